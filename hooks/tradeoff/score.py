"""Scores: from the claims that are shown to percentages and a verdict, in whole numbers.

A weighted sum on a fixed scale, because an option's score must not depend on which others are shown (ranking methods
such as TOPSIS reverse when an irrelevant option joins). The browser computes the same numbers in `quiz.js`; one set of
vectors holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.site import PointsMap
from tradeoff.model.use_case import Must

FULL = 4
"""The most points a claim can have."""


@dataclass(frozen=True, slots=True)
class Span:
    """Points of one claim. `low` and `high` differ while the claim is unknown or disputed."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Score:
    """What an option gets for a set of weights: `low` to `high` of `of` weighted points, and its must-haves."""

    option: str
    low: int
    high: int
    of: int
    unmet: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def percent(self) -> tuple[int, int]:
        """Low and high in percent, rounded half up."""
        return percent(self.low, self.of), percent(self.high, self.of)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who leads, if anyone.

    `kind`: `leads`, `tie` (too close to call), `open` (not enough evidence: `claims` could change who leads), `only`
    (the only one that meets the must-haves), `none` (no option meets them) or `empty` (nothing was weighed).
    `margin` is in percentage points: of a lead over the best rival's high, rounded; else between the two best lows, rounded
    down.
    """

    kind: str
    leader: str = ""
    margin: int = 0
    scores: tuple[Score, ...] = ()
    claims: tuple[str, ...] = ()


def percent(part: int, whole: int) -> int:
    """Percent in whole numbers, rounded half up; 0 of 0 is 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def points(criterion: Criterion, claim: Claim, scale: PointsMap) -> Span | None:
    """The points of a claim, None when its criterion is not scored or it does not apply."""
    if not criterion.scored or claim.state == "na":
        return None
    if claim.state == "unknown":
        return Span(0, FULL)
    if claim.state == "disputed":
        given = [side.score for side in claim.positions if side.score is not None]
        return Span(min(given), max(given)) if given and len(given) == len(claim.positions) else Span(0, FULL)
    if criterion.type == "graded":
        exact = claim.score or 0
    elif claim.state == "partial":
        exact = scale.partial if claim.score is None else claim.score
    elif claim.state == "full":
        exact = scale.core if claim.by == ("core",) else scale.stack
    else:
        exact = scale.none
    return Span(exact, exact)


def spans(edition: Edition) -> dict[tuple[str, str], Span]:
    """The points of every claim on a live, scored criterion, by criterion and option id."""
    found = {}
    for criterion in edition.live_criteria:
        for option, claim in criterion.claims.items():
            span = points(criterion, claim, edition.site.points)
            if span:
                found[criterion.id, option] = span
    return found


def score(option: str, weights: Mapping[str, int], must: Iterable[Must], given: Mapping[tuple[str, str], Span]) -> Score:
    """Score one option. The denominator is the same for every option, also where it lacks a claim."""
    low = high = 0
    still_open = []
    for criterion, weight in weights.items():
        span = given.get((criterion, option), Span(0, 0))
        low += weight * span.low
        high += weight * span.high
        if weight and span.low != span.high:
            still_open.append(f"{criterion}--{option}")
    unmet, unconfirmed = [], []
    for need in must:
        span = given.get((need.criterion, option), Span(0, 0))
        if span.high < need.at_least:
            unmet.append(need.criterion)
        elif span.low < need.at_least:
            unconfirmed.append(need.criterion)
    return Score(option, low, high, FULL * sum(weights.values()), tuple(unmet), tuple(unconfirmed), tuple(still_open))


def judge(scores: Sequence[Score], threshold: int) -> Verdict:
    """Say who leads by at least `threshold` percentage points, compared on exact fractions."""
    given = tuple(scores)
    if not given or not given[0].of:
        return Verdict("empty", scores=given)
    fit = [score for score in given if not score.unmet]
    if not fit:
        return Verdict("none", scores=given)
    if len(fit) == 1 and len(given) > 1:
        alone = fit[0]
        if alone.unconfirmed:  # nobody may be called the only one that meets what it is not known to meet
            return Verdict("open", scores=given, claims=tuple(sorted(f"{name}--{alone.option}" for name in alone.unconfirmed)))
        return Verdict("only", alone.option, scores=given)
    for candidate in fit:
        rest = max((rival.high for rival in fit if rival is not candidate), default=0)
        if _beats(candidate.low, rest, candidate.of, threshold):
            return Verdict("leads", candidate.option, percent(candidate.low - rest, candidate.of), given)
    margin = _margin(fit)
    hopeful = any(
        _beats(candidate.high, max((rival.low for rival in fit if rival is not candidate), default=0), candidate.of, threshold)
        for candidate in fit
    )
    if hopeful:
        claims = tuple(sorted({claim for score in fit for claim in score.open}))
        return Verdict("open", margin=margin, scores=given, claims=claims)
    return Verdict("tie", margin=margin, scores=given)


def decide(
    edition: Edition,
    options: Iterable[Option],
    weights: Mapping[str, int],
    must: Iterable[Must],
    given: Mapping[tuple[str, str], Span],
) -> Verdict:
    """Who leads for weights and must-haves, by the points `given` (see `spans`). A retired criterion weighs nothing."""
    known, needs = edition.criteria, tuple(must)
    live = {name: weight for name, weight in weights.items() if name in known and not known[name].retired}
    return judge([score(option.id, live, needs, given) for option in options], edition.site.tie_threshold)


def _beats(mine: int, theirs: int, of: int, threshold: int) -> bool:
    return mine > theirs and (mine - theirs) * 100 >= threshold * of


def _margin(scores: Sequence[Score]) -> int:
    # Rounded down: a gap below the threshold must not read as if it had reached it.
    lows = sorted((score.low for score in scores), reverse=True)
    return 100 * (lows[0] - lows[1]) // scores[0].of if len(lows) > 1 else 0
