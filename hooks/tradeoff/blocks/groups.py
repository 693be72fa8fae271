"""Points by group: the share of its points that each option gets, as a table and as a dot plot."""

from __future__ import annotations

from collections.abc import Sequence

from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import option_column
from tradeoff.blocks.measure import Measure, contender
from tradeoff.catalog import Catalog
from tradeoff.model.option import Option
from tradeoff.picture import DotPlot, Line
from tradeoff.text.inline import escape_markdown


def groups_block(catalog: Catalog, block_id: str, options: Sequence[Option], home: Target) -> Block:
    """One row a group that has points, in the edition's order."""
    words, named = catalog.words, catalog.names(options)
    rows, lines = [], []
    for group in catalog.edition.live_groups:
        measure = Measure.group(catalog, group)
        if not measure.criteria:
            continue
        head = Cell(escape_markdown(group.title), target=measure.target)
        counted = Cell(value=str(len(measure.criteria)))
        rows.append(Row(f"points--{group.id}", head, (counted, *(measure.cell(catalog, option) for option in options))))
        lines.append(Line(group.title, tuple(measure.share(catalog, option) for option in options)))
    columns = (
        Column(words("columns.topic")),
        Column(words("columns.counted"), number=True),
        *(option_column(option) for option in options),
    )
    title = words("kinds.groups.title", options=named)
    return Block(
        id=block_id,
        kind="groups",
        title=title,
        table=Table(words("kinds.groups.caption", options=named), columns, (Section("", tuple(rows)),)),
        home=home,
        picture=DotPlot(title, tuple(contender(catalog, option) for option in options), tuple(lines)),
        reading=words("reading.groups"),
    )
