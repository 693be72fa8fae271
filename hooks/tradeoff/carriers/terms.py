"""Terms: the words of the glossary that stand in a page's prose, turned into links to their entry.

Once in each section of a page, which is where a reader may have come in. Headings, links, code, tables and drawings stay as
they are. The text is HTML that the host made from Markdown, so tags are balanced and attributes hold no bare `>`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cached_property

from tradeoff.block import Target
from tradeoff.model.term import Term
from tradeoff.routes import Routes
from tradeoff.text.inline import to_plain

_PIECE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOSED = (*_HEADINGS, "a", "button", "code", "kbd", "label", "pre", "script", "style", "summary", "svg", "table")
"""Elements whose text stays as it is."""
_SECTIONS = _HEADINGS[:3]
"""Headings that begin a section anew."""
_TITLE = '<span class="filename">'
"""The name of a file above its code."""
_QUIET = re.compile(r'<div class="t-(?:answer|cards|columns|jump|leader|leaders|options-list)[ "]')
"""Boxes and lists that lead somewhere already: a short answer, a list of links, cards."""
PAGE = "glossary"
UNLINKED = (PAGE, "embed/")
"""The glossary itself, and the list of every block, which holds titles and no prose."""


class Terms:
    """Links the terms of one edition."""

    def __init__(self, glossary: Mapping[str, Term], routes: Routes) -> None:
        self._glossary = glossary
        self._routes = routes

    def link(self, text: str, address: str) -> str:
        """The page at `address` with its terms linked."""
        if not self._glossary or address in [self._routes.page(path) for path in UNLINKED]:
            return text
        out: list[str] = []
        said: set[str] = set()
        closed, titled, boxes = 0, 0, [False]
        for index, piece in enumerate(_PIECE.split(text)):
            if index % 2 == 0:
                out.append(piece if closed or boxes[-1] or not piece.strip() else self._linked(piece, address, said))
                continue
            out.append(piece)
            tag = _TAG.match(piece)
            if tag and not piece.endswith("/>"):
                name = tag[2].lower()
                if name == "div" and not tag[1]:
                    boxes.append(boxes[-1] or bool(_QUIET.match(piece)))
                elif name == "div" and len(boxes) > 1:
                    boxes.pop()
                if name == "span" and (titled or piece.startswith(_TITLE)):
                    titled += -1 if tag[1] else 1
                    closed += -1 if tag[1] else 1
                if name in _CLOSED:
                    closed += -1 if tag[1] else 1
                if name in _SECTIONS and not tag[1]:
                    said.clear()
        return "".join(out)

    def _linked(self, text: str, address: str, said: set[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            name = self._names.get(_folded(html.unescape(match[0])), "")
            if not name or name in said:  # a letter that is the same as another in some language only is no name of ours
                return match[0]
            said.add(name)
            url = self._routes.between(address, self._routes.target(Target(PAGE, name)))
            says = html.escape(to_plain(self._glossary[name].definition))
            return f'<a class="t-term" href="{url}" data-says="{says}">{match[0]}</a>'

        return self._pattern.sub(replace, text)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {_folded(name): term.id for term in self._glossary.values() for name in term.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The longest first, so that "event loop" is not taken for "event"; a name within a longer word is none.
        names = sorted(self._names, key=lambda name: (-len(name), name))
        inner = "|".join(r"\s+".join(map(re.escape, html.escape(name, quote=False).split())) for name in names)
        return re.compile(rf"(?<![\w./&#-])(?:{inner})(?![\w/-]|\.\w)", re.IGNORECASE)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
