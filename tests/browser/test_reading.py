"""What a reader meets: the answer on the first screen, tables that stay tables on a phone, everything without JavaScript."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Open
from browser.page_types import EMBEDS, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("reading")]

PAIR = PAGES["pair"]


def box(page: Page, selector: str) -> dict[str, float]:
    """Where the first such element is, with its lower edge."""
    found = page.locator(selector).first.bounding_box()
    assert found, f"{selector} is not shown"
    return {**found, "end": found["y"] + found["height"]}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_screen_answers(home: str, open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(home + PAIR, size=size)
    answer = page.locator(".t-answer").first
    text = answer.inner_text()
    assert "It depends on the project" in text
    assert "Counting every criterion alike" in text
    assert "percentage points" in text, "the margin"
    for option in ("Node.js", "Django"):
        assert f"{option} leads in" in text
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


@pytest.mark.parametrize("address", [PAGES["criterion"], PAGES["use-case"], EMBEDS["embed-group"]])
def test_cards_on_a_phone_are_still_a_table(home: str, open_page: Open, address: str) -> None:
    phone, desk = open_page(home + address, size=PHONE), open_page(home + address, size=DESK)
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


def test_cards_name_their_columns(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["criterion"], size=PHONE)
    cells = page.locator(".t-table tbody td[data-label]").evaluate_all(
        "all => all.filter(e => e.textContent.trim()).map(e => [e.dataset.label, getComputedStyle(e, '::before').content])"
    )
    assert cells
    assert [label for label, said in cells if said not in (f'"{label}"', "attr(data-label)")] == []


# --- without JavaScript -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["home", "pair", "criterion", "use-case", "option", "adopters", "sources"])
def test_pages_can_be_read_without_javascript(home: str, open_page: Open, kind: str) -> None:
    page = open_page(home + PAGES[kind], size=PHONE, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    tables = page.locator(".t-table").all()
    assert tables or kind == "sources"
    for table in tables:
        assert table.is_visible()
        assert table.locator("tbody tr").first.is_visible()
    for reference in page.locator(".t-ref a").all()[:20]:
        target = reference.get_attribute("href") or ""
        assert page.locator(f'[id="{target[1:]}"]').is_visible(), target
    if page.locator("details.t-share").count():
        page.locator("details.t-share summary").first.click()
    assert not page.locator("button[data-copy]:visible").count(), "a button that does nothing"


@pytest.mark.parametrize("kind", PAGES)
def test_what_waits_for_a_script_is_not_seen_without_one(home: str, open_page: Open, kind: str) -> None:
    page = open_page(home + PAGES[kind], java_script_enabled=False)
    assert [found.evaluate("found => found.outerHTML") for found in page.locator("article [hidden]:visible").all()] == []


def test_the_quiz_can_be_read_without_javascript(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["quiz"], java_script_enabled=False)
    assert not page.locator("form[data-quiz]").is_visible()
    said = page.locator("noscript p")
    assert said.is_visible()
    assert "Without JavaScript the result is not computed" in said.inner_text()
    table = page.locator('figure[data-block="quiz"] table')
    assert table.is_visible()
    text = table.inner_text()
    assert "What will people mostly do with it?" in text
    assert "Read pages and fill in forms" in text
    assert "Server-rendered pages 3" in " ".join(text.split()), "the weight"


def test_release_pictures_say_their_dates_in_a_table(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["option"], java_script_enabled=False)
    block = page.locator('figure[data-kind="releases"]')
    picture = block.locator("svg.t-timeline, [role=img]").first
    assert picture.is_visible()
    table = block.locator("table").inner_text()
    for line in block.locator("svg text.t-line").all_text_contents():
        assert line.split()[-1] in table
