"""References: every id that a record names belongs to a record."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.claim import Citation
from tradeoff.problem import unknown
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

OPTION_TEXTS = ("when", "typical_stack", "risks")
"""The fields of a use case that say something about each option."""


@rule(
    "unknown-group",
    "A criterion belongs to a group of `groups.yml`.",
    "Correct the id, or add the group to `groups.yml`, where its place decides the order of chapters.",
)
def unknown_group(subject: Subject) -> Iterator[Found]:
    """Groups of criteria."""
    groups = subject.edition.groups
    for criterion in subject.edition.criteria.values():
        if criterion.group not in groups:
            yield subject.place("criteria", criterion.id, "group"), unknown("group", criterion.group, groups)


@rule(
    "unknown-criterion",
    "Weights, must-haves, strengths, weaknesses and statements name criteria that exist.",
    "Correct the id: it is the name of a file in `criteria/`, without `.yml`.",
)
def unknown_criterion(subject: Subject) -> Iterator[Found]:
    """Criteria that use cases, the quiz, options and statements name."""
    known = subject.edition.criteria
    for use in subject.weighings:
        if use.criterion not in known:
            yield subject.place(use.kind, use.record, *use.path, key=use.is_key), unknown("criterion", use.criterion, known)
    for statement in subject.edition.statements.values():
        for index, name in enumerate(statement.criteria):
            if name not in known:
                yield subject.place("statements", statement.id, "criteria", index), unknown("criterion", name, known)
    for option in subject.edition.options.values():
        for field, points in (("strengths", option.strengths), ("weaknesses", option.weaknesses)):
            for index, point in enumerate(points):
                for place, name in enumerate(point.criteria):
                    if name not in known:
                        yield (
                            subject.place("options", option.id, field, index, "criteria", place),
                            unknown("criterion", name, known),
                        )


@rule(
    "unknown-option",
    "Every option that is named exists: in `site.yml`, claims, use cases, adopters, samples and sources.",
    "Correct the id: it is the name of a file in `options/`, without `.yml`.",
)
def unknown_option(subject: Subject) -> Iterator[Found]:
    """Options, wherever they are named."""
    edition = subject.edition
    named: list[tuple[str, str, tuple[str | int, ...], bool, str]] = [
        ("site", "site", ("options", index), False, name) for index, name in enumerate(edition.site.options)
    ]
    named += [
        ("criteria", criterion.id, ("claims", name), True, name)
        for criterion in edition.criteria.values()
        for name in criterion.claims
    ]
    named += [
        ("use-cases", case.id, (field, name), True, name)
        for case in edition.use_cases.values()
        for field in OPTION_TEXTS
        for name in getattr(case, field)
    ]
    named += [
        ("adopters", adopter.id, ("uses", index, "option"), False, use.option)
        for adopter in edition.adopters.values()
        for index, use in enumerate(adopter.uses)
    ]
    named += [("samples", sample.id, ("sides", name), True, name) for sample in edition.samples.values() for name in sample.sides]
    named += [("sources", source.id, ("about",), False, source.about) for source in edition.sources.values() if source.about]
    for kind, record, path, is_key, name in named:
        if name not in edition.options:
            yield subject.place(kind, record, *path, key=is_key), unknown("option", name, edition.options)


@rule(
    "unknown-source",
    "Every source that is cited stands in `sources/`.",
    "Correct the id, or add the source to a file in `sources/` after reading it.",
)
def unknown_source(subject: Subject) -> Iterator[Found]:
    """Sources, wherever they are cited."""
    known = subject.edition.sources
    for part in subject.parts:
        if isinstance(part.value, Citation) and part.value.ref not in known:
            yield subject.place(part.kind, part.record, *part.path, "ref"), unknown("source", part.value.ref, known)


@rule(
    "unknown-part",
    "`by` names `core` or parts of the option's own stack.",
    "Correct the id, or add the part to `stack.parts` of the option. A library outside the stack earns no option any points.",
)
def unknown_part(subject: Subject) -> Iterator[Found]:
    """Parts that claims name."""
    for criterion, option, claim in subject.claims:
        known = ["core", *(part.id for part in option.parts)]
        for index, name in enumerate(claim.by):
            if name not in known:
                yield subject.of_claim(criterion, option, "by", index), unknown(f"part of {option.id}'s stack", name, known)


@rule(
    "unknown-line",
    "`checked_against` names a release line of the option.",
    "Write the id of a line as it stands under `lines` of the option: the line (`6.1`), not the release (`6.1.3`).",
)
def unknown_line(subject: Subject) -> Iterator[Found]:
    """Lines that claims were checked against."""
    for criterion, option, claim in subject.claims:
        known = [line.id for line in option.lines]
        if claim.checked_against and claim.checked_against not in known:
            message = unknown(f"release line of {option.id}", claim.checked_against, known)
            yield subject.of_claim(criterion, option, "checked_against"), message


@rule(
    "unknown-adopter",
    "The examples of a use case, and the companies a statement speaks of, are adopters.",
    "Correct the id: it is the name of a file in `adopters/`, without `.yml`.",
)
def unknown_adopter(subject: Subject) -> Iterator[Found]:
    """Adopters that use cases and statements name."""
    known = subject.edition.adopters
    for case in subject.edition.use_cases.values():
        for index, name in enumerate(case.examples):
            if name not in known:
                yield subject.place("use-cases", case.id, "examples", index), unknown("adopter", name, known)
    for statement in subject.edition.statements.values():
        for index, name in enumerate(statement.adopters):
            if name not in known:
                yield subject.place("statements", statement.id, "adopters", index), unknown("adopter", name, known)


@rule(
    "unknown-successor",
    "`retired.see` names a record of the same kind that is still in use.",
    "Name the record that took its place, or leave `see` out.",
)
def unknown_successor(subject: Subject) -> Iterator[Found]:
    """Records that took the place of retired ones."""
    edition = subject.edition
    for kind, what, records in (
        ("options", "option", edition.options),
        ("criteria", "criterion", edition.criteria),
        ("use-cases", "use case", edition.use_cases),
    ):
        known = [record.id for record in records.values() if not record.retired]
        for record in records.values():
            retired = record.retired
            if retired and retired.see and retired.see not in known:
                yield subject.place(kind, record.id, "retired", "see"), unknown(f"{what} in use", retired.see, known)


@rule(
    "retired-criterion",
    "Nothing in use counts or rests on a retired criterion.",
    "Take the criterion out, or name the one that took its place.",
)
def retired_criterion(subject: Subject) -> Iterator[Found]:
    """Retired criteria that are still weighed or still carry a strength or weakness."""
    retired = {criterion.id: criterion.retired for criterion in subject.edition.criteria.values() if criterion.retired}

    def message(name: str) -> str:
        see = retired[name].see
        return f"criterion '{name}' is retired: " + (f"use '{see}'" if see else "take it out")

    for use in subject.weighings:
        if use.criterion in retired:
            yield subject.place(use.kind, use.record, *use.path, key=use.is_key), message(use.criterion)
    for option in subject.edition.compared:
        for field, points in (("strengths", option.strengths), ("weaknesses", option.weaknesses)):
            for index, point in enumerate(points):
                for place, name in enumerate(point.criteria):
                    if name in retired:
                        yield subject.place("options", option.id, field, index, "criteria", place), message(name)
