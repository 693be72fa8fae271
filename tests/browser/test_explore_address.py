"""The address of a view: short, by ids, sent on and reloaded; whatever else stands in it does no harm."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, Heard, Open
from browser.explored import PLACES, columns, shown, sorting, table, truth, unfold

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explore-address")]

NOTICE = "Part of this address was not understood and is ignored."
VIEWS = [
    ("whole", "find=boat&order=difference"),
    ("whole", "order=kestrel&differences=1"),
    ("whole", "topic=handling,upkeep&state=partial,none"),
    ("whole", "must=sails&not=autopilot&order=name"),
    ("five", "show=courier,raven&topic=delivery"),
    ("five", "show=courier,heron,snail&not=ordering&find=r%20o"),
    ("five", "must=once"),
]
FORM = """() => [...document.querySelectorAll(".t-explore :is(input, select)")].map(e => [e.name, e.value, e.checked])
    .concat([...document.querySelectorAll("[data-needs] button")].map(e => e.textContent))"""


@pytest.fixture
def pair(whole: str) -> str:
    """The address of a table of two options."""
    return whole + PLACES["whole"][1]


def seen(page: Page) -> tuple[object, ...]:
    """All that makes a view: rows, columns, order, sentence, controls."""
    return shown(page), columns(page), sorting(page), page.locator("[data-count]").inner_text(), page.evaluate(FORM)


def settled(page: Page, query: str) -> None:
    page.wait_for_function("query => location.search === query", arg=query)


def set_by_hand(page: Page, query: str) -> None:
    """Work the controls until they are as an address says."""
    unfold(page)
    for name, values in (part.split("=") for part in query.split("&")):
        for value in values.split(","):
            if name in ("topic", "state"):
                page.locator(f'input[name="{name}"][value="{value}"]').check()
            elif name == "differences":
                page.locator(f'input[name="{name}"]').check()
            elif name == "find":
                page.locator('input[name="find"]').fill(value.replace("%20", " "))
            elif name != "show":
                page.locator(f'select[name="{name}"]').select_option(value)
        if name == "show":
            for box in page.locator('input[name="show"]').all():
                box.set_checked(box.get_attribute("value") in values.split(","))


@pytest.mark.parametrize(("name", "query"), VIEWS)
def test_a_view_has_an_address_that_brings_it_back(homes: Callable[[str], str], open_page: Open, name: str, query: str) -> None:
    address = homes(name) + PLACES[name][1]
    page = open_page(address)
    before = page.evaluate("() => history.length")
    set_by_hand(page, query)
    view = seen(page)
    page.wait_for_function("() => location.search.length > 1")
    page.wait_for_function("count => location.search.split('&').length === count", arg=query.count("&") + 1)
    assert sorted(page.url.split("?")[1].split("&")) == sorted(query.split("&"))
    assert page.evaluate("() => history.length") == before, "a control left an entry that the back button stops at"
    again = open_page(f"{address}?{query}")
    assert seen(again) == view
    assert not again.get_by_text(NOTICE).is_visible()
    page.reload()
    assert seen(page) == view
    page.goto("about:blank")
    page.go_back()
    assert seen(page) == view
    page.get_by_role("button", name="Show everything").click()
    assert page.url == address
    assert len(shown(page)) == len(truth(homes(name), name).rows)


def test_parameters_of_others_and_the_anchor_stay(pair: str, open_page: Open) -> None:
    page = open_page(f"{pair}?utm=a%20b&flag&finder=x#every-criterion")
    assert not page.get_by_text(NOTICE).is_visible()
    page.locator('[name="differences"]').check()
    assert page.url.endswith("?utm=a%20b&flag&finder=x&differences=1#every-criterion")
    page.locator('[name="differences"]').uncheck()
    assert page.url.endswith("?utm=a%20b&flag&finder=x#every-criterion")


def test_leaving_at_once_loses_no_letter(pair: str, open_page: Open, whole: str) -> None:
    page = open_page(pair)
    page.locator('[name="find"]').fill("boat")
    table(page).locator("tbody th a:visible").first.click()
    page.wait_for_url(re.compile("/criteria/"))
    page.go_back()
    settled(page, "?find=boat")
    assert shown(page) == truth(whole, "whole").found("boat")


@pytest.mark.parametrize(
    "query",
    [
        "topic=no-such-topic",
        "topic=cost,no-such-topic",
        "topic=constructor,__proto__,toString",
        "state=<script>alert(1)</script>",
        "must=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "must=price",  # a fact has no points
        "must=sails&not=sails",
        "must=sails,sails",
        "show=otter",
        "show=otter,otter",
        "order=worst",
        "order=name&order=difference",
        "differences=yes",
        "topic=",
        "find=",
        "find=%E0%A4%A",
        "%=%&topic=%",
        f"find={'a' * 10_000}",
        f"topic={'x,' * 5_000}",
    ],
    ids=lambda query: query[:40],
)
def test_rubbish_is_left_out_and_said(pair: str, open_page: Open, whole: str, query: str) -> None:
    heard = Heard(whole)
    page = open_page("about:blank", heard=heard)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(f"{pair}?{query}&state=partial")
    notice = page.get_by_role("status").filter(has_text=NOTICE)
    assert notice.is_visible()
    assert page.locator('input[name="state"][value="partial"]').is_checked()
    facts = truth(whole, "whole")
    partial = facts.ids(lambda row: any(one.state == "partial" for one in row.answers.values()))
    assert shown(page)
    assert set(shown(page)) <= set(partial), "what was understood is lost"
    assert table(page).locator("script, img").count() == table(page).locator("script[src$='explore.js']").count()
    page.get_by_role("button", name="Show everything").click()
    assert shown(page) == facts.ids()
    assert not notice.is_visible()
    assert alerts == []
    assert heard.console == []


def test_markup_is_looked_for_as_the_text_it_is(pair: str, open_page: Open, whole: str) -> None:
    heard = Heard(whole)
    page = open_page(f"{pair}?find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", heard=heard)
    assert page.locator('[name="find"]').input_value() == "<img src=x onerror=alert(1)>"
    assert shown(page) == []
    assert table(page).locator("img").count() == 0
    assert heard.console == []


# --- links to what is hidden ------------------------------------------------------------------------------------------


def in_view(page: Page, anchor: str) -> None:
    page.wait_for_function(
        "id => { const e = document.getElementById(id); const {top, bottom} = e.getBoundingClientRect();"
        " return e.checkVisibility() && top >= 0 && top < innerHeight && bottom > 0 }",
        arg=anchor,
    )


@pytest.mark.parametrize("query", ["topic=handling", "find=sails", "order=name&find=zzzz", "order=name"])
def test_an_address_with_an_anchor_shows_what_it_leads_to(pair: str, open_page: Open, query: str) -> None:
    for anchor in ("guarantee", "cost"):
        page = open_page(f"{pair}?{query}#{anchor}", size=DESK)
        in_view(page, anchor)


def test_a_link_shows_what_a_filter_hides_as_often_as_it_is_followed(pair: str, open_page: Open) -> None:
    page = open_page(pair)
    every = shown(page)
    for _ in range(2):
        page.locator('[name="find"]').fill("sails")
        assert 0 < len(shown(page)) < len(every)
        assert not page.locator("#cost").is_visible()
        page.locator(".t-jump").get_by_role("link", name="Cost").click()
        in_view(page, "cost")
        assert shown(page) == every
    assert page.locator('[name="find"]').input_value() == ""


def test_an_address_holds_no_anchor_that_would_undo_its_view(pair: str, open_page: Open) -> None:
    page = open_page(f"{pair}#cost")
    page.locator('[name="find"]').fill("sails")
    settled(page, "?find=sails")
    view = seen(page)
    page.reload()
    assert seen(page) == view
