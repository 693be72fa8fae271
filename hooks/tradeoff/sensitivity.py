"""Sensitivity: how little it takes to turn a verdict.

A weight is a judgement, and a reader may judge a little differently. So each weight is moved by one, one at a time, and
the verdict computed again.
"""

from __future__ import annotations

from collections.abc import Mapping

from tradeoff.model.edition import Edition
from tradeoff.model.site import HEAVIEST
from tradeoff.model.use_case import UseCase
from tradeoff.score import Span, Verdict, decide


def turning(edition: Edition, case: UseCase, given: Mapping[tuple[str, str], Span]) -> tuple[str, ...]:
    """The criteria of which one weight, moved by one, makes another option lead, or none, or one where none did."""
    options = edition.compared
    said = _leads(decide(edition, options, case.weights, case.must, given))
    scored = {criterion for criterion, _ in given}
    found = []
    for criterion in edition.live_criteria:
        if criterion.id not in scored:
            continue
        weight = case.weights.get(criterion.id, 0)
        for moved in (weight - 1, weight + 1):
            if not 0 <= moved <= HEAVIEST:
                continue
            weights = {**case.weights, criterion.id: moved}
            if _leads(decide(edition, options, weights, case.must, given)) != said:
                found.append(criterion.id)
                break
    return tuple(found)


def _leads(verdict: Verdict) -> tuple[str, str]:
    return verdict.kind, verdict.leader
