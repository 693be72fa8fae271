"""What the project needs: which options meet it by the published points, chips, and every control by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.explored import PLACES, Truth, columns, shown, sorting, table, truth, unfold

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explore")]

Explored = tuple[Page, Truth]
NEEDS = [
    ("must", ["once"]),
    ("must", ["replay"]),
    ("not", ["replay"]),
    ("not", ["ordering"]),
    ("must", ["once", "ordering", "replay"]),
]


@pytest.fixture
def five(homes: Callable[[str], str], open_page: Open) -> Explored:
    return open_page(homes("five") + PLACES["five"][1]), truth(homes("five"), "five")


@pytest.fixture
def two(homes: Callable[[str], str], open_page: Open) -> Explored:
    return open_page(homes("whole") + PLACES["whole"][1]), truth(homes("whole"), "whole")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control with the name, or with the words on it, has the focus; its ring can be seen."""
    for _ in range(90):
        page.keyboard.press("Tab")
        here = page.evaluate("() => [document.activeElement.name, document.activeElement.textContent.trim()]")
        if name in here:
            ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", f"{name}: the focus cannot be seen"
            return
    pytest.fail(f"{name} cannot be reached with the Tab key")


@pytest.mark.parametrize(("kind", "ids"), NEEDS)
def test_options_that_miss_a_need_go_or_are_marked(five: Explored, kind: str, ids: list[str]) -> None:
    page, facts = five
    labels = {row.id: row.label for row in facts.rows}
    unfold(page)
    for name in ids:
        page.get_by_role("combobox", name="Must have" if kind == "must" else "Must not have", exact=True).select_option(
            label=labels[name]
        )
    fails = facts.missing(**{"must": ids} if kind == "must" else {"never": ids})
    fit = [option for option in facts.options if option not in fails]
    said = page.locator("[data-count]").inner_text()
    meet = "meets" if len(fit) == 1 else "meet"
    assert f"{len(fit)} of {len(facts.options)} options {meet} what the project needs." in said
    for option in facts.options:
        assert (f"{facts.names[option]} does not: " in said) == (option in fails)
    marked = table(page).locator("thead th:visible", has_text="misses:").evaluate_all("all => all.map(e => e.dataset.option)")
    if len(fit) > 1:
        assert columns(page) == fit
        assert marked == []
    else:
        assert columns(page) == list(facts.options), "with one option there is nothing to compare"
        assert marked == fails
    assert shown(page) == facts.ids(), "a need chooses options, no criteria"
    for name in ids:
        word = "Must have" if kind == "must" else "Must not have"
        page.get_by_role("button", name=f"Remove: {word}: {labels[name]}").click()
    assert columns(page) == list(facts.options)
    assert table(page).locator(".t-misses:visible", has_text="misses").count() == 0
    assert "?" not in page.url


def test_what_nobody_knows_excludes_nothing_and_is_said(five: Explored) -> None:
    page, facts = five
    page.goto(f"{page.url}?must=once")
    assert [option for option, one in facts.rows[0].answers.items() if one.state == "unknown"] == ["raven"]
    assert "raven" in columns(page)
    assert "Not confirmed for Raven: must have Exactly once." in page.locator("[data-count]").inner_text()


def test_what_does_not_apply_is_not_held_against_an_option(five: Explored) -> None:
    page, _ = five
    page.goto(f"{page.url}?not=replay")
    assert "snail" in columns(page)
    assert "Not confirmed for Snail: must not have Replay." in page.locator("[data-count]").inner_text()
    page.goto(page.url.replace("not=", "must="))
    assert "Snail does not: must have Replay." in page.locator("[data-count]").inner_text()


def test_a_need_is_one_or_the_opposite(five: Explored) -> None:
    page, _ = five
    page.goto(f"{page.url}?must=once")
    page.get_by_role("combobox", name="Must not have", exact=True).select_option("once")
    assert page.locator("[data-needs] button").all_inner_texts() == ["Must not have: Exactly once ×"]
    assert page.url.endswith("?not=once")


