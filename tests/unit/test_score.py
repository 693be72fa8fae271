"""Scores and verdicts: held against a slow reckoning in fractions, and against what must be true of any fair score.

`score_vectors.json` is shared with the browser's test of the same sums. `pytest --rewrite-golden` writes it anew, from the
oracle below and never from `score.py`.
"""

from __future__ import annotations

import itertools
import json
import math
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from support.planned import planned
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.site import PointsMap
from tradeoff.model.use_case import Must
from tradeoff.score import Score, Span, Verdict, judge, percent, points, score
from tradeoff.score import spans as spans_of

VECTORS = Path(__file__).with_name("score_vectors.json")
Case = dict[str, Any]


# --- the oracle -------------------------------------------------------------------------------------------------------


def rounded(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


def share(case: Case, option: str, bound: int) -> Fraction:
    """The percentage of an option when all of its claims stand at their lower (0) or upper (1) bound."""
    whole = 4 * sum(case["weights"].values())
    got = sum(weight * case["points"].get(name, {}).get(option, [0, 0])[bound] for name, weight in case["weights"].items())
    return Fraction(100 * got, whole) if whole else Fraction(0)


def first_by(threshold: int, shares: dict[str, Fraction]) -> str:
    """The option that is ahead of every other by the threshold, or nothing."""
    for option, mine in shares.items():
        if all(mine > theirs and mine - theirs >= threshold for name, theirs in shares.items() if name != option):
            return option
    return ""


def oracle(case: Case) -> dict[str, Any]:
    options, threshold = case["options"], case["threshold"]
    of = {name: case["points"].get(name, {}) for name in {*case["weights"], *(need["criterion"] for need in case["must"])}}
    scores = {}
    for option in options:
        spans = {name: given.get(option, [0, 0]) for name, given in of.items()}
        scores[option] = {
            "low": sum(weight * spans[name][0] for name, weight in case["weights"].items()),
            "high": sum(weight * spans[name][1] for name, weight in case["weights"].items()),
            "of": 4 * sum(case["weights"].values()),
            "unmet": [need["criterion"] for need in case["must"] if spans[need["criterion"]][1] < need["at_least"]],
            "unconfirmed": [
                need["criterion"]
                for need in case["must"]
                if spans[need["criterion"]][0] < need["at_least"] <= spans[need["criterion"]][1]
            ],
            "open": [f"{name}--{option}" for name, weight in case["weights"].items() if weight and len(set(spans[name])) == 2],
        }
    low = {option: share(case, option, 0) for option in options}
    high = {option: share(case, option, 1) for option in options}
    return {
        "scores": scores,
        "percent": {option: [rounded(low[option]), rounded(high[option])] for option in options},
        "verdict": verdict(scores, low, high, threshold),
    }


def verdict(scores: dict[str, Any], low: dict[str, Fraction], high: dict[str, Fraction], threshold: int) -> dict[str, Any]:
    def said(kind: str, leader: str = "", margin: Fraction = Fraction(0), claims: tuple[str, ...] = ()) -> dict[str, Any]:
        points = rounded(margin) if leader else math.floor(margin)
        return {"kind": kind, "leader": leader, "margin": points, "claims": sorted(claims)}

    if not scores or not next(iter(scores.values()))["of"]:
        return said("empty")
    fit = [option for option, found in scores.items() if not found["unmet"]]
    if not fit:
        return said("none")
    if len(fit) == 1 and len(scores) > 1:
        unsure = tuple(f"{name}--{fit[0]}" for name in scores[fit[0]]["unconfirmed"])
        return said("open", claims=unsure) if unsure else said("only", fit[0])
    for option in fit:
        worst = {name: low[name] if name == option else high[name] for name in fit}
        if first_by(threshold, worst) == option:
            rest = max((worst[name] for name in fit if name != option), default=Fraction(0))
            return said("leads", option, low[option] - rest)
    ranked = sorted((low[option] for option in fit), reverse=True)
    margin = ranked[0] - ranked[1] if len(ranked) > 1 else Fraction(0)
    # Every option's open claims can turn out low or high on their own: try all ways.
    worlds = (dict(zip(fit, world, strict=True)) for world in itertools.product(*((low[name], high[name]) for name in fit)))
    if any(first_by(threshold, world) for world in worlds):
        return said("open", margin=margin, claims=tuple(claim for option in fit for claim in scores[option]["open"]))
    return said("tie", margin=margin)


# --- the same, by score.py --------------------------------------------------------------------------------------------


def by_score(case: Case) -> dict[str, Any]:
    given = {(name, option): Span(*span) for name, spans in case["points"].items() for option, span in spans.items()}
    must = [Must.model_validate({key: str(value) for key, value in need.items()}) for need in case["must"]]
    scores = [score(option, case["weights"], must, given) for option in case["options"]]
    found = judge(scores, case["threshold"])
    return {
        "scores": {one.option: _plain(one) for one in scores},
        "percent": {one.option: list(one.percent) for one in scores},
        "verdict": {"kind": found.kind, "leader": found.leader, "margin": found.margin, "claims": list(found.claims)},
    }


def _plain(one: Score) -> dict[str, Any]:
    return {
        "low": one.low,
        "high": one.high,
        "of": one.of,
        "unmet": list(one.unmet),
        "unconfirmed": list(one.unconfirmed),
        "open": list(one.open),
    }


def judged(case: Case) -> Verdict:
    given = {(name, option): Span(*span) for name, spans in case["points"].items() for option, span in spans.items()}
    must = [Must.model_validate({key: str(value) for key, value in need.items()}) for need in case["must"]]
    return judge([score(option, case["weights"], must, given) for option in case["options"]], case["threshold"])


# --- vectors ----------------------------------------------------------------------------------------------------------


def case(
    weights: dict[str, int],
    table: dict[str, dict[str, list[int]]],
    must: list[dict[str, Any]] | None = None,
    threshold: int = 5,
    options: tuple[str, ...] = ("ash", "elm"),
) -> Case:
    return {"weights": weights, "must": must or [], "points": table, "options": list(options), "threshold": threshold}


def written_by_hand() -> dict[str, Case]:
    plain = {"a": {"ash": [4, 4], "elm": [2, 2]}, "b": {"ash": [0, 0], "elm": [2, 2]}}
    unsure = {"a": {"ash": [4, 4], "elm": [0, 4]}}
    need = [{"criterion": "a", "at_least": 3}]
    return {
        "one leads": case({"a": 3, "b": 1}, plain),
        "equal": case({"a": 1, "b": 1}, plain),
        "nothing weighed": case({}, plain),
        "only zeros": case({"a": 0, "b": 0}, plain),
        "zeros and a must-have": case({"a": 0}, plain, need),
        "a zero beside a weight": case({"a": 1, "b": 0}, plain),
        "a criterion without claims": case({"a": 1, "c": 1}, plain),
        "an option without claims": case({"a": 1}, plain, options=("ash", "elm", "oak")),
        "no option": case({"a": 1}, plain, options=()),
        "only one meets the must-haves": case({"a": 1, "b": 1}, plain, need),
        "none meets the must-haves": case({"a": 1}, plain, [{"criterion": "b", "at_least": 3}]),
        "all meet the must-haves": case({"a": 1}, plain, [{"criterion": "a", "at_least": 1}]),
        "a must-have that is not weighed": case({"b": 1}, plain, need),
        "two must-haves, each met by another": case({"a": 1}, plain, [*need, {"criterion": "b", "at_least": 2}]),
        "a must-have exactly met": case({"a": 1}, plain, [{"criterion": "a", "at_least": 4}]),
        "a must-have on an unknown claim": case({"a": 1}, unsure, need),
        "a must-have on an unknown claim alone": case({"a": 1}, {"a": {"ash": [0, 4], "elm": [1, 1]}}, need),
        "a must-have without a claim": case({"a": 1}, plain, [{"criterion": "z", "at_least": 1}]),
        "the fit one trails": case({"a": 1, "b": 3}, plain, need),
        "unknown could change it": case({"a": 1}, {"a": {"ash": [3, 3], "elm": [0, 4]}}),
        "unknown cannot change it": case(
            {"a": 1, "b": 3}, {"a": {"ash": [4, 4], "elm": [0, 4]}, "b": {"ash": [4, 4], "elm": [0, 0]}}
        ),
        "unknown cannot lead, only level": case({"a": 1}, unsure, threshold=100),
        "unknown on a criterion without weight": case(
            {"a": 1, "b": 0}, {"a": {"ash": [2, 2], "elm": [2, 2]}, "b": {"ash": [0, 4]}}
        ),
        "both unknown": case({"a": 1}, {"a": {"ash": [0, 4], "elm": [0, 4]}}),
        "disputed between positions": case({"a": 2}, {"a": {"ash": [1, 3], "elm": [2, 2]}}),
        "threshold exactly met": case({"a": 1, "b": 1, "c": 3}, {"c": {"ash": [1, 1]}, "a": {"elm": [2, 2]}}, threshold=5),
        "threshold just missed": case({"a": 1, "b": 1, "c": 3}, {"c": {"ash": [1, 1]}, "a": {"elm": [2, 2]}}, threshold=6),
        "threshold 0 and equal": case({"a": 1}, {"a": {"ash": [2, 2], "elm": [2, 2]}}, threshold=0),
        "threshold 0 and ahead": case({"a": 3}, {"a": {"ash": [3, 3], "elm": [2, 2]}}, threshold=0),
        "threshold 100": case({"a": 1}, {"a": {"ash": [4, 4], "elm": [0, 0]}}, threshold=100),
        "between two whole thresholds": case({"a": 3, "b": 3}, {"a": {"ash": [3, 3], "elm": [2, 2]}}, threshold=13),
        "an eighth rounds up": case({"a": 1, "b": 1}, {"a": {"ash": [1, 1], "elm": [3, 3]}}),
        "thirds": case({"a": 1, "b": 2}, {"a": {"ash": [4, 4]}, "b": {"elm": [4, 4]}}),
        "three options, two level at the top": case(
            {"a": 1}, {"a": {"ash": [4, 4], "elm": [4, 4], "oak": [0, 0]}}, options=("ash", "elm", "oak")
        ),
        "three options, the best fails": case(
            {"a": 3, "b": 1},
            {"a": {"ash": [4, 4], "elm": [3, 3], "oak": [1, 1]}, "b": {"ash": [0, 0], "elm": [2, 2], "oak": [2, 2]}},
            [{"criterion": "b", "at_least": 2}],
            options=("ash", "elm", "oak"),
        ),
        "three options, one unknown": case(
            {"a": 2}, {"a": {"ash": [3, 3], "elm": [1, 1], "oak": [0, 4]}}, options=("ash", "elm", "oak")
        ),
        "the order of options does not matter": case({"a": 3, "b": 1}, plain, options=("elm", "ash")),
    }


def drawn() -> dict[str, Case]:
    dice = random.Random(20261122)
    found = {}
    for number in range(60):
        options = ("ash", "elm", "oak", "yew")[: dice.randint(2, 4)]
        names = "abcdef"[: dice.randint(1, 6)]
        table = {}
        for name in names:
            table[name] = {
                option: sorted([dice.randint(0, 4), dice.randint(0, 4)]) if dice.random() < 0.25 else [dice.randint(0, 4)] * 2
                for option in options
                if dice.random() < 0.9
            }
        weights = {name: dice.randint(0, 3) for name in names}
        must = [{"criterion": name, "at_least": dice.randint(1, 4)} for name in names if dice.random() < 0.12]
        found[f"drawn {number + 1}"] = case(weights, table, must, dice.choice([0, 1, 5, 5, 10, 25]), options)
    return found


def test_vectors_are_what_the_oracle_says(*, rewrite_golden: bool) -> None:
    wanted = [{"name": name, **given, "expect": oracle(given)} for name, given in (written_by_hand() | drawn()).items()]
    text = "[\n" + ",\n".join(json.dumps(row) for row in wanted) + "\n]\n"
    if rewrite_golden:
        VECTORS.write_text(text, encoding="utf-8")
    assert VECTORS.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "vector", json.loads(VECTORS.read_text(encoding="utf-8")) if VECTORS.exists() else [], ids=lambda row: row["name"]
)
def test_vector(vector: Case) -> None:
    assert by_score(vector) == vector["expect"]


