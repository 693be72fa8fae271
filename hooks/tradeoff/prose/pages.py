"""Passages of writers' pages: Markdown as prose, without code, calls, addresses and the host's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tradeoff.plan import Plan
from tradeoff.problem import Place
from tradeoff.prose.passage import Passage
from tradeoff.text.macros import Call
from tradeoff.text.page import Authored

PARSER = MarkdownIt("commonmark").enable("table")
SOURCED = ("cite", "fact")
"""Macros that bring a source."""
_OPENER = re.compile(r'^\s*(?:(?:!!!|\?\?\?\+?)\s*(?:[\w-]+(?:\s+[\w-]+)*)?\s*(?:"(.*)")?|===[+!]?\s+"(.*)")\s*$')
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
"""The mark of a footnote, which is no word of the text."""
_ATTRIBUTES = re.compile(r"\{[:#. ][^{}\n]*\}")


def passages_of_pages(plan: Plan) -> Iterator[Passage]:
    """The passages of every page that a writer wrote."""
    for page in plan.authored.values():
        yield from passages(page)


def passages(page: Authored) -> Iterator[Passage]:
    """The passages of a page, titles of tabs and notes included."""
    text = prose(page)
    raw = page.body.split("\n")
    sourced = {line for call in page.calls if call.name in SOURCED for line in _lines(page, call)}
    for token in PARSER.parse(text):
        if token.type != "inline" or not token.map:
            continue
        first, last = token.map
        said = _words(token)
        if said.strip():
            numbers = range(first, max(last, first + 1))
            lines = [(page.first_line + number, raw[number]) for number in numbers if number < len(raw)]
            at = Place(page.file, page.first_line + first, 1)
            yield Passage(" ".join(said.split()), at, lines, cited=not sourced.isdisjoint(numbers))


def prose(page: Authored) -> str:
    """The page's Markdown, line for line, with calls blanked out and the bodies of notes and tabs moved to the margin."""
    text = page.body
    for call in reversed(page.calls):
        # Not blank, or a call on a line of its own would end the paragraph it belongs to.
        text = text[: call.start] + re.sub(r"[^\n]+", _blank, text[call.start : call.end]) + text[call.end :]
    out: list[str] = []
    margins: list[int] = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            while margins and indent < margins[-1]:
                margins.pop()
        shown = line[margins[-1] :] if margins and line.strip() else line
        opener = _OPENER.match(shown)
        if opener:
            margins.append(indent + 4)
            shown = opener[1] or opener[2] or ""
        out.append(_FOOTNOTE.sub("", _ATTRIBUTES.sub(" ", shown)))
    return "\n".join(out)


def _blank(piece: re.Match[str]) -> str:
    return "…".ljust(len(piece[0]))


def _lines(page: Authored, call: Call) -> range:
    first = page.body.count("\n", 0, call.start)
    return range(first, first + page.body.count("\n", call.start, call.end) + 1)


def _words(token: Token) -> str:
    out, bare = [], False
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            bare = child.type == "link_open" and child.info == "auto"  # an address in angle brackets is no word
        elif bare:
            continue
        elif child.type == "text":
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif child.type in ("code_inline", "html_inline"):
            out.append("…")  # something stands here, so that the words around it are not neighbours
        elif child.type == "image":
            out.append(_words(child))
    return "".join(out)
