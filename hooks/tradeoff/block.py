"""A block: a title, one table and optionally a picture of it. The unit that is shown, embedded, exported and tested.

Blocks hold what is said, never how it looks: source references instead of footnote numbers, targets instead of
addresses. Formats turn a block into text; carriers number its sources and bring it to a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tradeoff.model.claim import Citation
from tradeoff.picture import Picture

_LEGEND = (
    "", "full", "stack", "partial", "none", "points-4", "points-3", "points-2", "points-1", "points-0",
    "unknown", "disputed", "na",
)  # fmt: skip
"""The states of claims in the order a legend explains them: from most to least, then what has no points. Others come first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the site, by path without slashes at the ends, and an anchor on it."""

    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A state in symbol and word, with its line in the legend."""

    state: str
    symbol: str
    word: str
    explain: str


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell. `text` and `note` are inline Markdown; everything else is plain. `see` names further pages of the site.

    `points` are the least and the most points of a scored claim, `share` the least and the most of a share in percent.
    `option` says whom the cell is about, `pin` where alone a claim or a statement can be read and linked to.

    Compared by identity: a claim is one cell in however many tables, and what a format makes of it is kept by it.
    """

    text: str = ""
    value: str = ""
    mark: Mark | None = None
    by: tuple[str, ...] = ()
    note: str = ""
    since: str = ""
    claim: str = ""
    points: tuple[int, int] | None = None
    share: tuple[int, int] | None = None
    option: str = ""
    pin: Target | None = None
    target: Target | None = None
    see: tuple[tuple[str, Target], ...] = ()
    citations: tuple[Citation, ...] = ()
    reviewed: date | None = None
    oldest: date | None = None
    stale_after: date | None = None
    stale: str = ""

    @property
    def refers(self) -> bool:
        """Whether a word must lead over to what there is to `see`: not where nothing else is said, or a colon has led to it."""
        return bool(self.text or self.mark) and not self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class Column:
    """A column heading. `option` gives it the option's colour, `number` aligns it as numbers are.

    What is `searched` is read by search: not a column that only accounts for another one, as days do.
    """

    title: str
    option: str = ""
    number: bool = False
    target: Target | None = None
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading cell and one cell for each further column. `id` is its anchor, unique in the table."""

    id: str
    head: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of rows under one heading, which is empty when the table has one section. `id` is its anchor, if it has one."""

    title: str
    rows: tuple[Row, ...]
    id: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, columns (the first heads the rows) and sections of rows."""

    caption: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors it would like to have: of its sections and of its rows."""
        return (*(section.id for section in self.sections if section.id), *(row.id for row in self.rows))

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for section in self.sections for row in section.rows)

    def cells(self) -> Iterator[Cell]:
        """Every cell in reading order, row headings included."""
        for row in self.rows:
            yield row.head
            yield from row.cells


@dataclass(frozen=True, slots=True)
class Block:
    """A comparison fragment that makes sense on its own. `lead` is inline Markdown; `home` is the page it lives on."""

    id: str
    kind: str
    title: str
    table: Table
    home: Target
    lead: str = ""
    picture: Picture | None = None
    reading: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The states in use, once each, in the order a legend shows them."""
        found = {cell.mark.state: cell.mark for cell in self.table.cells() if cell.mark}
        return tuple(
            sorted(found.values(), key=lambda mark: (_LEGEND.index(mark.state) if mark.state in _LEGEND else 0, mark.state))
        )

    @property
    def refs(self) -> frozenset[str]:
        """The ids of the sources it cites."""
        return frozenset(citation.ref for cell in self.table.cells() for citation in cell.citations)

    @property
    def as_of(self) -> tuple[date, date] | None:
        """The oldest and the newest review of its claims."""
        days = [day for cell in self.table.cells() for day in (cell.oldest, cell.reviewed) if day]
        return (min(days), max(days)) if days else None
