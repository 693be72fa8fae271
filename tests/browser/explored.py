"""A table that is explored: what the published files say it holds, and what a browser shows of it."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page

from support.facts import Facts
from support.project import SITES

PLACES = {"whole": ("compare--otter-vs-kestrel", "/compare/otter-vs-kestrel/"), "five": ("compare", "/compare/")}
"""A table of two options and one of five: its block and the page it stands on."""
BARE_HEADS = """figure => [...figure.querySelectorAll("tr.t-section")].filter(
    head => head.checkVisibility() && ![...head.parentNode.rows].some(row => row !== head && row.checkVisibility())).length"""
CELLS = """all => all.filter(row => row.checkVisibility()).map(
    row => [...row.querySelectorAll("td")].filter(cell => cell.checkVisibility()).map(cell => cell.dataset.option))"""
IDS = "all => all.filter(row => row.checkVisibility()).map(row => row.dataset.row || row.id)"


@dataclass(frozen=True)
class Answer:
    """What one option answers, by the files: points if there are any, the state in the table, and all words."""

    points: tuple[int, int] | None
    state: str
    same: object
    text: str
    stale_after: str


@dataclass(frozen=True)
class Row:
    """One criterion."""

    id: str
    topic: str
    label: str
    head: str
    answers: dict[str, Answer]


@dataclass(frozen=True)
class Truth:
    """A table as `export/` and `api/` tell it, and what each question to it must leave."""

    options: tuple[str, ...]
    names: dict[str, str]
    rows: tuple[Row, ...]

    def ids(self, keep: Callable[[Row], bool] = lambda _: True) -> list[str]:
        """The criteria that are kept, in the order of the table."""
        return [row.id for row in self.rows if keep(row)]

    def different(self, shown: Iterable[str]) -> list[str]:
        """Where the shown options do not all answer the same."""
        among = list(shown)
        return self.ids(lambda row: len({row.answers[option].same for option in among}) > 1)

    def found(self, text: str) -> list[str]:
        """Where each word stands in the criterion, its topic or an answer."""
        words = plain(text).split()
        places = {row.id: [row.head, *(answer.text for answer in row.answers.values())] for row in self.rows}
        return self.ids(lambda row: all(any(word in place for place in places[row.id]) for word in words))

    def sorted(self, order: str) -> list[str]:
        """All criteria in an order that the list of orders offers."""
        if order == "name":
            return [row.id for row in sorted(self.rows, key=lambda row: re.sub(r"[^a-z0-9 ]", "", plain(row.label)))]
        key = self._spread if order == "difference" else lambda row: self._least(row, order)
        return [row.id for row in sorted(self.rows, key=key)]

    def _spread(self, row: Row) -> int:
        certain = [one.points[0] for one in row.answers.values() if one.points and one.points[0] == one.points[1]]
        return min(certain) - max(certain) if len(certain) > 1 else 1

    def _least(self, row: Row, option: str) -> int:
        points = row.answers[option].points
        return -points[0] if points else 1

    def missing(self, must: Sequence[str] = (), never: Sequence[str] = ()) -> list[str]:
        """The options that surely do not have what must be had (3 points), or surely have what must not (more than 1)."""
        rows = {row.id: row for row in self.rows}

        def fails(option: str) -> bool:
            wanted = [rows[name].answers[option].points for name in must]
            refused = [rows[name].answers[option].points for name in never]
            return any(not one or one[1] < 3 for one in wanted) or any(one and one[0] > 1 for one in refused)

        return [option for option in self.options if fails(option)]


def plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).lower()


def _json(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


@functools.cache
def truth(home: str, name: str) -> Truth:
    """What the files of the edition say, with the topics as its data names them."""
    block, _ = PLACES[name]
    table = _json(f"{home}/export/{block}.json")
    claims = {claim["id"]: claim for claim in _json(f"{home}/api/v1/claims.json")["result"]}
    criteria = Facts(SITES / name).criteria
    columns = {column["option"]: column["title"] for column in table["columns"] if column["option"]}

    def answer(cell: dict[str, Any]) -> Answer:
        claim = claims[cell["claim"]]
        points = (claim["points"]["low"], claim["points"]["high"]) if claim["points"] else None
        same = points or cell["state"] or (claim["value"], claim["unit"])
        text = re.sub(r"Stale(: .*)?$", "", cell["plain"])
        return Answer(points, cell["state"] or "fact", same, plain(text), claim["stale_after"])

    rows = [
        Row(
            row["id"],
            criteria[row["id"]]["group"],
            row["head"]["plain"],
            plain(f"{row['head']['plain']} {row['group']}"),
            {option: answer(cell) for option, cell in zip(columns, row["cells"], strict=True)},
        )
        for row in table["rows"]
    ]
    return Truth(tuple(columns), columns, tuple(rows))


def table(page: Page) -> Locator:
    """The figure that is explored."""
    return page.locator('figure[data-kind="compare"]')


def shown(page: Page) -> list[str]:
    """The criteria that can be seen, in their order. What is announced must agree, and no heading stands over nothing."""
    seen: list[str] = table(page).locator("tbody tr:not(.t-section)").evaluate_all(IDS)
    said = table(page).locator("[data-count]").inner_text()
    every = table(page).locator("tbody tr:not(.t-section)").count()
    counted = {every: f"All {every} criteria are shown.", 0: "No criterion fits."}
    are = "is" if len(seen) == 1 else "are"
    assert said.startswith(counted.get(len(seen), f"{len(seen)} of {every} criteria {are} shown.")), said
    assert not table(page).evaluate(BARE_HEADS), "a heading over nothing"
    return seen


def columns(page: Page) -> list[str]:
    """The options that can be seen: each row has as many answers."""
    heads: list[str] = table(page).locator("thead th[data-option]:visible").evaluate_all("all => all.map(e => e.dataset.option)")
    rows = table(page).locator("tbody tr:not(.t-section)").evaluate_all(CELLS)
    assert [row for row in rows if row != heads] == []
    return heads


def sorting(page: Page) -> dict[str, str]:
    """What headings say about the order; the heading of the criteria has no name."""
    said: list[list[str]] = (
        table(page)
        .locator("th[aria-sort]")
        .evaluate_all("all => all.map(e => [e.dataset.option || '', e.getAttribute('aria-sort')])")
    )
    return dict(tuple(one) for one in said)  # type: ignore[misc]


def unfold(page: Page) -> None:
    """Open the filters."""
    if not page.locator("details.t-filters[open]").count():
        page.locator("details.t-filters summary").click()
