"""What a reader meets: the answer on the first screen, tables that stay tables on a phone, everything without JavaScript."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Open
from support.editions import editions
from support.facts import Facts
from support.page_types import embeds, pages
from support.project import SITES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("reading")]

PAGES = pages("whole")
EMBEDS = embeds("whole")
FACTS = Facts(SITES / "whole")
WITHOUT_TABLES = {"options", "criteria", "sources", "embed", "samples", "missing"}


def box(page: Page, selector: str) -> dict[str, float]:
    """Where the first such element is, with its lower edge."""
    found = page.locator(selector).first.bounding_box()
    assert found, f"{selector} is not shown"
    return {**found, "end": found["y"] + found["height"]}


def test_the_answer_says_who_leads_where(whole: str, open_page: Open) -> None:
    with urlopen(f"{whole}/export/use-cases--situation.json") as answer:
        ends = [row["cells"][0]["plain"] for row in json.load(answer)["rows"]]
    said = open_page(whole + PAGES["pair"]).locator(".t-answer").first.inner_text()
    assert f"It depends on the project: of {len(ends)} situations" in said
    for option in FACTS.compared:
        name = FACTS.options[option]["name"]
        led = sum(end.startswith((f"{name} leads", f"Only {name} fits")) for end in ends)
        assert led
        assert f"{name} leads in {led}" in said
    assert f"in {sum(end.startswith('Too close') for end in ends)} it is too close to call" in said
    assert "Counting every criterion alike" in said
    assert "percentage points" in said, "the margin"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", ["whole", "here"])
def test_the_first_screen_answers(homes: Callable[[str], str], open_page: Open, name: str, size: tuple[int, int]) -> None:
    if len(Facts(editions()[name]).compared) != 2:
        pytest.skip("one screen is promised to editions of two options")
    page = open_page(homes(name) + pages(name)["pair"], size=size)
    answer = page.locator(".t-answer").first
    proof = answer.get_by_role("link", name="See the proof")
    place = proof.bounding_box()
    assert place
    assert place["y"] + place["height"] <= size[1], "the way to the proof is below the first screen"
    assert box(page, ".t-answer p")["end"] <= size[1]
    tables = [table.bounding_box() for table in page.locator("table").all()]
    first = min(table["y"] for table in tables if table)
    assert place["y"] + place["height"] <= first, "a table stands above the answer"
    proof.click()
    page.wait_for_function("() => location.hash.length > 1")
    # The page may take its time to scroll; it has to arrive.
    page.wait_for_function(
        "() => { const top = document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top;"
        " return top >= 0 && top < innerHeight; }"
    )


def roles(page: Page) -> Counter[str]:
    """What assistive technology is told about the page, counted by role."""
    session = page.context.new_cdp_session(page)
    tree: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(node["role"]["value"] for node in tree if not node.get("ignored") and "role" in node)


@pytest.mark.parametrize("address", [PAGES["criterion"], PAGES["use-case"], EMBEDS["compare-group"]])
def test_cards_on_a_phone_are_still_a_table(whole: str, open_page: Open, address: str) -> None:
    phone, desk = open_page(whole + address, size=PHONE), open_page(whole + address, size=DESK)
    shown = phone.locator(".t-table tbody td").first
    assert shown.evaluate("e => getComputedStyle(e).display") in ("block", "grid", "flex"), (
        "rows are no cards: this test proves nothing"
    )
    told = [
        {role: number for role, number in roles(page).items() if role in ("table", "row", "cell", "columnheader", "rowheader")}
        for page in (phone, desk)
    ]
    assert told[0] == told[1]
    assert min(told[0].get(role, 0) for role in ("table", "row", "cell", "columnheader", "rowheader")) > 0, told[0]
    rows = phone.locator("table tr").count()
    assert told[0]["row"] == rows


def test_cards_name_their_columns(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGES["criterion"], size=PHONE)
    cells = page.locator(".t-table tbody td[data-label]").evaluate_all(
        "all => all.filter(e => e.textContent.trim()).map(e => [e.dataset.label, getComputedStyle(e, '::before').content])"
    )
    assert cells
    assert [label for label, said in cells if said not in (f'"{label}"', "attr(data-label)")] == []


# --- without JavaScript -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGES)
def test_pages_can_be_read_without_javascript(whole: str, open_page: Open, kind: str) -> None:
    page = open_page(whole + PAGES[kind], size=PHONE, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    unseen = (
        "all => all.filter(e => !e.checkVisibility() && !e.closest('details:not([open])')).map(e => e.outerHTML.slice(0, 100))"
    )
    assert page.locator(".t-table, .t-table tbody tr").evaluate_all(unseen) == []
    assert bool(page.locator(".t-table").count()) == (kind not in WITHOUT_TABLES)
    targets = page.locator(".t-ref a").evaluate_all("all => all.map(e => document.getElementById(e.hash.slice(1)))")
    assert None not in targets
    assert page.locator(".t-sources li[id]").evaluate_all(unseen) == []
    menus = page.locator("details.t-share summary:visible")
    if menus.count():
        menus.first.click()
    assert not page.locator("button[data-copy]:visible").count(), "a button that does nothing"
    assert (
        page.locator("article [hidden]").evaluate_all("all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)") == []
    )


def test_the_quiz_can_be_read_without_javascript(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGES["quiz"], java_script_enabled=False)
    assert not page.locator("form[data-quiz]").is_visible()
    said = page.locator("noscript p")
    assert said.is_visible()
    assert "Without JavaScript the result is not computed" in said.inner_text()
    table = page.locator('figure[data-block="quiz"] table')
    assert table.is_visible()
    text = " ".join(table.inner_text().split())
    for question in FACTS.quiz["questions"]:
        assert question["text"] in text
        for answer in question["answers"]:
            assert answer["text"] in text
            for criterion, weight in answer.get("weights", {}).items():
                assert f"{FACTS.criteria[criterion]['label']} {weight}" in text


def test_release_pictures_say_their_dates_in_a_table(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGES["option"], java_script_enabled=False)
    block = page.locator('figure[data-kind="releases"]')
    picture = block.locator("svg.t-timeline, [role=img]").first
    assert picture.is_visible()
    table = block.locator("table").inner_text()
    lines = block.locator("svg text.t-line").all_text_contents()
    assert len(lines) == len(FACTS.options[PAGES["option"].strip("/").split("/")[1]]["lines"])
    for line in lines:
        assert line.split()[-1] in table
