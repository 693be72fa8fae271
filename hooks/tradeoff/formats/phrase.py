"""A cell as one line of inline Markdown, for the formats that have no markup of their own for states and notes."""

from __future__ import annotations

from tradeoff.block import Cell
from tradeoff.text.inline import escape_markdown
from tradeoff.words import Words


def phrase(cell: Cell, words: Words) -> str:
    """State, value, text, version, note and staleness, in the order the page shows them."""
    parts = []
    if cell.mark:
        parts.append(f"{escape_markdown(cell.mark.symbol)} **{escape_markdown(cell.mark.word)}**")
    if cell.by:
        parts.append(escape_markdown(words("claim.with", parts=", ".join(cell.by))))
    if cell.value:
        parts.append(f"**{escape_markdown(cell.value)}**")
    if cell.text:
        parts.append(cell.text)
    if cell.since:
        parts.append(f"({escape_markdown(words('claim.since', version=cell.since))})")
    if cell.note:
        parts.append(f"{escape_markdown(words('claim.note'))} {cell.note}" if cell.claim else f"({cell.note})")
    if cell.stale:
        parts.append(f"*{escape_markdown(cell.stale)}*")
    return " ".join(parts)
