"""Embeds as teams use them: in a frame on a page of another host, light and dark, as narrow as a wiki's side column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame

from browser.conftest import Open
from browser.view import light
from support.page_types import embeds, pages
from support.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frames")]

CRITERION = embeds("whole")["criterion"]
Framed = Callable[..., Frame]


@pytest.fixture
def framed(tmp_path: Path, whole: str, open_page: Open) -> Framed:
    """Show an embed in a frame on another origin, and give back the frame."""

    def shown(address: str, *, width: int = 320, scheme: str = "light", **options: object) -> Frame:
        (tmp_path / "index.html").write_text(
            f'<!doctype html><html lang="en"><title>A wiki</title><body style="margin:0">'
            f'<iframe src="{whole}{address}" title="A table" width="{width}" height="600" style="border:0"></iframe></html>'
        )
        with serve(tmp_path) as wiki:
            # The same machine under another name is another origin, and another site.
            page = open_page(wiki.replace("127.0.0.1", "localhost") + "/index.html", scheme=scheme, **options)
            frame = page.frames[1]
            frame.wait_for_load_state()
            return frame

    return shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_scheme_of_the_reader_without_scripts(framed: Framed, scheme: str) -> None:
    frame = framed(CRITERION, scheme=scheme, java_script_enabled=False)
    assert frame.locator("h1").is_visible()
    assert frame.locator("table tbody tr").first.is_visible()
    assert frame.locator("script").count() == 0
    assert frame.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert (light(frame, "backgroundColor") < 200, light(frame, "color") > 500) == (scheme == "dark", scheme == "dark")


def test_it_says_how_fresh_it_is_and_leads_home_in_a_new_window(framed: Framed, whole: str) -> None:
    frame = framed(CRITERION, width=800)
    assert frame.get_by_text("Reviewed on").or_(frame.get_by_text("Reviewed between")).first.is_visible()
    link = frame.locator("footer a").first
    assert link.get_attribute("target") == "_blank", "the page would open inside the frame"
    assert "noopener" in (link.get_attribute("rel") or "")
    with frame.page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(whole + pages("whole")["criterion"])
    assert opened.value.locator("h1").is_visible()


def test_a_footnote_leads_to_its_source_in_the_same_frame(framed: Framed) -> None:
    frame = framed(CRITERION)
    number = frame.locator(".t-ref a").first
    number.click()
    frame.wait_for_function("() => location.hash.startsWith('#source-')")
    assert frame.evaluate("() => document.querySelector(':target').matches('.t-sources li')")
