"""Judgement: words that praise or blame without saying anything that could be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_LITERAL = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def literal_free(text: str) -> str:
    """Inline Markdown without its code spans and escaped characters, in which words and marks mean nothing."""
    return _LITERAL.sub("", text)


def judging_words(text: str, listed: Sequence[str]) -> Iterator[str]:
    """The listed words that stand in inline Markdown, as they are written, outside code."""
    if listed:
        yield from (found[0] for found in _pattern(tuple(listed)).finditer(literal_free(text)))


@lru_cache(maxsize=8)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)
