"""A block as data for JSON: every cell in Markdown and in plain text, with its state, days and source ids."""

from __future__ import annotations

from typing import Any

from tradeoff.block import Block, Cell, Row
from tradeoff.footnotes import Footnotes
from tradeoff.formats.markdown import label_of
from tradeoff.formats.phrase import phrase
from tradeoff.text.inline import to_plain
from tradeoff.words import Words


def block_data(block: Block, notes: Footnotes, words: Words) -> dict[str, Any]:
    """The block as dictionaries and lists; days as ISO text, absent things as null or empty lists."""
    as_of = block.as_of
    rows = [_row(section.title, row, notes, words) for section in block.table.sections for row in section.rows]
    return {
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


def _row(section: str, row: Row, notes: Footnotes, words: Words) -> dict[str, Any]:
    return {
        "id": row.id,
        "group": section or None,
        "head": _cell(row.head, row, notes, words),
        "cells": [_cell(cell, row, notes, words) for cell in row.cells],
    }


def _cell(cell: Cell, row: Row, notes: Footnotes, words: Words) -> dict[str, Any]:
    return {
        **_text(phrase(cell, words)),
        "claim": cell.claim or None,
        "state": cell.mark.state if cell.mark else None,
        "by": list(cell.by),
        "reviewed": cell.reviewed.isoformat() if cell.reviewed else None,
        "stale_after": cell.stale_after.isoformat() if cell.stale_after else None,
        "sources": list(dict.fromkeys(notes.cite(citation, label_of(cell, row)).source.id for citation in cell.citations)),
    }


def _text(source: str) -> dict[str, str]:
    return {"markdown": source, "plain": to_plain(source)}
