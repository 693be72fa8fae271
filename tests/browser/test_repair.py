"""A site that knows its repository: the way to the data can be read and reached, and no reader is told on to the forge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import DESK, PHONE, Heard, Open
from browser.test_every_page import AXE, LIST_FAULTS
from support.project import ROOT, built
from support.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("repair-browser")]

PAGES = {"criterion": "/criteria/io-concurrency/", "topic": "/fact-check/security/", "guide": "/start/what-is-nodejs/"}


@pytest.fixture(scope="module")
def forged(shared: Path) -> Iterator[str]:
    folder = built(ROOT, shared, "forged", REPO_URL="https://github.com/acme/site")
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_it_is_accessible_fits_and_asks_nobody(
    forged: str, open_page: Open, kind: str, scheme: str, size: tuple[int, int]
) -> None:
    heard = Heard(forged)
    page = open_page(forged + PAGES[kind], size=size, scheme=scheme, heard=heard)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
    page.evaluate(AXE)
    assert page.evaluate(LIST_FAULTS) == []
    assert heard.strangers == []
    assert heard.console == []


def test_the_way_to_the_data_is_reached_by_keyboard_and_named(forged: str, open_page: Open) -> None:
    page = open_page(forged + PAGES["criterion"])
    names = page.locator(".t-repair a").all_text_contents()
    assert len(names) == len(set(names)) > 3
    first = page.locator(".t-repair a").first
    first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.t-repair') !== null")


def test_a_trail_wraps_on_a_phone(forged: str, open_page: Open) -> None:
    page = open_page(forged + PAGES["criterion"], size=PHONE)
    trail = page.locator("nav.t-trail")
    assert trail.locator("li").count() == 4
    box, heading = trail.bounding_box(), page.locator("h1").bounding_box()
    assert box
    assert heading
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert box["y"] + box["height"] <= heading["y"]


def test_the_footer_leads_through_a_group(forged: str, open_page: Open) -> None:
    page = open_page(forged + PAGES["criterion"])
    seen = []
    while (after := page.locator(".md-footer__link--next")).count():
        seen.append(page.url)
        after.click()
        page.wait_for_url(lambda address: address not in seen)
        assert len(seen) < 60
    assert len(seen) > 1
    assert all("/criteria/" in address for address in [*seen, page.url])