def test_vectors_show_every_kind_of_verdict() -> None:
    rows = json.loads(VECTORS.read_text(encoding="utf-8"))
    assert len(rows) >= 60
    assert {row["expect"]["verdict"]["kind"] for row in rows} == {"leads", "tie", "open", "only", "none", "empty"}


# --- properties -------------------------------------------------------------------------------------------------------

OPTIONS = ("ash", "elm", "oak", "yew")
NAMES = st.sampled_from("abcde")
SPANS = st.integers(0, 4).flatmap(lambda low: st.integers(low, 4).map(lambda high: [low, high]))
TABLES = st.dictionaries(NAMES, st.dictionaries(st.sampled_from(OPTIONS), SPANS), max_size=5)
WEIGHTS = st.dictionaries(NAMES, st.integers(0, 3), max_size=5)
MUST = st.lists(st.fixed_dictionaries({"criterion": NAMES, "at_least": st.integers(1, 4)}), max_size=2)
CASES = st.builds(
    case,
    WEIGHTS,
    TABLES,
    MUST,
    st.integers(0, 100),
    st.lists(st.sampled_from(OPTIONS), min_size=2, max_size=4, unique=True).map(tuple),  # one alone has no verdict
)


@settings(max_examples=500)
@given(CASES)
def test_agrees_with_the_oracle(drawn_case: Case) -> None:
    assert by_score(drawn_case) == oracle(drawn_case)


