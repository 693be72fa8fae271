"""The glossary: a word leads to one entry."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "repeated-term",
    "A word stands in one entry of the glossary.",
    "Take it out of one of the two: a word in a text can lead to one place only.",
)
def repeated_term(subject: Subject) -> Iterator[Found]:
    """Words that two entries claim, or one entry twice."""
    taken: dict[str, str] = {}
    for term in subject.edition.glossary.values():
        for index, name in enumerate(term.names):
            word = " ".join(name.casefold().split())
            if word in taken:
                path = ("term",) if index == 0 else ("also_called", index - 1)
                yield subject.place("glossary", term.id, *path), f"'{name}' already leads to the entry '{taken[word]}'"
            taken.setdefault(word, term.id)
