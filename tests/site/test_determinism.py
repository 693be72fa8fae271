"""The same project gives the same bytes, wherever and whenever it is built; only the calendar moves what it must.

One edition with everything in it is built twice: as all other tests see it, and a year later from another folder, whose files
are listed in another order, in a zone where it may already be tomorrow, in another language, with another order of sets.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from support.markup import Site, parsed
from support.project import ADDRESS, EPOCH, VARIANTS, built, copied, site_of

EDITION = "whole"
pytestmark = pytest.mark.xdist_group(f"site-{EDITION}")

LATER = {
    "SOURCE_DATE_EPOCH": str(int(EPOCH) + 365 * 86_400),
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
}
STALE_MARK = re.compile(r'(<span class="t-stale"[^>]*?)( hidden)?>[^<]*</span>')
STALE_WORDS = re.compile(
    r" ?\*?Stale: (last reviewed \d{4}-\d\d-\d\d|a newer release line is out|checked against a line that no longer gets fixes)\*?"
)
"""The same marks in files, which have no markup for them."""
TIMELINE = re.compile(r'<svg class="t-picture t-timeline".*?</svg>', re.DOTALL)
PLACES = re.compile(
    r'<line class="t-(tick|now)"[^>]*>|<text class="t-year"[^>]*>\d+</text>|\b(x|width)="\d+"|\bd="M\d+| class="t-over"'
)
"""What follows today in a timeline: its line, its scale when nothing else reaches as far, and which lines get no more fixes."""
NOW_LINE = re.compile(r'<line class="t-now"[^>]*>')


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def now(shared: Path) -> Site:
    return parsed(site_of(EDITION, shared, "published"), address=ADDRESS)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(EDITION, tmp_path_factory.mktemp("elsewhere") / "copy", backwards=True)


@pytest.fixture(scope="module")
def untouched(project: Path) -> dict[str, bytes]:
    return contents(project)


@pytest.fixture
def next_year(project: Path, untouched: dict[str, bytes]) -> Site:
    return parsed(built(project, project.parent, "site", **VARIANTS["published"], **LATER), address=ADDRESS)


def test_a_build_writes_nothing_beside_the_site(project: Path, next_year: Site, untouched: dict[str, bytes]) -> None:
    assert next_year.files
    assert contents(project) == untouched


def test_only_stale_marks_and_the_scale_of_releases_are_different(now: Site, next_year: Site) -> None:
    before, after = contents(now.folder), contents(next_year.folder)
    assert before.keys() == after.keys()
    # MkDocs writes the day of the build into the sitemap; that file is not ours.
    changed = sorted(name for name in before if before[name] != after[name] and not name.startswith("sitemap.xml"))
    assert changed, "the year changed nothing: was it another day at all?"
    for name in changed:
        assert without_calendar(before[name].decode()) == without_calendar(after[name].decode()), name
    assert not [name for name in changed if name.startswith("api/")], "the API does not depend on the day of the build"


def test_a_year_makes_claims_stale(now: Site, next_year: Site) -> None:
    assert stale(next_year) > stale(now)
    timelines = [name for name in now.files if name.startswith("embed/releases--")]
    assert timelines
    for name in timelines:
        assert NOW_LINE.findall(now.text(name)) != NOW_LINE.findall(next_year.text(name))


def test_stale_marks_say_from_which_day(next_year: Site) -> None:
    marks = [mark for document in next_year.documents.values() for mark in document.find("span", class_="t-stale")]
    assert {("hidden" in mark.attrib) == (mark.attrib["data-stale-after"] > "2027-11-25") for mark in marks} == {True}
    assert all((mark.text or "").strip() for mark in marks)


def test_as_of_is_the_day_of_the_reviews(next_year: Site) -> None:
    claims = json.loads(next_year.text("api/v1/claims.json"))
    days = sorted(claim["reviewed"] for claim in claims["result"])
    assert claims["as_of"] == {"oldest": days[0], "newest": days[-1]}
    for name in ("export/use-cases.md", "export/adopters.md"):
        assert "2027" not in next_year.text(name).rpartition("\n\n")[2]


def without_calendar(text: str) -> str:
    still = TIMELINE.sub(lambda drawing: PLACES.sub("", drawing[0]), text)
    return STALE_WORDS.sub("", STALE_MARK.sub(r"\1>", still))


def stale(site: Site) -> int:
    return sum("hidden" not in mark.attrib for page in site.pages.values() for mark in page.find("span", class_="t-stale"))
