"""A block as search reads it: one paragraph a row, and only what somebody would look for.

The index is loaded by every reader, so it says nothing twice and nothing that no one types into a search box: no
numbers of footnotes, no headings of columns, no caption, no key, no days, no titles of further pages.
"""

from __future__ import annotations

import html

from tradeoff.block import Block, Cell, Row
from tradeoff.text.inline import to_plain
from tradeoff.words import Words


def search_html(block: Block, words: Words) -> str:
    """The rows of a block as paragraphs, so that a search shows the row that it found and not the whole table."""
    searched = [column.searched for column in block.table.columns[1:]]
    return "\n".join(f"<p>{html.escape(_row(row, searched, words), quote=False)}</p>" for row in block.table.rows)


def _row(row: Row, searched: list[bool], words: Words) -> str:
    cells = [_cell(cell, words) for cell, wanted in zip(row.cells, searched, strict=True) if wanted]
    return " ".join(filter(None, [_leading(_cell(row.head, words)), *cells]))


def _cell(cell: Cell, words: Words) -> str:
    state = [cell.mark.word if cell.mark else "", words("claim.with", parts=", ".join(cell.by)) if cell.by else "", cell.value]
    said = [to_plain(text) for text in (cell.text, cell.note)]
    return " ".join(filter(None, [_leading(" ".join(filter(None, state))), *said]))


def _leading(text: str) -> str:
    """What others follow: a sentence as it is, a name with a colon."""
    return text if not text or text.endswith((".", "?", "!", "”")) else f"{text}:"
