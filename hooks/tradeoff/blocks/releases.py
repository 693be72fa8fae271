"""Release lines as a table and as a timeline."""

from __future__ import annotations

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import plain_cell
from tradeoff.catalog import Catalog
from tradeoff.freshness import last_day
from tradeoff.model.option import Line, Option
from tradeoff.picture import Bar, Timeline
from tradeoff.text.inline import escape_markdown


def releases_block(catalog: Catalog, option: Option) -> Block:
    """One row a line, newest first, and the same as bars."""
    words = catalog.words
    lines = sorted(option.lines, key=lambda line: line.released.first, reverse=True)
    rows = tuple(
        Row(
            f"line-{number}",
            Cell(escape_markdown(line.id) + (" (LTS)" if line.lts else ""), citations=line.sources),
            (
                plain_cell(str(line.released)),
                plain_cell(str(line.support_ends or "–")),
                plain_cell(str(line.security_ends or "–")),
            ),
        )
        for number, line in enumerate(lines, 1)
    )
    columns = (
        Column(words("columns.line")),
        Column(words("columns.released")),
        Column(words("columns.support-ends")),
        Column(words("columns.security-ends")),
    )
    return Block(
        id=f"releases--{option.id}",
        kind="releases",
        title=words("kinds.releases.title", name=option.name),
        table=Table(words("kinds.releases.caption", name=option.name), columns, (Section("", rows),)),
        home=Target(routes.option(option.id), "releases"),
        picture=_timeline(catalog, option, lines),
        reading=words("reading.releases"),
    )


def _timeline(catalog: Catalog, option: Option, lines: list[Line]) -> Timeline | None:
    if not lines:
        return None
    bars = []
    for line in lines:
        end = last_day(option, line)
        support = line.support_ends.last if line.support_ends else end
        bars.append(Bar(line.id, option.id, line.released.first, support, end, line.lts))
    return Timeline(catalog.words("timeline.title", name=option.name), tuple(bars), catalog.today)
