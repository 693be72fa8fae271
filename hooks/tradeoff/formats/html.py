"""A block as HTML, through the project's templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from tradeoff import routes as paths
from tradeoff.block import Block, Cell, Column, Row, Target
from tradeoff.footnotes import Footnotes
from tradeoff.formats.markdown import label_of
from tradeoff.formats.picture import draw
from tradeoff.routes import Routes
from tradeoff.templates import Templates

EXPLORED = ("compare",)
"""Kinds of blocks that a page lets its readers filter and order."""
DRAWN = 1.12
"""The pixels of a unit of a drawing where there is room for all of it (block.css)."""
Added = Callable[[Row], Markup]
"""What stands below the last cell of a row, besides what the cell says."""


@dataclass
class Sheet:
    """What a block is printed on: the address it stands at, its footnotes, and the anchors already taken there."""

    here: str
    routes: Routes
    notes: Footnotes
    anchors: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)

    def url(self, target: Target | None) -> str:
        """The relative link to a page of the site; nothing leads nowhere."""
        return self.routes.between(self.here, self.routes.target(target)) if target else ""

    def file(self, address: str) -> str:
        """The relative link to a file of the site."""
        return self.routes.between(self.here, address)

    def anchor(self, wanted: str) -> str:
        """The anchor for a row or a section: the wanted one for the first that asks, nothing for the rest."""
        if not wanted or wanted in self.anchors:
            return ""
        self.anchors.add(wanted)
        return wanted

    def references(self, cell: Cell, row: Row) -> tuple[tuple[str, int], ...]:
        """The footnotes of a cell, once each: anchor and number."""
        if not cell.citations:
            return ()
        label = label_of(cell, row)
        label = self.labels.get(label, label)
        criterion = cell.claim.partition("--")[0]
        elsewhere = bool(criterion) and self.routes.page(paths.criterion(criterion)) != self.here
        entries = (self.notes.cite(citation, label, elsewhere=elsewhere) for citation in cell.citations)
        return tuple(dict.fromkeys((entry.anchor, entry.number) for entry in entries))


def block_html(block: Block, sheet: Sheet, templates: Templates, *, share: bool = True, added: Added | None = None) -> str:
    """The block as a fragment. With `share`, the menu that offers its embed and files; `added` closes each row."""
    columns = block.table.columns[1:]
    return templates.render(
        "block.html",
        block=block,
        sheet=sheet,
        sections=[
            (section, sheet.anchor(section.id), [_row(row, columns, sheet, templates, added) for row in section.rows])
            for section in block.table.sections
        ],
        drawing=draw(block.picture) if block.picture else None,
        pinned=_pinned(block) if share else "",
        explored=share and block.kind in EXPLORED,
        files={extension: sheet.file(paths.export(block.id, extension)) for extension in ("md", "csv", "json")} if share else {},
        frame=sheet.file(paths.embed(block.id)) if share else "",
        absolute=sheet.routes.absolute(paths.embed(block.id)),
        height=frame_height(block),
    )


def _pinned(block: Block) -> str:
    """What readers can link to one by one in a block: a `claim`, a `statement`, or nothing."""
    pinned = [cell for cell in block.table.cells() if cell.pin]
    return ("claim" if any(cell.claim for cell in pinned) else "statement") if pinned else ""


def _row(row: Row, columns: Sequence[Column], sheet: Sheet, templates: Templates, added: Added | None) -> tuple[str, str, Markup]:
    """A row's anchor, if it is still free, its id and its cells. A claim is the same piece in very many tables."""

    def piece(macro: str, cell: Cell, *more: str) -> Markup:
        see = tuple((title, sheet.url(target)) for title, target in cell.see)
        urls = sheet.url(cell.target), see, sheet.url(cell.pin)
        return templates.once("cell.html", macro, cell, *urls, sheet.references(cell, row), *more)

    closing = (added(row),) if added else ()
    cells = [piece("head", row.head)]
    for cell, column in zip(row.cells, columns, strict=True):
        cells.append(piece("data", cell, column.title, column.option, *(closing if cell is row.cells[-1] else ())))
    return sheet.anchor(row.id), row.id, Markup("").join(cells)


def frame_height(block: Block) -> int:
    """A frame height in pixels that shows most blocks without a second scroll bar, at a desktop width."""
    rows = len(block.table.rows)
    picture = 80 + round(DRAWN * draw(block.picture).height) if block.picture else 0
    return min(900, 220 + 64 * rows + picture)


def sources_html(notes: Footnotes, sheet: Sheet, templates: Templates, *, heading: int = 2) -> str:
    """The list of everything cited on the sheet so far, or nothing."""
    if not notes.entries:
        return ""
    anchor = sheet.anchor("sources")  # a writer's own heading may have the name already
    return templates.render("sources.html", notes=notes, sheet=sheet, heading=heading, anchor=anchor)
