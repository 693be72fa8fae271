"""How an explored table stands on a page: up to three options without a box, more in a box of their own, cards on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, Heard, Open
from browser.explored import PLACES, columns, shown, sorting, table, truth, unfold
from browser.view import AXE
from browser.view import FAULTS as LIST_FAULTS
from support.facts import Facts
from support.project import SITES, site_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explore-layout")]

FEW = [("whole", ""), ("five", "?show=courier,heron,snail")]
TABLET, DESK = (768, 700), (1280, 500)
CHIPS = {
    "whole": "?must=sails,shallow-water&not=autopilot&state=partial&topic=no-such",
    "five": "?must=once&not=replay&show=courier,raven",
}

# Two frames after the scripts began nothing is left to tell; what the observer was not told yet is asked for.
MOVED = """() => new Promise(done => {
    const moves = [], said = ({node}) => node?.outerHTML?.slice(0, 80) || String(node);
    const watch = new PerformanceObserver(list => moves.push(...list.getEntries()));
    watch.observe({type: "layout-shift", buffered: true});
    const tell = () => done([...moves, ...watch.takeRecords()].flatMap(e => e.sources.map(said)));
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell)));
})"""
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""What axe says about colours; all its other rules look at what no scheme changes."""
ONLY = "names => axe.configure({rules: axe.getRules().map(({ruleId}) => ({id: ruleId, enabled: names.includes(ruleId)}))})"


def boxed(page: Page) -> bool:
    """Whether the table stands in a box that scrolls."""
    overflow: str = table(page).locator(".t-frame").evaluate("e => getComputedStyle(e).overflowX")
    return overflow != "visible"


def audit(page: Page, *, colours: bool) -> list[Any]:
    """What axe finds on the page, or only what it finds about colours."""
    page.evaluate(AXE)
    if colours:
        page.evaluate(ONLY, COLOUR_RULES)
    faults: list[Any] = page.evaluate(LIST_FAULTS)
    return faults


