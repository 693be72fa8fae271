"""The share menu: what it puts on the clipboard works elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urljoin
from urllib.request import urlopen

import html5lib
import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import Open
from support.page_types import pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("share")]

PAGES = pages("whole")
BLOCK = f"criterion--{PAGES['criterion'].strip('/').split('/')[1]}"


def menu_of(page: Page, block: str) -> Locator:
    menu = page.locator(f'figure[data-block="{block}"] details.t-share')
    menu.locator("summary").click()
    return menu


def served(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode("utf-8")
    return text


@pytest.fixture
def page(whole: str, open_page: Open) -> Page:
    return open_page(whole + PAGES["criterion"], permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def menu(page: Page) -> Locator:
    return menu_of(page, BLOCK)


def clipboard(page: Page) -> str:
    # Some systems keep line ends their own way.
    text: str = page.evaluate("() => navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


def test_the_frame_is_one_that_a_wiki_can_take(page: Page, menu: Locator, whole: str) -> None:
    menu.locator('button[data-copy="frame"]').click()
    menu.get_by_text("Copied", exact=True).wait_for()
    snippet = clipboard(page)
    assert snippet == menu.locator("textarea[data-frame]").input_value()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    frames = parser.parseFragment(snippet).findall("iframe")
    assert not parser.errors
    assert len(frames) == 1
    frame = frames[0].attrib
    assert frame["title"].strip()
    assert frame["loading"] == "lazy"
    assert int(frame["height"]) >= 200
    assert not [name for name in frame if name == "style" or name.startswith("on")]
    assert frame["src"].startswith(f"{whole}/embed/")
    assert "<table" in served(frame["src"])


def test_every_snippet_of_a_page_opens_its_own_block(page: Page, whole: str) -> None:
    page.goto(whole + PAGES["option"])
    fields = page.locator("textarea[data-frame]")
    assert fields.count() >= 3
    for field in fields.all():
        address = re.findall(r'src="([^"]+)"', field.input_value())
        block = field.evaluate("e => e.closest('[data-block]').dataset.block")
        assert address == [f"{whole}/embed/{block}.html"]
        assert f'data-block="{block}"' in served(address[0])


def test_the_height_shows_the_whole_block_on_a_desk(page: Page, menu: Locator) -> None:
    snippet = menu.locator("textarea[data-frame]").input_value()
    height = int(re.findall(r'height="(\d+)"', snippet)[0])
    page.goto(re.findall(r'src="([^"]+)"', snippet)[0])
    table = page.locator("table").bounding_box()
    assert table
    assert table["y"] + table["height"] <= height


def test_markdown_is_that_of_the_file_with_whole_addresses(page: Page, menu: Locator, whole: str) -> None:
    button = menu.locator('button[data-copy="markdown"]')
    button.click()
    menu.get_by_text("Copied", exact=True).wait_for()
    address = urljoin(page.url, button.get_attribute("data-from") or "")
    assert address == f"{whole}/export/{BLOCK}.md"
    whole = re.sub(r"\]\((<?)(\.\.?/[^)>]*)", lambda match: f"]({match[1]}{urljoin(address, match[2])}", served(address))
    assert clipboard(page) == whole
    assert not re.search(r"\]\(<?\.", clipboard(page)), "a link that leads nowhere in somebody else's wiki"


def test_files_are_offered_and_are_there(page: Page, menu: Locator) -> None:
    links = menu.locator("a").all()
    assert len(links) >= 4
    for link in links:
        assert served(link.evaluate("e => e.href"))


def test_without_the_clipboard_the_text_is_there_to_copy_by_hand(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGES["criterion"])
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false; }"
    )
    menu = menu_of(page, BLOCK)
    menu.locator('button[data-copy="frame"]').click()
    menu.get_by_text("Select and copy by hand").wait_for()
    assert page.evaluate(
        "() => { const e = document.activeElement; return e.value.slice(e.selectionStart, e.selectionEnd) }"
    ).startswith("<iframe")


def test_the_menu_is_worked_by_keyboard(whole: str, open_page: Open) -> None:
    page = open_page(whole + PAGES["criterion"])
    summary = page.locator("details.t-share summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.t-share textarea[data-frame]").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("details.t-share textarea[data-frame]").first.is_visible()
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"
