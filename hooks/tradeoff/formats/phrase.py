"""A cell as one line of inline Markdown, for the formats that have no markup of their own for states and notes."""

from __future__ import annotations

from functools import lru_cache

from tradeoff.block import Cell
from tradeoff.text.inline import escape_markdown, to_markdown
from tradeoff.words import Words


@lru_cache(maxsize=20_000)
def phrase(cell: Cell, words: Words) -> str:
    """State, value, text, version, note and staleness, in the order the page shows them.

    Each piece is closed in itself: a lone asterisk of the text must not pair up with one of the note.
    """
    parts = []
    if cell.mark:
        parts.append(f"{escape_markdown(cell.mark.symbol)} **{escape_markdown(cell.mark.word)}**")
    if cell.by:
        parts.append(escape_markdown(words("claim.with", parts=", ".join(cell.by))))
    if cell.value:
        parts.append(f"**{escape_markdown(cell.value)}**")
    if cell.text:
        parts.append(to_markdown(cell.text))
    if cell.since:
        parts.append(f"({escape_markdown(words('claim.since', version=cell.since))})")
    if cell.note:
        note = to_markdown(cell.note)
        parts.append(f"{escape_markdown(words('claim.note'))} {note}" if cell.claim else f"({note})")
    if cell.see:
        pages = ", ".join(title for title, _ in cell.see)
        parts.append(escape_markdown(words("claim.see", pages=pages) if cell.refers else pages))
    if cell.stale:
        parts.append(f"*{escape_markdown(cell.stale)}*")
    return " ".join(parts)
