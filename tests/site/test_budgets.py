"""What readers of the flagship pay: bytes as a host sends them, compressed with gzip at level 9, in units of 1000.

What a page loads is found as a browser finds it: in its elements, in its style sheets and in the theme's settings, from which
the theme starts the worker that searches.
"""

from __future__ import annotations

import gzip
import json

import pytest

from support.markup import Site, css_addresses

KB = 1000
PAGE = "compare/nodejs-vs-django/index.html"
MOST_PAGE = 130 * KB
MOST_INDEX = 100 * KB
MOST_OWN = 25 * KB
OURS = "assets/tradeoff/"

pytestmark = pytest.mark.xdist_group("site-real")


def sent(site: Site, path: str) -> int:
    return len(gzip.compress((site.folder / path).read_bytes(), 9))


def loaded(site: Site, path: str) -> set[str]:
    """The files that a reader of a page gets: itself, what it asks for, what its style sheets ask for, and the search worker."""
    page = site.documents[path]
    [settings] = page.find("script", id="__config")
    asked = [link.address for link in page.links if link.fetched and not (link.tag == "a" or link.attribute == "data-frame")]
    found = {path} | files(site, path, [*asked, json.loads(settings.text or "")["search"]])
    for sheet in [name for name in found if name.endswith(".css")]:
        found |= files(site, sheet, css_addresses(site.text(sheet)))
    return found


def files(site: Site, document: str, addresses: list[str]) -> set[str]:
    targets = [site.target(document, address) for address in addresses]
    assert None not in targets, "a page asks another host"
    return {target[0] for target in targets if target and target[0] in site.files}


def bill(site: Site, paths: set[str]) -> str:
    costs = sorted(((sent(site, path), path) for path in paths), reverse=True)
    return "\n".join(f"{cost:8,} {path}" for cost, path in costs)


def test_what_a_page_loads_is_found(flagship: Site) -> None:
    found = loaded(flagship, PAGE)
    kinds = {name.rpartition(".")[2] for name in found}
    assert {"html", "css", "js", "svg"} <= kinds
    assert [name for name in found if "/workers/search" in name]
    assert {f"{OURS}block.css", f"{OURS}site.css", f"{OURS}options.css", f"{OURS}share.js"} <= found
    assert "assets/tradeoff/quiz.js" not in found
    assert "assets/tradeoff/quiz.js" in loaded(flagship, "quiz/index.html")


def test_the_comparison_page_with_all_it_loads(flagship: Site) -> None:
    found = loaded(flagship, PAGE)
    total = sum(sent(flagship, path) for path in found)
    assert total <= MOST_PAGE, f"{total:,} bytes\n{bill(flagship, found)}"


def test_the_search_index(flagship: Site) -> None:
    # Every reader loads it, whether they search or not.
    assert sent(flagship, "search/search_index.json") <= MOST_INDEX


def test_our_own_stylesheets_and_scripts(flagship: Site) -> None:
    own = {name for name in flagship.files if name.startswith(OURS) and name.endswith((".css", ".js"))}
    assert len(own) > 5
    total = sum(sent(flagship, path) for path in own)
    assert total <= MOST_OWN, f"{total:,} bytes\n{bill(flagship, own)}"
