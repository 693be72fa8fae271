"""A page that was built long ago: it says itself which of its claims have passed their day, and not a day too early."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.page_types import PAGES
from support.markup import Site
from support.project import ROOT, built

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("freshness")]


def at(page: Page, day: date, address: str) -> Page:
    """Show a page on a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(address)
    page.wait_for_load_state("load")
    return page


def marked(page: Page) -> list[str]:
    """The days on the marks that a reader sees."""
    seen = "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.staleAfter)"
    days: list[str] = page.locator(".t-stale").evaluate_all(seen)
    return days


@pytest.fixture
def turns(here_site: Path) -> date:
    """The first day on which a claim of the criterion page is stale."""
    claims = json.loads((here_site / "api/v1/claims.json").read_text())["result"]
    return min(date.fromisoformat(claim["stale_after"]) for claim in claims if claim["criterion"] == "io-concurrency")


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_marks_appear_on_their_day_and_not_before(home: str, open_page: Open, turns: date, zone: str) -> None:
    page = open_page("about:blank", timezone_id=zone)
    address = home + PAGES["criterion"]
    assert marked(at(page, turns - timedelta(days=1), address)) == []
    assert not page.get_by_text("past their review date").is_visible()
    shown = marked(at(page, turns, address))
    assert shown
    assert all(date.fromisoformat(day) <= turns for day in shown)
    assert page.locator(".t-stale:visible", has_text="Stale").count() == len(shown)


def test_a_page_with_stale_claims_says_so_at_its_top(home: str, open_page: Open, turns: date) -> None:
    page = at(open_page("about:blank"), turns, home + PAGES["criterion"])
    banner = page.get_by_text("Some claims on this page are past their review date.")
    assert banner.is_visible()
    place, table = banner.bounding_box(), page.locator(".t-table").first.bounding_box()
    assert place
    assert table
    assert place["y"] < table["y"]


@pytest.mark.parametrize("kind", ["pair", "criterion", "option", "guide", "topic"])
def test_an_old_page_marks_what_a_new_build_would_mark(home: str, open_page: Open, shared: Path, kind: str) -> None:
    day = date(2027, 11, 25)
    rebuilt = Site(built(ROOT, shared, "next-year", SOURCE_DATE_EPOCH=str(1_795_564_800 + 365 * 86_400)))
    marks = rebuilt.documents[f"{PAGES[kind].strip('/')}/index.html"].find("span", class_="t-stale")
    fresh_build = sorted(mark.attrib["data-stale-after"] for mark in marks if "hidden" not in mark.attrib)
    assert fresh_build
    page = at(open_page("about:blank"), day, home + PAGES[kind])
    assert sorted(marked(page)) == fresh_build


def test_on_the_day_of_the_build_nothing_is_stale(home: str, open_page: Open) -> None:
    page = at(open_page("about:blank"), date(2026, 11, 25), home + PAGES["pair"])
    assert marked(page) == []
    assert not page.get_by_text("past their review date").is_visible()
