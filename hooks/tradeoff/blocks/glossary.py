"""The glossary: words of the trade, explained for a newcomer."""

from __future__ import annotations

from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.catalog import Catalog
from tradeoff.text.inline import escape_markdown


def glossary_block(catalog: Catalog) -> Block:
    """One row a term, from A to Z."""
    words = catalog.words
    rows = []
    for term in catalog.edition.glossary.values():
        shown = [escape_markdown(name) for name in term.also_called if name.casefold() != f"{term.term}s".casefold()]
        note = words("glossary.also", names=", ".join(shown)) if shown else ""
        rows.append(Row(term.id, Cell(escape_markdown(term.term), note=note), (Cell(term.definition),)))
    columns = (Column(words("columns.term")), Column(words("columns.meaning")))
    title = words("kinds.glossary.title")
    table = Table(words("kinds.glossary.caption"), columns, (Section("", tuple(rows)),))
    return Block("glossary", "glossary", title, table, Target("glossary"), reading=words("reading.glossary"))