@given(CASES, st.sampled_from(OPTIONS))
def test_a_score_does_not_depend_on_which_others_are_shown(drawn_case: Case, option: str) -> None:
    alone = by_score({**drawn_case, "options": [option]})["scores"][option]
    assert by_score({**drawn_case, "options": list(OPTIONS)})["scores"][option] == alone


@given(CASES, st.permutations(OPTIONS))
def test_names_and_order_decide_nothing(drawn_case: Case, names: list[str]) -> None:
    renamed = dict(zip(OPTIONS, names, strict=True))
    twin = {
        **drawn_case,
        "options": [renamed[option] for option in reversed(drawn_case["options"])],
        "points": {
            name: {renamed[option]: span for option, span in spans.items()} for name, spans in drawn_case["points"].items()
        },
    }
    first, second = judged(drawn_case), judged(twin)
    assert (second.kind, second.leader, second.margin) == (first.kind, renamed.get(first.leader, ""), first.margin)


@given(CASES, NAMES, st.sampled_from(OPTIONS), SPANS)
def test_more_points_never_score_less(drawn_case: Case, name: str, option: str, span: list[int]) -> None:
    before = drawn_case["points"].get(name, {}).get(option, [0, 0])
    assume(span[0] >= before[0] and span[1] >= before[1])
    better = {**drawn_case, "points": {**drawn_case["points"], name: {**drawn_case["points"].get(name, {}), option: span}}}
    was, became = (by_score({**given, "options": [option]})["percent"][option] for given in (drawn_case, better))
    assert became[0] >= was[0]
    assert became[1] >= was[1]


