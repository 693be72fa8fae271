"""All use cases in one table: who leads in each, and by how much."""

from __future__ import annotations

from collections.abc import Sequence

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import dated_cell
from tradeoff.blocks.measure import contender
from tradeoff.blocks.use_case import share_cell
from tradeoff.catalog import Catalog
from tradeoff.model.option import Option
from tradeoff.model.use_case import UseCase
from tradeoff.picture import Segment, Strip
from tradeoff.score import Verdict
from tradeoff.text.inline import escape_markdown


def situations_block(catalog: Catalog, block_id: str, kind: str) -> Block:
    """One row a use case of the kind (`situation` or `reader`; empty for all), each leading to its page."""
    words, options = catalog.words, catalog.edition.compared
    rows, verdicts = [], []
    for case in catalog.edition.live_use_cases:
        if kind and case.kind != kind:
            continue
        verdict = catalog.verdict(case, options)
        verdicts.append(verdict)
        head = Cell(escape_markdown(case.title), target=Target(routes.use_case(case.id)))
        said = verdict_cell(catalog, case, options, escape_markdown(short_verdict(catalog, verdict)), verdict.leader)
        rows.append(Row(case.id, head, (said, *(share_cell(catalog, score) for score in verdict.scores))))
    columns = (
        Column(words("columns.use-case")),
        Column(words("columns.verdict")),
        *(Column(option.name, option=option.id, target=Target(routes.option(option.id))) for option in options),
    )
    return Block(
        id=block_id,
        kind="situations",
        title=words(f"verdict.by-kind.{kind}") if kind else words("kinds.situations.title"),
        table=Table(words("kinds.situations.caption"), columns, (Section("", tuple(rows)),)),
        home=Target("use-cases/"),
        picture=leads(catalog, options, verdicts),
        reading=words("reading.situations"),
    )


def leads(catalog: Catalog, options: Sequence[Option], verdicts: Sequence[Verdict]) -> Strip:
    """The verdicts as a strip: those of each leader together, in the options' order, then those that name nobody."""
    words = catalog.words
    segments = []
    for option in options:
        led = sum(verdict.leader == option.id for verdict in verdicts)
        if led:
            segments.append(Segment(option.name, led, contender(catalog, option)))
    for kind in ("tie", "open", "none"):
        number = sum(verdict.kind == kind for verdict in verdicts)
        if number:
            segments.append(Segment(words(f"strip.{kind}.word"), number, symbol=words(f"strip.{kind}.symbol")))
    return Strip(words("strip.title", count=len(verdicts)), tuple(segments))


def verdict_cell(catalog: Catalog, case: UseCase, options: Sequence[Option], text: str, leader: str = "") -> Cell:
    """A verdict with the days of the claims it is computed from."""
    weighed = [name for name, weight in case.weights.items() if weight]
    return dated_cell(catalog, [(name, option.id) for name in weighed for option in options], text, leader)


def short_verdict(catalog: Catalog, verdict: Verdict) -> str:
    """A verdict in a few words, as plain text."""
    leader = catalog.edition.options[verdict.leader].name if verdict.leader else ""
    return catalog.words(f"verdict.short.{verdict.kind}", leader=leader, margin=verdict.margin)
