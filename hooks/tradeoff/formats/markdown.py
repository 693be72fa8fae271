"""A block as GitHub-flavoured Markdown: a pipe table, its sources as a numbered list."""

from __future__ import annotations

from tradeoff.block import Block, Cell, Row
from tradeoff.footnotes import Entry, Footnotes
from tradeoff.formats.phrase import phrase
from tradeoff.text.inline import escape_markdown, to_cell, to_plain
from tradeoff.words import Words


def markdown_table(block: Block, notes: Footnotes, words: Words) -> str:
    """The table alone. Sections become a first column when they have titles."""
    grouped = any(section.title for section in block.table.sections)
    heads = [words("columns.group")] * grouped + [column.title for column in block.table.columns]
    lines = [_line([escape_markdown(head) for head in heads]), _line(["---"] * len(heads))]
    for section in block.table.sections:
        for row in section.rows:
            cells = [_cell(cell, row, notes, words) for cell in (row.head, *row.cells)]
            lines.append(_line([escape_markdown(section.title)] * grouped + cells))
    return "\n".join(lines) + "\n"


def markdown_sources(notes: Footnotes, words: Words) -> str:
    """The list of the sources that were cited so far."""
    lines = [f"{entry.number}. {source_line(entry, words)}" for entry in notes.entries]
    return "\n".join(lines) + "\n" if lines else ""


def source_line(entry: Entry, words: Words) -> str:
    """A source as one line of Markdown: title, publisher, dates."""
    source = entry.source
    title = escape_markdown(source.title)
    named = f"[{title}](<{source.url}>)" if source.url else f"{title} ({escape_markdown(source.how)})"
    parts = [named, escape_markdown(source.publisher)]
    if source.published:
        parts.append(words("sources.published", day=source.published))
    if source.copy_read:
        parts.append(words("sources.copy"))
    parts.append(words("sources.accessed", day=source.accessed.isoformat()))
    return ", ".join(parts)


def _cell(cell: Cell, row: Row, notes: Footnotes, words: Words) -> str:
    text = to_cell(phrase(cell, words))
    numbers = dict.fromkeys(notes.cite(citation, label_of(cell, row)).number for citation in cell.citations)
    marks = "".join(f" \\[{number}\\]" for number in numbers)
    return text + marks


def label_of(cell: Cell, row: Row) -> str:
    """What a cell's sources support, in words: the claim it shows, else its row. A colon may follow, so no full stop ends it."""
    return cell.claim or to_plain(row.head.text).removesuffix(".")


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
