"""What rules look at: an edition, the place of every field, and the walks that several rules share."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tradeoff.folder import Folder
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.use_case import Must
from tradeoff.model.walk import Part, Path, parts
from tradeoff.problem import Place
from tradeoff.score import Span, spans


@dataclass(frozen=True)
class Weighing:
    """A place where a criterion counts for something: a weight, or a condition of at least some points."""

    kind: str
    record: str
    path: Path
    criterion: str
    amount: int
    is_key: bool = False


@dataclass(frozen=True)
class Subject:
    """The edition of a folder. `today` is None in a build and the real day in `tradeoff check`; `cited` is what pages cite."""

    folder: Folder
    edition: Edition
    today: date | None = None
    cited: Container[str] = ()

    def place(self, kind: str, record: str, *path: str | int, key: bool = False) -> Place:
        """Where a field stands, or the nearest thing above it."""
        return self.folder.place(kind, record, *path, key=key)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every record and every record inside it, walked once for all rules."""
        return tuple(parts(self.edition))

    @cached_property
    def points(self) -> dict[tuple[str, str], Span]:
        """The points of every claim on a live, scored criterion."""
        return spans(self.edition)

    @cached_property
    def claims(self) -> tuple[tuple[Criterion, Option, Claim], ...]:
        """The claims about known options on criteria that are not retired."""
        options = self.edition.options
        return tuple(
            (criterion, options[name], claim)
            for criterion in self.edition.live_criteria
            for name, claim in criterion.claims.items()
            if name in options
        )

    @cached_property
    def weighings(self) -> tuple[Weighing, ...]:
        """Every weight and must-have of the quiz and of the use cases that are not retired."""
        return tuple(self._weighings())

    def of_claim(self, criterion: Criterion, option: Option, *path: str | int, key: bool = False) -> Place:
        """Where a field of a claim stands; with no path, the option's key."""
        return self.place("criteria", criterion.id, "claims", option.id, *path, key=key or not path)

    def _weighings(self) -> Iterator[Weighing]:
        for case in self.edition.live_use_cases:
            for criterion, weight in case.weights.items():
                yield Weighing("use-cases", case.id, ("weights", criterion), criterion, weight, is_key=True)
            yield from _conditions("use-cases", case.id, (), case.must)
        questions = self.edition.quiz.questions if self.edition.quiz else ()
        for q, question in enumerate(questions):
            for a, answer in enumerate(question.answers):
                path: Path = ("questions", q, "answers", a)
                for criterion, weight in answer.weights.items():
                    yield Weighing("quiz", "quiz", (*path, "weights", criterion), criterion, weight, is_key=True)
                yield from _conditions("quiz", "quiz", path, answer.must)


def _conditions(kind: str, record: str, path: Path, must: Iterable[Must]) -> Iterator[Weighing]:
    for index, need in enumerate(must):
        yield Weighing(kind, record, (*path, "must", index, "criterion"), need.criterion, need.at_least)
