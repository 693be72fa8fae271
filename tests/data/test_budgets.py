"""What readers of this edition pay: its comparison with all that it loads, and the search index."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.facts import Facts
from support.markup import Site, parsed
from support.project import ROOT, site_of
from support.weight import KB, loaded, weighed

MOST_PAGE = 130 * KB
MOST_INDEX = 100 * KB

pytestmark = pytest.mark.xdist_group("site-here")


@pytest.fixture
def site(shared: Path) -> Site:
    return parsed(site_of("here", shared))


def test_the_comparison_with_all_it_loads(site: Site) -> None:
    [(one, other)] = Facts(ROOT).pairs
    assert not weighed(site, loaded(site, f"compare/{one}-vs-{other}/index.html"), MOST_PAGE)


def test_the_search_index(site: Site) -> None:
    # Every reader loads it, whether they search or not.
    assert not weighed(site, ["search/search_index.json"], MOST_INDEX)
