"""An edition of ten options with awkward names: anchors arrive, orders and words hold, each control does something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from bench.explorer import PRESS, TURNS
from bench.many_options import CRITERIA, DIFFERENCES, GROUPS, OPTIONS, REMOVE
from browser.conftest import DESK, PHONE, Open
from browser.explored import shown, sorting, table
from support.page_types import pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("many-options")]

TABLET, LOW_DESK = (768, 900), (1280, 500)
STANDS = """anchor => {
    const row = document.getElementById(anchor), frame = row.closest(".t-frame"), box = frame.getBoundingClientRect();
    const {top, bottom} = row.getBoundingClientRect(), bar = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const head = frame.querySelector("thead").getBoundingClientRect();
    return Math.min(top - head.bottom, head.top - bar, box.bottom - bottom, 0) >= -1 && top - head.bottom < 8;
}"""
IN_SIGHT = """() => {
    const focused = document.activeElement, {left, top, width, height} = focused.getClientRects()[0] || {};
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return {inside: Boolean(focused.closest(".md-content")), name: focused.textContent.trim(),
            seen: Boolean(on) && (focused.contains(on) || on.contains(focused))};
}"""


@pytest.fixture(scope="module")
def ten(homes: Callable[[str], str]) -> str:
    """The address of the edition."""
    return homes("ten")


@pytest.mark.parametrize("size", [TABLET, LOW_DESK], ids=["tablet", "desk"])
@pytest.mark.parametrize("anchor", ["group-3", "group-5", "property-0017"])
def test_an_anchor_arrives_below_the_heading_of_the_box(ten: str, open_page: Open, anchor: str, size: tuple[int, int]) -> None:
    page = open_page(f"{ten}/compare/#{anchor}", size=size, reduced_motion="reduce")
    page.wait_for_function(STANDS, arg=anchor)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_control_changes_what_is_shown_and_can_be_taken_back(ten: str, open_page: Open, size: tuple[int, int]) -> None:
    # `make bench` measures what these cost.
    page = open_page(f"{ten}/compare/", size=size)
    assert table(page).locator("tbody td").count() == OPTIONS * CRITERIA
    before = seen(page)
    for name, values in TURNS.items():
        page.evaluate(f"([name, value]) => ({PRESS})(name, value)", [name, (values or [None])[0]])
        assert (seen(page) != before) == (name != "reset"), name
        page.evaluate(f"([name]) => ({PRESS})(name)", ["reset"])
        assert seen(page) == before


def seen(page: Page) -> tuple[str, list[str], int]:
    """What is said about the table, its rows, and how many of its options can be seen."""
    return page.locator("[data-count]").inner_text(), shown(page), page.locator("thead th:visible").count()


def test_an_option_called_as_an_order_has_an_order_of_its_own(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?order=name")
    assert sorting(page) == {"": "ascending"}
    by_letter = shown(page)
    page.locator('[name="order"]').select_option(index=3)
    assert sorting(page) == {"name": "descending"}
    assert shown(page) != by_letter
    page.reload()
    assert sorting(page) == {"name": "descending"}
    page.locator('[name="order"]').select_option(index=4)
    assert sorting(page) == {"option-001": "descending"}


def test_one_criterion_is_shown_and_two_are(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?find=property-0007+7/0")
    page.locator('[name="find"]').fill("Property 0007")
    assert len(shown(page)) == 1
    assert page.locator("[data-count]").inner_text().startswith(f"1 of {CRITERIA} criteria is shown.")


def test_a_chapter_may_have_the_id_of_a_criterion(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?topic=property-0003&must=property-0000")
    assert not page.locator("[data-ignored]").is_visible()
    assert shown(page) == [f"property-{number:04}" for number in range(CRITERIA) if number % len(GROUPS) == 1]
    assert page.locator("[data-needs] button").all_inner_texts() == ["Must have: Property 0000 ×"]
    page.goto(f"{ten}/compare/?topic=group-4#property-0003")
    page.wait_for_function("() => document.getElementById('property-0003').checkVisibility()")
    assert len(shown(page)) == CRITERIA
    repeated = (
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size }"
    )
    assert page.evaluate(repeated) == 0


def test_words_of_an_edition_reach_the_controls_as_they_are(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?must=property-0001")
    page.get_by_role("button", name=REMOVE.replace("{need}", "Must have: Property 0001")).click()
    assert page.locator("[data-needs] button").count() == 0
    page.get_by_role("checkbox", name=DIFFERENCES).check()
    assert 0 < len(shown(page)) < CRITERIA


@pytest.mark.parametrize("name", ["whole", "five"])
def test_on_a_phone_focus_is_never_in_a_menu_that_is_closed(homes: Callable[[str], str], open_page: Open, name: str) -> None:
    page = open_page(homes(name) + "/criteria/", size=PHONE, reduced_motion="reduce")
    unseen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        found = page.evaluate(IN_SIGHT)
        if found["inside"]:
            break
        unseen += [found["name"]] if not found["seen"] else []
    else:
        pytest.fail("the page itself is not reached")
    # The theme's field of the search unfolds as it is reached, over the whole window, and takes the focus on into its results.
    assert not [said for said in unseen if said and "search" not in said.lower()]


def test_going_back_by_keyboard_nothing_covers_the_focus(whole: str, open_page: Open) -> None:
    page = open_page(whole + pages("whole")["pair"], size=(1280, 700), reduced_motion="reduce")
    page.locator(".t-sources a").last.focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        seen.append(page.evaluate(IN_SIGHT))
    assert [found["name"] for found in seen if not found["seen"]] == []
