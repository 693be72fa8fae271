"""Lettering: how much room a text takes in a drawing. No font is known when a site is built, so the guess is a wide one."""

from __future__ import annotations

import unicodedata

SIZE = 14
"""The size of letters in a drawing 400 units wide: more than 11 pixels when it is 328 pixels wide, as on a phone."""
LEADING = 18
"""From one line of text to the next."""
ASCENT, DESCENT = 14, 4
"""How far letters reach above and below the line they stand on."""

_BROAD = frozenset("mwMW@%—…Ææ")
_SLIM = frozenset("iljtfI.,:;|!'()[] ")


def width(text: str) -> int:
    """The width that a text has at most, in units of a drawing."""
    return round(sum(_em(letter) for letter in text) * SIZE)


def _em(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _BROAD:
        return 0.98
    if letter in _SLIM:
        return 0.42
    return 0.74 if letter.isupper() else 0.62


def fit(text: str, room: int) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width(text) <= room:
        return text
    cut = len(text)
    while cut and width(text[:cut].rstrip() + "…") > room:
        cut -= 1
    return text[:cut].rstrip() + "…"


def wrap(text: str, room: int) -> tuple[str, ...]:
    """The text in lines no wider than the room. A word that is wider than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(fit(word, room))
    return tuple(lines)
