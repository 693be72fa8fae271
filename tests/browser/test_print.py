"""On paper: what one can press is left out, all that is said is there, in black on white, with addresses spelled out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Published
from browser.view import cut_off
from browser.visits import EMBEDS, PAGES, PLACES, Visit, each
from support.page_types import pages

PRESSED = (
    ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-top, .md-search, .t-share, .t-actions, .headerlink, button, "
    "form:not(.t-explore), .t-explore :is(input, select, summary)"  # what a view shows is said on paper too
)
SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(one => one.getClientRects().length).map(one => one.outerHTML.slice(0, 90))"""
PALE = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[0-9.]+/g).map(Number); return .299 * r + .587 * g + .114 * b };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (words.nextNode()) {
        const text = words.currentNode.data.trim(), element = words.currentNode.parentElement;
        if (!text || !element.getClientRects().length || element.closest("svg")) continue;
        const {color} = getComputedStyle(element);
        if (light(color) > 140) found.push(`${color}: ${text.slice(0, 40)}`);
    }
    return found;
}"""
STYLES = "([selector, name]) => [...new Set([...document.querySelectorAll(selector)].map(one => getComputedStyle(one)[name]))]"
WITH_TABLES = [kind for kind in ("pair", "wide", "criterion", "use-case", "option", "topic", "quiz") if kind in PLACES]
WITH_SOURCES = [kind for kind in ("pair", "wide", "criterion", "topic", "sources", "embed-criterion") if kind in PLACES]

pytestmark = pytest.mark.browser


def said_after(page: Page, selector: str) -> list[Any]:
    """What the stylesheet writes behind each element, beside its address."""
    each_one = "one => [one.getAttribute('href'), getComputedStyle(one, '::after').content]"
    found: list[Any] = page.evaluate(f"selector => [...document.querySelectorAll(selector)].map({each_one})", selector)
    return found


@each([kind for kind in PAGES if kind != "missing"] + EMBEDS)
def test_paper_shows_what_is_said_and_nothing_to_press(visit: Visit) -> None:
    page = visit.paper().page
    assert page.evaluate(SHOWN, PRESSED) == []
    assert page.locator("h1").is_visible()
    assert all(line.is_visible() for line in page.locator(".t-as-of, .t-page-as-of").all())
    assert visit.place.embed or page.locator(".t-page-as-of").count() == 1  # a table without claims has no date
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(PALE) == []


@each(PLACES)
def test_no_text_leaves_the_sheet(visit: Visit) -> None:
    assert cut_off(visit.paper().page, paper=True) == []


@each(WITH_TABLES)
def test_tables_repeat_their_headings_keep_rows_whole_and_show_their_key(visit: Visit) -> None:
    page = visit.paper().page
    assert page.evaluate(STYLES, [".t-table thead", "display"]) == ["table-header-group"]
    assert page.evaluate(STYLES, [".t-table tbody tr", "display"]) == ["table-row"]
    assert page.evaluate(STYLES, [".t-table tbody tr", "breakInside"]) == ["avoid"]
    reading = page.locator(".t-reading")
    assert reading.count()
    assert all(one.bounding_box() for one in reading.all()), "the key stays folded"


@each(WITH_SOURCES)
def test_each_source_ends_with_its_address(visit: Visit) -> None:
    found = said_after(visit.paper().page, ":is(.t-sources ol, .t-bibliography) > li > a")
    assert found
    for address, content in found:
        # A computed style may name the attribute or hold its text.
        assert re.sub(r'"\s*\+?\s*"|" | "', "", content).strip('"<> ').replace("attr(href)", address).strip('"<> ') == address


@pytest.mark.xdist_group("published")
def test_the_last_line_says_where_the_page_stands(published: Published, open_page: Open) -> None:
    address = published.address + pages("whole")["criterion"]
    page = open_page(address)
    assert not page.locator(".t-address").is_visible()
    page.emulate_media(media="print")
    assert re.search(r"\d{4}-\d\d-\d\d", page.locator(".t-page-as-of").inner_text())
    assert page.locator(".t-address").inner_text() == address
