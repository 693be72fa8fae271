"""Judgement: words that praise or blame without saying anything that could be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tradeoff.text.inline import to_prose


def judging_words(text: str, listed: Sequence[str]) -> Iterator[str]:
    """The listed words that a reader of inline Markdown reads, as they are written. Code and addresses are not read."""
    if listed:
        yield from (found[0] for found in _pattern(tuple(listed)).finditer(to_prose(text)))


@lru_cache(maxsize=8)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)\b({'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)
