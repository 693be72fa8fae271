"""Reviews that are owed: the claims that are due or stale, for writers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tradeoff.folder import Folder
from tradeoff.freshness import freshness, statement_freshness
from tradeoff.model.edition import Edition
from tradeoff.problem import Place

REASONS = {"age": "reviewed too long ago", "newer-line": "a newer line is out", "line-ended": "its line is no longer supported"}


@dataclass(frozen=True, slots=True)
class Review:
    """A claim that wants a review: `since` is the first day of its state, `why` the clock that says so."""

    claim: str
    state: str
    since: date
    why: str
    reviewed: date
    at: Place

    def __str__(self) -> str:
        return f"{self.at}  {self.state} since {self.since}  {self.claim}  {REASONS[self.why]} (reviewed {self.reviewed})"


def reviews(folder: Folder, edition: Edition, on: date) -> list[Review]:
    """The claims of compared options and the checked statements that are due or stale: stale first, the longest overdue first."""
    found = []
    for criterion in edition.live_criteria:
        for option in edition.compared:
            claim = criterion.claims.get(option.id)
            if claim is None:
                continue
            state = freshness(claim, criterion, option, edition.site, on)
            if state.state == "fresh":
                continue
            at = folder.place("criteria", criterion.id, "claims", option.id, "reviewed")
            found.append(Review(f"{criterion.id}--{option.id}", state.state, state.since, state.why, claim.reviewed, at))
    for statement in edition.statements.values():
        state = statement_freshness(statement, edition.site, on)
        if state.state != "fresh":
            at = folder.place("statements", statement.id, "reviewed")
            found.append(Review(f"statement--{statement.id}", state.state, state.since, state.why, statement.reviewed, at))
    return sorted(found, key=lambda review: (review.state != "stale", review.since, review.claim))
