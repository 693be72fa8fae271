"""A passage: one paragraph, heading, list item or field, as a reader reads it, and where its words stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tradeoff.problem import Place

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“(]*[A-Z0-9])")


@dataclass(frozen=True)
class Passage:
    """Text without code, addresses and marks. `at` is where it begins.

    `lines` are the lines of the file that hold it, by number, so that a word can be found again; none for a field of a record,
    which is one place. `cited` says whether a source stands beside it: None where the text is a record's, which has its own.
    """

    text: str
    at: Place
    lines: Sequence[tuple[int, str]] = ()
    cited: bool | None = None

    def place(self, words: str) -> Place:
        """Where the words stand, or the beginning of the passage when they run over a line's end."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for number, line in self.lines:
            if found := pattern.search(line):
                return Place(self.at.file, number, found.start() + 1)
        return self.at

    def sentences(self) -> Iterator[str]:
        """Its sentences. A full stop ends one before a capital letter or a figure."""
        yield from (piece.strip() for piece in _SENTENCE_END.split(self.text) if piece.strip())
