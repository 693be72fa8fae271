"""Front matter: the two fields that are ours, what may stand in them, and what they do to a page."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.planned import planned
from support.project import ROOT, SITES
from tradeoff import plan
from tradeoff.problem import ProblemsFound
from tradeoff.settings import Settings
from tradeoff.text.page import UNORDERED, Authored, read_page

TODAY = date(2026, 11, 25)


def read(tmp_path: Path, front: str) -> tuple[Authored, list[str]]:
    path = tmp_path / "content" / "a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitle: A\n{front}---\n\nText.\n", encoding="utf-8")
    page, problems = read_page(path, path.parent, tmp_path)
    return page, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("front", "order", "reviewed"),
    [
        ("", UNORDERED, None),
        ("order: 0\n", 0, None),
        ("order: 30\nreviewed: 2026-11-22\n", 30, date(2026, 11, 22)),
        ("order: '7'\n", 7, None),
        ("order: 9999 # last\n", 9999, None),
        ('reviewed: "2024-02-29"\n', UNORDERED, date(2024, 2, 29)),
    ],
)
def test_what_may_stand_in_them(tmp_path: Path, front: str, order: int, reviewed: date | None) -> None:
    page, problems = read(tmp_path, front)
    assert (page.order, page.reviewed, problems) == (order, reviewed, [])


NUMBER = "bad-number  'order': expected a whole number like 30, found '{}'".format
DAY = "bad-day  'reviewed': expected a day like 2026-11-22, found '{}'".format


@pytest.mark.parametrize(
    ("front", "said"),
    [
        *((f"order: {text}\n", f"3:8  {NUMBER(text)}") for text in ("first", "-1", "1.5", "03", "10000", "3rd", "٣")),
        *(
            (f"reviewed: {text}\n", f"3:11  {DAY(text)}")
            for text in ("22.11.2026", "2026-11", "2026-02-30", "2026-13-01", "today")
        ),
        ("order:\n", f"3:7  {NUMBER('')}"),
        ("reviewed:\n", f"3:10  {DAY('')}"),
        ("reviewed: 0026-11-22\n", f"3:11  {DAY('0026-11-22')}"),
    ],
)
def test_what_may_not_is_told_at_its_place(tmp_path: Path, front: str, said: str) -> None:
    page, problems = read(tmp_path, front)
    assert problems == [f"content/a.md:{said}"]
    assert (page.order, page.reviewed) == (UNORDERED, None)


@pytest.mark.parametrize(
    ("front", "code", "place"),
    [
        ("order: [1]\n", "bad-number", "3:8"),
        ("order: {a: 1}\n", "bad-number", "3:8"),
        ("reviewed: [2026-11-22]\n", "bad-day", "3:11"),
        ("reviewed:\n  - 2026-11-22\n", "bad-day", "4:3"),
    ],
)
def test_a_list_is_neither_a_number_nor_a_day(tmp_path: Path, front: str, code: str, place: str) -> None:
    _, [problem] = read(tmp_path, front)
    assert problem.startswith(f"content/a.md:{place}  {code}  ")


def test_both_are_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "order: a\nreviewed: b\n")
    assert sorted(problems) == [f"content/a.md:3:8  {NUMBER('a')}", f"content/a.md:4:11  {DAY('b')}"]


def test_a_page_without_front_matter_has_neither(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("order: 3\n\nreviewed: never\n", encoding="utf-8")
    page, problems = read_page(path, tmp_path, tmp_path)
    assert (page.order, page.reviewed, problems) == (UNORDERED, None, [])


def problems_of(tmp_path: Path, front: str) -> list[str]:
    """What a plan on that day says about a page with this front matter."""
    root = tmp_path / "one"
    shutil.copytree(SITES / "one", root)
    (root / "content/a.md").write_text(f"---\n{front}---\n\nText.\n", encoding="utf-8")
    try:
        return [str(problem) for problem in plan.make(settings(root), clock=TODAY).warnings]
    except ProblemsFound as found:
        return [str(problem) for problem in found.problems]


def settings(root: Path) -> Settings:
    return Settings(root, root / "data", root / "content", (ROOT / "overrides",))


def test_the_plan_stops_at_a_wrong_field(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "order: 1st\nreviewed: 2026\n") == [
        f"content/a.md:2:8  {NUMBER('1st')}",
        f"content/a.md:3:11  {DAY('2026')}",
    ]


def test_nobody_has_reviewed_a_page_tomorrow(tmp_path: Path) -> None:
    # The same holds for every claim, and readers are shown both in one line.
    [problem] = problems_of(tmp_path, "reviewed: 2026-12-24\n")
    assert problem.startswith("content/a.md:2:11  future-date  'reviewed' is in the future: 2026-12-24")


def test_a_page_reviewed_today_is_in_order(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "reviewed: 2026-11-25\n") == []


# --- what readers see -------------------------------------------------------------------------------------------------


def last_line(text: str, reviewed: date | None = None) -> str:
    html = planned("five").carrier().fill(text, "guide/x/", "", set(), reviewed=reviewed).html
    [line] = BeautifulSoup(html, "html5lib").select(".t-page-as-of")
    assert html.rstrip().endswith("</p>")
    return line.get_text()


FACT = '<span data-fact="latency--{}"></span>'.format
REPLAY = '<div data-block="criterion--replay"></div>'


@pytest.mark.parametrize(
    ("text", "reviewed", "said"),
    [
        ("<p>x</p>", date(2026, 11, 12), "were reviewed on 2026-11-12."),
        (FACT("courier"), None, "were reviewed on 2026-11-10."),
        (REPLAY, None, "were reviewed on 2026-11-01."),
        (FACT("courier"), date(2026, 11, 12), "were reviewed between 2026-11-10 and 2026-11-12."),
        (FACT("courier") + FACT("heron"), None, "were reviewed between 2026-05-01 and 2026-11-10."),
        (REPLAY, date(2026, 1, 1), "were reviewed between 2026-01-01 and 2026-11-01."),
    ],
)
def test_a_page_says_between_which_days_it_was_reviewed(text: str, reviewed: date | None, said: str) -> None:
    assert last_line(text, reviewed) == f"The claims on this page {said}"


@pytest.mark.parametrize("text", ["<p>x</p>", '<div data-block="no-such-block"></div>', '<span data-fact="no--such"></span>'])
def test_a_page_without_claims_speaks_of_the_edition(text: str) -> None:
    assert last_line(text) == ("The claims of this site were reviewed between 2024-01-10 and 2026-11-10.")
