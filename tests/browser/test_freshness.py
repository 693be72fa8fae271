"""A page that was built long ago: it says itself which of its claims have passed their day, and not a day too early."""

from __future__ import annotations

import json
import urllib.request
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from support.markup import Site
from support.page_types import pages
from support.project import EPOCH, SITES, built

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("freshness")]

PAGES = pages("whole")
YEAR = timedelta(days=365)
BUILT = datetime.fromtimestamp(int(EPOCH), UTC).date()


def at(page: Page, day: date, address: str) -> Page:
    """Show a page on a day, at an hour at which it is the next day on some islands and the day before on others."""
    page.clock.set_fixed_time(f"{day}T10:30:00Z")
    page.goto(address)
    page.wait_for_load_state("load")
    return page


def marked(page: Page) -> list[str]:
    """The days on the marks that are shown, be it in a note that a reader unfolds."""
    days: list[str] = page.locator(".t-stale").evaluate_all(
        "all => all.filter(e => getComputedStyle(e).display !== 'none').map(e => e.dataset.staleAfter)"
    )
    return days


@pytest.fixture
def turns(whole: str) -> date:
    """The first day on which a claim of the criterion page is stale."""
    with urllib.request.urlopen(f"{whole}/api/v1/claims.json") as answer:
        claims = json.load(answer)["result"]
    criterion = PAGES["criterion"].strip("/").split("/")[1]
    return min(date.fromisoformat(claim["stale_after"]) for claim in claims if claim["criterion"] == criterion)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_marks_appear_on_their_day_and_not_before(whole: str, open_page: Open, turns: date, zone: str) -> None:
    page = open_page("about:blank", timezone_id=zone)
    address = whole + PAGES["criterion"]
    assert marked(at(page, turns - timedelta(days=1), address)) == []
    assert not page.get_by_text("past their review date").is_visible()
    shown = marked(at(page, turns, address))
    assert shown
    assert all(date.fromisoformat(day) <= turns for day in shown)
    assert page.locator(".t-stale:visible", has_text="Stale").count() == len(shown)


def test_a_page_with_stale_claims_says_so_at_its_top(whole: str, open_page: Open, turns: date) -> None:
    page = at(open_page("about:blank"), turns, whole + PAGES["criterion"])
    banner = page.get_by_text("Some claims on this page are past their review date.")
    assert banner.is_visible()
    place, table = banner.bounding_box(), page.locator(".t-table").first.bounding_box()
    assert place
    assert table
    assert place["y"] < table["y"]


@pytest.fixture(scope="module")
def next_year(shared: Path) -> Site:
    """The same edition, built a year later."""
    later = str(int(EPOCH) + int(YEAR.total_seconds()))
    return Site(built(SITES / "whole", shared, "whole-next-year", SOURCE_DATE_EPOCH=later))


@pytest.mark.parametrize("kind", ["pair", "criterion", "option", "guide", "topic"])
def test_an_old_page_marks_what_a_new_build_would_mark(whole: str, open_page: Open, next_year: Site, kind: str) -> None:
    marks = next_year.documents[f"{PAGES[kind].strip('/')}/index.html"].find("span", class_="t-stale")
    fresh_build = sorted(mark.attrib["data-stale-after"] for mark in marks if "hidden" not in mark.attrib)
    assert fresh_build
    page = at(open_page("about:blank"), BUILT + YEAR, whole + PAGES[kind])
    assert sorted(marked(page)) == fresh_build


def test_on_the_day_of_the_build_nothing_is_stale(whole: str, open_page: Open) -> None:
    page = at(open_page("about:blank"), BUILT, whole + PAGES["pair"])
    assert marked(page) == []
    assert not page.get_by_text("past their review date").is_visible()
