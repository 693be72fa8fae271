"""A block as CSV: plain text, one line a row, and columns for the days of review and the sources.

A spreadsheet takes a cell that starts with = + - @ or a tab for a formula; such a cell gets an apostrophe in front
(OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io

from tradeoff.block import Block, Row
from tradeoff.footnotes import Footnotes
from tradeoff.formats.markdown import label_of
from tradeoff.formats.phrase import phrase
from tradeoff.text.inline import to_plain
from tradeoff.words import Words


def csv_table(block: Block, notes: Footnotes, words: Words) -> str:
    """RFC 4180 with CRLF line ends, UTF-8 without a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    grouped = any(section.title for section in block.table.sections)
    heads = [words("columns.group")] * grouped + [column.title for column in block.table.columns]
    writer.writerow([safe(head) for head in (*heads, words("columns.reviewed"), words("columns.sources"))])
    for section in block.table.sections:
        for row in section.rows:
            cells = [to_plain(phrase(cell, words)) for cell in (row.head, *row.cells)]
            writer.writerow([safe(text) for text in ([section.title] * grouped + cells + [_days(row), _sources(row, notes)])])
    return out.getvalue()


_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")  # East Asian input methods type the wide ones


def safe(text: str) -> str:
    """Text that no spreadsheet computes."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _days(row: Row) -> str:
    days = sorted({cell.reviewed.isoformat() for cell in row.cells if cell.reviewed})
    return " ".join(days)


def _sources(row: Row, notes: Footnotes) -> str:
    found: dict[str, None] = {}
    for cell in (row.head, *row.cells):
        for citation in cell.citations:
            source = notes.cite(citation, label_of(cell, row)).source
            found[source.url or source.how] = None
    return " ".join(found)
