"""Loaded words: where the texts of an edition judge instead of saying what is so. The rule and the neutrality page read this."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.claim import Position
from tradeoff.model.edition import Edition
from tradeoff.model.walk import Part, Path, parts, readable
from tradeoff.text.judgement import judging_words

QUOTED = "statement"
"""The field that holds what others say. So do the sides of a dispute; neither counts."""


def loaded_words(edition: Edition) -> Iterator[tuple[str, Part, Path]]:
    """Every loaded word of the data as it is written, with its record and the way to its text."""
    for part in parts(edition):
        if isinstance(part.value, Position):
            continue
        for path, text in readable(part):
            if path[-1] != QUOTED:
                yield from ((word, part, path) for word in judging_words(text, edition.site.loaded_words))
