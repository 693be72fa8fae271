"""Sets of answers that are tried: all of few, of many a spread, and first those that favour an option."""

from __future__ import annotations

from itertools import product

import pytest

from tradeoff.rules.quiz_results import MOST, Results
from tradeoff.score import Score

RARE, COMMON = "rare", "common"


def scores(rare: int, common: int, unmet: tuple[str, ...] = ()) -> tuple[Score, ...]:
    return Score(RARE, rare, rare, 12, unmet), Score(COMMON, common, common, 12)


def results(*sizes: int) -> Results:
    """A quiz in which only the last answer speaks for one option, and any but the last for the rival, far louder."""
    return Results(0, tuple((*[scores(0, 11)] * (size - 1), scores(1, 0)) for size in sizes))


@pytest.mark.parametrize("sizes", [(2,), (2, 2), (3, 2, 4), (6, 7, 7)])
def test_all_of_few_are_tried(sizes: tuple[int, ...]) -> None:
    tried = list(results(*sizes).sets())[2:]
    assert sorted(tried) == list(product(*map(range, sizes)))


def test_of_many_so_many_are_tried_and_every_answer_is_among_them() -> None:
    tried = list(results(*[5] * 12).sets())[2:]
    assert len(tried) == len(set(tried)) == MOST
    assert all({given[question] for given in tried} == set(range(5)) for question in range(12))
    # Neighbours are not bound to each other: every two answers meet.
    assert all(len({given[question : question + 2] for given in tried}) == 25 for question in range(11))


def test_what_leads_after_one_set_of_many_is_found() -> None:
    quiz = results(*[5] * 12)
    first, second, *rest = quiz.sets()
    assert (quiz.verdict(first).leader, quiz.verdict(second).leader) == (RARE, COMMON)
    assert {quiz.verdict(given).leader for given in rest} == {COMMON}


def test_an_answer_that_rules_an_option_out_does_not_favour_it() -> None:
    quiz = Results(0, ((scores(12, 0, ("must",)), scores(1, 0)), (scores(0, 0), scores(2, 0))))
    assert next(quiz.sets()) == (1, 1)


def test_without_answers_nothing_is_tried() -> None:
    assert list(Results(5, ()).sets()) == []
