"""A trade-off: two measures at once, as a table and as a plane with the options as points."""

from __future__ import annotations

from collections.abc import Sequence

from tradeoff.block import Block, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import option_head
from tradeoff.blocks.measure import Measure, contender
from tradeoff.catalog import Catalog
from tradeoff.model.option import Option
from tradeoff.picture import Scatter


def trade_off_block(
    catalog: Catalog, block_id: str, options: Sequence[Option], x: Measure, y: Measure, title: str, home: Target
) -> Block:
    """One row an option. An option to which one of the two does not apply has a row and no point."""
    words = catalog.words
    title = title or words("kinds.trade-off.title", x=x.title, y=y.title)
    rows = tuple(Row(option.id, option_head(option), (x.cell(catalog, option), y.cell(catalog, option))) for option in options)
    points = [
        (contender(catalog, option), across, up)
        for option in options
        if (across := x.share(catalog, option)) and (up := y.share(catalog, option))
    ]
    columns = (Column(words("columns.option")), Column(x.title, target=x.target), Column(y.title, target=y.target))
    return Block(
        id=block_id,
        kind="trade-off",
        title=title,
        table=Table(words("kinds.trade-off.caption", x=x.title, y=y.title), columns, (Section("", rows),)),
        home=home,
        picture=Scatter(title, words("trade-off.x", name=x.title), words("trade-off.y", name=y.title), tuple(points)),
        reading=words("reading.trade-off"),
    )
