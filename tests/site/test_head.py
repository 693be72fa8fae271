"""What a page says of itself to programs: description, address, picture and data, as an HTML parser finds them."""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.facts import Facts
from support.markup import Document, Site, parsed
from support.project import ADDRESS, VARIANTS, built, copied, site_of

SHARED = ("type", "site_name", "title", "description", "url", "image", "image:type", "image:width", "image:height", "image:alt")
RATINGS = {"holds": 5, "holds-with-caveat": 4, "outdated": 2, "wrong": 1, "unverified": None}
Data = dict[str, Any]


def metas(page: Document, attribute: str = "name") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.find("meta"):
        if attribute in element.attrib:
            found.setdefault(element.attrib[attribute], []).append(element.get("content", ""))
    return found


def data(page: Document) -> list[Data]:
    return [json.loads(element.text or "") for element in page.find("script", type="application/ld+json")]


def everything(site: Site, kind: str) -> Iterator[tuple[str, Data]]:
    for path, page in site.pages.items():
        yield from ((path, found) for found in data(page) if found["@type"] == kind)


def trail(page: Document) -> list[str]:
    return ["".join(step.itertext()) for nav in page.find("nav", class_="t-trail") for step in nav.iter("li")]


def address_of(site: Site, path: str) -> str:
    return site.address + path.removesuffix("index.html")


def test_every_page_is_described_once_and_in_its_own_words(site: Site) -> None:
    found = {path: metas(page)["description"] for path, page in site.pages.items()}
    assert {len(texts) for texts in found.values()} == {1}
    texts = Counter(texts[0] for texts in found.values())
    assert [text for text, count in texts.items() if count > 1] == []
    assert [path for path, [text] in found.items() if len(text.split()) < 3] == []


@pytest.mark.xdist_group("site-one")
def test_a_description_nobody_wrote_is_the_first_paragraph(shared: Path) -> None:
    page = parsed(site_of("one", shared)).pages["start/index.html"]
    assert metas(page)["description"] == ["Pebble costs 0 € a month."]


def test_a_site_without_an_address_names_none(site: Site) -> None:
    for path, page in site.pages.items():
        assert not [name for name in metas(page, "property") if name.startswith("og:")], path
        assert "twitter:card" not in metas(page), path
        assert not page.find("link", rel="canonical"), path
        assert "http" not in json.dumps([{**found, "@context": "", "license": ""} for found in data(page)]), path
    assert not [path for path in site.files if path.startswith("assets/tradeoff/social-")]


def test_a_shared_link_shows_the_page(published: Site) -> None:
    for path, page in published.pages.items():
        found = metas(page, "property")
        assert {name: len(texts) for name, texts in found.items() if name.startswith("og:")} == {
            f"og:{name}": 1 for name in SHARED
        }
        og = {name: found[f"og:{name}"][0] for name in SHARED}
        assert all(og.values()), path
        assert [link.get("href") for link in page.find("link", rel="canonical")] == [og["url"]] == [address_of(published, path)]
        assert [og["description"]] == metas(page)["description"], path
        title = next(element.text or "" for element in page.elements if element.tag == "title")
        heading = " ".join("".join(page.find("h1")[0].itertext()).split()).rstrip("¶")
        assert title.startswith(og["title"]) or heading == og["title"], path
        assert metas(page)["twitter:card"] == ["summary_large_image"]


def test_its_picture_is_what_it_is_said_to_be(published: Site) -> None:
    used = {metas(page, "property")["og:image"][0] for page in published.pages.values()}
    for address in used:
        target = published.target("index.html", address)
        assert address.startswith(published.address)
        assert target
        content = (published.folder / target[0]).read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        assert len(content) < 25_000
    assert {published.target("index.html", address)[0] for address in used} == {  # type: ignore[index]
        path for path in published.files if path.startswith("assets/tradeoff/social-")
    }


