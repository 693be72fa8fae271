"""Use cases: each weighs something, says something of its own, and speaks of every option."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.model.site import HEAVIEST
from tradeoff.model.use_case import UseCase
from tradeoff.problem import unknown
from tradeoff.rules.references import OPTION_TEXTS
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject
from tradeoff.score import Verdict, decide

SENTENCE_WORDS = 4
"""Shorter sentences ("It depends.") may recur."""


@rule(
    "zero-weights",
    "A use case weighs at least one criterion.",
    "Give at least one criterion a weight of 1, 2 or 3.",
)
def zero_weights(subject: Subject) -> Iterator[Found]:
    """Use cases that nothing decides."""
    for case in subject.edition.live_use_cases:
        if not any(case.weights.values()):
            yield subject.place("use-cases", case.id, "weights", key=True), "nothing is weighed: give a criterion 1, 2 or 3"


@rule(
    "nothing-decides",
    "Something decides in every use case: a weight of 3, or a must-have.",
    "Give what `constraint` speaks of its weight of 3. What only helps weighs 1.",
    warning=True,
)
def nothing_decides(subject: Subject) -> Iterator[Found]:
    """Use cases that weigh a little of everything. Without a rival there is nothing to decide."""
    for case in subject.edition.live_use_cases if len(subject.edition.compared) > 1 else ():
        heaviest = max(case.weights.values(), default=0)
        if 0 < heaviest < HEAVIEST and not case.must:
            at = subject.place("use-cases", case.id, "weights", key=True)
            yield at, f"nothing decides here, the greatest weight is {heaviest}: give what decides {HEAVIEST}"


@rule(
    "same-weights",
    "No two use cases have the same weights.",
    "Say what is different about the situation, or merge the two and keep the old id as an alias.",
)
def same_weights(subject: Subject) -> Iterator[Found]:
    """Use cases that differ in words alone."""
    seen: dict[frozenset[tuple[str, int]], str] = {}
    for case in subject.edition.live_use_cases:
        weights = frozenset((name, weight) for name, weight in case.weights.items() if weight)
        if weights and weights in seen:
            at = subject.place("use-cases", case.id, "weights", key=True)
            yield at, f"use case '{seen[weights]}' has the same weights: say what is different here, or merge the two"
        seen.setdefault(weights, case.id)


@rule(
    "same-sentence",
    "No two use cases share a sentence in summary, constraint, narrative, advice or risks.",
    "Write what is true of this situation only. A sentence that fits two fits none.",
)
def same_sentence(subject: Subject) -> Iterator[Found]:
    """Sentences that were copied from one use case to the next."""
    seen: dict[str, UseCase] = {}
    for case in subject.edition.live_use_cases:
        for path, text in _texts(case):
            for sentence in _sentences(text):
                first = seen.setdefault(sentence.casefold(), case)
                if first is not case:
                    at = subject.place("use-cases", case.id, *path)
                    yield at, f"use case '{first.id}' has the same sentence: \"{sentence}\""


def _texts(case: UseCase) -> Iterator[tuple[tuple[str, ...], str]]:
    for field in ("summary", "constraint", "narrative"):
        yield (field,), getattr(case, field)
    for field in ("when", "risks"):  # a stack may well recur
        for option, text in getattr(case, field).items():
            yield (field, option), text


def _sentences(text: str) -> Iterator[str]:
    for piece in re.split(r"(?<=[.!?:;])\s+", text):
        sentence = " ".join(piece.split())
        if len(sentence.split()) >= SENTENCE_WORDS:
            yield sentence


@rule(
    "option-texts",
    "`when`, `typical_stack` and `risks` speak of every compared option, and of no more.",
    "Write the missing text: every option gets its fair case. Take out what speaks of an option that is not compared.",
)
def option_texts(subject: Subject) -> Iterator[Found]:
    """Use cases that pass an option over."""
    edition = subject.edition
    compared = [option.id for option in edition.compared]
    for case in edition.live_use_cases:
        for field in OPTION_TEXTS:
            texts = getattr(case, field)
            for name in compared:
                if name not in texts:
                    yield subject.place("use-cases", case.id, field, key=True), f"'{field}' says nothing about '{name}': add it"
            for name in texts:
                if name in edition.options and name not in compared:
                    at = subject.place("use-cases", case.id, field, name, key=True)
                    yield at, f"'{name}' is not compared: take it out of '{field}'"


@rule(
    "bad-expected",
    "`expected` is `tie` or a compared option, and `because` stands beside it.",
    "Write the id of the option that an expert would expect, or `tie`.",
)
def bad_expected(subject: Subject) -> Iterator[Found]:
    """Expectations that cannot be held against a verdict."""
    known = ["tie", *(option.id for option in subject.edition.compared)]
    for case in subject.edition.live_use_cases:
        if case.expected and case.expected not in known:
            yield subject.place("use-cases", case.id, "expected"), unknown("compared option", case.expected, known)
        elif case.because and not case.expected:
            at = subject.place("use-cases", case.id, "because", key=True)
            yield at, "'because' explains a difference from 'expected', which is missing: add it or leave 'because' out"


@rule(
    "unexplained-verdict",
    "Where the computed verdict differs from the expected one, `because` says why.",
    "Check the claims and the weights first. If they hold, write in `because` what the expert overlooks, or what the numbers do.",
)
def unexplained_verdict(subject: Subject) -> Iterator[Found]:
    """Verdicts that would surprise an expert."""
    known = {"tie", *(option.id for option in subject.edition.compared)}
    for case in subject.edition.live_use_cases:
        if case.because or case.expected not in known:
            continue
        verdict = _verdict(subject, case)
        computed = verdict.leader or verdict.kind
        if computed != case.expected:
            at = subject.place("use-cases", case.id, "expected")
            yield at, f"'{case.expected}' is expected, but {_said(verdict)}: check claims and weights, or say why in 'because'"


def _verdict(subject: Subject, case: UseCase) -> Verdict:
    return decide(subject.edition, subject.edition.compared, case.weights, case.must, subject.points)


def _said(verdict: Verdict) -> str:
    numbers = ", ".join(f"{score.option} {_range(*score.percent)}" for score in verdict.scores)
    said = {
        "leads": f"'{verdict.leader}' leads",
        "only": f"only '{verdict.leader}' meets the must-haves",
        "tie": "it is too close to call",
        "open": "there is not enough evidence",
        "none": "no option meets the must-haves",
        "empty": "nothing is weighed",
    }[verdict.kind]
    return f"{said} ({numbers})"


def _range(low: int, high: int) -> str:
    return f"{low}%" if low == high else f"{low}–{high}%"
