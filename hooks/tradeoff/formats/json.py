"""A block as JSON: every cell in Markdown and in plain text, with its state, days and source ids.

A claim stands in very many blocks, and its JSON is the same in all of them: no number of a footnote is part of it. So a
cell is written once and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tradeoff.block import Block, Cell, Row
from tradeoff.footnotes import Footnotes
from tradeoff.formats.json_text import Written, json_text
from tradeoff.formats.markdown import label_of
from tradeoff.formats.phrase import phrase
from tradeoff.text.inline import to_plain
from tradeoff.words import Words

_HEAD, _CELL = "\n   ", "\n    "
"""Where a row's heading and its cells begin their lines."""


def json_block(block: Block, about: Mapping[str, Any], notes: Footnotes, words: Words) -> str:
    """The block as a document. `about` comes first; days are ISO text, absent things null or empty lists."""
    as_of = block.as_of
    rows = [_row(section.title, row, notes, words) for section in block.table.sections for row in section.rows]
    data = {
        **about,
        "id": block.id,
        "kind": block.kind,
        "title": block.title,
        "lead": _text(block.lead),
        "caption": block.table.caption,
        "as_of": {"oldest": as_of[0].isoformat(), "newest": as_of[1].isoformat()} if as_of else None,
        "columns": [{"title": column.title, "option": column.option or None} for column in block.table.columns],
        "rows": rows,
        "sources": [
            {
                "id": entry.source.id,
                "number": entry.number,
                "title": entry.source.title,
                "publisher": entry.source.publisher,
                "url": entry.source.url or None,
                "how": entry.source.how or None,
                "published": str(entry.source.published) if entry.source.published else None,
                "accessed": entry.source.accessed.isoformat(),
            }
            for entry in notes.entries
        ],
    }
    return json_text(data) + "\n"


def _row(section: str, row: Row, notes: Footnotes, words: Words) -> dict[str, Any]:
    for cell in (row.head, *row.cells):
        for citation in cell.citations:
            notes.cite(citation, label_of(cell, row))
    return {
        "id": row.id,
        "group": section or None,
        "head": _cell(row.head, words, _HEAD),
        "cells": [_cell(cell, words, _CELL) for cell in row.cells],
    }


@lru_cache(maxsize=20_000)
def _cell(cell: Cell, words: Words, margin: str) -> Written:
    data = {
        **_text(phrase(cell, words)),
        "claim": cell.claim or None,
        "state": cell.mark.state if cell.mark else None,
        "by": list(cell.by),
        "reviewed": cell.reviewed.isoformat() if cell.reviewed else None,
        "stale_after": cell.stale_after.isoformat() if cell.stale_after else None,
        "sources": list(dict.fromkeys(citation.ref for citation in cell.citations)),
    }
    return Written(json_text(data, margin))


def _text(source: str) -> dict[str, str]:
    return {"markdown": source, "plain": to_plain(source)}
