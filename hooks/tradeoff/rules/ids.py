"""Ids: an address leads to one record, now and when it is old."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.folder import id_fault
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "bad-alias",
    "An alias is a proper id that belongs to no record of its kind and to one record alone.",
    "Take the alias away where it is not meant: an old address can lead to one page only.",
)
def bad_alias(subject: Subject) -> Iterator[Found]:
    """Old ids that lead nowhere or to two places."""
    edition = subject.edition
    kinds = {
        "options": edition.options,
        "criteria": edition.criteria,
        "use-cases": edition.use_cases,
        "adopters": edition.adopters,
        "statements": edition.statements,
    }
    for kind, records in kinds.items():
        taken: dict[str, str] = {}
        for record in records.values():
            for index, alias in enumerate(record.aliases):  # type: ignore[attr-defined]
                at = subject.place(kind, record.id, "aliases", index)
                if fault := id_fault(alias):
                    yield at, fault[1]
                elif alias in records:
                    yield at, f"alias '{alias}' is the id of a record: take the alias away"
                elif alias in taken:
                    yield at, f"alias '{alias}' already leads to '{taken[alias]}'"
                taken.setdefault(alias, record.id)
