"""Blocks read back from what was written, by parsers that are not ours; and what a block says, read from the block alone."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import pairwise

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tradeoff.block import Block, Cell
from tradeoff.words import Words

# The preset `gfm-like` asks for a library that finds bare links; it would change how they look, not what they say.
GFM = MarkdownIt("gfm-like", {"linkify": False, "html": True})
COMMON = MarkdownIt("commonmark")


@dataclass(frozen=True)
class Grid:
    """A table as text: headings, and rows with the group first (empty where the table has none)."""

    heads: list[str]
    rows: list[list[str]]


def fold(text: str) -> str:
    """White space as a reader sees it."""
    return " ".join(text.split())


def said(inline: str) -> str:
    """The words of inline Markdown, by CommonMark's own rules."""
    return fold(BeautifulSoup(COMMON.renderInline(" ".join(inline.split())), "html5lib").get_text())


def cell_words(cell: Cell, words: Words) -> str:
    """What a cell says, in the order a page shows it."""
    note = said(cell.note)
    see = ", ".join(title for title, _ in cell.see)
    lead = said(cell.text) or (cell.mark.word if cell.mark else "")
    parts = [
        f"{cell.mark.symbol} {cell.mark.word}" if cell.mark else "",
        words("claim.with", parts=", ".join(cell.by)) if cell.by else "",
        cell.value,
        said(cell.text),
        f"({words('claim.since', version=cell.since)})" if cell.since else "",
        (f"{words('claim.note')} {note}" if cell.claim else f"({note})") if note else "",
        words("claim.see", pages=see) if see and lead and not lead.endswith(":") else see,
        cell.stale,
    ]
    return fold(" ".join(part for part in parts if part))


def numbers(block: Block) -> dict[str, int]:
    """The number of each source, by first appearance in reading order."""
    found: dict[str, int] = {}
    for cell in block.table.cells():
        for citation in cell.citations:
            found.setdefault(citation.ref, len(found) + 1)
    return found


def marks(cell: Cell, given: dict[str, int]) -> list[int]:
    """The footnotes of a cell."""
    return list(dict.fromkeys(given[citation.ref] for citation in cell.citations))


def inline_text(token: Token) -> str:
    """The text of an inline token. Raises AssertionError for HTML, which nothing we write may hold."""
    out = []
    for child in token.children or []:
        assert child.type not in ("html_inline", "image", "s_open"), child
        out.append(
            " " if child.type in ("softbreak", "hardbreak") else child.content if not child.children else inline_text(child)
        )
    return fold("".join(out))


def gfm_tables(text: str) -> list[list[list[str]]]:
    """The tables of a GFM document, headings first, cells as text."""
    tables: list[list[list[str]]] = []
    tokens = GFM.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "table_open":
            tables.append([])
        if before.type == "tr_open":
            tables[-1].append([])
        if before.type in ("th_open", "td_open"):
            tables[-1][-1].append(inline_text(token))
    return tables


def csv_rows(text: str) -> list[list[str]]:
    """The records of a CSV file."""
    return list(csv.reader(io.StringIO(text, newline="")))
