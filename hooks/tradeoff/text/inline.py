"""Inline text: the small subset of Markdown that data may hold, parsed once and escaped by each format.

Code, emphasis and links; no HTML, no images. Newlines fold to a space; backslash escapes are CommonMark's, because
markdown-it-py reads them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("zero").enable(["backticks", "emphasis", "link", "escape", "entity"])
_TAGS = {"em": "em", "strong": "strong"}
_MARKS = {"em": "*", "strong": "**"}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of inline text: `text`, `code`, `em`, `strong` or `link`; the last three hold further spans."""

    kind: str
    text: str = ""
    inner: tuple[Span, ...] = ()
    href: str = ""


@lru_cache(maxsize=20_000)
def spans(source: str) -> tuple[Span, ...]:
    """Parse inline Markdown."""
    folded = " ".join(source.split())
    tokens = iter((_PARSER.parseInline(folded)[0].children or []) if folded else [])
    return _until(tokens, "")


def _until(tokens: Iterator[Token], closing: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for token in tokens:
        if token.type == closing:
            break
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
            inner = _until(tokens, f"{kind}_close")
            found.append(Span(kind, inner=inner, href=str(token.attrGet("href") or "")))
        elif token.content:
            # A reference such as `&#10;` brings back the line breaks that were folded.
            kind = "code" if token.type == "code_inline" else "text"
            found.append(Span(kind, re.sub(r"[\t-\r\x85\u2028\u2029]", " ", token.content)))
    return tuple(found)


@lru_cache(maxsize=20_000)
def to_html(source: str) -> str:
    """Inline text as HTML."""
    return _html(spans(source))


def _html(parts: tuple[Span, ...]) -> str:
    out = []
    for part in parts:
        if part.kind == "text":
            out.append(html.escape(part.text, quote=False))
        elif part.kind == "code":
            out.append(f"<code>{html.escape(part.text, quote=False)}</code>")
        elif part.kind == "link":
            out.append(f'<a href="{html.escape(part.href)}">{_html(part.inner)}</a>')
        else:
            tag = _TAGS[part.kind]
            out.append(f"<{tag}>{_html(part.inner)}</{tag}>")
    return "".join(out)


@lru_cache(maxsize=20_000)
def to_plain(source: str) -> str:
    """Inline text without marks."""
    return _plain(spans(source))


def _plain(parts: tuple[Span, ...]) -> str:
    return "".join(part.text or _plain(part.inner) for part in parts)


@lru_cache(maxsize=20_000)
def to_prose(source: str) -> str:
    """Inline text as it is read aloud: no marks, no addresses, and `…` where code stands."""
    return _prose(spans(source))


def _prose(parts: tuple[Span, ...]) -> str:
    return "".join("…" if part.kind == "code" else part.text or _prose(part.inner) for part in parts)


@lru_cache(maxsize=20_000)
def to_markdown(source: str) -> str:
    """Inline text as Markdown on one line that CommonMark, GFM and Python-Markdown read alike.

    What one of them would read otherwise loses its emphasis rather than its wording: `*` beside a space or a letter is
    a mark to some and a character to others.
    """
    return _checked(source, cell=False)


@lru_cache(maxsize=20_000)
def to_cell(source: str) -> str:
    """The same for a cell of a GFM table, where a pipe ends the cell even in code."""
    return _checked(source, cell=True)


def _checked(source: str, *, cell: bool) -> str:
    parts = spans(source)
    plain = _plain(parts)
    marked = _markdown(parts, cell=False)
    if _plain(spans(marked)) != " ".join(plain.split()):
        return escape_markdown(plain)
    return _markdown(parts, cell=True) if cell else marked


def _markdown(parts: tuple[Span, ...], *, cell: bool) -> str:
    out = []
    for part in parts:
        if part.kind == "text":
            out.append(escape_markdown(part.text))
        elif part.kind == "code":
            out.append(_code(part.text).replace("|", "\\|") if cell else _code(part.text))
        elif part.kind == "link":
            if out and out[-1].endswith("!") and not out[-1].endswith("\\!"):
                out[-1] = out[-1][:-1] + "\\!"  # the link would be read as a picture
            href = part.href.replace("|", "%7C").replace("(", "%28").replace(")", "%29")
            out.append(f"[{_markdown(part.inner, cell=cell)}]({href})")
        else:
            mark = _MARKS[part.kind]
            out.append(f"{mark}{_markdown(part.inner, cell=cell)}{mark}")
    return "".join(out)


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " " and text.strip()) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


# Backslashes before what every dialect admits them for; Python-Markdown shows the backslash before anything else, so the
# rest becomes a character reference. Addresses and `www.` would turn into links in GFM.
_BACKSLASH = re.compile(r"([\\`*_\[\]|#{}])|!(?=\[)|^!")
_REFERENCE = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "$": "&#36;"}
_AT_START = {"=": "&#61;", ":": "&#58;", "-": "\\-", "+": "\\+"}


@lru_cache(maxsize=20_000)
def escape_markdown(text: str) -> str:
    """Escape plain text so that Markdown shows it as typed: in a table cell, a heading, a list item or a paragraph."""
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", re.sub(r"\s+", " ", text))
    escaped = re.sub(r"[<>~$]", lambda match: _REFERENCE[match[0]], _BACKSLASH.sub(r"\\\g<0>", escaped))
    escaped = re.sub(r"^ ?[=:+-]", lambda match: match[0][:-1] + _AT_START[match[0][-1]], escaped)
    escaped = re.sub(r"^( ?\d{1,9})([.)])(?=\s|$)", r"\1\\\2", escaped)
    escaped = re.sub(r"(?i)\b(https?|ftp)://", r"\1&#58;//", escaped)
    return re.sub(r"(?i)\b(www)\.", r"\1&#46;", escaped)


def to_attribute(text: str) -> str:
    """Plain text as the value of an attribute of HTML that stands in Markdown, which looks for marks and pipes even there."""
    return re.sub(r"[^\w .,:/-]|_", lambda match: f"&#{ord(match[0])};", " ".join(text.split()))
