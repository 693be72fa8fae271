"""The public paths: everything the site promises is there and is a file of its type, and nothing else is published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from support.facts import Facts
from support.markup import Site
from support.project import ROOT

THEME = re.compile(r"404\.html|sitemap\.xml(\.gz)?|search/search_index\.json|assets/(images|javascripts|stylesheets)/.+")
OURS = re.compile(r"assets/tradeoff/([a-z-]+\.(css|js|svg)|social-[a-z-]+\.png)")
LATER = re.compile(r"feed\.xml|llms\.txt|_headers|oembed/[a-z0-9-]+\.json|api/v1/(changes|openapi)\.json|api/v1/schema/.+\.json")
"""Paths the site may gain. A promise begins when a file of that name is first published."""


def pages(facts: Facts) -> Iterator[str]:
    """The addresses of the pages that this data has."""
    several = len(facts.compared) > 1
    yield from ("", "options/", "sources/", "method/", "embed/")
    if len(facts.compared) > 2:
        yield "compare/"
    yield from (f"compare/{a}-vs-{b}/" for a, b in facts.pairs)
    yield from (f"options/{name}/" for name in facts.options)
    yield from ("criteria/", *(f"criteria/{name}/" for name in facts.criteria))
    if several and facts.use_cases:
        yield from ("use-cases/", *(f"use-cases/{name}/" for name in facts.use_cases))
    if facts.adopters:
        yield "adopters/"
    if several and facts.quiz:
        yield "quiz/"
    if several and scored(facts):
        yield "neutrality/"
    if facts.statements:
        yield "fact-check/"
        yield from (f"fact-check/{topic}/" for topic in {record["topic"] for record in facts.statements.values()})
        yield from (f"fact-check/verdict/{verdict}/" for verdict in {record["verdict"] for record in facts.statements.values()})
    if facts.glossary:
        yield "glossary/"


def scored(facts: Facts) -> bool:
    """Whether any criterion has points."""
    return any(record["type"] in ("support", "graded") for record in facts.live_criteria.values())


def written(facts: Facts) -> Iterator[str]:
    """The addresses of the pages that writers wrote."""
    for path in sorted((facts.root / "content").rglob("*.md")):
        name = path.relative_to(facts.root / "content").as_posix().removesuffix(".md")
        yield f"{name}/" if not name.endswith("index") else name.removesuffix("index")


def redirects(facts: Facts) -> Iterator[tuple[str, str]]:
    """Old and new addresses: the reverse of each pair, the old ids of each record, and the one pair for all."""
    if len(facts.compared) == 2 and facts.pairs:
        yield "compare/", "compare/{}-vs-{}/".format(*facts.pairs[0])
    for a, b in facts.pairs:
        names = [(first, second) for first in _names(facts, a) for second in _names(facts, b)]
        for first, second in (*names, *((second, first) for first, second in names)):
            if (first, second) != (a, b):
                yield f"compare/{first}-vs-{second}/", f"compare/{a}-vs-{b}/"
    kinds = {
        "options": facts.options,
        "criteria": facts.criteria,
        "use-cases": facts.use_cases if len(facts.compared) > 1 else {},
    }
    for folder, records in kinds.items():
        for name, record in records.items():
            yield from ((f"{folder}/{old}/", f"{folder}/{name}/") for old in record.get("aliases", []))


def _names(facts: Facts, option: str) -> list[str]:
    """An option's id and its old ids."""
    return [option, *facts.options[option].get("aliases", [])]


def blocks(facts: Facts) -> Iterator[str]:
    """The blocks that this data has."""
    several = len(facts.compared) > 1
    groups = [name for name in facts.groups if any(record["group"] == name for record in facts.live_criteria.values())]
    if len(facts.compared) > 2:
        yield "compare"
    for a, b in facts.pairs:
        yield f"compare--{a}-vs-{b}"
        yield from (f"compare--{a}-vs-{b}--{group}" for group in groups)
    if several and scored(facts):
        yield from (f"groups--{a}-vs-{b}" for a, b in facts.pairs)
        yield from ("groups",) if len(facts.compared) > 2 else ()
    yield from (f"criterion--{name}" for name in facts.criteria)
    if several:
        yield from (f"use-case--{name}" for name in facts.live_use_cases)
    if several and facts.live_use_cases:
        yield "use-cases"
    yield from (f"option--{name}" for name in facts.compared)
    yield from (f"pros-cons--{name}" for name in facts.compared if {"strengths", "weaknesses"} & set(facts.options[name]))
    yield from (f"releases--{name}" for name in facts.compared if facts.options[name].get("lines"))
    if facts.adopters:
        yield "adopters"
    if several and facts.quiz:
        yield "quiz"
    yield from (f"statement--{name}" for name in facts.statements)
    yield from (f"fact-check--{topic}" for topic in {record["topic"] for record in facts.statements.values()})
    yield from (f"finding--{verdict}" for verdict in {record["verdict"] for record in facts.statements.values()})
    if facts.statements:
        yield "fact-check"
    if facts.glossary:
        yield "glossary"
    if several and scored(facts):
        yield from ("neutrality--leads", "neutrality--proof")
    yield from ("method--claims", "method--sources")
    if several and facts.live_use_cases:
        yield "method--margins"


def current(facts: Facts, block: str) -> str:
    """What a block with old ids in its name is called now."""
    kinds = (facts.options, facts.criteria, facts.use_cases, facts.statements)
    now = {old: name for records in kinds for name, record in records.items() for old in record.get("aliases", [])}
    return re.sub(r"(?<=--).+", lambda found: "--".join(_current_part(part, now) for part in found[0].split("--")), block)


def _current_part(part: str, now: dict[str, str]) -> str:
    return "-vs-".join(now.get(name, name) for name in part.split("-vs-"))


