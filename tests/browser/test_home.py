"""The first page answers in one screen: what each option is, the verdict by situation, the quiz, every difference."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Heard, Open
from support.editions import editions
from support.facts import Facts
from support.project import SITES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("home")]

FACTS = Facts(SITES / "whole")


def lowest(page: Page, selector: str) -> float:
    """The lower edge of the last such element, from the top of the page."""
    boxes = [element.bounding_box() for element in page.locator(selector).all()]
    assert boxes, f"no {selector}"
    return max(box["y"] + box["height"] for box in boxes if box)


def verdicts(home: str) -> dict[str, str]:
    """Who leads in each situation, by id, as the exported table says it."""
    with urlopen(f"{home}/export/use-cases--situation.json") as answer:
        table = json.load(answer)
    return {row["id"]: row["cells"][0]["plain"] for row in table["rows"]}


@pytest.fixture(params=["whole", "here"])
def home(request: pytest.FixtureRequest, homes: Callable[[str], str]) -> str:
    """The small edition, and the one of this repository with words and numbers as long as they are."""
    if len(Facts(editions()[request.param]).compared) != 2:
        pytest.skip("one screen is promised to editions of two options")
    return homes(request.param)


def test_a_desk_shows_the_whole_answer_at_once(home: str, open_page: Open) -> None:
    page = open_page(f"{home}/", size=DESK)
    for selector in (".t-verdict", ".t-answer .t-actions a", ".t-options li", ".t-leader li a"):
        assert lowest(page, selector) <= DESK[1], selector


def test_a_phone_shows_the_verdict_and_both_ways_on_at_once(home: str, open_page: Open) -> None:
    page = open_page(f"{home}/", size=PHONE)
    assert lowest(page, ".t-answer .t-actions a") <= PHONE[1]


def test_every_option_is_named_with_what_it_is(whole: str, open_page: Open) -> None:
    page = open_page(f"{whole}/")
    cards = page.locator(".t-options li").all_inner_texts()
    options = [FACTS.options[name] for name in FACTS.compared]
    assert len(cards) == len(options)
    for card, option in zip(cards, options, strict=True):
        assert option["name"] in card
        assert option["kind"] in card


def test_every_situation_stands_with_whoever_leads_in_it(whole: str, open_page: Open) -> None:
    page = open_page(f"{whole}/")
    expected = verdicts(whole)
    seen = {}
    for group in page.locator(".t-leader").all():
        title = group.locator("strong").inner_text()
        links = group.locator("li a").all()
        assert group.locator(".t-number").inner_text() == str(len(links))
        for link in links:
            address = link.get_attribute("href") or ""
            seen[address.strip("/").rpartition("/")[2]] = title
    assert seen.keys() == expected.keys()
    for case, title in seen.items():
        alone = f"Only {title.removesuffix(' leads')} fits"
        assert expected[case].startswith((title, alone)), f"{case}: {title}, and the table says {expected[case]}"


def test_every_difference_is_one_click_away(whole: str, open_page: Open) -> None:
    heard = Heard(whole)
    page = open_page(f"{whole}/", heard=heard)
    page.get_by_role("link", name="See every difference").click()
    page.wait_for_url("**/compare/**")
    assert page.get_by_label("Only differences").is_checked()
    shown = page.locator('figure[data-kind="compare"] tbody tr:not(.t-section):visible').count()
    assert 0 < shown < len(FACTS.live_criteria)
    assert heard.console == []


def test_the_quiz_is_one_click_away(whole: str, open_page: Open) -> None:
    page = open_page(f"{whole}/")
    page.get_by_role("link", name="Take the quiz").click()
    page.wait_for_url("**/quiz/**")
    assert page.locator("form[data-quiz]").is_visible()
