"""A site that knows its repository: the way to the data can be read and reached, and no reader is told on to the forge."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Heard, Open, Published
from browser.view import cut_off, faults, sideways
from support.facts import Facts
from support.page_types import pages
from support.project import project_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("published")]

PAGES = pages("whole")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone-dark", "desk-light"])
@pytest.mark.parametrize("kind", ["criterion", "topic", "guide"])
def test_it_is_accessible_fits_and_asks_nobody(
    published: Published, open_page: Open, kind: str, size: tuple[int, int], scheme: str
) -> None:
    heard = Heard(published.address)
    page = open_page(published.address + PAGES[kind], size=size, scheme=scheme, heard=heard)
    assert page.locator('a[href^="https://github.com/acme/site"]').filter(visible=True).count()
    assert sideways(page) == []
    assert cut_off(page) == []
    assert faults(page) == []
    assert heard.strangers == []
    assert heard.console == []


def test_the_way_to_the_data_is_reached_by_keyboard_and_named(published: Published, open_page: Open) -> None:
    page = open_page(published.address + PAGES["criterion"])
    names = page.locator(".t-repair a").all_text_contents()
    assert len(names) == len(set(names)) > 3
    first = page.locator(".t-repair a").first
    first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.t-repair') !== null")


def test_a_trail_wraps_on_a_phone(published: Published, open_page: Open) -> None:
    page = open_page(published.address + PAGES["criterion"], size=PHONE)
    trail = page.locator("nav.t-trail")
    assert trail.locator("li").count() == 4
    box, heading = trail.bounding_box(), page.locator("h1").bounding_box()
    assert box
    assert heading
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert box["y"] + box["height"] <= heading["y"]


def test_the_footer_leads_through_a_group(published: Published, open_page: Open) -> None:
    criteria = Facts(project_of("whole")).live_criteria
    group = [name for name, record in criteria.items() if record["group"] == criteria[PAGES["criterion"].split("/")[2]]["group"]]
    page = open_page(f"{published.address}/criteria/{group[0]}/")
    seen = {shown(page)}
    for way in ("prev", "next"):
        while (link := page.locator(f".md-footer__link--{way}")).count():
            heading = page.locator("h1").inner_text()
            link.click()
            expect(page.locator("h1")).not_to_have_text(heading)  # the address changes a moment before the page does
            seen.add(shown(page))
            assert len(seen) <= len(group)
    assert seen == set(group)


def shown(page: Page) -> str:
    """The criterion whose page is open."""
    return page.url.rstrip("/").rpartition("/")[2]
