"""The tables of the method page: what the edition consists of, what it rests on, and how firm its verdicts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import plain_cell
from tradeoff.blocks.situations import short_verdict, verdict_cell
from tradeoff.catalog import Catalog
from tradeoff.model.claim import State
from tradeoff.model.criterion import Criterion
from tradeoff.model.source import Kind, Source
from tradeoff.sensitivity import turning
from tradeoff.text.inline import escape_markdown

TYPES = get_args(Criterion.model_fields["type"].annotation)
NAMED = 5
"""So many of the criteria that turn a verdict are named."""
OPEN_STATES: tuple[State, ...] = ("unknown", "disputed", "na")


def claims_block(catalog: Catalog) -> Block:
    """One row a type of criterion: how many there are, and how their claims stand."""
    words = catalog.words
    columns = (
        Column(words("method.type")),
        Column(words("pages.criteria.title"), number=True),
        Column(words("method.claims"), number=True),
        *(Column(words(f"marks.{state}.word"), number=True) for state in OPEN_STATES),
    )
    rows = []
    for name in TYPES:
        criteria = [criterion for criterion in catalog.edition.live_criteria if criterion.type == name]
        if not criteria:
            continue
        claims = [claim for c in criteria for option in catalog.edition.compared if (claim := c.claims.get(option.id))]
        open_ = (sum(claim.state == state for claim in claims) for state in OPEN_STATES)
        rows.append(
            Row(name, plain_cell(words(f"method.types.{name}")), tuple(_number(n) for n in (len(criteria), len(claims), *open_)))
        )
    return _block(catalog, "claims", columns, rows)


def sources_block(catalog: Catalog) -> Block:
    """One row a kind of source: how many, how many were read, and how many of those in a copy."""
    words = catalog.words
    keys = ("kind", "sources", "read", "copies", "makers")
    columns = tuple(Column(words(f"method.source-columns.{key}"), number=key != "kind") for key in keys)
    every = list(catalog.edition.sources.values())
    kinds = Counter(source.kind for source in every)
    rows = []
    for kind in sorted(get_args(Kind), key=lambda kind: (-kinds[kind], kind)):
        sources = [source for source in every if source.kind == kind]
        if sources:
            rows.append(Row(kind, plain_cell(words(f"sources.kinds.{kind}")), _counts(sources)))
    rows.append(Row("all-sources", plain_cell(words("method.all")), _counts(every)))
    return _block(catalog, "sources", columns, rows)


def margins_block(catalog: Catalog) -> Block:
    """One row a use case: who leads by how much, and which weights would turn the verdict when moved by one."""
    words, edition = catalog.words, catalog.edition
    columns = tuple(Column(words(key)) for key in ("columns.use-case", "columns.verdict", "method.turns"))
    rows = []
    for case in edition.live_use_cases:
        found = turning(edition, case, catalog.points)
        labels = tuple((edition.criteria[name].label, Target(routes.criterion(name))) for name in found[:NAMED])
        short = escape_markdown(short_verdict(catalog, catalog.verdict(case, edition.compared)))
        said = verdict_cell(catalog, case, edition.compared, short)
        head = Cell(escape_markdown(case.title), target=Target(routes.use_case(case.id)))
        turns = words.count("method.turning", len(found)) if found else words("method.firm")
        if len(found) > NAMED:
            turns = words("method.among", said=turns, number=NAMED)
        rows.append(Row(case.id, head, (said, Cell(escape_markdown(turns), see=labels))))
    return _block(catalog, "margins", columns, rows)


MAKERS: dict[str, Callable[[Catalog], Block]] = {"claims": claims_block, "sources": sources_block, "margins": margins_block}
"""How each table is made."""


def method_tables(catalog: Catalog) -> Iterator[str]:
    """The names of the tables that have something to show."""
    if catalog.edition.live_criteria:
        yield "claims"
    if catalog.edition.sources:
        yield "sources"
    if len(catalog.edition.compared) > 1 and catalog.edition.live_use_cases:
        yield "margins"


def _counts(sources: list[Source]) -> tuple[Cell, ...]:
    read = [source for source in sources if source.read]
    copies = sum(source.copy_read for source in read)
    makers = sum(bool(source.about) for source in sources)
    return tuple(_number(number) for number in (len(sources), len(read), copies, makers))


def _number(number: int) -> Cell:
    return Cell(value=str(number))


def _block(catalog: Catalog, name: str, columns: tuple[Column, ...], rows: list[Row]) -> Block:
    words = catalog.words
    title = words(f"method.tables.{name}.title")
    table = Table(words(f"method.tables.{name}.caption"), columns, (Section("", tuple(rows)),))
    reading = words(f"method.tables.{name}.reading")
    return Block(f"method--{name}", "method", title, table, Target("method", name), reading=reading)
