"""Nothing moves by itself: no page shifts what is being read, neither while it loads nor after, whatever scripts add."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Open
from browser.page_types import PAGES

SIZES = {"phone": PHONE, "desk": DESK}
WATCH = """() => {
    window.shifts = [];
    const name = node => node && (node.id ? `#${node.id}` : `${node.localName || node.nodeName}.${node.className || ""}`);
    new PerformanceObserver(list => {
        for (const shift of list.getEntries())
            if (!shift.hadRecentInput) window.shifts.push([shift.value, ...shift.sources.map(source => name(source.node))]);
    }).observe({type: "layout-shift", buffered: true});
}"""
SETTLED = """() => new Promise(done => {
    const quiet = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)));
    document.readyState === "complete" ? quiet() : addEventListener("load", quiet);
})"""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("shifts")]


def shifts(page: Page) -> list[Any]:
    page.evaluate(WATCH)  # `buffered`: what happened before is told, too
    page.evaluate(SETTLED)
    found: list[Any] = page.evaluate("() => window.shifts")
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_stays_where_it_is(home: str, open_page: Open, kind: str, size: str) -> None:
    assert shifts(open_page(home + PAGES[kind], size=SIZES[size])) == []


def test_what_moves_is_noticed(home: str, open_page: Open) -> None:
    page = open_page(home + PAGES["criterion"])
    page.evaluate("() => document.querySelector('h1').before(document.createElement('hr'), document.createElement('hr'))")
    assert shifts(page) != []


@pytest.mark.parametrize("size", SIZES)
def test_a_page_that_was_built_long_ago_moves_no_more_than_is_called_good(home: str, open_page: Open, size: str) -> None:
    # Its marks and banner come from the reader's clock, so they have to come late. 0.1 is where "good" ends (web.dev, CLS).
    page = open_page("about:blank", size=SIZES[size])
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(home + PAGES["criterion"])
    moved = shifts(page)
    assert page.locator(".t-stale-banner").is_visible()
    assert sum(value for value, *_ in moved) < 0.1, moved
