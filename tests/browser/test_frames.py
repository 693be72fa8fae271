"""Embeds as teams use them: in a frame on a page of another host, light and dark, as narrow as a wiki's side column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame

from browser.conftest import Heard, Open
from browser.page_types import EMBEDS
from support.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frames")]

Framed = Callable[..., Frame]


@pytest.fixture
def framed(tmp_path: Path, home: str, open_page: Open) -> Framed:
    """Show an embed in a frame on another origin, and give back the frame."""

    def shown(address: str, *, width: int = 320, scheme: str = "light", **options: object) -> Frame:
        (tmp_path / "index.html").write_text(
            f'<!doctype html><html lang="en"><title>A wiki</title><body style="margin:0">'
            f'<iframe src="{home}{address}" title="A table" width="{width}" height="600" style="border:0"></iframe></body></html>'
        )
        with serve(tmp_path) as wiki:
            # The same machine under another name is another origin, and another site.
            page = open_page(wiki.replace("127.0.0.1", "localhost") + "/index.html", scheme=scheme, **options)
            frame = page.frames[1]
            frame.wait_for_load_state()
            return frame

    return shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", EMBEDS)
def test_it_shows_its_table_without_sideways_scroll(framed: Framed, kind: str, scheme: str) -> None:
    frame = framed(EMBEDS[kind], scheme=scheme)
    assert frame.locator("h1").is_visible()
    assert frame.locator("table").first.is_visible()
    assert frame.locator("table tbody tr").first.is_visible()
    assert frame.evaluate("() => document.documentElement.scrollWidth") <= 320
    numbers = frame.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number)")
    text = frame.evaluate("() => getComputedStyle(document.body).color.match(/[0-9.]+/g).slice(0, 3).map(Number)")
    if scheme == "dark":
        assert sum(numbers[:3]) < 200
        assert sum(text) > 500
    else:
        assert sum(text) < 300


def test_it_needs_no_scripts(framed: Framed, home: str) -> None:
    frame = framed(EMBEDS["embed-criterion"], java_script_enabled=False)
    assert frame.locator("table").is_visible()
    assert frame.locator("script").count() == 0


def test_it_asks_nobody_but_its_host(home: str, open_page: Open) -> None:
    for address in EMBEDS.values():
        heard = Heard(home)
        open_page(home + address, heard=heard)
        assert heard.strangers == [], address
        assert heard.missing == [], address


def test_it_says_how_fresh_it_is_and_leads_home_in_a_new_window(framed: Framed, home: str) -> None:
    frame = framed(EMBEDS["embed-criterion"], width=800)
    assert frame.get_by_text("Reviewed on").first.is_visible() or frame.get_by_text("Reviewed between").first.is_visible()
    link = frame.locator("footer a").first
    assert link.get_attribute("target") == "_blank", "the page would open inside the frame"
    assert "noopener" in (link.get_attribute("rel") or "")
    with frame.page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{home}/criteria/io-concurrency/")
    assert opened.value.locator("h1").is_visible()


@pytest.mark.parametrize("kind", EMBEDS)
def test_footnotes_lead_to_sources_in_the_same_frame(framed: Framed, kind: str) -> None:
    frame = framed(EMBEDS[kind])
    for link in frame.locator(".t-ref a").all()[:5]:
        address = link.get_attribute("href") or ""
        assert address.startswith("#")
        assert frame.locator(f'[id="{address[1:]}"]').count() == 1


def test_every_link_of_an_embed_that_leaves_it_opens_a_new_window(framed: Framed) -> None:
    # Most hosts refuse to be shown in a frame: such a click would end on an empty box.
    frame = framed(EMBEDS["embed-criterion"])
    inside = frame.locator('a:not([href^="#"]):not([target="_blank"])')
    assert [link.get_attribute("href") for link in inside.all()] == []
