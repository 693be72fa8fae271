"""Prose: inline texts keep to the small subset of Markdown that every format can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.loaded_words import loaded_words
from tradeoff.model.walk import texts
from tradeoff.problem import Place, shorten
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

LITERAL = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
LINK = re.compile(r"\]\(\s*<?([^\s>)]*)")


def _texts(subject: Subject, mark: str) -> Iterator[tuple[Place, str]]:
    """The Markdown texts that hold a mark, without their code spans and escaped characters, in which it means nothing."""
    for part in subject.parts:
        for path, text in texts(part):
            if mark in text:
                yield subject.place(part.kind, part.record, *path), LITERAL.sub("`", text)


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


@rule(
    "loaded-word",
    "Texts hold no word that praises or blames without saying anything.",
    "Say what is so: a figure, a condition, a date. The words are `loaded_words` in `site.yml`. A warning only.",
    warning=True,
)
def loaded_word(subject: Subject) -> Iterator[Found]:
    """Words that judge. The sides of a dispute are quoted and may use them."""
    for word, part, path in loaded_words(subject.edition):
        yield subject.place(part.kind, part.record, *path), f"'{word}' judges and says nothing: say what is so"
