"""Options: their strengths and weaknesses, release lines and stacks."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.option import Line, Option
from tradeoff.problem import Place
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "unfounded-strength",
    "A strength rests on claims that have at least 3 points.",
    "Name the criteria that carry it, or drop the strength.",
)
def unfounded_strength(subject: Subject) -> Iterator[Found]:
    """Strengths that the claims do not carry."""
    for option in subject.edition.compared:
        for index, point in enumerate(option.strengths):
            for place, name in enumerate(point.criteria):
                span = subject.points.get((name, option.id))
                if span and span.low < 3:
                    at = subject.place("options", option.id, "strengths", index, "criteria", place)
                    yield at, f"'{name}' gives '{option.id}' {_amount(span.low, span.high)}: a strength needs at least 3"


@rule(
    "unfounded-weakness",
    "A weakness rests on claims that have at most 1 point.",
    "Name the criteria that show it, or drop the weakness.",
)
def unfounded_weakness(subject: Subject) -> Iterator[Found]:
    """Weaknesses that the claims do not show."""
    for option in subject.edition.compared:
        for index, point in enumerate(option.weaknesses):
            for place, name in enumerate(point.criteria):
                span = subject.points.get((name, option.id))
                if span and span.high > 1:
                    at = subject.place("options", option.id, "weaknesses", index, "criteria", place)
                    yield at, f"'{name}' gives '{option.id}' {_amount(span.low, span.high)}: a weakness needs at most 1"


def _amount(low: int, high: int) -> str:
    if low != high:
        return f"{low} to {high} points"
    return f"{low} point" if low == 1 else f"{low} points"


@rule(
    "repeated-line",
    "An option names each release line once.",
    "Delete the second entry, or correct its id.",
)
def repeated_line(subject: Subject) -> Iterator[Found]:
    """Lines with the same id."""
    for option in subject.edition.options.values():
        for index, name in _repeated([line.id for line in option.lines]):
            yield subject.place("options", option.id, "lines", index, "id"), f"release line '{name}' stands twice"


@rule(
    "line-dates",
    "The dates of a release line are in order: released, end of support, end of security fixes.",
    "Correct the dates against the source.",
)
def line_dates(subject: Subject) -> Iterator[Found]:
    """Lines that end before they begin."""
    for option in subject.edition.options.values():
        for index, line in enumerate(option.lines):
            for field, message in _disorder(line):
                yield subject.place("options", option.id, "lines", index, field), message


def _disorder(line: Line) -> Iterator[tuple[str, str]]:
    # A partial date is a whole period: it is out of order only when all of the period is.
    if line.support_ends and line.support_ends.last < line.released.first:
        yield "support_ends", f"support of line '{line.id}' ends ({line.support_ends}) before its release ({line.released})"
    if line.security_ends and line.security_ends.last < line.released.first:
        yield (
            "security_ends",
            f"security fixes of line '{line.id}' end ({line.security_ends}) before its release ({line.released})",
        )
    elif line.support_ends and line.security_ends and line.security_ends.last < line.support_ends.first:
        yield (
            "security_ends",
            f"security fixes of line '{line.id}' end ({line.security_ends}) before its support ({line.support_ends})",
        )


@rule(
    "line-without-end",
    "A release line says until when it is supported, unless the maker supports only the newest.",
    "Add `support_ends` or `security_ends`, or say `support: newest-only`. Without an end no claim goes stale by the line.",
    warning=True,
)
def line_without_end(subject: Subject) -> Iterator[Found]:
    """Lines without an end."""
    for option in subject.edition.compared:
        for index, line in enumerate(option.lines):
            if option.support == "lines" and not line.support_ends and not line.security_ends:
                at = subject.place("options", option.id, "lines", index)
                yield (
                    at,
                    f"line '{line.id}' has no end: add 'support_ends' or 'security_ends', or say 'support: newest-only'",
                )


@rule(
    "bad-part",
    "Each part of a stack has an id of its own, which is not `core`.",
    "Choose another id. `core` stands for the option itself.",
)
def bad_part(subject: Subject) -> Iterator[Found]:
    """Parts that claims could not tell apart."""
    for option in subject.edition.options.values():
        names = [part.id for part in option.parts]
        for index, name in _repeated(names):
            yield _part(subject, option, index), f"part '{name}' stands twice"
        for index, name in enumerate(names):
            if name == "core":
                yield _part(subject, option, index), "'core' stands for the option itself: choose another id"


def _part(subject: Subject, option: Option, index: int) -> Place:
    return subject.place("options", option.id, "stack", "parts", index, "id")


def _repeated(names: list[str]) -> Iterator[tuple[int, str]]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield index, name
