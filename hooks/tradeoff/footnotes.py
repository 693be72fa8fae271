"""Footnotes of one carrier: a page, an embed or a file. Numbered by first appearance, one number a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tradeoff.model.claim import Citation
from tradeoff.model.source import Source


@dataclass(slots=True)
class Entry:
    """A cited source, its number, and what it supports, once each: (claim in words, place in the source, what it says)."""

    number: int
    source: Source
    supports: dict[tuple[str, str, str], None] = field(default_factory=dict)

    @property
    def says(self) -> tuple[tuple[str, str, str], ...]:
        """What it supports, without the citations that say nothing about it."""
        return tuple(support for support in self.supports if any(support))

    @property
    def anchor(self) -> str:
        """The anchor of the entry in its carrier."""
        return f"source-{self.source.id}"


class Footnotes:
    """Hands out the numbers and keeps the list."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._entries: dict[str, Entry] = {}

    def cite(self, citation: Citation, label: str) -> Entry:
        """The entry of a citation that supports what `label` names. Raises KeyError for a source the edition lacks."""
        entry = self._entries.get(citation.ref)
        if entry is None:
            entry = self._entries[citation.ref] = Entry(len(self._entries) + 1, self._sources[citation.ref])
        entry.supports[label, citation.at, citation.supports] = None
        return entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, by number."""
        return tuple(self._entries.values())