@given(CASES)
def test_a_range_holds_every_way_its_claims_can_turn_out(drawn_case: Case) -> None:
    for name, spans in drawn_case["points"].items():
        for option, (low, high) in spans.items():
            whole = by_score({**drawn_case, "options": [option]})["scores"][option]
            for settled in range(low, high + 1):
                table = {**drawn_case["points"], name: {**spans, option: [settled, settled]}}
                found = by_score({**drawn_case, "options": [option], "points": table})["scores"][option]
                assert whole["low"] <= found["low"] <= found["high"] <= whole["high"]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_percent_rounds_half_up(part: int, whole: int) -> None:
    assume(part <= whole)
    assert percent(part, whole) == (rounded(Fraction(100 * part, whole)) if whole else 0)


def test_alone_and_without_points_nobody_leads_and_nothing_could_change_it() -> None:
    assert judge([Score("ash", 0, 0, 4)], 0).kind == "tie"
    assert judge([Score("ash", 0, 4, 4)], 0).kind == "open"
    assert judge([Score("ash", 1, 1, 4)], 0).kind == "leads"


# --- points of a claim ------------------------------------------------------------------------------------------------


def claim(**fields: Any) -> Claim:
    return Claim.model_validate({"reviewed": "2026-06-01", **fields})


def criterion(kind: str) -> Criterion:
    return Criterion.model_validate(
        {"id": "c", "group": "g", "label": "l", "question": "q", "why": "w", "type": kind, "claims": {}}
    )


