"""A site below a folder of its host: every address that a page, an embed or the 404 page holds is served from there."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest

from browser.conftest import Heard, Open, Published
from support.page_types import embeds, pages
from support.planned import planned
from support.project import site_of
from support.server import serve
from tradeoff import routes
from tradeoff.redirects import former_ids

PREFIX = "/a/b"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("addresses")]


class _Addresses(HTMLParser):
    """Collects the addresses of an HTML file, where a redirect leads included."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [value for name, value in attrs if name in ("href", "src", "data-from", "data-frame") and value]
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.found.append((given["content"] or "").partition("url=")[2])


def fetch(address: str) -> tuple[int, str]:
    """The status of what is served there, and its text when it is HTML."""
    try:
        with urlopen(address) as answer:
            kind = answer.headers.get_content_type()
            return answer.status, answer.read().decode("utf-8") if kind == "text/html" else ""
    except HTTPError as error:
        return error.code, error.read().decode("utf-8")


def crawl(home: str) -> tuple[dict[str, str], list[str]]:
    """Follow every address from the home page: what was reached, by type, and what was not there."""
    waiting, reached, dead = [f"{home}/"], {f"{home}/": ""}, []
    while waiting:
        page = waiting.pop()
        status, text = fetch(page)
        if status != 200:
            dead.append(f"{reached[page]} → {page}: {status}")
            continue
        parser = _Addresses()
        parser.feed(text)
        for address in parser.found:
            target = urldefrag(urljoin(page, address))[0]
            host = home.split("/", 3)[2]
            if target.split("/", 3)[2:3] == [host] and target not in reached:
                reached[target] = page
                waiting.append(target)
                if not target.startswith(f"{home}/"):
                    dead.append(f"{page} → {target}: leaves the folder")
    return reached, dead


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """A site that does not know its address."""
    return site_of("whole", shared)


def test_every_address_is_served_below_a_folder(folder: Path) -> None:
    with serve(folder, PREFIX) as home:
        reached, dead = crawl(home)
    assert dead == []
    plan = planned("whole")
    # Nothing links to what is kept for old links alone.
    old = {"404.html", *(routes.embed(block) for block, _ in former_ids(plan.catalog, plan.blocks))}
    html = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} - old
    known = {address.removeprefix(f"{home}/") for address in reached}
    served = {f"{path}index.html" if path.endswith("/") or not path else path for path in known}
    unreachable = {path for path in html - served if 'http-equiv="refresh"' not in (folder / path).read_text()}
    assert unreachable == set(), "pages and embeds that nothing links to"
    assert len(old) > 10
    assert {path for path in old if not (folder / path).is_file()} == set(), "an old link leads nowhere"


def test_a_site_that_knows_its_address_is_served_there(published: Published) -> None:
    reached, dead = crawl(published.address)
    assert dead == []
    assert len(reached) > len(planned("whole").pages)


def test_the_page_of_a_missing_address_has_its_looks(published: Published, open_page: Open) -> None:
    heard = Heard(published.address)
    page = open_page(f"{published.address}/deep/down/there/is/nothing/", heard=heard)
    missing = [address for address in heard.missing if "nothing" not in address]
    assert missing == []
    assert heard.strangers == []
    header = page.locator("header.md-header")
    assert header.evaluate("e => getComputedStyle(e).position") in ("sticky", "fixed"), "the style sheet did not arrive"
    page.locator("a.md-header__button.md-logo").first.click()
    page.wait_for_url(f"{published.address}/")
    page.locator(".t-answer").wait_for()


def test_the_page_of_a_missing_address_works_without_a_known_address(folder: Path, open_page: Open) -> None:
    with serve(folder, PREFIX) as home:
        page = open_page(f"{home}/deep/down/nothing/")
        # A script looks for the root of the site, and brings the style sheets from there.
        page.wait_for_function(
            "() => ['sticky', 'fixed'].includes(getComputedStyle(document.querySelector('header.md-header')).position)"
        )
        page.locator("a.md-header__button.md-logo").first.click()
        page.wait_for_url(f"{home}/")


def test_links_work_by_hand_below_a_folder(folder: Path, open_page: Open) -> None:
    with serve(folder, PREFIX) as home:
        heard = Heard(home)
        page = open_page(home + pages("whole")["pair"], heard=heard)
        page.locator('figure[data-kind="compare"] tbody tr:not(.t-section) th a').first.click()
        page.wait_for_url("**/a/b/criteria/*/")
        assert page.locator('figure[data-kind="criterion"] table').is_visible()
        page.goto(f"{home}/compare/windhover-vs-otter/")
        page.wait_for_url(f"{home}{pages('whole')['pair']}")
        page.goto(home + embeds("whole")["criterion"])
        link = page.locator("footer a").first
        page.goto(urljoin(page.url, link.get_attribute("href") or ""))
        assert page.url.startswith(home + pages("whole")["criterion"])
        assert heard.missing == []
        assert heard.console == []


def test_the_site_can_be_read_from_a_disk(shared: Path, open_page: Open) -> None:
    disk = site_of("whole", shared, "disk")
    page = open_page(f"{disk.as_uri()}/index.html")
    page.locator('.t-answer a[href*="quiz"]').first.click()
    page.wait_for_url("**/quiz.html")
    first = page.locator('form[data-quiz] input[type="radio"]').first
    first.check()
    assert "Answer a question" not in page.locator("[data-said]").inner_text()
    page.locator("[data-rows] a").first.click()
    page.wait_for_url("**/criteria/*.html")
    assert page.locator(".t-table").first.is_visible()
