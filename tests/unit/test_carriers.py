"""What goes with the site for machines: oEmbed answers, llms.txt and hints for hosts."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from support.editions import small
from support.planned import files, planned
from support.read_back import GFM, inline_text
from tradeoff.redirects import former_ids

ADDRESS = "https://brokers.example.org/sub/"
EDITIONS = pytest.mark.parametrize("edition", small())


def answers(edition: str) -> dict[str, dict[str, object]]:
    return {path: json.loads(text) for path, text in files(edition, ADDRESS).items() if path.startswith("oembed/")}


@EDITIONS
def test_every_block_answers_with_a_frame_of_its_embed(edition: str) -> None:
    made = planned(edition, ADDRESS)
    names = {**{block_id: block_id for block_id in made.blocks}, **dict(former_ids(made.catalog, made.blocks))}
    assert set(answers(edition)) == {f"oembed/{name}.json" for name in names}
    for path, answer in answers(edition).items():
        block = made.blocks[names[path.removeprefix("oembed/").removesuffix(".json")]]
        assert {
            "version": "1.0",
            "type": "rich",
            "title": block.title,
            "provider_name": made.catalog.edition.site.title,
        }.items() <= answer.items()
        body = BeautifulSoup(str(answer["html"]), "html5lib").body
        [frame] = body.select("*")
        assert frame.name == "iframe"
        assert frame["src"] == f"{ADDRESS}embed/{block.id}.html"
        assert frame["title"] == block.title
        assert (int(frame["width"]), int(frame["height"])) == (answer["width"], answer["height"])


@EDITIONS
def test_an_embed_leads_to_its_answer(edition: str) -> None:
    there, made = files(edition, ADDRESS), planned(edition, ADDRESS)
    now = {f"oembed/{old}.json": f"oembed/{new}.json" for old, new in former_ids(made.catalog, made.blocks)}
    for path in answers(edition):
        page = there[path.replace("oembed/", "embed/").replace(".json", ".html")]
        [link] = BeautifulSoup(page.partition("</head>")[0], "html5lib").find_all("link", type="application/json+oembed")
        assert link["href"] == ADDRESS + now.get(path, path)
        assert link["rel"] == ["alternate"]


@EDITIONS
def test_a_site_that_does_not_know_its_address_has_no_answers(edition: str) -> None:
    there = files(edition)
    assert not [path for path in there if path.startswith("oembed/")]
    assert not [path for path, text in there.items() if path.startswith("embed/") and "json+oembed" in text]


@EDITIONS
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_llms_txt_leads_to_every_block_once(edition: str, address: str) -> None:
    there = files(edition, address)
    tokens = GFM.parse(there["llms.txt"])
    site = planned(edition).catalog.edition.site
    assert [token.type for token in tokens[:2]] == ["heading_open", "inline"]
    assert tokens[0].tag == "h1"
    assert inline_text(tokens[1]) == site.title
    assert tokens[3].type == "blockquote_open"
    assert inline_text(tokens[5]) == site.tagline
    links = [child.attrGet("href") for token in tokens for child in token.children or [] if child.type == "link_open"]
    assert sorted(links) == sorted(
        address + path for path in [*(f"export/{block_id}.md" for block_id in planned(edition).blocks), "api/v1/index.json"]
    )
    titles = [inline_text(tokens[index + 2]) for index, token in enumerate(tokens) if token.type == "list_item_open"]
    assert len(titles) == len(links)
    assert all(titles)


@pytest.mark.parametrize(("address", "base"), [("", ""), ("https://x.example.org", ""), (ADDRESS, "/sub")])
def test_hints_for_hosts_stand_below_the_sites_folder(address: str, base: str) -> None:
    rules: dict[str, dict[str, str]] = {}
    for line in files("one", address)["_headers"].splitlines():
        if not line.startswith(" "):
            current = rules.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            current[name] = value
    assert rules == {
        f"{base}/embed/*": {"Content-Security-Policy": "frame-ancestors *"},
        f"{base}/export/*": {"Access-Control-Allow-Origin": "*"},
        f"{base}/api/*": {"Access-Control-Allow-Origin": "*"},
        f"{base}/oembed/*": {"Access-Control-Allow-Origin": "*"},
    }
