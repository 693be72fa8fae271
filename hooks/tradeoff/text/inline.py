"""Inline text: the small subset of Markdown that data may hold, parsed once and escaped by each format.

Code, emphasis and links; no HTML, no images. Newlines fold to a space; backslash escapes are CommonMark's, because
markdown-it-py reads them.
"""

from __future__ import annotations

import html
import re
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


def _until(tokens: object, closing: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for token in tokens:  # type: ignore[attr-defined]
        assert isinstance(token, Token)
        if token.type == closing:
            break
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
            inner = _until(tokens, f"{kind}_close")
            found.append(Span(kind, inner=inner, href=str(token.attrGet("href") or "")))
        elif token.type == "code_inline":
            found.append(Span("code", token.content))
        elif token.content:
            found.append(Span("text", token.content))
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
def to_markdown(source: str) -> str:
    """Inline text as GFM that is safe in a table cell: one line, every pipe escaped."""
    return _markdown(spans(source))


def _markdown(parts: tuple[Span, ...]) -> str:
    out = []
    for part in parts:
        if part.kind == "text":
            out.append(escape_markdown(part.text))
        elif part.kind == "code":
            out.append(_code(part.text))
        elif part.kind == "link":
            href = part.href.replace("|", "%7C").replace("(", "%28").replace(")", "%29")
            out.append(f"[{_markdown(part.inner)}](<{href}>)" if " " in href else f"[{_markdown(part.inner)}]({href})")
        else:
            mark = _MARKS[part.kind]
            out.append(f"{mark}{_markdown(part.inner)}{mark}")
    return "".join(out)


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")


_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$@!{}])")


def escape_markdown(text: str) -> str:
    """Escape plain text so that GFM shows it as typed, in a table cell, a list item or a paragraph."""
    escaped = _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
    escaped = re.sub(r"^([-+=])", r"\\\1", escaped)  # a list or a heading underline, at the start of a line only
    escaped = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escaped)
    # GFM turns bare addresses into links; a space of no width would corrupt the text, a character reference does not.
    return re.sub(r"(?i)\b(https?|ftp)(:)//", r"\1&#58;//", escaped).replace("www.", "www&#46;")
