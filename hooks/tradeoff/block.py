"""A block: a title, one table and optionally a picture of it. The unit that is shown, embedded, exported and tested.

Blocks hold what is said, never how it looks: source references instead of footnote numbers, targets instead of
addresses. Formats turn a block into text; carriers number its sources and bring it to a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tradeoff.model.claim import Citation


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

    Compared by identity: a claim is one cell in however many tables, and what a format makes of it is kept by it.
    """

    text: str = ""
    value: str = ""
    mark: Mark | None = None
    by: tuple[str, ...] = ()
    note: str = ""
    since: str = ""
    claim: str = ""
    target: Target | None = None
    see: tuple[tuple[str, Target], ...] = ()
    citations: tuple[Citation, ...] = ()
    reviewed: date | None = None
    oldest: date | None = None
    stale_after: date | None = None
    stale: str = ""


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
    """A run of rows under one heading; the heading is empty when the table has one section."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, columns (the first heads the rows) and sections of rows."""

    caption: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]

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
class Bar:
    """A bar of a timeline: from, to (open when None), and the words that say it."""

    label: str
    option: str
    start: date
    support_end: date | None
    end: date | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture of release lines: one bar each, and the day called now."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Block:
    """A comparison fragment that makes sense on its own. `lead` is inline Markdown; `home` is the page it lives on."""

    id: str
    kind: str
    title: str
    table: Table
    home: Target
    lead: str = ""
    picture: Timeline | None = None
    reading: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The states in use, once each, in the order a legend shows them."""
        found = {cell.mark.state: cell.mark for cell in self.table.cells() if cell.mark}
        return tuple(sorted(found.values(), key=lambda mark: mark.state))

    @property
    def as_of(self) -> tuple[date, date] | None:
        """The oldest and the newest review of its claims."""
        days = [day for cell in self.table.cells() for day in (cell.oldest, cell.reviewed) if day]
        return (min(days), max(days)) if days else None
