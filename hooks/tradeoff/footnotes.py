"""Footnotes of one carrier: a page, an embed or a file. Numbered by first appearance, one number a source.

What a source says for a claim is a sentence of its own. A carrier that cites very many sources leaves those sentences to the
pages of the claims: the whole comparison would otherwise be a list of sources with tables above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tradeoff.model.claim import Citation
from tradeoff.model.source import Source

MOST_IN_FULL = 100
"""Sources that a list tells in full. An entry takes some 110 bytes of a page as it is sent, half of them its sentences, and is
three lines high: beyond a hundred the list weighs as much as the rest of a page, and nobody reads it from end to end."""


def is_long(cited: Iterable[str]) -> bool:
    """Whether these sources make a list that is too long to be told in full."""
    return len(set(cited)) > MOST_IN_FULL


Support = tuple[str, str, str]
"""The claim in words, the place in the source, and what it says there."""


@dataclass(slots=True)
class Entry:
    """A cited source, its number, and what it supports, once each, with whether a further page says that too."""

    number: int
    source: Source
    anchor: str
    supports: dict[Support, bool] = field(default_factory=dict)

    @property
    def says(self) -> tuple[Support, ...]:
        """What it supports, without the citations that say nothing about it."""
        return tuple(support for support in self.supports if any(support))

    @property
    def names(self) -> tuple[Support, ...]:
        """The same without the sentences that a further page says too."""
        short = ((label, at, "" if elsewhere else said) for (label, at, said), elsewhere in self.supports.items())
        return tuple(dict.fromkeys(support for support in short if any(support)))


class Footnotes:
    """Hands out the numbers and keeps the list. `cited` are all sources that it will be asked for, where they are many.

    An entry's anchor is `source-<id>`; in a long list it is `source-<number>`, because the names, said twice each, would be a
    twentieth of the page. What rests on a source has its lasting address on the page of all sources.
    """

    def __init__(self, sources: Mapping[str, Source], cited: Iterable[str] = ()) -> None:
        self._sources = sources
        self._entries: dict[str, Entry] = {}
        self._numbered = is_long(cited)

    def cite(self, citation: Citation, label: str, *, elsewhere: bool = False) -> Entry:
        """The entry of a citation that supports what `label` names, and is told on a page of its own when `elsewhere`.

        Raises KeyError for a source the edition lacks.
        """
        entry = self._entries.get(citation.ref)
        if entry is None:
            number = len(self._entries) + 1
            anchor = f"source-{number if self._numbered else citation.ref}"
            entry = self._entries[citation.ref] = Entry(number, self._sources[citation.ref], anchor)
        entry.supports[label, citation.at, citation.supports] = elsewhere
        return entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, by number."""
        return tuple(self._entries.values())

    @property
    def short(self) -> bool:
        """Whether the list is too long to tell what further pages say too."""
        return len(self._entries) > MOST_IN_FULL and any(any(entry.supports.values()) for entry in self._entries.values())
