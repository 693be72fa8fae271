"""Prose: inline texts keep to the small subset of Markdown that every format can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tradeoff.model.base import Record
from tradeoff.problem import Place, shorten
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject
from tradeoff.text.inline import Span, spans

TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
DEAD_LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")


@cache
def _inline_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold Markdown. Their descriptions say so, for writers and for us."""
    return tuple(name for name, field in model.model_fields.items() if "Markdown" in (field.description or ""))


def _texts(subject: Subject, marks: str) -> Iterator[tuple[Place, str]]:
    """The Markdown texts that hold one of some characters: most hold none and need no parsing."""
    for part in subject.parts:
        for field in _inline_fields(type(part.value)):
            value = getattr(part.value, field)
            texts = value.items() if isinstance(value, dict) else ((None, value),)
            for key, text in texts:
                if text and any(mark in text for mark in marks):
                    path = (*part.path, field) if key is None else (*part.path, field, key)
                    yield subject.place(part.kind, part.record, *path), text


def _flat(parts: tuple[Span, ...]) -> Iterator[Span]:
    for part in parts:
        yield part
        yield from _flat(part.inner)


@rule(
    "bad-link",
    "Links in inline text are full web addresses.",
    "Write the link as `[text](https://…)`. Links to pages of this site belong into `content/`.",
)
def bad_link(subject: Subject) -> Iterator[Found]:
    """Links that would break in an embed, a file or a wiki."""
    for at, text in _texts(subject, "["):
        for part in _flat(spans(text)):
            dead = DEAD_LINK.search(part.text) if part.kind == "text" else None
            href = dead.group(1) if dead else part.href
            if part.kind == "link" or dead:
                if not re.match(r"https?://[^/]", href) or dead:
                    yield at, f"'{shorten(href)}' is not a full web address: write https://…"


@rule(
    "html-in-text",
    "Inline text holds no HTML.",
    "Use Markdown for emphasis and links; put a tag that readers shall see in backticks.",
)
def html_in_text(subject: Subject) -> Iterator[Found]:
    """Tags, which no format but one could show."""
    for at, text in _texts(subject, "<"):
        for part in _flat(spans(text)):
            found = TAG.search(part.text) if part.kind == "text" else None
            if found:
                yield at, f"'{shorten(found.group())}' is HTML: use Markdown, or put it in backticks to show it"
