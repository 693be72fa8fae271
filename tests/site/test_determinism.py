"""The same project gives the same bytes, wherever and whenever it is built; only the calendar moves what it must."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from support.markup import Site
from support.project import EPOCH, ROOT, build, built

pytestmark = pytest.mark.xdist_group("determinism")

YEAR = 365 * 86_400
STALE_MARK = re.compile(r'(<span class="t-stale"[^>]*?)( hidden)?>[^<]*</span>')
STALE_WORDS = re.compile(
    r" ?\*?Stale: (last reviewed \d{4}-\d\d-\d\d|a newer release line is out|checked against a line that no longer gets fixes)\*?"
)
"""The same marks in files, which have no markup for them."""
NOW_LINE = re.compile(r'<line class="t-now"[^>]*>')
ENDED = ' class="t-over"'
"""The mark of a release line that gets no more fixes on the day called now."""


def copied(project: Path, where: Path, *, backwards: bool) -> Path:
    """The project in another folder, its files created in another order: file systems list them differently then."""
    skipped = {".git", ".venv", ".cache", "site", "tests", "__pycache__"}
    files = sorted(path for path in walk(project, skipped))
    for path in reversed(files) if backwards else files:
        target = where / path.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (1_000_000_000, 1_000_000_000) if backwards else None)
    return where


def walk(folder: Path, skipped: set[str]) -> list[Path]:
    found = []
    for path in folder.iterdir():
        if path.name not in skipped and not path.name.startswith(".site"):
            found += walk(path, skipped) if path.is_dir() else [path]
    return found


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differences(one: Path, two: Path) -> list[str]:
    """The files that are not the same, or not in both."""
    a, b = contents(one), contents(two)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(ROOT, tmp_path / "project", backwards=False)


@pytest.mark.parametrize("address", ["", "https://docs.example.org/stack/"], ids=["no address", "address"])
def test_builds_are_byte_identical(project: Path, tmp_path: Path, address: str) -> None:
    # Another order of sets and files, another zone in which it may already be tomorrow, another language, another folder.
    other = copied(project, tmp_path / "elsewhere" / "copy", backwards=True)
    first = build(project, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", SITE_URL=address)
    second = build(other, tmp_path / "two", PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", SITE_URL=address)
    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr
    assert differences(tmp_path / "one", tmp_path / "two") == []


def test_a_build_writes_nothing_beside_the_site(project: Path, tmp_path: Path) -> None:
    before = contents(project)
    assert build(project, tmp_path / "site", PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert contents(project) == before


@pytest.fixture
def now(shared: Path) -> Site:
    return Site(built(ROOT, shared, "here"))


@pytest.fixture
def next_year(shared: Path) -> Site:
    return Site(built(ROOT, shared, "next-year", SOURCE_DATE_EPOCH=str(int(EPOCH) + YEAR)))


def test_a_year_moves_only_stale_marks_and_the_now_line_of_releases(now: Site, next_year: Site) -> None:
    changed = differences(now.folder, next_year.folder)
    assert now.files == next_year.files
    # MkDocs writes the day of the build into the sitemap of a site that has pages in it; that file is not ours.
    ours = [name for name in changed if not name.startswith("sitemap.xml")]
    assert ours
    for name in ours:
        assert _without_calendar(now.text(name)) == _without_calendar(next_year.text(name)), name
    assert not any(name.startswith("api/") for name in ours), "the API does not depend on the day of the build"


def test_a_year_makes_claims_stale(now: Site, next_year: Site) -> None:
    # Also the proof that the test above compares two different days.
    assert _stale(now) == 0
    assert _stale(next_year) > 0
    timelines = [name for name in now.files if name.startswith("embed/releases--")]
    assert timelines
    for name in timelines:
        assert NOW_LINE.findall(now.text(name)) != NOW_LINE.findall(next_year.text(name))


def test_stale_marks_say_from_which_day(next_year: Site) -> None:
    today = "2027-11-25"
    marks = 0
    for document in next_year.documents.values():
        for mark in document.find("span", class_="t-stale"):
            marks += 1
            assert ("hidden" in mark.attrib) == (mark.attrib["data-stale-after"] > today), (document.path, mark.attrib)
            assert (mark.text or "").strip()
    assert marks


def test_as_of_is_the_day_of_the_reviews(next_year: Site) -> None:
    claims = json.loads(next_year.text("api/v1/claims.json"))
    days = sorted(claim["reviewed"] for claim in claims["result"])
    assert claims["as_of"] == {"oldest": days[0], "newest": days[-1]}
    for name in ("export/" + path for path in ("use-cases.md", "adopters.md")):
        assert "2027" not in next_year.text(name).rpartition("\n\n")[2]


def _without_calendar(text: str) -> str:
    return STALE_WORDS.sub("", NOW_LINE.sub("<now>", STALE_MARK.sub(r"\1>", text.replace(ENDED, ""))))


def _stale(site: Site) -> int:
    return sum(
        "hidden" not in mark.attrib for document in site.pages.values() for mark in document.find("span", class_="t-stale")
    )
