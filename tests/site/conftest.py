"""Built sites, parsed once for each process. Tests of one edition run in one process, where its documents stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.editions import editions
from support.editions import small as small_editions
from support.facts import Facts
from support.markup import Site, parsed
from support.project import ADDRESS, log_of, site_of


def each(names: list[str]) -> list[object]:
    """Parameters, an edition each, that keep the tests of an edition together."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(f"site-{name}")) for name in names]


@pytest.fixture(params=each(list(editions())))
def edition(request: pytest.FixtureRequest) -> str:
    """The name of an edition; a test that asks for it runs once for each."""
    name: str = request.param
    return name


@pytest.fixture(params=each(list(small_editions())))
def small(request: pytest.FixtureRequest) -> str:
    """The name of an edition of `tests/sites`."""
    name: str = request.param
    return name


@pytest.fixture
def facts(edition: str) -> Facts:
    """What the data of `edition` says."""
    return Facts(editions()[edition])


@pytest.fixture
def site(edition: str, shared: Path) -> Site:
    """A site as `make site` builds it, without an address."""
    return parsed(site_of(edition, shared))


@pytest.fixture
def site_log(site: Site) -> str:
    """What the build of `site` said."""
    return log_of(site.folder).read_text()


@pytest.fixture
def published(edition: str, shared: Path) -> Site:
    """A site that knows its address, which is below a folder, and its repository."""
    return parsed(site_of(edition, shared, "published"), address=ADDRESS)


@pytest.fixture
def disk(small: str, shared: Path) -> Site:
    """A site to be read from a disk: a link to a folder leads nowhere."""
    return parsed(site_of(small, shared, "disk"), directories=False)
