"""The page carrier: holes in a rendered page are filled once, numbered together, and search reads no table twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from support.planned import planned
from tradeoff.carriers.page import Filled
from tradeoff.footnotes import Footnotes
from tradeoff.formats.html import Sheet, block_html

HOLE = '<div data-block="{}"></div>'
CITE = '<sup data-cite="{}" data-at="p. 1" data-says="a &amp; b"></sup>'


def fill(text: str, *, address: str = "guide/x/", indexed: str = "", anchors: tuple[str, ...] = ()) -> Filled:
    return planned("five").carrier().fill(text, address, indexed, set(anchors))


def parsed(filled: Filled) -> BeautifulSoup:
    return BeautifulSoup(filled.html, "html5lib").body


def test_a_page_without_holes_is_left_as_it_is_and_says_how_old_the_edition_is() -> None:
    text = "<p>a <b>b</b></p>"
    filled = fill(text)
    rest = filled.html.removeprefix(text)
    assert (filled.html, filled.indexed) == (text + rest, text)
    [line] = BeautifulSoup(rest, "html5lib").body.find_all(recursive=False)
    assert (line.name, line["class"]) == ("p", ["t-page-as-of"])
    assert planned("five").carrier().anchors(text) == set()


def test_terms_are_linked_where_the_text_was_rendered_and_nowhere_else() -> None:
    carrier = planned("five").carrier()
    text = f"<p>A dead letter</p>{HOLE.format('glossary')}"
    for rendered in (True, False):
        filled = carrier.fill(text, "guide/x/", "", set(), rendered=rendered)
        page = parsed(filled)
        assert [link["href"] for link in page.select("a.t-term")] == (["../../glossary/#dead-letter"] if rendered else [])
        assert not page.select("figure a.t-term"), "a block is no prose"


@pytest.mark.parametrize("text", ["a{}b", "a<p>{}</p>b"])
def test_a_hole_is_replaced_with_the_paragraph_that_markdown_put_around_it(text: str) -> None:
    filled = fill(text.format(HOLE.format("releases--raven")))
    assert "<p>" not in filled.html.partition("<section")[0].partition("<figure")[0]
    assert len(parsed(filled).select("figure[data-block='releases--raven'] table")) == 1
    assert "a" in filled.html
    assert "b" in filled.indexed


def test_search_reads_the_pages_own_block_and_no_other() -> None:
    text = HOLE.format("criterion--once") + HOLE.format("criterion--ordering")
    indexed = fill(text, indexed="criterion--ordering").indexed
    assert "In order for each address." in indexed
    assert "The ledger drops what arrived before." not in indexed
    assert "Courier handbook" not in indexed


def test_what_only_looks_like_a_hole_stays() -> None:
    text = HOLE.format("no-such-block") + CITE.format("no-such-source") + HOLE.format("adopters")
    filled = fill(text)
    assert HOLE.format("no-such-block") in filled.html
    assert CITE.format("no-such-source") in filled.html


def test_prose_and_blocks_share_their_numbers() -> None:
    text = CITE.format("survey") + HOLE.format("releases--courier") + CITE.format("blog") + CITE.format("survey")
    page = parsed(fill(text))
    marks = [(mark["href"], mark.get_text()) for mark in page.select("sup a")]
    assert marks == [
        ("#source-survey", "1"), ("#source-courier-docs", "2"), ("#source-courier-docs", "2"), ("#source-blog", "3"),
        ("#source-survey", "1"),
    ]  # fmt: skip
    listed = page.select(".t-sources > ol > li")
    assert [item["id"] for item in listed] == ["source-survey", "source-courier-docs", "source-blog"]
    assert [item.get_text().strip() for item in listed[0].select("li")] == ["(p. 1): a & b"]
    assert listed[1].select_one("li").get_text() == "5: The dates of 5."


@pytest.mark.parametrize(
    ("at", "says", "said"), [("", "", []), ("p. 1", "", ["(p. 1)"]), ("", "a", ["a"]), ("p. 1", "a", ["(p. 1): a"])]
)
def test_a_source_says_what_it_was_cited_for_and_nothing_where_nothing_was(at: str, says: str, said: list[str]) -> None:
    page = parsed(fill(f'<sup data-cite="survey" data-at="{at}" data-says="{says}"></sup>'))
    assert [item.get_text().strip() for item in page.select(".t-sources li li")] == said


def test_the_list_of_sources_stands_where_it_was_asked_for_and_once() -> None:
    filled = fill("<div data-sources></div><p>middle</p>" + CITE.format("survey") + "<div data-sources></div><p>end</p>")
    assert filled.html.count('class="t-sources"') == 1
    assert filled.html.index("t-sources") < filled.html.index("middle")
    without = fill("<p>middle</p>" + CITE.format("survey"))
    assert without.html.index("middle") < without.html.index("t-sources")


def test_the_list_of_sources_takes_no_name_that_the_page_has_already() -> None:
    # A writer's heading "Sources" has it, and so has one on the page of the method.
    text = '<h2 id="sources">Sources</h2>' + CITE.format("survey")
    ids = re.findall(r' id="([^"]+)"', fill(text, anchors=("sources",)).html)
    assert sorted(ids) == ["source-survey", "sources"]


def test_a_page_that_cites_nothing_has_no_list() -> None:
    assert "t-sources" not in fill("<p>x</p><div data-sources></div>").html
    assert "t-sources" not in fill(HOLE.format("quiz")).html


def test_ids_are_given_once_a_page_and_foretold() -> None:
    twice = HOLE.format("compare--courier-vs-heron") + HOLE.format("compare")
    filled = fill(twice, anchors=("ordering",))
    ids = re.findall(r' id="([^"]+)"', filled.html)
    assert len(ids) == len(set(ids))
    assert "once" in ids
    assert "ordering" not in ids
    assert set(ids) <= planned("five").carrier().anchors(twice)


@pytest.mark.parametrize("hole", [HOLE.format("adopters"), HOLE.format("releases--raven"), "<div data-bibliography></div>"])
def test_every_id_of_a_filled_page_is_foretold_and_no_more(hole: str) -> None:
    ids = re.findall(r' id="([^"]+)"', fill(hole).html)
    assert set(ids) == planned("five").carrier().anchors(hole)


def test_links_are_relative_to_the_page() -> None:
    for address, prefix in (("", ""), ("guide/x/", "../../"), ("guide/x.html", "../")):
        page = parsed(fill(HOLE.format("criterion--once"), address=address))
        links = [link["href"] for link in page.select("tbody th a")]
        assert links[0] == f"{prefix}options/courier/"


def test_the_bibliography_lists_every_source_with_what_rests_on_it() -> None:
    page = parsed(fill("<div data-bibliography></div>", address="sources/"))
    listed = {item["id"].removeprefix("source-"): item for item in page.select(".t-bibliography > li")}
    assert set(listed) == set(planned("five").catalog.edition.sources)
    publishers = [planned("five").catalog.edition.sources[name].publisher.casefold() for name in listed]
    assert publishers == sorted(publishers)
    assert "Ordering (Courier)" in listed["courier-docs"].get_text()
    assert [link["href"] for link in listed["courier-docs"].select(".t-uses a") if link.get_text() == "Ordering (Courier)"] == [
        "../criteria/ordering/"
    ]
    assert "by the maker of Courier" in listed["courier-docs"].get_text()
    assert "read in a copy" in listed["heron-docs"].get_text()
    assert listed["own-run"].find("a", href=re.compile("^https?:")) is None
    assert "send --count 1000" in listed["own-run"].get_text()


def test_the_bibliography_names_the_pages_that_cite_a_source() -> None:
    page = parsed(fill("<div data-bibliography></div>", address="sources/"))
    for name in ("survey", "blog"):
        links = {link.get_text(): link["href"] for link in page.select(f"#source-{name} .t-uses a")}
        assert links["Every macro, everywhere"] == "../guide/macros/"
    assert "Every macro" not in page.select_one("#source-heron-docs").get_text()


def test_the_quiz_travels_as_data() -> None:
    page = parsed(fill("<div data-quiz></div>", address="quiz/"))
    assert page.select_one("form[data-quiz]")
    assert len(page.select("fieldset[data-question]")) == 2


def test_a_page_is_filled_the_same_way_twice() -> None:
    text = HOLE.format("compare") + CITE.format("blog")
    assert fill(text) == fill(text)


def test_the_share_menu_offers_a_frame_of_a_fitting_height_and_every_file() -> None:
    page = parsed(fill(HOLE.format("compare") + HOLE.format("releases--raven"), address="guide/x/"))
    menus = page.select("details.t-share")
    heights = []
    for menu, block_id in zip(menus, ("compare", "releases--raven"), strict=True):
        frame = BeautifulSoup(menu.select_one("textarea[data-frame]").get_text(), "html5lib").iframe
        assert frame["src"] == f"../../embed/{block_id}.html"
        assert frame["loading"] == "lazy"
        assert frame["title"]
        heights.append(int(frame["height"]))
        links = [link["href"] for link in menu.select("a")]
        assert links == [f"../../embed/{block_id}.html", *(f"../../export/{block_id}.{kind}" for kind in ("md", "csv", "json"))]
        assert menu.select_one('button[data-copy="markdown"]')["data-from"] == f"../../export/{block_id}.md"
    rows = [len(menu.find_parent("figure").select("tbody tr")) for menu in menus]
    assert 200 <= min(heights) <= max(heights) <= 900
    assert (heights[0] > heights[1]) == (rows[0] > rows[1])


def test_the_copied_frame_survives_a_quote_in_a_title() -> None:
    block = planned("five").blocks["compare"]
    odd = replace(block, title='a" onload="alert(1)')
    sheet = Sheet("guide/x/", planned("five").settings.routes, Footnotes(planned("five").catalog.edition.sources))
    page = BeautifulSoup(block_html(odd, sheet, planned("five").templates), "html5lib")
    frame = BeautifulSoup(page.select_one("textarea[data-frame]").get_text(), "html5lib").iframe
    assert frame["title"] == odd.title
    assert not frame.get("onload")


def test_a_verdict_is_as_old_as_the_claims_it_rests_on() -> None:
    catalog = planned("five").catalog
    table = planned("five").blocks["use-cases"].table
    for row in table.rows:
        case = catalog.edition.use_cases[row.id]
        weighed = [
            (name, option.id)
            for name, weight in case.weights.items()
            for option in catalog.edition.compared
            if weight and (name, option.id) in catalog.points
        ]
        days = [catalog.edition.criteria[name].claims[option].reviewed for name, option in weighed]
        assert (row.cells[0].oldest, row.cells[0].reviewed) == (min(days), max(days))
        assert row.cells[0].stale_after == min(catalog.freshness[key].stale_since for key in weighed)


def test_points_in_a_verdict_say_when_their_claim_is_stale() -> None:
    catalog = planned("five").catalog
    stale = {f"{name}/#{option}" for (name, option), clocks in catalog.freshness.items() if clocks.state == "stale"}
    page = parsed(fill(HOLE.format("use-case--payments")))
    shown = page.select("td:has(.t-stale:not([hidden])) a")
    assert shown
    assert all(any(link["href"].endswith(claim) for claim in stale) for link in shown)
