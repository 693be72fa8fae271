"""The way to a claim: its sign copies the claim's address, is a link without scripts, and the address leads to the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import DESK, PHONE, Heard, Open
from support.facts import Facts
from support.page_types import pages
from support.project import SITES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("claims")]

CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "The link to this claim is copied."
PAIR = pages("whole")["pair"]
FACTS = Facts(SITES / "whole")
FIRST, LAST = FACTS.compared
CRITERION = "sails"
REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }"


@pytest.fixture
def page(whole: str, open_page: Open) -> Iterator[Page]:
    """A comparison that complains about nothing."""
    heard = Heard(whole)
    page = open_page(whole + PAIR, permissions=CLIPBOARD, heard=heard)
    page.evaluate("() => navigator.clipboard.writeText('nothing yet')")
    yield page
    assert heard.console == []
    assert heard.missing == []


def pin(page: Page, criterion: str = CRITERION, option: str = LAST) -> Locator:
    return page.locator(f'tr[id="{criterion}"] td[data-option="{option}"] .t-pin')


def clipboard(page: Page) -> str:
    text: str = page.evaluate("() => navigator.clipboard.readText()")
    return text


def toast(page: Page) -> Locator:
    return page.get_by_role("status").and_(page.locator(".t-toast"))


@pytest.mark.parametrize("by", ["click", "Enter", "Space"])
def test_it_copies_the_address_and_says_so(page: Page, whole: str, by: str) -> None:
    assert toast(page).count() == 1, "what speaks must be there before it speaks"
    sign = pin(page)
    if by == "click":
        sign.click()
    else:
        sign.focus()
        page.keyboard.press(by)
    toast(page).get_by_text(COPIED).wait_for()
    assert clipboard(page) == f"{whole}/criteria/{CRITERION}/#{LAST}"
    assert page.url == whole + PAIR, "it led away"
    pin(page, option=FIRST).click()
    page.wait_for_function(
        "address => navigator.clipboard.readText().then(text => text === address)",
        arg=f"{whole}/criteria/{CRITERION}/#{FIRST}",
    )
    assert toast(page).count() == 1


def test_its_name_says_what_it_does(page: Page) -> None:
    signs = page.locator("td .t-pin")
    assert page.get_by_role("button", name="Copy the link to this claim").count() == signs.count() == len(FACTS.claims)
    assert page.get_by_role("link", name="Link to this claim").count() == 0


def test_each_claim_has_one(page: Page, whole: str) -> None:
    cells = page.locator('figure[data-kind="compare"] tbody td').evaluate_all(
        "all => all.map(e => [e.parentNode.id, e.dataset.option, e.querySelector('.t-pin').href])"
    )
    assert {(row, option) for row, option, _ in cells} == set(FACTS.claims)
    for row, option, address in cells:
        assert address == f"{whole}/criteria/{row}/#{option}"


def test_a_refused_clipboard_leaves_the_address_to_copy_by_hand(page: Page, whole: str) -> None:
    page.evaluate(REFUSED)
    pin(page).click()
    toast(page).get_by_text(f"{whole}/criteria/{CRITERION}/#{LAST}", exact=True).wait_for()
    assert clipboard(page) == "nothing yet"
    box = toast(page).bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 1280


def test_a_long_address_fits_on_a_phone(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAIR, size=PHONE, has_touch=True)
    page.evaluate(REFUSED)
    longest = max(FACTS.criteria, key=len)
    pin(page, longest).click()
    toast(page).get_by_text(f"/criteria/{longest}/#{LAST}").wait_for()
    box = toast(page).bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE[0]
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE[0]


@pytest.mark.parametrize(("modifiers", "button"), [(["ControlOrMeta"], "left"), (["Shift"], "left"), ([], "middle")])
def test_it_is_still_a_link(page: Page, whole: str, modifiers: list[str], button: str) -> None:
    with page.context.expect_page() as opened:
        pin(page).click(modifiers=modifiers, button=button)  # type: ignore[arg-type]
    opened.value.wait_for_url(f"{whole}/criteria/{CRITERION}/#{LAST}")
    assert clipboard(page) == "nothing yet"
    assert page.url == whole + PAIR


@pytest.mark.parametrize(("option", "size"), [(FIRST, DESK), (LAST, PHONE)], ids=["desk", "phone"])
def test_its_address_leads_to_the_claim(whole: str, open_page: Open, option: str, size: tuple[int, int]) -> None:
    page = open_page(f"{whole}/criteria/{CRITERION}/#{option}", size=size)
    row = page.locator(f'tr[id="{option}"]')
    page.wait_for_function(
        "id => { const [row, bar] = [document.getElementById(id), document.querySelector('.md-header')]"
        ".map(e => e.getBoundingClientRect()); return row.bottom > bar.bottom && row.top < innerHeight }",
        arg=option,
    )
    ground = "e => getComputedStyle(e.querySelector('td')).backgroundColor"
    others = {other.evaluate(ground) for other in row.locator("xpath=../tr[not(@id='" + option + "')]").all()}
    assert others
    assert row.evaluate(ground) not in others, "the claim that was asked for looks like the rest"


@pytest.mark.parametrize("kind", ["pair", "criterion"])
def test_without_scripts_it_is_a_plain_link(whole: str, open_page: Open, kind: str) -> None:
    page = open_page(whole + pages("whole")[kind], java_script_enabled=False)
    sign = page.get_by_role("link", name="Link to this claim").first
    assert sign.count() == 1
    address = sign.evaluate("e => e.href")
    sign.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert re.search(rf"/criteria/[a-z0-9-]+/#({FIRST}|{LAST})$", page.url)
    assert page.locator(f'[id="{page.url.split("#")[1]}"]').is_visible()


def test_it_shows_with_the_focus_and_under_the_pointer(page: Page) -> None:
    seen = "e => getComputedStyle(e).opacity"
    sign = pin(page)
    sign.scroll_into_view_if_needed()
    page.mouse.move(1, 1)
    assert sign.evaluate(seen) == "0"
    sign.locator("xpath=..").hover()
    assert sign.evaluate(seen) == "1"
    page.mouse.move(1, 1)
    page.keyboard.press("Tab")  # a key, so that the focus is one that is shown
    sign.focus()
    assert sign.evaluate(seen) == "1"


def test_a_copied_table_holds_no_signs_and_print_shows_none(page: Page) -> None:
    assert "#" not in pin(page).inner_text()
    page.emulate_media(media="print")
    assert not page.locator(".t-pin:visible").count()
    assert not page.locator(".t-explore :is(input, select, button, summary):visible").count(), "paper cannot be pressed"
    assert page.locator("[data-count]").is_visible()
