"""Points and verdicts reckoned from data as it was typed, in fractions and by trying every way: slow, and not the engine's."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction

from support.facts import Facts, Record

Points = tuple[int, int]
"""The least and the most points that a claim can have."""
Known = Mapping[tuple[str, str], Points]
"""Points by criterion and option. What has none is left out."""


def points(facts: Facts) -> dict[tuple[str, str], Points]:
    """The points of every claim on a criterion that is scored and in use."""
    scale = {"core": 4, "stack": 3, "partial": 2, "none": 0} | {
        key: int(value) for key, value in facts.site.get("points", {}).items()
    }
    found = {}
    for name, criterion in facts.live_criteria.items():
        for option, claim in criterion["claims"].items():
            given = _points(criterion["type"], claim, scale)
            if given:
                found[name, option] = given
    return found


def _points(kind: str, claim: Record, scale: Mapping[str, int]) -> Points | None:
    state = claim.get("state", "")
    if kind not in ("support", "graded") or state == "na":
        return None
    if state == "unknown":
        return 0, 4
    if state == "disputed":
        sides = [int(side["score"]) for side in claim["positions"] if "score" in side]
        return (min(sides), max(sides)) if len(sides) == len(claim["positions"]) else (0, 4)
    if "score" in claim:
        exact = int(claim["score"])
    elif state == "full":
        exact = scale["core" if claim.get("by", ["core"]) == ["core"] else "stack"]
    else:
        exact = scale[state]
    return exact, exact


def leader(
    options: Sequence[str], weights: Mapping[str, int], must: Mapping[str, int], known: Known, threshold: int
) -> tuple[str, str]:
    """What comes out (`leads`, `tie`, `open`, `only`, `none` or `empty`), and for whom."""
    if not sum(weights.values()):
        return "empty", ""
    fit = [one for one in options if all(known.get((name, one), (0, 0))[1] >= least for name, least in must.items())]
    if not fit:
        return "none", ""
    if len(fit) == 1 and len(options) > 1:
        sure = all(known.get((name, fit[0]), (0, 0))[0] >= least for name, least in must.items())
        return ("only", fit[0]) if sure else ("open", "")
    # Whatever is not known may turn out low or high, for each option by itself.
    worlds = [
        dict(zip(fit, world, strict=True))
        for world in itertools.product(*({_share(one, weights, known, end) for end in (0, 1)} for one in fit))
    ]
    first = {_first(world, threshold) for world in worlds}
    if len(first) == 1:
        [name] = first
        return ("leads", name) if name else ("tie", "")
    return "open", ""


def _share(option: str, weights: Mapping[str, int], known: Known, end: int) -> Fraction:
    got = sum(weight * known.get((name, option), (0, 0))[end] for name, weight in weights.items())
    return Fraction(100 * got, 4 * sum(weights.values()))


def _first(shares: Mapping[str, Fraction], threshold: int) -> str:
    for one, mine in shares.items():
        if all(mine > theirs and mine - theirs >= threshold for other, theirs in shares.items() if other != one):
            return one
    return ""


def turning(
    options: Sequence[str],
    weights: Mapping[str, int],
    must: Mapping[str, int],
    known: Known,
    threshold: int,
    criteria: Sequence[str],
) -> list[str]:
    """The criteria of which one weight, a step more or less and between 0 and 3, makes something else come out."""
    now = leader(options, weights, must, known, threshold)
    found = []
    for name in criteria:
        steps = [{**weights, name: weights.get(name, 0) + step} for step in (-1, 1)]
        fair = [moved for moved in steps if 0 <= moved[name] <= 3]
        if any(leader(options, moved, must, known, threshold) != now for moved in fair):
            found.append(name)
    return found