def place(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.evaluate("e => e.getBoundingClientRect().toJSON()")
    return found


def sideways(page: Page) -> int:
    wider: int = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return wider


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["tablet", "desk"])
@pytest.mark.parametrize(("name", "query"), FEW)
def test_few_options_stand_on_the_page_under_their_heading(
    homes: Callable[[str], str], open_page: Open, name: str, query: str, size: tuple[int, int]
) -> None:
    page = open_page(homes(name) + PLACES[name][1] + query, size=size)
    unfold(page)
    assert not boxed(page)
    assert sideways(page) <= 0
    rows = table(page).locator("tbody tr:not(.t-section)")
    middle = rows.nth(rows.count() // 2)
    middle.evaluate("e => scrollTo({top: scrollY + e.getBoundingClientRect().bottom - innerHeight / 2, behavior: 'instant'})")
    heading = page.locator('figure[data-kind="compare"] thead')
    natural = heading.evaluate("e => e.parentNode.getBoundingClientRect().top")
    assert natural < 0, "the table begins below the upper edge: this test proves nothing"
    bar, head = place(page, ".md-header"), place(page, 'figure[data-kind="compare"] thead th')
    assert bar["top"] == 0
    assert abs(head["top"] - bar["bottom"]) <= 1.5, "the heading does not stand below the bar"
    covers = page.evaluate(
        "({left, top, width}) => document.elementFromPoint(left + width / 2, top + 8)?.closest('thead') !== null", head
    )
    assert covers, "rows show through the heading"


@pytest.mark.parametrize(
    "size", [(TABLET[0], 500), (DESK[0], 500)], ids=["tablet", "desk"]
)  # low: the small edition must not fit
def test_many_options_scroll_in_a_box_whose_edges_stay(
    homes: Callable[[str], str], open_page: Open, size: tuple[int, int]
) -> None:
    page = open_page(homes("five") + PLACES["five"][1], size=size)
    assert boxed(page)
    frame = table(page).locator(".t-frame")
    assert frame.get_attribute("tabindex") == "0", "a box that scrolls must be reached by keyboard"
    frame.scroll_into_view_if_needed()
    frame.evaluate("e => e.scrollTo({left: 10_000, top: 300, behavior: 'instant'})")
    assert frame.evaluate("e => e.scrollLeft > 0 && e.scrollTop > 0"), "it all fits: this test proves nothing"
    box = frame.evaluate("e => e.getBoundingClientRect().toJSON()")
    assert box["height"] <= size[1]
    head, last = place(page, 'figure[data-kind="compare"] thead'), place(page, 'figure[data-kind="compare"] thead th:last-child')
    assert abs(head["top"] - box["top"]) <= 2
    assert last["right"] <= box["right"] + 1
    titles = (
        table(page)
        .locator(".t-section .t-title")
        .evaluate_all("all => all.map(e => [e, e.nextElementSibling].map(one => one.getBoundingClientRect().toJSON()))")
    )
    for title, lead in titles:
        assert box["left"] <= title["left"] < title["right"] <= lead["left"], "a chapter's title runs into what it asks"
    rows = table(page).locator("tbody th[scope=row]").evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")
    assert [left for left in rows if abs(left - box["left"]) > 2] == []
    assert sideways(page) <= 0


def test_choosing_fewer_options_takes_the_box_away(homes: Callable[[str], str], open_page: Open) -> None:
    page = open_page(homes("five") + PLACES["five"][1], size=TABLET)
    unfold(page)
    boxes = page.get_by_role("group", name="Options").get_by_role("checkbox")
    boxes.nth(0).uncheck()
    assert boxed(page)
    boxes.nth(1).uncheck()
    assert not boxed(page)
    assert sideways(page) <= 0
    boxes.nth(0).check()
    assert boxed(page)
    page.goto(page.url.split("?")[0] + "?must=replay")
    assert len(columns(page)) < 4
    assert not boxed(page), "two options are left, and a box for five"


def test_the_list_of_contents_marks_the_topic_it_led_to(homes: Callable[[str], str], open_page: Open) -> None:
    page = open_page(homes("whole") + PLACES["whole"][1], size=DESK)
    contents = page.locator(".md-sidebar--secondary")
    topics = table(page).locator(".t-section")
    assert topics.count() == len(Facts(SITES / "whole").groups)
    for topic in topics.all()[:-1]:  # below the last one there may be too little page to bring it up
        name = topic.get_attribute("id")
        contents.locator(f'a[href$="#{name}"]').click()
        expect(contents.locator(".md-nav__link--active")).to_have_attribute("href", re.compile(f"#{name}$"))
        head = table(page).locator("thead th").first.bounding_box()
        row = topic.locator("th").bounding_box()
        assert head
        assert row
        below = row["y"] - (head["y"] + head["height"])
        assert 0 <= below < row["height"], "it stands below the heading, not behind it or far away"


@pytest.mark.parametrize("name", PLACES)
def test_on_a_phone_rows_are_cards_and_nothing_is_wider(homes: Callable[[str], str], open_page: Open, name: str) -> None:
    page = open_page(homes(name) + PLACES[name][1] + CHIPS[name], size=PHONE)
    assert page.locator("[data-needs] button").count() > 1
    for query in (CHIPS[name], "", "?order=difference", "?find=zzzz"):
        page.goto(homes(name) + PLACES[name][1] + query)
        unfold(page)
        assert sideways(page) <= 0
        assert table(page).locator(".t-frame").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
        displays = table(page).locator("tbody td:visible").evaluate_all("all => all.map(e => getComputedStyle(e).display)")
        assert set(displays) <= {"block", "grid"}
    page.goto(homes(name) + PLACES[name][1])
    for option in truth(homes(name), name).names.values():
        said = table(page).locator(f'td[data-label="{option}"]').first.evaluate("e => getComputedStyle(e, '::before').content")
        assert said in (f'"{option}"', "attr(data-label)"), "a card that does not say whose answer it holds"


@pytest.mark.parametrize(
    ("name", "size"),
    [("whole", PHONE), ("whole", TABLET), ("five", TABLET), ("five", DESK)],
    ids=["two-phone", "two-tablet", "five-tablet", "five-desk"],
)
def test_nothing_moves_when_the_scripts_start(
    homes: Callable[[str], str], open_page: Open, name: str, size: tuple[int, int]
) -> None:
    page = open_page("about:blank", size=size)
    page.clock.set_fixed_time("2020-01-01T12:00:00Z")  # nothing is stale: a banner that says so is another matter
    page.goto(homes(name) + PLACES[name][1] + "#every-criterion")
    table(page).locator("form[data-ready]").wait_for()
    assert page.evaluate(MOVED) == []
    plain = open_page(homes(name) + PLACES[name][1], size=size, java_script_enabled=False)
    widths = "all => all.map(e => Math.round(e.getBoundingClientRect().width))"
    assert table(plain).locator("thead th").evaluate_all(widths) == table(page).locator("thead th").evaluate_all(widths)


# The table of five has every control that there is; the second scheme changes nothing but colours.
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "light"), (DESK, "dark")], ids=["phone", "desk", "dark"])
def test_filters_and_chips_have_no_accessibility_fault(
    homes: Callable[[str], str], open_page: Open, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(homes("five") + PLACES["five"][1] + CHIPS["five"], size=size, scheme=scheme)
    unfold(page)
    assert page.locator("[data-needs] button:visible").count() > 1
    faults = audit(page, colours=scheme == "dark")
    page.goto(homes("five") + PLACES["five"][1] + "?order=difference&find=zzzz")
    faults += audit(page, colours=scheme == "dark")
    page.get_by_role("button", name="Show everything").click()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    table(page).locator(".t-pin").first.click()
    page.locator(".t-toast").get_by_text("/criteria/").wait_for()
    faults += audit(page, colours=scheme == "dark")
    assert faults == []


@pytest.mark.parametrize("name", PLACES)
def test_from_a_disk(shared: Path, open_page: Open, name: str) -> None:
    folder = site_of(name, shared, "disk")
    heard = Heard("file://")
    page = open_page(
        f"file://{folder}{PLACES[name][1].rstrip('/')}.html".replace("/compare.html", "/compare/index.html"), heard=heard
    )
    facts = truth(f"file://{folder}", name)
    option, word = facts.options[1], "order" if name == "five" else "boat"
    page.locator('[name="order"]').select_option(option)
    page.locator('[name="find"]').fill(word)
    found = facts.found(word)
    assert 0 < len(found) < len(facts.rows)
    assert shown(page) == [criterion for criterion in facts.sorted(option) if criterion in found]
    assert sorting(page) == {option: "descending"}
    page.get_by_role("button", name="Show everything").click()
    assert shown(page) == facts.ids()
    assert heard.console == []
