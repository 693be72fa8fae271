"""Built sites, parsed once for each process. Tests of one site run in one process, where its documents stay."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from support.editions import editions
from support.markup import Site
from support.project import ROOT, built

ADDRESS = "https://docs.example.org/stack/compare/"
"""Where the published site stands, in the tests of a site that knows its address."""


@functools.cache
def parsed(folder: Path, *, directories: bool = True, address: str = "") -> Site:
    return Site(folder, directories, address)


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(f"site-{name}")) for name in editions()])
def edition(request: pytest.FixtureRequest) -> str:
    """The name of an edition; a test that asks for it runs once for each."""
    name: str = request.param
    return name


@pytest.fixture
def site(edition: str, shared: Path) -> Site:
    """A site as `make site` builds it, without an address."""
    return parsed(built(editions()[edition], shared, edition))


@pytest.fixture
def flagship(shared: Path) -> Site:
    """The flagship, as `make site` builds it. A test that asks for it belongs to the group `site-real`."""
    return parsed(built(ROOT, shared, "here"))


@pytest.fixture
def site_log(edition: str, shared: Path, site: Site) -> str:
    """What the build of `site` said."""
    return (shared / f"{edition}.done").read_text()


@pytest.fixture
def file_site(edition: str, shared: Path) -> Site:
    """A site to be read from a disk: a link to a folder leads nowhere."""
    return parsed(built(editions()[edition], shared, f"{edition}-files", DIRECTORY_URLS="false"), directories=False)


@pytest.fixture
def addressed(edition: str, shared: Path) -> Site:
    """A site that knows its address."""
    name = "published" if edition == "here" else f"{edition}-published"
    return parsed(built(editions()[edition], shared, name, SITE_URL=ADDRESS), address=ADDRESS)


@pytest.fixture
def published(shared: Path) -> Site:
    """The flagship as it is published: it knows its address, which is below a folder."""
    return parsed(built(ROOT, shared, "published", SITE_URL=ADDRESS), address=ADDRESS)
