"""The comparison table: criteria by options, whole or one group of it."""

from __future__ import annotations

from collections.abc import Sequence

from tradeoff import routes
from tradeoff.block import Block, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import claim_cell, criterion_head, option_column
from tradeoff.catalog import Catalog
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.option import Option


def comparison(catalog: Catalog, block_id: str, options: Sequence[Option], home: Target) -> Block:
    """Every live criterion, a section a group."""
    edition = catalog.edition
    sections = tuple(
        Section(group.title, _rows(catalog, edition.in_group(group.id), options), group.id, group.question)
        for group in edition.groups.values()
        if edition.in_group(group.id)
    )
    names = catalog.names(options)
    return _block(catalog, block_id, "compare", options, sections, home, options_=names)


def group_comparison(catalog: Catalog, block_id: str, options: Sequence[Option], group: Group, home: Target) -> Block:
    """The criteria of one group."""
    sections = (Section("", _rows(catalog, catalog.edition.in_group(group.id), options)),)
    return _block(catalog, block_id, "compare-group", options, sections, home, group=group.title, options_=catalog.names(options))


def selection(
    catalog: Catalog, block_id: str, options: Sequence[Option], criteria: Sequence[Criterion], title: str, home: Target
) -> Block:
    """Criteria picked by hand."""
    sections = (Section("", _rows(catalog, criteria, options)),)
    return _block(catalog, block_id, "selection", options, sections, home, title=title)


def _rows(catalog: Catalog, criteria: Sequence[Criterion], options: Sequence[Option]) -> tuple[Row, ...]:
    return tuple(
        Row(criterion.id, criterion_head(catalog, criterion), tuple(claim_cell(catalog, criterion, option) for option in options))
        for criterion in criteria
    )


def _block(
    catalog: Catalog,
    block_id: str,
    kind: str,
    options: Sequence[Option],
    sections: tuple[Section, ...],
    home: Target,
    options_: str = "",
    **values: str,
) -> Block:
    words = catalog.words
    if options_:
        values["options"] = options_
    columns = (Column(words("columns.criterion")), *(option_column(option) for option in options))
    return Block(
        id=block_id,
        kind=kind,
        title=words(f"kinds.{kind}.title", **values),
        table=Table(words(f"kinds.{kind}.caption", **values), columns, sections),
        home=home,
        reading=words("reading.claims"),
    )


def pair_home(a: Option, b: Option, group: Group | None = None) -> Target:
    """Where a pair's comparison lives."""
    return Target(routes.pair(a.id, b.id), group.id if group else "")
