"""What rules look at: an edition, the place of every field, and the walks that several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tradeoff.folder import Folder
from tradeoff.model.base import Record
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.use_case import Must
from tradeoff.problem import Place
from tradeoff.score import Span, spans

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a record, with the way to it: `path` leads from the record `record` of `kind` to `value`."""

    kind: str
    record: str
    path: Path
    value: Record


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
    """The edition of a folder. `today` is None in a build and the real day in `tradeoff check`."""

    folder: Folder
    edition: Edition
    today: date | None = None

    def place(self, kind: str, record: str, *path: str | int, key: bool = False) -> Place:
        """Where a field stands, or the nearest thing above it."""
        return self.folder.place(kind, record, *path, key=key)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every record and every record inside it, walked once for all rules."""
        return tuple(
            Part(kind, name, path, value) for kind, name, record in self._records() for path, value in _inside(record, ())
        )

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

    def _records(self) -> Iterator[tuple[str, str, Record]]:
        edition = self.edition
        yield "site", "site", edition.site
        for kind, records in (
            ("options", edition.options),
            ("groups", edition.groups),
            ("criteria", edition.criteria),
            ("sources", edition.sources),
            ("use-cases", edition.use_cases),
            ("adopters", edition.adopters),
        ):
            for name, record in records.items():
                yield kind, name, record
        if edition.quiz:
            yield "quiz", "quiz", edition.quiz

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


def _inside(record: Record, path: Path) -> Iterator[tuple[Path, Record]]:
    yield path, record
    for name in record.model_fields_set:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _inside(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _inside(item, (*path, name, index))
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Record):
                    yield from _inside(item, (*path, name, key))