def test_only_what_has_points_can_be_needed(two: Explored) -> None:
    page, facts = two
    scored = facts.ids(lambda row: any(one.points for one in row.answers.values()))
    assert 0 < len(scored) < len(facts.rows)
    topics = {row.topic for row in facts.rows if row.id in scored}
    for name in ("must", "not"):
        offered = page.locator(f"select[name={name}] optgroup option").evaluate_all("all => all.map(e => e.value)")
        assert offered == scored
        chapters = page.locator(f"select[name={name}] optgroup").evaluate_all("all => all.map(e => e.label)")
        assert len(chapters) == len(set(chapters)) == len(topics)


def test_a_heading_says_how_an_option_fails(two: Explored) -> None:
    page, facts = two
    needed = next(row for row in facts.rows if len(facts.missing(must=[row.id])) == 1)
    page.goto(f"{page.url}?must={needed.id}")
    fails = facts.missing(must=[needed.id])
    head = table(page).locator(f'thead th[data-option="{fails[0]}"]')
    assert f"misses: must have {needed.label}" in head.inner_text()
    page.goto(page.url.replace("must=", "not="))
    for option in facts.missing(never=[needed.id]):
        head = table(page).locator(f'thead th[data-option="{option}"]')
        assert f"misses: must not have {needed.label}" in head.inner_text()


# --- by keyboard ------------------------------------------------------------------------------------------------------


def test_all_is_done_by_keyboard(two: Explored) -> None:
    page, facts = two
    every = facts.ids()
    tab_to(page, "find")
    page.keyboard.type("fs/ boat")  # elsewhere on the page the first three open the search
    assert page.evaluate("() => document.activeElement.name") == "find", "a letter was taken for one of the theme's keys"
    assert page.locator("[name=find]").input_value() == "fs/ boat"
    assert shown(page) == facts.found("fs/ boat")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.name") == "find", "Enter sent the form"
    page.keyboard.press("Escape")
    assert page.locator("[name=find]").input_value() == ""
    assert shown(page) == every

    tab_to(page, "order")
    page.keyboard.press("ArrowDown")
    assert shown(page) == facts.sorted("difference")
    page.keyboard.press("ArrowDown")
    assert sorting(page) == {"": "ascending"}
    tab_to(page, "differences")
    page.keyboard.press("Space")
    assert set(shown(page)) == set(facts.different(facts.options))
    tab_to(page, "Filter")
    page.keyboard.press("Enter")
    tab_to(page, "topic")
    page.keyboard.press("Space")
    topic = facts.rows[0].topic
    assert set(shown(page)) == set(facts.different(facts.options)) & set(facts.ids(lambda row: row.topic == topic))
    tab_to(page, "state")
    page.keyboard.press("Space")
    tab_to(page, "Show everything")
    page.keyboard.press("Enter")
    assert shown(page) == every


@pytest.mark.parametrize(("name", "by"), [("must", "Enter"), ("not", "Tab")])
def test_a_need_is_chosen_by_keyboard(two: Explored, name: str, by: str) -> None:
    page, facts = two
    labels = [row.label for row in facts.rows if any(one.points for one in row.answers.values())]
    word = "Must have" if name == "must" else "Must not have"
    unfold(page)
    tab_to(page, name)
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert page.locator("[data-needs] li").count() == 0, "what the arrows pass was taken for the choice"
    page.keyboard.press(by)
    chips = page.locator("[data-needs] button")
    assert chips.all_inner_texts() == [f"{word}: {labels[4]} ×"]
    page.locator(f"select[name={name}]").focus()
    page.keyboard.press(labels[-1][0])  # one letter looks for the next label that begins with it
    found = next(label for label in labels if label[0] == labels[-1][0])
    assert found != labels[4]
    page.keyboard.press(by)
    assert chips.all_inner_texts() == [f"{word}: {label} ×" for label in (labels[4], found)]
    chips.first.focus()
    page.keyboard.press("Enter")
    assert chips.all_inner_texts() == [f"{word}: {found} ×"]
    assert page.evaluate("() => document.activeElement.textContent") == f"{word}: {found} ×"
    page.keyboard.press("Space")
    assert chips.count() == 0
    assert page.evaluate("() => document.activeElement.name") == name
