"""Adopters: who uses what, since when, and how we know."""

from __future__ import annotations

from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import mark, plain_cell
from tradeoff.catalog import Catalog
from tradeoff.model.adopter import Use
from tradeoff.text.inline import escape_markdown


def adopters_block(catalog: Catalog) -> Block:
    """One row a use."""
    words, edition = catalog.words, catalog.edition
    rows = []
    for adopter in edition.adopters.values():
        for number, use in enumerate(adopter.uses, 1):
            option = edition.options[use.option]
            head = Cell(escape_markdown(adopter.name), note=escape_markdown(adopter.trade))
            status = Cell(mark=mark(catalog, "status", use.status), note=use.note)
            part = Cell(use.part, citations=use.sources)
            results = Cell(
                " ".join(f"{result.text} ({escape_markdown(result.context)})" for result in use.results),
                citations=tuple(citation for result in use.results for citation in result.sources),
            )
            row_id = adopter.id if number == 1 else f"{adopter.id}--{number}"
            rows.append(
                Row(
                    row_id,
                    head,
                    (Cell(escape_markdown(option.name), option=option.id), part, status, plain_cell(_when(use)), results),
                )
            )
    keys = ("company", "option", "part", "status", "when", "results")
    return Block(
        id="adopters",
        kind="adopters",
        title=words("kinds.adopters.title"),
        table=Table(
            words("kinds.adopters.caption"), tuple(Column(words(f"columns.{key}")) for key in keys), (Section("", tuple(rows)),)
        ),
        home=Target("adopters"),
        reading=words("reading.adopters"),
    )


def _when(use: Use) -> str:
    start, end = str(use.since or ""), str(use.until or use.last_documented or "")
    return f"{start} – {end}" if start and end and start != end else start or end