def test_every_address_in_the_data_leads_somewhere_on_the_site(published: Site) -> None:
    def addresses(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (text for key, inner in value.items() if key not in ("@context", "license") for text in addresses(inner))
        elif isinstance(value, list):
            yield from (text for inner in value for text in addresses(inner))
        elif isinstance(value, str) and value.startswith("http"):
            yield value

    checked = 0
    for path, page in published.pages.items():
        for address in (address for found in data(page) for address in addresses(found)):
            target = published.target(path, address)
            assert target, f"{path}: {address} leaves the site"
            assert target[0] in published.files, f"{path}: {address}"
            assert not target[1] or target[1] in published.documents[target[0]].ids, f"{path}: {address}"
            checked += 1
    assert checked > len(published.pages)


def test_all_data_speaks_of_schema_org(site: Site, published: Site) -> None:
    for variant in (site, published):
        found = {(one["@context"], one["@type"]) for page in variant.pages.values() for one in data(page)}
        assert {context for context, _ in found} == {"https://schema.org"}
        assert {kind for _, kind in found} <= {"Article", "BreadcrumbList", "ClaimReview", "Dataset"}


def test_the_trail_is_told_as_it_is_shown(published: Site) -> None:
    for path, page in published.pages.items():
        lists = [found for found in data(page) if found["@type"] == "BreadcrumbList"]
        assert bool(lists) == bool(trail(page)), path
        for found in lists:
            items = found["itemListElement"]
            assert [item["name"] for item in items] == trail(page), path
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[0]["item"] == published.address
            assert items[-1]["item"] == address_of(published, path)


def test_every_statement_is_reviewed_once_where_it_lives(published: Site, site: Site, facts: Facts) -> None:
    for one in (published, site):
        found = list(everything(one, "ClaimReview"))
        assert Counter(review["claimReviewed"] for _, review in found) == Counter(
            " ".join(record["statement"].split()) for record in facts.statements.values()
        )
    by_text = {" ".join(record["statement"].split()): (name, record) for name, record in facts.statements.items()}
    for path, review in everything(published, "ClaimReview"):
        name, record = by_text[review["claimReviewed"]]
        assert review["url"] == f"{address_of(published, path)}#{name}"
        assert path == f"fact-check/{record['topic']}/index.html"
        assert review["itemReviewed"] == {"@type": "Claim", "name": review["claimReviewed"]}
        assert review["author"] == {"@type": "Organization", "name": facts.site["title"], "url": published.address}
        assert review["dateModified"] == record["reviewed"]
        rating = review["reviewRating"]
        assert (rating["@type"], rating.get("ratingValue")) == ("Rating", RATINGS[record["verdict"]])
        assert rating["alternateName"]
        if "ratingValue" in rating:
            assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        else:
            assert not {"bestRating", "worstRating"} & set(rating)


def test_the_api_is_a_data_set(published: Site, facts: Facts) -> None:
    [(path, found)] = everything(published, "Dataset")
    assert path == "embed/index.html"
    assert found["name"]
    assert 50 <= len(found["description"]) <= 5000
    assert found["license"] == facts.site["licence"]["url"]
    days = sorted(claim["reviewed"] for claim in facts.claims.values())
    assert found["dateModified"] == days[-1]
    assert found["temporalCoverage"] == f"{days[0]}/{days[-1]}"
    files = [download["contentUrl"] for download in found["distribution"]]
    assert {file.removeprefix(published.address) for file in files} == {
        file
        for file in published.files
        if file.startswith("api/v1/") and file.count("/") == 2 and not file.endswith("openapi.json")
    }
    assert {download["encodingFormat"] for download in found["distribution"]} == {"application/json"}


def test_every_guide_is_an_article_and_nothing_else_is(published: Site, facts: Facts) -> None:
    folder = facts.root / "content"
    generated = ("options/", "criteria/", "compare/", "use-cases/", "fact-check/")
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    guides = {name.removesuffix(".md") for name in written if "/" in name and not name.startswith(generated)}
    found = dict(everything(published, "Article"))
    assert set(found) == {f"{name}/index.html" if not name.endswith("index") else f"{name}.html" for name in guides}
    for path, article in found.items():
        assert article["headline"]
        assert len(article["headline"]) <= 110
        assert article["author"]["name"] == facts.site["title"]
        assert article["mainEntityOfPage"] == article["url"] == address_of(published, path)
        assert [article["description"]] == metas(published.pages[path])["description"]
        name = path.removesuffix("/index.html")
        source = folder / f"{name}.md" if name in guides else folder / name / "index.md"
        day = re.search(r"^reviewed: (\S+)$", source.read_text(), re.MULTILINE)
        assert article.get("dateModified") == (day[1] if day else None), path


def test_embeds_and_redirects_hold_no_data(published: Site) -> None:
    for path, document in published.documents.items():
        assert document.themed or not data(document), path


def test_hostile_data_stays_text_on_a_built_page(tmp_path: Path) -> None:
    hostile = '</script><script>alert(1)</script><!-- " & <b>'
    text = json.dumps(hostile)
    project = copied("five", tmp_path / "five")
    path = project / "data/statements/hostile.yml"
    rest = "verdict: unverified\nwhy: Nobody knows `</script>`.\nlooked_for: x\nreviewed: 2026-11-01\n"
    path.write_text(f"topic: hurry\nstatement: {text}\n{rest}")
    (project / "content/guide/hostile.md").write_text(f"---\ntitle: Hostile\ndescription: {text}\n---\n\n# Hostile\n\nText.\n")
    site = Site(built(project, tmp_path, "site", **VARIANTS["published"]), address=ADDRESS)
    topic, guide = site.pages["fact-check/hurry/index.html"], site.pages["guide/hostile/index.html"]
    assert hostile in [found.get("claimReviewed") for found in data(topic)]
    assert hostile in [found.get("description") for found in data(guide)]
    assert metas(guide)["description"] == metas(guide, "property")["og:description"] == [hostile]
    for page in (topic, guide):
        assert not [element for element in page.find("script") if (element.text or "").startswith("alert")]
        assert not page.faults