SIDES = [{"text": "t", "sources": [{"ref": "s", "supports": "x"}]}] * 2


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("support", {"state": "full"}, Span(4, 4)),
        ("support", {"state": "full", "by": ["core"]}, Span(4, 4)),
        ("support", {"state": "full", "by": ["glue"]}, Span(3, 3)),
        ("support", {"state": "partial"}, Span(2, 2)),
        ("support", {"state": "partial", "score": "1"}, Span(1, 1)),
        ("support", {"state": "partial", "score": "3", "by": ["glue"]}, Span(3, 3)),
        ("support", {"state": "none"}, Span(0, 0)),
        ("support", {"state": "unknown"}, Span(0, 4)),
        ("support", {"state": "na"}, None),
        ("support", {"state": "disputed", "positions": SIDES}, Span(0, 4)),
        ("support", {"state": "disputed", "positions": [{**SIDES[0], "score": "3"}, {**SIDES[0], "score": "1"}]}, Span(1, 3)),
        ("support", {"state": "disputed", "positions": [{**SIDES[0], "score": "3"}, SIDES[0]]}, Span(0, 4)),
        ("graded", {"score": "0"}, Span(0, 0)),
        ("graded", {"score": "4", "by": ["glue"]}, Span(4, 4)),
        ("graded", {"state": "unknown"}, Span(0, 4)),
        ("graded", {"state": "na"}, None),
        ("fact", {"value": "10"}, None),
        ("fact", {"state": "unknown"}, None),
        ("measured", {"value": "10"}, None),
    ],
)
def test_points(kind: str, fields: dict[str, Any], expected: Span | None) -> None:
    assert points(criterion(kind), claim(**fields), PointsMap()) == expected


def test_points_follow_the_site() -> None:
    scale = PointsMap.model_validate({"core": "4", "stack": "4", "partial": "1", "none": "0"})
    assert points(criterion("support"), claim(state="full", by=["glue"]), scale) == Span(4, 4)
    assert points(criterion("support"), claim(state="partial"), scale) == Span(1, 1)


def test_the_points_of_an_edition_are_those_of_its_live_scored_claims() -> None:
    edition = planned("five").catalog.edition
    found = spans_of(edition)
    assert found["once", "heron"] == Span(3, 3)  # partial, refined by its score
    assert found["once", "pigeon"] == Span(0, 0)
    assert found["ordering", "heron"] == Span(2, 2)
    assert found["replay", "pigeon"] == Span(2, 2)  # partial, as the points map has it
    assert ("replay", "snail") not in found  # does not apply
    assert not {name for name, _ in found} & {"latency", "licence", "feathers"}  # facts, and a retired criterion
