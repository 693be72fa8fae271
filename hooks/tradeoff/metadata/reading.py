"""Reading: the prose of a rendered page, for the line that says how long it takes and for a description nobody wrote."""

from __future__ import annotations

import re
from html.parser import HTMLParser

PACE = 200
"""Words a minute."""
LONGEST = 160
"""About so many characters of a description are shown by those who list pages."""
_SILENT = ("pre", "code", "svg", "script", "style", "sup", "h1")
"""Elements whose text is not read as prose."""


def minutes(html: str) -> int:
    """How long the prose takes to read, in whole minutes, at least one. Code is not counted; nothing to read takes none."""
    count = len(re.findall(r"\w[\w'’.-]*", _read(html).text))
    return max(1, (count + PACE // 2) // PACE) if count else 0


def first_paragraph(html: str) -> str:
    """The first paragraph with words in it, without marks; empty when there is none."""
    return next((text for piece in _read(html).paragraphs if (text := " ".join(piece.split()))), "")


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut at a word's end when it is too long."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    whole = kept if text[longest - 1] == " " else kept.rpartition(" ")[0] or kept
    return whole.rstrip(" ,;:–-") + "…"


class _Prose(HTMLParser):
    """Collects text outside of silent elements, and that of each paragraph (with its code, which is part of a sentence)."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.paragraphs: list[str] = []
        self._silent = 0
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.text += " "
        if tag == "p" and not dict(attrs).get("class"):  # one with a class is the title of a note, or a mark
            self._open = True
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._open = self._open and tag != "p"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text += data
        if self._open:
            self.paragraphs[-1] += data


def _read(html: str) -> _Prose:
    prose = _Prose()
    prose.feed(html)
    prose.close()
    return prose
