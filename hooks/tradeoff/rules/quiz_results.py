"""Results of the quiz: what sets of answers can come to, tried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import gcd, isqrt, prod

from tradeoff.model.quiz import Question
from tradeoff.rules.quiz import is_pointless
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject
from tradeoff.score import Score, Verdict, decide, judge, score

MOST = 300
"""So many sets of answers are tried, the same ones each time; all of them when there are fewer."""

Given = tuple[int, ...]
"""A set of answers: which one was given to each question."""


@dataclass(frozen=True)
class Results:
    """What every answer gives every option, counted once, so that a set of answers is a sum."""

    threshold: int
    answers: tuple[tuple[tuple[Score, ...], ...], ...]

    @classmethod
    def of(cls, subject: Subject) -> Results:
        """The results of an edition's quiz; none without a rival, or while it counts what has no points."""
        edition = subject.edition
        scored = {criterion for criterion, _ in subject.points}
        countable = all(use.criterion in scored for use in subject.weighings if use.kind == "quiz")
        options = edition.compared if countable and len(edition.compared) > 1 else ()

        def scores(question: Question) -> Iterator[tuple[Score, ...]]:
            for answer in question.answers:
                yield tuple(score(option.id, answer.weights, answer.must, subject.points) for option in options)

        questions = edition.quiz.questions if edition.quiz and options else ()
        return cls(edition.site.tie_threshold, tuple(tuple(scores(question)) for question in questions))

    def verdict(self, given: Given) -> Verdict:
        """What a set of answers comes to."""
        each = [self.answers[question][answer] for question, answer in enumerate(given)]
        return judge([_sum(scores) for scores in zip(*each, strict=True)], self.threshold)

    def hopeful(self, given: Given) -> set[str]:
        """The options that lead after a set of answers, or may, once more is known."""
        verdict = self.verdict(given)
        if verdict.kind == "open":
            return {one.option for one in verdict.scores if one.low != one.high and not one.unmet}
        return {verdict.leader}

    def turned_by(self, question: int, given: Given) -> bool:
        """Whether a change of this answer alone makes another option lead, or none; or may, once more is known."""
        answers = range(len(self.answers[question]))
        found = [self.verdict((*given[:question], answer, *given[question + 1 :])) for answer in answers]
        return len({verdict.leader for verdict in found}) > 1 or any(verdict.kind == "open" for verdict in found)

    def sets(self) -> Iterator[Given]:
        """Sets of answers: for each option the one that favours it most, then others from all over the whole."""
        if not self.answers:
            return
        for option in range(len(self.answers[0][0])):
            yield tuple(_favouring(option, answers) for answers in self.answers)
        sizes = [len(answers) for answers in self.answers]
        whole = prod(sizes)
        # Steps of the golden part spread evenly however many are taken; sharing no factor with the whole, they meet all of it.
        golden = (isqrt(5 * whole**2) - whole) // 2
        step = next(step for step in count(golden) if gcd(step, whole) == 1)
        for number in range(min(whole, MOST)):
            rest, given = number * step % whole, []
            for size in sizes:
                rest, answer = divmod(rest, size)
                given.append(answer)
            yield tuple(given)


def _favouring(option: int, answers: Sequence[tuple[Score, ...]]) -> int:
    def lead(answer: int) -> tuple[bool, int]:
        mine, rivals = answers[answer][option], answers[answer][:option] + answers[answer][option + 1 :]
        return not mine.unmet, mine.low - max(rival.high for rival in rivals)

    return max(range(len(answers)), key=lead)


def _sum(scores: Sequence[Score]) -> Score:
    low, high, of = (sum(getattr(one, name) for one in scores) for name in ("low", "high", "of"))
    unmet = tuple(name for one in scores for name in one.unmet)
    return Score(scores[0].option, low, high, of, unmet, tuple(name for one in scores for name in one.unconfirmed))


@rule(
    "idle-question",
    "Every question can turn the result: after some answers to the others, it decides who leads.",
    "Give its answers more weight, or weigh what the options differ in; or drop the question.",
    warning=True,  # not every set of answers is tried
)
def idle_question(subject: Subject) -> Iterator[Found]:
    """Questions that count for something and change nothing."""
    results = Results.of(subject)
    questions = subject.edition.quiz.questions if subject.edition.quiz and results.answers else ()
    idle = [index for index, question in enumerate(questions) if not is_pointless(question)]
    led = False
    for given in results.sets():
        if not idle:
            break
        led = led or bool(results.verdict(given).leader)
        idle = [index for index in idle if not results.turned_by(index, given)]
    for index in idle if led else ():  # where nothing ever leads, no question is to blame
        at = subject.place("quiz", "quiz", "questions", index, "id")
        name = questions[index].id
        yield at, f"no answer to '{name}' changes who leads: weigh what the options differ in, or drop the question"


@rule(
    "unreachable-option",
    "An option that leads in a use case leads after some answers to the quiz as well.",
    "Let an answer weigh what decides in that use case: the quiz should lead wherever the use cases do.",
    warning=True,  # not every set of answers is tried
)
def unreachable_option(subject: Subject) -> Iterator[Found]:
    """Options that the quiz never recommends, though the site does."""
    edition, results = subject.edition, Results.of(subject)
    missing: dict[str, str] = {}
    for case in edition.live_use_cases if results.answers else ():
        leader = decide(edition, edition.compared, case.weights, case.must, subject.points).leader
        if leader:
            missing.setdefault(leader, case.id)
    for given in results.sets():
        if not missing:
            break
        for option in results.hopeful(given):
            missing.pop(option, None)
    for option, name in missing.items():
        at = subject.place("quiz", "quiz", "questions", key=True)
        yield at, f"'{option}' leads in use case '{name}' and after no set of answers: weigh here what decides there"
