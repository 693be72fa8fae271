"""Sensitivity: which weights would turn a verdict, held against trying every step on an edition of a few criteria."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from support import reckoning
from support.editions import editions
from support.facts import Facts
from support.planned import planned
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.site import Site
from tradeoff.model.use_case import UseCase
from tradeoff.score import Span, decide
from tradeoff.sensitivity import turning

OPTIONS = ("ash", "elm", "oak")
CRITERIA = ("bending", "joining", "price", "weather")
SEVERAL = [name for name, root in editions().items() if len(Facts(root).compared) > 1]


def edition_of(options: tuple[str, ...], threshold: int, retired: tuple[str, ...] = ()) -> Edition:
    """An edition of so many options and the four criteria. Its claims are left out: points are given beside it."""
    site = {
        "title": "t", "tagline": "t", "question": "q", "options": list(options), "tie_threshold": str(threshold),
        "licence": {"name": "n", "url": "https://x.example"}, "interests": "none",
    }  # fmt: skip

    def option(name: str) -> dict[str, Any]:
        colours = {"light": "#000000", "dark": "#ffffff"}
        return {"id": name, "name": name, "kind": "tree", "home": "https://x.example", "summary": "s", "colours": colours}

    def criterion(name: str) -> dict[str, Any]:
        gone = {"retired": {"on": "2026-01-01", "why": "w"}} if name in retired else {}
        return {"id": name, "group": "g", "label": name, "question": "q", "why": "w", "type": "support", "claims": {}, **gone}

    return Edition(
        Site.model_validate(site),
        {name: Option.model_validate(option(name)) for name in options},
        {"g": Group.model_validate({"id": "g", "title": "t", "question": "q"})},
        {name: Criterion.model_validate(criterion(name)) for name in CRITERIA},
        {},
    )


def case_of(weights: dict[str, int], must: dict[str, int] | None = None) -> UseCase:
    texts = dict.fromkeys(("title", "summary", "constraint", "narrative"), "t")
    return UseCase.model_validate(
        {
            "id": "c",
            **texts,
            "when": {},
            "typical_stack": {},
            "risks": {},
            "weights": {name: str(weight) for name, weight in weights.items()},
            "must": [{"criterion": name, "at_least": str(least)} for name, least in (must or {}).items()],
        }
    )


def spans(points: reckoning.Known) -> dict[tuple[str, str], Span]:
    return {key: Span(*ends) for key, ends in points.items()}


# --- by hand ----------------------------------------------------------------------------------------------------------

TWO = ("ash", "oak")
POINTS = {
    ("bending", "ash"): (4, 4),
    ("bending", "oak"): (0, 0),
    ("weather", "ash"): (0, 0),
    ("weather", "oak"): (4, 4),
    ("price", "ash"): (2, 2),
    ("price", "oak"): (2, 2),
}
"""Ash is ahead in one thing, oak in another, and in the third they are level."""


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ({"bending": 1, "weather": 1}, ("bending", "weather")),  # level: any step makes a leader
        ({"bending": 2, "weather": 1}, ("bending", "weather")),  # one step makes them level
        ({"bending": 3, "weather": 1}, ()),
        ({"bending": 3, "weather": 0}, ()),
        ({"bending": 1}, ("bending", "weather")),  # to nothing weighed at all, and to a level one
        ({}, ("bending", "price", "weather")),  # nothing was weighed, and something is
        ({"price": 1}, ("bending", "price", "weather")),
    ],
)
def test_a_step_that_changes_who_leads(weights: dict[str, int], found: tuple[str, ...]) -> None:
    assert turning(edition_of(TWO, 5), case_of(weights), spans(POINTS)) == found


def test_no_weight_is_tried_below_nothing_or_beyond_the_heaviest() -> None:
    # Four times bending would reach the threshold, and so would minus one times weather.
    points = {**POINTS, ("weather", "oak"): (1, 1), ("bending", "ash"): (1, 1)}
    assert turning(edition_of(TWO, 17), case_of({"bending": 3, "price": 3}), spans(points)) == ()
    assert reckoning.leader(TWO, {"bending": 4, "price": 3}, {}, points, 14)[0] == "leads"
    assert turning(edition_of(TWO, 14), case_of({"bending": 3, "price": 3}), spans(points)) == ("price",)


def test_must_haves_count_with_every_weight() -> None:
    case = case_of({"bending": 1, "weather": 1}, {"weather": 3})
    assert turning(edition_of(TWO, 5), case, spans(POINTS)) == ()


def test_retired_criteria_and_those_without_points_are_not_tried() -> None:
    edition = edition_of(TWO, 5, retired=("weather",))
    live = {key: span for key, span in spans(POINTS).items() if key[0] != "weather"}
    assert turning(edition, case_of({"bending": 1}), live) == ("bending",)
    assert "joining" not in turning(edition_of(TWO, 0), case_of({}), spans(POINTS))


def test_an_open_verdict_turns_when_it_is_settled() -> None:
    # While it is not known whether oak bends, weather has to carry the lead by itself.
    edition, points = edition_of(TWO, 5), {**POINTS, ("bending", "oak"): (0, 4), ("bending", "ash"): (2, 2)}
    assert decide(edition, edition.compared, {"bending": 3, "weather": 1}, (), spans(points)).kind == "open"
    assert turning(edition, case_of({"bending": 3, "weather": 1}), spans(points)) == ("weather",)
    assert turning(edition, case_of({"bending": 1, "weather": 1}), spans(points)) == ("bending", "weather")


# --- by trying --------------------------------------------------------------------------------------------------------

SPAN = st.one_of(
    st.integers(0, 4).map(lambda points: (points, points)), st.tuples(st.integers(0, 2), st.integers(2, 4)), st.just((0, 4))
)


@given(st.data())
def test_every_step_is_tried(data: st.DataObject) -> None:
    options = data.draw(st.sampled_from([TWO, OPTIONS]))
    keys = [(name, option) for name in CRITERIA for option in options]
    points = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(keys, SPAN)))
    weights = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(CRITERIA, st.integers(0, 3))))
    must = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(CRITERIA[:2], st.integers(1, 4))))
    threshold = data.draw(st.sampled_from([0, 1, 5, 8, 25, 50]))
    edition, case = edition_of(options, threshold), case_of(weights, must)
    known = sorted({name for name, _ in points})
    wanted = reckoning.turning(options, weights, must, points, threshold, known)
    assert turning(edition, case, spans(points)) == tuple(wanted)


@given(st.data())
def test_the_reckoning_and_the_engine_say_the_same_of_one_verdict(data: st.DataObject) -> None:
    keys = [(name, option) for name in CRITERIA for option in OPTIONS]
    points = data.draw(st.fixed_dictionaries(dict.fromkeys(keys, SPAN)))
    weights = data.draw(st.fixed_dictionaries(dict.fromkeys(CRITERIA, st.integers(0, 3))))
    assume(any(weights.values()))
    edition, case = edition_of(OPTIONS, 5), case_of(weights)
    verdict = decide(edition, edition.compared, case.weights, case.must, spans(points))
    assert (verdict.kind, verdict.leader) == reckoning.leader(OPTIONS, weights, {}, points, 5)


@pytest.mark.parametrize("edition", SEVERAL)
def test_the_use_cases_of_an_edition_turn_where_the_reckoning_says(edition: str) -> None:
    facts, catalog = Facts(editions()[edition]), planned(edition).catalog
    points, threshold = reckoning.points(facts), int(facts.site.get("tie_threshold", 5))
    scored = [criterion.id for criterion in catalog.edition.live_criteria if criterion.scored]
    for case in catalog.edition.live_use_cases:
        record = facts.use_cases[case.id]
        weights = {name: int(weight) for name, weight in record["weights"].items()}
        must = {need["criterion"]: int(need["at_least"]) for need in record.get("must") or []}
        wanted = reckoning.turning(facts.compared, weights, must, points, threshold, scored)
        assert turning(catalog.edition, case, catalog.points) == tuple(wanted), case.id
