"""On paper: what one can press is left out, all that is said is there, in black on white, with addresses spelled out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Published
from browser.page_types import EMBEDS, PAGES

A4 = (680, 1000)
"""What is left of a sheet between its margins, at 96 dots an inch."""
PRESSED = (
    ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-top, .md-search, .t-share, .t-actions, .headerlink, button, "
    "form:not(.t-explore), .t-explore :is(input, select, summary)"  # what a view shows is said on paper too
)
KINDS = [kind for kind in PAGES if kind != "missing"]
SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 90))"""
CUT_OFF = """() => [...document.querySelectorAll("article *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("svg, .t-hidden"))
    .map(e => e.outerHTML.slice(0, 90))"""
PALE = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[0-9.]+/g).map(Number); return .299 * r + .587 * g + .114 * b };
    const words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), found = [];
    while (words.nextNode()) {
        const element = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || !element.getClientRects().length || element.closest("svg")) continue;
        const {color} = getComputedStyle(element);
        if (light(color) > 140) found.push(`${color}: ${words.currentNode.data.trim().slice(0, 40)}`);
    }
    return found;
}"""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("print")]


def printed(open_page: Open, address: str) -> Page:
    """A page as it is laid out for paper, by somebody who reads it in the dark."""
    page = open_page(address, size=A4, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def said_after(page: Page, selector: str) -> list[Any]:
    """What the stylesheet writes behind each element, beside its address."""
    each = "e => [e.getAttribute('href'), getComputedStyle(e, '::after').content]"
    found: list[Any] = page.evaluate(f"selector => [...document.querySelectorAll(selector)].map({each})", selector)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_paper_shows_what_is_said_and_nothing_to_press(home: str, open_page: Open, kind: str) -> None:
    page = printed(open_page, home + PAGES[kind])
    assert page.evaluate(SHOWN, PRESSED) == []
    assert page.locator("h1").is_visible()
    assert page.locator(".t-page-as-of").is_visible()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(PALE) == []
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("kind", ["pair", "criterion", "use-case", "option", "topic", "quiz"])
def test_tables_repeat_their_headings_keep_rows_whole_and_show_their_key(home: str, open_page: Open, kind: str) -> None:
    page = printed(open_page, home + PAGES[kind])
    style = "([selector, name]) => [...new Set([...document.querySelectorAll(selector)].map(e => getComputedStyle(e)[name]))]"
    assert page.evaluate(style, [".t-table thead", "display"]) == ["table-header-group"]
    assert page.evaluate(style, [".t-table tbody tr", "display"]) == ["table-row"]
    assert page.evaluate(style, [".t-table tbody tr", "breakInside"]) == ["avoid"]
    reading = page.locator(".t-reading")
    assert reading.count()
    assert all(one.bounding_box() for one in reading.all()), "the key stays folded"


@pytest.mark.parametrize("kind", ["pair", "criterion", "guide", "topic", "sources"])
def test_each_source_ends_with_its_address(home: str, open_page: Open, kind: str) -> None:
    page = printed(open_page, home + PAGES[kind])
    found = said_after(page, ":is(.t-sources ol, .t-bibliography) > li > a")
    assert found
    for address, content in found:
        # A computed style may name the attribute or hold its text.
        assert re.sub(r'"\s*\+?\s*"|" | "', "", content).strip('"<> ').replace("attr(href)", address).strip('"<> ') == address


def test_the_last_line_says_where_the_page_stands(published: Published, open_page: Open) -> None:
    page = printed(open_page, published.address + PAGES["criterion"])
    line = page.locator(".t-page-as-of")
    assert re.search(r"\d{4}-\d\d-\d\d", line.inner_text())
    assert page.locator(".t-address").inner_text() == published.address + PAGES["criterion"]
    page.emulate_media(media="screen")
    assert not page.locator(".t-address").is_visible()


def test_an_embed_is_light_on_paper_too(home: str, open_page: Open) -> None:
    page = printed(open_page, home + EMBEDS["embed-criterion"])
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(PALE.replace("article", "main")) == []
    assert page.evaluate(SHOWN, ".t-share, button") == []
    assert said_after(page, ".t-sources ol > li > a")[0][1] != "none"
