"""Prose: inline texts keep to the small subset of Markdown that every format can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tradeoff.model.base import Record
from tradeoff.problem import Place, shorten
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
LINK = re.compile(r"\]\(\s*<?([^\s>)]*)")
LITERAL = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


@cache
def _inline_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold Markdown. Their descriptions say so, for writers and for us."""
    return tuple(name for name, field in model.model_fields.items() if "Markdown" in (field.description or ""))


def _texts(subject: Subject, mark: str) -> Iterator[tuple[Place, str]]:
    """The Markdown texts that hold a mark, without their code spans and escaped characters, in which it means nothing."""
    for part in subject.parts:
        for field in _inline_fields(type(part.value)):
            value = getattr(part.value, field)
            texts = value.items() if isinstance(value, dict) else ((None, value),)
            for key, text in texts:
                if mark in text:
                    path = (*part.path, field) if key is None else (*part.path, field, key)
                    yield subject.place(part.kind, part.record, *path), LITERAL.sub("", text)


@rule(
    "bad-link",
    "Links in inline text are full web addresses.",
    "Write the link as `[text](https://…)`. Links to pages of this site belong into `content/`.",
)
def bad_link(subject: Subject) -> Iterator[Found]:
    """Links that would break in an embed, a file or a wiki."""
    for at, text in _texts(subject, "]("):
        for found in LINK.finditer(text):
            if not re.match(r"https?://[^/]", found.group(1)):
                yield at, f"'{shorten(found.group(1))}' is not a full web address: write https://…"


@rule(
    "html-in-text",
    "Inline text holds no HTML.",
    "Use Markdown for emphasis and links; put a tag that readers shall see in backticks.",
)
def html_in_text(subject: Subject) -> Iterator[Found]:
    """Tags, which no format but one could show."""
    for at, text in _texts(subject, "<"):
        for found in TAG.finditer(text):
            yield at, f"'{shorten(found.group())}' is HTML: use Markdown, or put it in backticks to show it"
