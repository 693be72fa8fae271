"""Instant navigation, which runs when a site is served at the address it knows: pages change without a load, scripts go on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Heard, Open, Published
from browser.explored import shown, sorting, table
from support.facts import Facts
from support.page_types import pages
from support.project import SITES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("navigation")]


PAIR = pages("whole")["pair"]
CRITERIA = Facts(SITES / "whole").criteria
IN_VIEW = """id => {
    const {top} = document.getElementById(id).getBoundingClientRect();
    return top >= 0 && top < innerHeight;
}"""
TO_PAIR = '.md-tabs a[href*="compare/otter-vs-kestrel"]'


def follow(page: Page, selector: str, arrives: str) -> None:
    page.locator(selector).first.click()
    page.wait_for_url(re.compile(arrives))


def kept(page: Page) -> bool:
    return bool(page.evaluate("() => window.marker === 'kept'"))


def test_a_walk_through_the_site_loads_no_page_anew(published: Published, open_page: Open) -> None:
    heard = Heard(published.address)
    page = open_page(f"{published.address}/", heard=heard)
    page.evaluate("() => { window.marker = 'kept' }")

    follow(page, '.t-answer a[href*="quiz"]', r"/quiz/$")
    form = page.locator("form[data-quiz]")
    form.wait_for(state="visible")
    assert kept(page), "the quiz came by a full load"
    page.locator('input[name="upkeep"][value="myself"]').check()
    assert page.locator("[data-bars] li").count() == 2
    said = page.locator("[data-bars]").inner_text()

    follow(page, "[data-rows] a", r"/criteria/[a-z-]+/$")
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    assert kept(page), "the criterion came by a full load"
    menu = page.locator("details.t-share").first
    menu.locator("summary").click()
    assert menu.locator('button[data-copy="frame"]').is_visible(), "the share menu's script did not run on a page that came later"

    page.go_back()
    page.wait_for_url(re.compile(r"/quiz/\?a="))
    form.wait_for(state="visible")
    assert kept(page)
    assert page.locator('input[name="upkeep"][value="myself"]').is_checked()
    assert page.locator("[data-bars]").inner_text() == said
    page.locator('input[name="upkeep"][value="yard"]').check()
    assert page.locator("[data-bars]").inner_text() != said
    page.wait_for_url(re.compile(r"\?a=upkeep.yard$"))
    assert heard.console == []
    assert heard.missing == []
    assert heard.strangers == []


def test_the_quiz_brings_its_script_whenever_it_comes_and_each_form_starts_once(published: Published, open_page: Open) -> None:
    heard = Heard(published.address)
    asked: list[str] = []
    page = open_page("about:blank", heard=heard)
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{published.address}/criteria/")
    page.evaluate("() => { window.marker = 'kept' }")
    assert "quiz.js" not in asked, "a page without a quiz loads its script"
    assert "share.js" in asked, "scripts are not seen: this proves nothing"
    for _ in range(2):
        follow(page, '.md-tabs a[href*="quiz"]', r"/quiz/(\?|$)")
        form = page.locator("form[data-quiz]")
        form.wait_for(state="visible")
        page.evaluate(
            "() => { window.said = 0; new MutationObserver(() => { window.said += 1 })"
            ".observe(document.querySelector('[data-rows]'), {childList: true}) }"
        )
        page.locator('input[name="upkeep"][value="myself"]').check()
        page.locator("[data-rows] table").wait_for()
        assert page.evaluate("() => window.said") == 1, "one answer was counted more than once"
        follow(page, '.md-tabs a[href*="use-cases"]', r"/use-cases/$")
        page.locator('figure[data-kind="situations"]').first.wait_for()
    assert "quiz.js" in asked
    assert kept(page)
    page.go_back()
    form.wait_for(state="visible")
    assert page.locator('input[name="upkeep"][value="myself"]').is_checked()
    assert heard.console == []
    assert heard.missing == []


def test_a_link_to_a_row_opens_at_the_row(published: Published, open_page: Open) -> None:
    page = open_page(published.address + PAIR)
    page.evaluate("() => { window.marker = 'kept' }")
    page.locator('figure[data-kind="compare"] tbody tr:not(.t-section) th a').first.click()
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    assert kept(page)
    page.goto(f"{published.address}/criteria/capsizing/#kestrel")
    assert page.locator('[id="kestrel"]').is_visible()
    page.wait_for_function(IN_VIEW, arg="kestrel")


def test_embeds_and_files_open_as_what_they_are(published: Published, open_page: Open) -> None:
    page = open_page(f"{published.address}/embed/")
    page.evaluate("() => { window.marker = 'kept' }")
    link = page.locator('a[href$="criterion--sails.html"]')
    page.locator(".md-content details", has=link).locator("summary").click()  # many blocks of one kind are folded away
    link.click()
    page.wait_for_url("**/embed/criterion--sails.html")
    assert page.locator("body.t-embed").count() == 1, "the theme swallowed the stand-alone page"
    assert not kept(page)


def test_stale_marks_appear_on_pages_that_come_later(published: Published, open_page: Open) -> None:
    page = open_page("about:blank")
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(f"{published.address}/criteria/")
    page.evaluate("() => { window.marker = 'kept' }")
    page.locator('.md-content a[href*="sails"]').first.click()
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    page.locator(".t-stale").first.wait_for(state="visible")
    assert kept(page)


def test_a_search_finds_a_claim_on_its_criterion(published: Published, open_page: Open) -> None:
    heard = Heard(published.address)
    page = open_page(f"{published.address}/", heard=heard)
    page.locator(".md-search__input").click()
    page.keyboard.type("towing post tonnes")
    # The list follows each letter that is typed; what counts is what it comes to.
    found = "() => document.querySelector('.md-search-result__link')?.href.includes('/criteria/towing/')"
    page.wait_for_function(found)
    assert heard.strangers == []


def test_a_view_of_a_table_is_there_again_on_the_way_back(published: Published, open_page: Open) -> None:
    heard = Heard(published.address)
    page = open_page(f"{published.address}/", heard=heard)
    page.evaluate("() => { window.marker = 'kept' }")
    page.locator(TO_PAIR).first.click()
    page.locator("form.t-explore").wait_for()
    page.locator('[name="order"]').select_option("kestrel")
    page.locator('[name="find"]').fill("sails")
    page.wait_for_url(re.compile(r"\?order=kestrel&find=sails$"))
    view = shown(page)
    assert 0 < len(view) < len(CRITERIA)
    table(page).locator("tbody th a:visible").first.click()
    page.locator('figure[data-kind="criterion"]').first.wait_for()
    page.go_back()
    page.wait_for_url(re.compile(r"\?order=kestrel&find=sails$"))
    table(page).wait_for()
    page.wait_for_function("() => document.querySelector('[name=find]').value === 'sails'")
    assert shown(page) == view
    assert sorting(page) == {"kestrel": "descending"}
    page.get_by_role("button", name="Show everything").click()
    assert len(shown(page)) > len(view)
    assert kept(page)
    assert heard.console == []


def test_a_link_to_a_hidden_chapter_shows_it_each_time(published: Published, open_page: Open) -> None:
    page = open_page(f"{published.address}{PAIR}?find=sails")
    page.evaluate("() => { window.marker = 'kept' }")
    for _ in range(2):
        page.locator('[name="find"]').fill("sails")
        expect(table(page).locator("[data-count]")).not_to_have_text(re.compile("^All"))
        assert 0 < len(shown(page)) < len(CRITERIA)
        page.locator(".t-jump").get_by_role("link", name="Cost").click()
        page.wait_for_function(IN_VIEW, arg="cost")
        # The row is in view a moment before the address and the controls have let go of what hid it.
        page.wait_for_url(re.compile(r"/#cost$"))
        expect(page.locator('[name="find"]')).to_have_value("")
    assert kept(page)


def test_a_claim_is_copied_and_not_followed(published: Published, open_page: Open) -> None:
    page = open_page(f"{published.address}/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.marker = 'kept' }")
    page.locator(TO_PAIR).first.click()
    sign = page.locator('tr[id="sails"] td[data-option="kestrel"] .t-pin[role="button"]')
    sign.wait_for()
    for press in (sign.click, lambda: sign.press("Enter"), lambda: sign.press("Space")):
        page.evaluate("() => navigator.clipboard.writeText('nothing yet')")
        press()
        page.wait_for_function("() => navigator.clipboard.readText().then(text => text !== 'nothing yet')")
        assert page.evaluate("() => navigator.clipboard.readText()") == f"{published.address}/criteria/sails/#kestrel"
    page.get_by_role("status").get_by_text("The link to this claim is copied.").wait_for()
    assert PAIR in page.url, "the theme followed the link"
    assert kept(page)
