"""A page that is open, and what tests of every page ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

from browser.conftest import Heard
from browser.packages import package

AXE = (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
FAULTS = """async within => {
    const {violations} = await axe.run(within || document, {resultTypes: ["violations"]});
    const why = node => node.failureSummary.split("\\n")[1]?.trim();
    const said = (fault, node) => `${fault.impact}: ${fault.id}: ${node.target.join(" ")}: ${why(node)}`;
    return violations.flatMap(fault => fault.nodes.map(node => said(fault, node)));
}"""
# Colours that are still on their way to the scheme of the reader are no colours of the page: they arrive at once.
STILL = """async () => {
    await document.fonts.ready;
    for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
}"""
WATCH = """() => {
    const shifts = [];
    const name = node => node && (node.id ? `#${node.id}` : `${node.localName || node.nodeName}.${node.className || ""}`);
    const note = all => {
        for (const one of all) if (!one.hadRecentInput) shifts.push([one.value, ...one.sources.map(source => name(source.node))]);
    };
    const watch = new PerformanceObserver(list => note(list.getEntries()));
    watch.observe({type: "layout-shift", buffered: true});  // what happened before is told, too
    window.shifts = () => { note(watch.takeRecords()); return shifts };
}"""
# Once nothing is left to do, one frame more: that is when a shift is noted. A browser that has nothing to draw may make no frame.
IDLE = """() => Promise.race([new Promise(done => setTimeout(done, 5000)),
    new Promise(done => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done)), {timeout: 1000}))])"""
SIDEWAYS = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["it scrolls",
    ...[...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.outerHTML.slice(0, 100)).slice(0, 3)]"""
# Text that leaves its box, a box that hides what is too wide for it, the window or the sheet. On a screen, a box that scrolls may
# hold what it likes. What only screen readers read is clipped on purpose, and the bar cuts a title that the heading says whole.
CUT_OFF = """scrolls => {
    const edges = new Map([[document.documentElement, innerWidth]]), range = document.createRange(), found = [];
    const sheet = new CSSStyleSheet();  // what is out of view is laid out as well
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
    const edge = element => {
        if (!edges.has(element)) {
            const {overflowX, display, clipPath} = getComputedStyle(element), around = edge(element.parentElement);
            const own = /^inline$|contents/.test(display) ? Infinity : element.getBoundingClientRect().right;
            const most = scrolls && /auto|scroll/.test(overflowX) ? Infinity : Math.min(own, around);
            edges.set(element, around === null || clipPath !== "none" ? null : most);
        }
        return edges.get(element);
    };
    const beyond = most => [...range.getClientRects()].some(one => one.right > most + 1);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, element = node.parentElement;
        if (!element.checkVisibility({visibilityProperty: true}) || element.closest("svg, .md-header")) continue;
        const most = edge(element);
        range.selectNodeContents(node);
        if (most === null || !beyond(most)) continue;
        for (const {0: word, index} of node.data.matchAll(/\\S+/g)) {  // a space at the end of a line may hang
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (beyond(most)) found.push(`${word} in ${element.outerHTML.slice(0, 80)}`);
        }
    }
    document.adoptedStyleSheets.pop();
    return found;
}"""
COLOUR = "name => getComputedStyle(document.body)[name].match(/[0-9.]+/g).slice(0, 3).map(Number)"


def still(page: Page) -> None:
    """Wait until its fonts are there and nothing is on its way."""
    page.evaluate(STILL)


def faults(page: Page, within: str = "") -> list[str]:
    """What axe finds wrong with the page, or with the part of it that a selector names."""
    still(page)
    page.evaluate(AXE)
    found: list[str] = page.evaluate(FAULTS, within)
    return found


def shifts(page: Page) -> list[Any]:
    """What has moved by itself since the page began to load."""
    page.evaluate(WATCH)
    page.evaluate(IDLE)
    found: list[Any] = page.evaluate("() => shifts()")
    return found


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found


def cut_off(page: Page, *, paper: bool = False) -> list[str]:
    """The texts that are not seen whole."""
    found: list[str] = page.evaluate(CUT_OFF, not paper)
    return found


def light(page: Page | Frame, what: str) -> float:
    """How light a colour of the page is: 0 to 765."""
    return float(sum(page.evaluate(COLOUR, what)))


@dataclass(frozen=True)
class View:
    """An open page, with what happened while it came."""

    page: Page
    heard: Heard
    shifts: list[Any]