def api(facts: Facts) -> Iterator[tuple[str, int]]:
    """The files of the API and how many records each has."""
    several = len(facts.compared) > 1
    counts = {
        "options": len(facts.options),
        "criteria": len(facts.criteria),
        "claims": len(facts.claims),
        "sources": len(facts.sources),
        "use-cases": len(facts.live_use_cases) if several and facts.use_cases else 0,
        "adopters": len(facts.adopters),
        "statements": len(facts.statements),
        "glossary": len(facts.glossary),
        "quiz": len(facts.quiz.get("questions", [])) if several else 0,
    }
    return ((name, count) for name, count in counts.items() if count or name in ("options", "criteria", "claims", "sources"))


def test_every_promised_page_is_a_page(site: Site, facts: Facts) -> None:
    promised = {f"{address}index.html" for address in (*pages(facts), *written(facts))}
    assert promised == set(site.pages)


def test_every_promised_redirect_leads_to_its_page_and_there_is_no_other(site: Site, facts: Facts) -> None:
    promised = {f"{old}index.html": (f"{new}index.html", "") for old, new in redirects(facts)}
    found = {path: page.redirect for path, page in site.documents.items() if page.redirect}
    assert {path: site.target(path, address) for path, address in found.items()} == promised


def test_every_block_can_be_embedded(site: Site, facts: Facts) -> None:
    for block in blocks(facts):
        embed = site.documents.get(f"embed/{block}.html")
        assert embed, f"embed/{block}.html is missing"
        assert embed.embed
        assert embed.find("table"), block
        assert embed.find("div", class_="t-frame"), block


def test_every_block_can_be_downloaded(site: Site, facts: Facts) -> None:
    for block in blocks(facts):
        markdown = site.text(f"export/{block}.md")
        assert markdown.startswith("## "), block
        assert "\n| --- |" in markdown, block
        assert "<" not in re.sub(r"`[^`]*`|\]\(<[^>]*>|\\<", "", markdown), f"HTML in export/{block}.md"
        lines = site.text(f"export/{block}.csv").splitlines()
        assert len(lines) > 1, block
        data = json.loads(site.text(f"export/{block}.json"))
        assert data["id"] == block
        assert data["rows"], block


def test_every_file_of_the_api_holds_every_record(site: Site, facts: Facts) -> None:
    listed = {entry["name"]: entry["path"] for entry in json.loads(site.text("api/v1/index.json"))["result"]}
    for name, count in api(facts):
        assert listed.pop(name) == f"{name}.json"
        document = json.loads(site.text(f"api/v1/{name}.json"))
        assert set(document) == {"schema_version", "edition", "as_of", "licence", "count", "result"}, name
        assert document["count"] == len(document["result"]) == count, name
        assert document["edition"] == facts.site["title"]
        assert document["licence"]["url"] == facts.site["licence"]["url"]
    for name, path in listed.items():
        assert f"api/v1/{path}" in site.files, name


def test_claims_of_the_api_are_the_claims_of_the_data(site: Site, facts: Facts) -> None:
    found = {(claim["criterion"], claim["option"]): claim for claim in json.loads(site.text("api/v1/claims.json"))["result"]}
    assert set(found) == set(facts.claims)
    for key, claim in facts.claims.items():
        assert found[key]["reviewed"] == claim["reviewed"], key
        assert (found[key]["summary"] or "") == " ".join(claim.get("summary", "").split()), key


def test_nothing_else_is_published(site: Site, facts: Facts) -> None:
    # A template or a draft that slips into the site stays there for ever in somebody's archive.
    known = {f"{address}index.html" for address in (*pages(facts), *written(facts), *(old for old, _ in redirects(facts)))}
    known |= {
        path.relative_to(facts.root / "content").as_posix()
        for path in (facts.root / "content").rglob("*")
        if path.is_file() and path.suffix != ".md"
    }
    known |= {f"api/v1/{name}.json" for name in ("index", *(name for name, _ in api(facts)))}
    gallery, promised = site.text("embed/index.html"), set(blocks(facts))
    strange = []
    for path in sorted(site.files - known):
        block = re.fullmatch(r"(?:embed|export)/([a-z0-9-]+)\.(html|md|csv|tsv|json)", path)
        if block and (block[1] in gallery or current(facts, block[1]) in promised):
            continue
        if not any(pattern.fullmatch(path) for pattern in (THEME, OURS, LATER)):
            strange.append(path)
    assert strange == []


def test_no_template_is_published(site: Site, facts: Facts) -> None:
    # Writers may show such marks, in a guide to the macros for instance; then this site proves nothing about them.
    shown = "".join(
        path.read_text() for folder in ("content", "data") for path in (facts.root / folder).rglob("*.*") if path.is_file()
    )
    marks = [mark for mark in ("{%", "{{") if mark not in shown]
    assert not any(path.startswith("tradeoff/") for path in site.files)
    for path in sorted(site.files):
        if path.endswith((".html", ".json", ".md", ".csv", ".css", ".xml")) and not path.startswith("assets/javascripts/"):
            text = site.text(path)
            assert not [mark for mark in marks if mark in text], path
            assert "\0" not in text, path


def test_no_placeholder_is_left(site: Site) -> None:
    holes = {"data-block", "data-sources", "data-bibliography"}
    for path, page in site.documents.items():
        assert not [element for element in page.find("div") if holes & element.attrib.keys()], path
        assert not [element for element in page.find("sup") if "data-cite" in element.attrib], path
        assert "<!-- body -->" not in page.text, path


def test_no_path_of_this_machine_is_published(site: Site) -> None:
    here = str(ROOT)
    for path in sorted(site.files):
        if not path.endswith((".png", ".gz")):
            assert here not in site.text(path), path
