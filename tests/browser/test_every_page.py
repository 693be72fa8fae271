"""Every type of page, on a phone and a desk, in light and dark: no accessibility fault, no error, nothing cut off."""

from __future__ import annotations

import pytest

from browser.view import cut_off, faults, light, sideways
from browser.visits import EMBEDS, PLACES, Visit, each

pytestmark = pytest.mark.browser

views = pytest.mark.parametrize("view", ["phone", "desk"])


@views
@each(PLACES)
def test_it_has_no_accessibility_fault(visit: Visit, view: str) -> None:
    assert faults(visit.on(view).page) == []


@views
@each(PLACES)
def test_nothing_goes_wrong_in_the_console(visit: Visit, view: str) -> None:
    heard = visit.on(view).heard
    if visit.kind == "missing":
        # The page itself answers 404, and a site that does not know its address looks for its own script in every folder
        # upwards: a browser reports both.
        assert [text for text in heard.console if "404 (Not Found)" not in text] == []
        unexpected = [address for address in heard.missing if not address.endswith("/assets/tradeoff/not-found.js")]
        assert unexpected == [visit.address]
    else:
        assert heard.console == []
        assert heard.missing == []


@views
@each(PLACES)
def test_no_other_host_is_asked(visit: Visit, view: str) -> None:
    assert visit.on(view).heard.strangers == []


@views
@each(PLACES)
def test_it_does_not_scroll_sideways_and_no_text_is_cut_off(visit: Visit, view: str) -> None:
    page = visit.on(view).page
    assert sideways(page) == []
    assert cut_off(page) == []


@each(PLACES)
def test_it_follows_the_colour_scheme(visit: Visit) -> None:
    dark = visit.phone().page
    assert light(dark, "backgroundColor") < 200
    assert light(dark, "color") > 500
    bright = visit.desk().page
    assert light(bright, "backgroundColor") > 700
    assert light(bright, "color") < 300


@each(EMBEDS)
def test_an_embed_shows_its_table_and_links_that_leave_it_open_a_new_window(visit: Visit) -> None:
    # Most hosts refuse to be shown in a frame: a click inside it would end on an empty box.
    page = visit.phone().page
    assert page.locator("h1").is_visible()
    assert page.locator("table tbody tr").first.is_visible()
    assert page.locator('a:not([href^="#"], [target="_blank"])').count() == 0
    assert page.locator('.t-ref a:not([href^="#"])').count() == 0
