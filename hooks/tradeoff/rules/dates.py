"""Dates: nothing was reviewed, opened, published or retired tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tradeoff.model.base import PartialDay
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

PAST_FIELDS = ("reviewed", "accessed", "published", "on", "last_documented", "since")
"""Fields whose day has come. The `since` of a claim is a version and therefore text, not a date."""
GRACE = timedelta(days=1)
"""Somewhere on Earth it is already tomorrow."""


@rule(
    "future-date",
    "Nothing is dated in the future: reviews, visits, publications, retirements and documented uses.",
    "Correct the date. One day's grace is given, for writers east of Greenwich.",
    only_in_check=True,
)
def future_date(subject: Subject) -> Iterator[Found]:
    """Days that have not come yet."""
    if subject.today is None:
        return
    latest = subject.today + GRACE
    for part in subject.parts:
        for field in part.value.model_fields_set.intersection(PAST_FIELDS):
            value = getattr(part.value, field)
            day = value.first if isinstance(value, PartialDay) else value
            if isinstance(day, date) and day > latest:
                at = subject.place(part.kind, part.record, *part.path, field)
                yield at, f"'{field}' is in the future: {value}, and today is {subject.today}"
