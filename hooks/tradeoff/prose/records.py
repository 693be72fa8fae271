"""Passages of records: the texts that writers state in data, and those that the engine speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.model.sample import Side
from tradeoff.model.source import Source
from tradeoff.model.walk import Part, parts, texts
from tradeoff.plan import Plan
from tradeoff.prose.passage import Passage
from tradeoff.text.inline import Span, spans

PLAIN = ("label", "question", "title", "statement", "text", "supports", "context", "trade", "anchors", "constraint", "summary")
"""Fields of plain text that are sentences or headings of ours. A source's own title and a version are not."""


def passages_of_records(plan: Plan) -> Iterator[Passage]:
    """The passages of every record. The narrative of a use case is taken paragraph by paragraph."""
    for part in parts(plan.catalog.edition):
        if isinstance(part.value, Source):
            continue
        seen = set()
        for path, text in texts(part):
            seen.add(path)
            at = plan.places(part.kind, part.record, *path)
            for paragraph in re.split(r"\n\s*\n", text):
                yield Passage(_said(spans(paragraph)), at)
        for path, text in _plain(part):
            if path not in seen:
                yield Passage(" ".join(text.split()), plan.places(part.kind, part.record, *path))


def _plain(part: Part) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(part.value, Side):
        return
    for name in PLAIN:
        value = getattr(part.value, name, None)
        if isinstance(value, str) and value:
            yield (*part.path, name), value
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield from (((*part.path, name, index), text) for index, text in enumerate(value))


def _said(pieces: tuple[Span, ...]) -> str:
    return "".join("…" if piece.kind == "code" else piece.text or _said(piece.inner) for piece in pieces)
