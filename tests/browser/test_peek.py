"""A source at hand: pointing at a footnote's number, or reaching it by keyboard, shows what the list says of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.conftest import Heard, Open, Published
from browser.page_types import PAGES
from browser.test_every_page import AXE, LIST_FAULTS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("peek")]

PAGE = PAGES["criterion"]
CARD = ".t-peek"


def entry(page: Page, number: int) -> str:
    """What the list at the foot of the page says of a source."""
    return " ".join(page.locator(".t-sources ol > li").nth(number - 1).inner_text().split())


def card(page: Page) -> str:
    page.locator(CARD).wait_for()
    return " ".join(page.locator(CARD).inner_text().split())


def test_pointing_at_a_number_shows_its_source(home: str, open_page: Open) -> None:
    heard = Heard(home)
    page = open_page(home + PAGE, heard=heard)
    for number in ("1", "3"):
        page.locator(".t-ref a", has_text=number).first.hover()
        page.wait_for_function(
            f"text => document.querySelector('{CARD}')?.innerText.includes(text)", arg=entry(page, int(number))[:30]
        )
        assert card(page) == entry(page, int(number))
    page.mouse.move(2, 2)
    page.locator(CARD).wait_for(state="detached")
    assert heard.console == []


def test_a_card_can_be_entered_and_its_link_followed(home: str, open_page: Open) -> None:
    page = open_page(home + PAGE)
    page.locator(".t-ref a", has_text="1").first.hover()
    link = page.locator(f"{CARD} a").first
    link.hover()
    page.wait_for_timeout(400)  # longer than it takes a card to close
    assert link.is_visible()


def test_the_keyboard_shows_and_closes_it(home: str, open_page: Open) -> None:
    page = open_page(home + PAGE)
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


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_stays_in_the_window_and_is_accessible(home: str, open_page: Open, size: tuple[int, int], scheme: str) -> None:
    page = open_page(home + PAGES["pair"], size=size, scheme=scheme)
    links = page.locator(".t-ref a")
    for index in (0, 40, links.count() - 1):
        links.nth(index).scroll_into_view_if_needed()
        links.nth(index).hover()
        page.locator(CARD).wait_for()
        box = page.locator(CARD).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        page.mouse.move(2, 2)
        page.locator(CARD).wait_for(state="detached")
    links.first.hover()
    page.locator(CARD).wait_for()
    page.evaluate(AXE)
    assert page.evaluate(LIST_FAULTS) == []


def test_it_works_on_a_page_that_came_without_a_load(published: Published, open_page: Open) -> None:
    page = open_page(f"{published.address}/criteria/")
    page.locator('a[href*="io-concurrency"]').first.click()
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    page.locator(".t-ref a").first.hover()
    assert card(page) == entry(page, 1)


def test_without_scripts_a_number_leads_to_the_list(home: str, open_page: Open) -> None:
    page = open_page(home + PAGE, java_script_enabled=False)
    page.locator(".t-ref a").first.click()
    assert page.url.partition("#")[2].startswith("source-")
