"""The criterion table: one property, every option, with what held earlier and what is disputed."""

from __future__ import annotations

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import claim_cell, option_head
from tradeoff.catalog import Catalog
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.text.inline import escape_markdown


def criterion_block(catalog: Catalog, criterion: Criterion) -> Block:
    """One row an option; earlier states and the sides of a dispute are rows below it."""
    words = catalog.words
    rows: list[Row] = []
    for option in catalog.edition.compared:
        claim = criterion.claims.get(option.id)
        if claim is None:  # nobody owes a retired criterion a claim about an option that came later
            continue
        rows.append(Row(option.id, option_head(option), (claim_cell(catalog, criterion, option), _since(catalog, claim))))
        for number, earlier in enumerate(claim.earlier, 1):
            text = words("claim.earlier", until=escape_markdown(earlier.until), text=earlier.summary)
            rows.append(Row(f"{option.id}--until-{number}", option_head(option), (Cell(text, citations=earlier.sources), Cell())))
        for number, side in enumerate(claim.positions, 1):
            text = words("claim.side", text=side.text)
            rows.append(Row(f"{option.id}--side-{number}", option_head(option), (Cell(text, citations=side.sources), Cell())))
    label = criterion.label
    days = Column(words("columns.reviewed"), searched=False)
    columns = (Column(words("columns.option")), Column(words("columns.answer")), days)
    return Block(
        id=f"criterion--{criterion.id}",
        kind="criterion",
        title=words("kinds.criterion.title", label=label),
        lead=escape_markdown(criterion.question),
        table=Table(words("kinds.criterion.caption", label=label), columns, (Section("", tuple(rows)),)),
        home=Target(routes.criterion(criterion.id)),
        reading=words("reading.claims" if criterion.scored else "reading.facts"),
    )


def _since(catalog: Catalog, claim: Claim) -> Cell:
    day = claim.reviewed.isoformat()
    return Cell(
        text=day,
        note=catalog.words("claim.checked", line=escape_markdown(claim.checked_against)) if claim.checked_against else "",
    )
