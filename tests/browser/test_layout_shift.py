"""Nothing moves by itself: no page shifts what is being read, neither while it loads nor after, whatever scripts add."""

from __future__ import annotations

import pytest

from browser.conftest import DESK, PHONE, Open
from browser.view import shifts
from browser.visits import PAGES, Visit, each
from support.page_types import pages

pytestmark = pytest.mark.browser

CRITERION = pages("whole")["criterion"]


GOOD = 0.1
"""Where "good" ends (web.dev, CLS). Marks and banner of stale claims come from the reader's clock, so they have to come late."""


@pytest.mark.parametrize("view", ["phone", "desk"])
@each(PAGES)
def test_a_page_stays_where_it_is(visit: Visit, view: str) -> None:
    seen = visit.on(view)
    stale = seen.page.locator(".t-stale-banner").count()
    assert sum(value for value, *_ in seen.shifts) <= (GOOD if stale else 0), seen.shifts


@pytest.mark.xdist_group("shifts")
def test_what_moves_is_noticed(whole: str, open_page: Open) -> None:
    page = open_page(whole + CRITERION)
    page.evaluate("() => document.querySelector('h1').before(document.createElement('hr'), document.createElement('hr'))")
    assert shifts(page) != []


@pytest.mark.xdist_group("shifts")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_page_that_was_built_long_ago_moves_no_more_than_is_called_good(
    whole: str, open_page: Open, size: tuple[int, int]
) -> None:
    page = open_page("about:blank", size=size)
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(whole + CRITERION)
    page.locator(".t-stale-banner").wait_for()
    moved = shifts(page)
    assert sum(value for value, *_ in moved) <= GOOD, moved
