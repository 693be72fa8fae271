"""A source at hand: pointing at a footnote's number, or reaching it by keyboard, shows what the list says of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Heard, Open, Published
from browser.view import faults
from support.page_types import pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("published")]

PAGES = pages("whole")
PAGE = PAGES["criterion"]
CARD = ".t-peek"
LONG_ENOUGH = 2000
"""Milliseconds on the clock of the page within which a card opens or closes."""


def entry(page: Page, number: int) -> str:
    """What the list at the foot of the page says of a source."""
    return " ".join(page.locator(".t-sources ol > li").nth(number - 1).inner_text().split())


def card(page: Page) -> str:
    page.locator(CARD).wait_for()
    return " ".join(page.locator(CARD).inner_text().split())


def test_pointing_at_a_number_shows_its_source(whole: str, open_page: Open) -> None:
    heard = Heard(whole)
    page = open_page(whole + PAGE, heard=heard)
    for number in (1, 2):
        page.locator(".t-ref a", has_text=str(number)).first.hover()
        page.wait_for_function(
            f"text => document.querySelector('{CARD}')?.innerText.includes(text)", arg=entry(page, number)[:30]
        )
        assert card(page) == entry(page, number)
        page.mouse.move(2, 2)  # a card may cover the next number
        page.locator(CARD).wait_for(state="detached")
    assert heard.console == []


def test_a_card_can_be_entered_and_its_link_followed(whole: str, open_page: Open) -> None:
    page = open_page("about:blank")
    page.clock.install()
    page.goto(whole + PAGE)
    page.locator(".t-ref a", has_text="2").first.hover()  # the first source is a run of the editors' own, without an address
    page.clock.run_for(LONG_ENOUGH)
    link = page.locator(f"{CARD} a").first
    link.hover()
    page.clock.run_for(LONG_ENOUGH)
    assert link.is_visible()
    page.mouse.move(2, 2)
    page.clock.run_for(LONG_ENOUGH)
    assert page.locator(CARD).count() == 0


def test_the_keyboard_shows_and_closes_it(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGE)
    first = page.locator(".t-ref a").first
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert card(page) == entry(page, 1)
    described = first.get_attribute("aria-describedby")
    assert described
    assert page.locator(f"#{described}").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert first.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#source-')")
    assert page.locator(CARD).count() == 0, "it stays open over the list it stands in for"


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone-dark", "desk-light"])
def test_a_card_stays_in_the_window_and_is_accessible(whole: str, open_page: Open, size: tuple[int, int], scheme: str) -> None:
    page = open_page(whole + PAGES["pair"], size=size, scheme=scheme)
    links = page.locator(".t-ref a")
    for index in (links.count() - 1, links.count() // 2, 0):
        links.nth(index).scroll_into_view_if_needed()
        links.nth(index).hover()
        page.locator(CARD).wait_for()
        box = page.locator(CARD).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        if index:
            page.mouse.move(2, 2)
            page.locator(CARD).wait_for(state="detached")
    assert faults(page, CARD) == []


def test_it_works_on_a_page_that_came_without_a_load(published: Published, open_page: Open) -> None:
    page = open_page(f"{published.address}/criteria/")
    page.evaluate("() => { window.marker = 'kept' }")
    page.locator(f'.md-content a[href*="{PAGE.split("/")[2]}"]').first.click()
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    page.locator(".t-ref a").first.hover()
    assert card(page) == entry(page, 1)
    assert page.evaluate("() => window.marker") == "kept"


def test_without_scripts_a_number_leads_to_the_list(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGE, java_script_enabled=False)
    page.locator(".t-ref a").first.click()
    assert page.url.partition("#")[2].startswith("source-")
