"""Adopters: what is said about companies is dated, and what is doubtful says so."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.adopter import Adopter, Use
from tradeoff.problem import Place
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

DOUBTFUL = ("wrong-attribution", "disputed", "unverified")
CURRENT_YEARS = 3
"""For so long after it was last documented a use counts as current."""


def _uses(subject: Subject) -> Iterator[tuple[Adopter, int, Use]]:
    for adopter in subject.edition.adopters.values():
        for index, use in enumerate(adopter.uses):
            yield adopter, index, use


def _at(subject: Subject, adopter: Adopter, index: int, *path: str) -> Place:
    return subject.place("adopters", adopter.id, "uses", index, *path)


@rule(
    "undocumented-use",
    "A current use says when it was last documented, and has not ended.",
    "Add `last_documented` from the newest source that shows the use. A use that ended is `status: past`.",
)
def undocumented_use(subject: Subject) -> Iterator[Found]:
    """Uses that are called current without a date, or although they ended."""
    for adopter, index, use in _uses(subject):
        if use.status != "current":
            continue
        at = _at(subject, adopter, index, "status")
        if not use.last_documented:
            yield at, "'current' needs 'last_documented': the date of the newest source that shows it"
        elif use.until and use.last_documented.last < use.until.first:
            yield at, f"'current' was last documented ({use.last_documented}) before it ended ({use.until}): write 'past'"


@rule(
    "outdated-use",
    "A current use was documented within the last three years.",
    "Look for a newer source; without one write `status: past`. A warning only, because time passes by itself.",
    warning=True,
    only_in_check=True,
)
def outdated_use(subject: Subject) -> Iterator[Found]:
    """Uses that nobody has documented for a while."""
    for adopter, index, use in _uses(subject):
        if use.status == "current" and use.last_documented and subject.today:
            last, today = use.last_documented.last, subject.today
            if (last.year + CURRENT_YEARS, last.month, last.day) < (today.year, today.month, today.day):
                at = _at(subject, adopter, index, "last_documented")
                yield at, f"'current' was last documented in {use.last_documented}: find a newer source, or write 'past'"


@rule(
    "unexplained-use",
    "A use that is disputed, unverified or wrongly attributed has a note.",
    "Say in `note` what a reader should know before repeating it.",
)
def unexplained_use(subject: Subject) -> Iterator[Found]:
    """Doubtful uses without a word of doubt."""
    for adopter, index, use in _uses(subject):
        if use.status in DOUBTFUL and not use.note:
            yield _at(subject, adopter, index, "status"), f"'{use.status}' needs a 'note': what a reader should know"


@rule(
    "use-dates",
    "The dates of a use are in order: it begins before it ends and before it was last documented.",
    "Correct the dates against the sources.",
)
def use_dates(subject: Subject) -> Iterator[Found]:
    """Uses that end before they begin."""
    for adopter, index, use in _uses(subject):
        for field, end in (("until", use.until), ("last_documented", use.last_documented)):
            if use.since and end and end.last < use.since.first:
                yield _at(subject, adopter, index, field), f"'{field}' ({end}) is before 'since' ({use.since})"
