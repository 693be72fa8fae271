"""Every type of page, on a phone and a desk, in light and dark: no accessibility fault, no error, no sideways scroll.

A page is visited once for all four questions: its tests run in one process and share the visit.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Browser

from browser.conftest import DESK, PHONE, Heard
from browser.packages import package
from browser.page_types import ALL, PAGES

AXE = (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
SIZES = {"phone": PHONE, "desk": DESK}
VIEWS = {f"{size}-{scheme}": (SIZES[size], scheme) for size, scheme in product(SIZES, ("light", "dark"))}
LIST_FAULTS = """async () => {
    // Colours that are still on their way to the scheme of the reader are no colours of the page.
    await Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)));
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    const why = node => node.failureSummary.split("\\n")[1]?.trim();
    const said = (fault, node) => `${fault.impact}: ${fault.id}: ${node.target.join(" ")}: ${why(node)}`;
    return violations.flatMap(fault => fault.nodes.map(node => said(fault, node)));
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("view", VIEWS),
    pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.xdist_group(f"visit-{kind}")) for kind in ALL]),
]


@dataclass(frozen=True)
class Visit:
    """What was seen of a page."""

    faults: list[str]
    heard: Heard
    width: int
    scroll_width: int
    widest: str
    dark: bool


@pytest.fixture(scope="module")
def visit(browser: Browser, home: str) -> Callable[[str, str], Visit]:
    @functools.cache
    def visited(kind: str, view: str) -> Visit:
        (width, height), scheme = VIEWS[view]
        heard = Heard(home)
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        heard.listen(context)
        page = context.new_page()
        page.goto(home + ALL[kind], wait_until="networkidle" if kind == "missing" else "load")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        scroll_width = page.evaluate("() => document.documentElement.scrollWidth")
        widest = page.evaluate(
            "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 120)).slice(0, 3).join(' … ')"
        )
        lightness = page.evaluate(
            "() => getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
        )
        page.evaluate(AXE)
        faults = page.evaluate(LIST_FAULTS)
        context.close()
        return Visit(faults, heard, width, scroll_width, widest, dark=sum(lightness) < 380)

    return visited


def test_it_has_no_accessibility_fault(visit: Callable[[str, str], Visit], kind: str, view: str) -> None:
    assert visit(kind, view).faults == []


def test_nothing_goes_wrong_in_the_console(visit: Callable[[str, str], Visit], kind: str, view: str, home: str) -> None:
    heard = visit(kind, view).heard
    if kind == "missing":
        # The page itself answers 404, and a site that does not know its address looks for its own script in every folder
        # upwards: a browser reports both.
        assert [text for text in heard.console if "404 (Not Found)" not in text] == []
        unexpected = [address for address in heard.missing if not address.endswith("/assets/tradeoff/not-found.js")]
        assert unexpected == [home + ALL[kind]]
    else:
        assert heard.console == []
        assert heard.missing == []


def test_no_other_host_is_asked(visit: Callable[[str, str], Visit], kind: str, view: str) -> None:
    assert visit(kind, view).heard.strangers == []


def test_it_does_not_scroll_sideways(visit: Callable[[str, str], Visit], kind: str, view: str) -> None:
    seen = visit(kind, view)
    assert seen.scroll_width <= seen.width, seen.widest


def test_it_follows_the_colour_scheme(visit: Callable[[str, str], Visit], kind: str, view: str) -> None:
    if kind in PAGES:
        assert visit(kind, view).dark == view.endswith("dark")
