"""The guides of this edition: readers and search engines find them, and the way on from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.markup import Site, parsed
from support.project import ROOT, site_of

pytestmark = pytest.mark.xdist_group("site-here")


@pytest.fixture
def site(shared: Path) -> Site:
    return parsed(site_of("here", shared))


def links(site: Site, path: str) -> set[str]:
    """The files that a page leads to."""
    targets = [site.target(path, link.address) for link in site.pages[path].links if link.tag == "a"]
    return {target[0] for target in targets if target}


def test_every_guide_has_a_description_of_its_writer() -> None:
    guides = list((ROOT / "content").glob("*/*.md"))
    assert guides
    assert [path.name for path in guides if "\ndescription: " not in path.read_text().partition("\n---")[0]] == []


def test_a_newcomer_finds_the_guides_on_the_home_page_and_an_answer_from_there(site: Site) -> None:
    assert "start/index.html" in links(site, "index.html")
    assert [path for path in links(site, "start/index.html") if path.startswith("use-cases/") and path.count("/") == 2]
