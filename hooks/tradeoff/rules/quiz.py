"""The quiz: every question can be addressed, can matter, and leads to no option by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.model.quiz import Answer, Question
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "repeated-quiz-id",
    "No two questions share an id, and no two answers of a question.",
    "Give the new one an id that was never used: ids stand in the addresses of results that people have shared.",
)
def repeated_quiz_id(subject: Subject) -> Iterator[Found]:
    """Questions and answers that an address could not tell apart."""
    questions = subject.edition.quiz.questions if subject.edition.quiz else ()
    asked: set[str] = set()
    for q, question in enumerate(questions):
        if question.id in asked:
            yield subject.place("quiz", "quiz", "questions", q, "id"), f"question '{question.id}' stands twice"
        asked.add(question.id)
        given: set[str] = set()
        for a, answer in enumerate(question.answers):
            if answer.id in given:
                at = subject.place("quiz", "quiz", "questions", q, "answers", a, "id")
                yield at, f"answer '{answer.id}' of question '{question.id}' stands twice"
            given.add(answer.id)


@rule(
    "pointless-question",
    "Every question can change the result: not all of its answers count for the same.",
    "Give the answers different weights, or drop the question.",
)
def pointless_question(subject: Subject) -> Iterator[Found]:
    """Questions that change nothing, whatever is answered."""
    questions = subject.edition.quiz.questions if subject.edition.quiz else ()
    for index, question in enumerate(questions):
        if is_pointless(question):
            at = subject.place("quiz", "quiz", "questions", index, "id")
            yield at, f"all answers to '{question.id}' count for the same: give them different weights, or drop the question"


def is_pointless(question: Question) -> bool:
    """Whether all answers to a question count for the same."""
    return len({_effect(answer) for answer in question.answers}) == 1


def _effect(answer: Answer) -> tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]:
    weights = frozenset((name, weight) for name, weight in answer.weights.items() if weight)
    return weights, frozenset((need.criterion, need.at_least) for need in answer.must)


@rule(
    "leading-question",
    "No question or answer of the quiz names an option.",
    "Ask about the reader's situation. Whoever knows what they want to hear needs no quiz.",
    warning=True,  # the name may be a word with a meaning of its own
)
def leading_question(subject: Subject) -> Iterator[Found]:
    """Questions that give away whom an answer is for."""
    questions = subject.edition.quiz.questions if subject.edition.quiz else ()
    names = "|".join(re.escape(option.name) for option in subject.edition.options.values())
    named = re.compile(rf"(?<!\w)({names})(?!\w)")
    for q, question in enumerate(questions):
        asked = [
            ((q, "text"), question.text),
            *(((q, "answers", a, "text"), answer.text) for a, answer in enumerate(question.answers)),
        ]
        for path, text in asked:
            if found := named.search(text):
                at = subject.place("quiz", "quiz", "questions", *path)
                yield at, f"'{found[1]}' is an option: ask about the reader's situation instead"
