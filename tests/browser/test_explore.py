"""Exploring a comparison: each control leaves the rows and columns that the published files say it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Heard, Open
from browser.explored import IDS, PLACES, Truth, columns, shown, sorting, table, truth, unfold

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explore")]

Explored = tuple[Page, Truth]
TITLES = {"name": "criteria from A to Z", "difference": "largest difference first"}
BUILT = "2026-11-25"


@pytest.fixture(params=PLACES)
def both(request: pytest.FixtureRequest, homes: Callable[[str], str], open_page: Open) -> Iterator[Explored]:
    """The table of two options, and the one of five. Nothing that is done to them is complained about in the console."""
    home = homes(request.param)
    heard = Heard(home)
    yield open_page(home + PLACES[request.param][1], heard=heard), truth(home, request.param)
    assert heard.console == []


@pytest.fixture
def five(homes: Callable[[str], str], open_page: Open) -> Explored:
    """A table of five options."""
    return open_page(homes("five") + PLACES["five"][1]), truth(homes("five"), "five")


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_scripts_all_is_there_and_nothing_dead(
    homes: Callable[[str], str], open_page: Open, name: str, size: tuple[int, int]
) -> None:
    home = homes(name)
    page, facts = open_page(home + PLACES[name][1], size=size, java_script_enabled=False), truth(home, name)
    assert table(page).locator("tbody tr:not(.t-section)").evaluate_all(IDS) == facts.ids()
    assert table(page).locator("form, input, select, button").filter(visible=True).count() == 0, "a control that does nothing"
    pins: list[str] = table(page).locator("td .t-pin").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert [pin.split("/criteria/")[1] for pin in pins] == [f"{row}/#{option}" for row in facts.ids() for option in facts.options]
    assert not table(page).locator(".t-pin[role]").count(), "a link that says it is a button"


def test_at_first_everything_is_shown_in_order(both: Explored) -> None:
    page, facts = both
    assert shown(page) == facts.ids()
    assert columns(page) == list(facts.options)
    assert sorting(page) == {}
    assert not page.get_by_role("button", name="Show everything").is_visible()
    assert not page.locator("[data-ignored]").is_visible()
    unfold(page)
    choice = page.get_by_role("group", name="Options").count()
    assert choice == (len(facts.options) > 2), "two options are all there is to compare"


def test_only_differences(homes: Callable[[str], str], open_page: Open) -> None:
    page, facts = open_page(homes("whole") + PLACES["whole"][1]), truth(homes("whole"), "whole")
    different = facts.different(facts.options)
    assert 0 < len(different) < len(facts.rows), "nothing to leave out: this test proves nothing"
    box = page.get_by_role("checkbox", name="Only differences")
    box.check()
    assert shown(page) == different
    box.uncheck()
    assert shown(page) == facts.ids()


def test_only_differences_of_the_options_that_are_shown(five: Explored) -> None:
    page, facts = five
    telling = {tuple(facts.different(pair)): pair for pair in combinations(facts.options, 2)}
    assert len(telling) > 2, "all pairs differ in the same: this test proves little"
    for ids, pair in telling.items():
        page.goto(page.url.split("?")[0] + f"?differences=1&show={','.join(pair)}")
        assert columns(page) == list(pair)
        assert shown(page) == list(ids), pair


def test_find(both: Explored) -> None:
    page, facts = both
    row = facts.rows[1]
    begins, *_, ends = next(iter(row.answers.values())).text.strip(" .").split()
    accented = "".join(f"{letter}\u0308" for letter in row.label)
    texts = [row.label, row.label.upper(), accented, f"{ends} {row.label}", f"  {begins} ", begins[:2]]
    field = page.get_by_role("searchbox", name="Find in the table")
    for text in texts:
        field.fill(text)
        assert row.id in facts.found(text), f"{text!r} finds nothing: this proves little"
        assert shown(page) == facts.found(text), text
    # Numbers of footnotes, marks that are not shown, and words of the page around the table are no answers.
    for text in ["1", "stale", "sources", "no such thing", "(", "<b>"]:
        field.fill(text)
        assert shown(page) == facts.found(text), text


def test_order(both: Explored) -> None:
    page, facts = both
    for key in ["name", "difference", *facts.options]:
        title = TITLES.get(key) or f"{facts.names[key]}: most points first"
        page.get_by_role("combobox", name="Order").select_option(label=title)
        assert shown(page) == facts.sorted(key)
        assert sorting(page) == {
            "" if key in TITLES else key: {"name": "ascending", "difference": "other"}.get(key, "descending")
        }
        said = table(page).locator("tbody tr:not(.t-section) th").first.evaluate("e => getComputedStyle(e, '::after').content")
        assert len(said) > 2, "away from its chapter a row says which it is from"
    page.get_by_role("combobox", name="Order").select_option(label="by topic")
    assert shown(page) == facts.ids()
    assert sorting(page) == {}


def test_topics(both: Explored) -> None:
    page, facts = both
    unfold(page)
    group = page.get_by_role("group", name="Topics")
    topics = list(dict.fromkeys(row.topic for row in facts.rows))
    assert group.get_by_role("checkbox").count() == len(topics)
    for index, topic in enumerate(topics):
        group.get_by_role("checkbox").nth(index).check()
        assert shown(page) == facts.ids(lambda row: row.topic in topics[: index + 1]), topic  # noqa: B023


def test_answers(both: Explored) -> None:
    page, facts = both
    unfold(page)
    boxes = page.get_by_role("group", name="Answers").get_by_role("checkbox").all()
    states = [box.get_attribute("value") or "" for box in boxes]
    used = {answer.state for row in facts.rows for answer in row.answers.values()}
    assert used <= set(states)
    assert len(used) > 5
    for box, state in zip(boxes, states, strict=True):
        if state == "stale":
            continue
        box.check()
        assert shown(page) == facts.ids(lambda row: any(one.state == state for one in row.answers.values())), state  # noqa: B023
        box.uncheck()
    assert shown(page) == facts.ids()


def test_what_is_stale_on_the_day_of_reading(both: Explored) -> None:
    page, facts = both
    address, counts = page.url, set()
    turns = {one.stale_after for row in facts.rows for one in row.answers.values() if one.stale_after > BUILT}
    # On a day before the build, too: a mark of the build stays.
    for day in ["2026-08-15", sorted(turns)[len(turns) // 2], "2029-01-01"]:
        stale = facts.ids(lambda row: any(one.stale_after <= max(day, BUILT) for one in row.answers.values()))  # noqa: B023
        counts.add(len(stale))
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto(f"{address}?state=stale")
        assert shown(page) == stale, day
        page.get_by_role("button", name="Show everything").click()
        page.get_by_role("checkbox", name="Stale").check()
        assert shown(page) == stale, f"{day}, by hand"
    assert len(counts) > 1, "days on which the same is stale prove little"


def test_several_filters_hold_together(both: Explored) -> None:
    page, facts = both
    topic = facts.rows[0].topic
    page.goto(f"{page.url}?topic={topic}&differences=1&order=name&find=a")
    fits = set(facts.different(facts.options)) & set(facts.ids(lambda row: row.topic == topic)) & set(facts.found("a"))
    assert fits
    assert shown(page) == [name for name in facts.sorted("name") if name in fits]
    page.get_by_role("button", name="Show everything").click()
    assert shown(page) == facts.ids()
    assert page.evaluate("() => document.activeElement.name") == "find", "the button is gone, and the focus with it"


def test_choosing_options(five: Explored) -> None:
    page, facts = five
    unfold(page)
    group = page.get_by_role("group", name="Options")
    kept = list(facts.options)
    for option in facts.options[:-2]:
        group.get_by_role("checkbox", name=facts.names[option]).uncheck()
        kept.remove(option)
        assert columns(page) == kept
        assert [head.get_attribute("colspan") for head in table(page).locator(".t-section th").all()] == [str(len(kept) + 1)] * 3
    assert group.locator("input:checked:disabled").count() == 2, "one option is no comparison, and the boxes say so"
    group.get_by_role("checkbox", name=facts.names[facts.options[0]]).check()
    assert group.locator("input:disabled").count() == 0
    assert columns(page) == [facts.options[0], *kept]
