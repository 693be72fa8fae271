"""The lane that continues MkDocs 1.x: ProperDocs builds the same project, unchanged, to the same site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.markup import Site
from support.project import ROOT, build, built

pytestmark = pytest.mark.xdist_group("properdocs")

ADDRESS = "https://docs.example.org/stack/compare/"
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("properdocs") / "site"
    result = build(ROOT, folder, runner="properdocs", SITE_URL=ADDRESS)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder, result.stdout + result.stderr


@pytest.fixture
def twins(shared: Path, log: tuple[Path, str]) -> tuple[Site, Site]:
    return Site(built(ROOT, shared, "published", SITE_URL=ADDRESS)), Site(log[0])


def test_it_writes_the_same_files(twins: tuple[Site, Site]) -> None:
    mkdocs, properdocs = twins
    assert mkdocs.files == properdocs.files


def test_every_file_is_the_same_but_for_the_generators_name(twins: tuple[Site, Site]) -> None:
    mkdocs, properdocs = twins
    names = set()
    for path in sorted(mkdocs.files):
        if not path.endswith(".html"):
            assert (mkdocs.folder / path).read_bytes() == (properdocs.folder / path).read_bytes(), path
            continue
        assert GENERATOR.sub("", mkdocs.text(path)) == GENERATOR.sub("", properdocs.text(path)), path
        names |= set(GENERATOR.findall(properdocs.text(path)))
    assert names, "no page names its generator: was the theme used at all?"
    assert not any("mkdocs-1" in name for name in names), "this was MkDocs, not ProperDocs"


def test_it_says_what_it_built(log: tuple[Path, str]) -> None:
    assert re.search(r"\d+ pages, \d+ claims, \d+ sources, \d+ due, \d+ stale, \d+\.\d seconds", log[1])
