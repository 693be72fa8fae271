"""The walk through an edition: every record, every record inside it, and the texts that each holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tradeoff.model.base import Record
from tradeoff.model.edition import Edition

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """A piece of a record, with the way to it: `path` leads from the record `record` of `kind` to `value`."""

    kind: str
    record: str
    path: Path
    value: Record


def parts(edition: Edition) -> Iterator[Part]:
    """Every record and every record inside it, in the order of the files."""
    for kind, name, record in _records(edition):
        for path, value in _inside(record, ()):
            yield Part(kind, name, path, value)


def texts(part: Part) -> Iterator[tuple[Path, str]]:
    """The Markdown texts of a piece, each with the way to it from the record."""
    for field in _markdown_fields(type(part.value)):
        value = getattr(part.value, field)
        if isinstance(value, dict):
            yield from (((*part.path, field, key), text) for key, text in value.items())
        elif isinstance(value, str) and value:
            yield (*part.path, field), value


@cache
def _markdown_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold Markdown. Their descriptions say so, for writers and for us."""
    return tuple(name for name, field in model.model_fields.items() if "Markdown" in (field.description or ""))


def _records(edition: Edition) -> Iterator[tuple[str, str, Record]]:
    yield "site", "site", edition.site
    filed: dict[str, Mapping[str, Record]] = {
        "options": edition.options,
        "groups": edition.groups,
        "criteria": edition.criteria,
        "sources": edition.sources,
        "use-cases": edition.use_cases,
        "adopters": edition.adopters,
        "topics": edition.topics,
        "statements": edition.statements,
        "glossary": edition.glossary,
        "samples": edition.samples,
    }
    for kind, records in filed.items():
        for name, record in records.items():
            yield kind, name, record
    if edition.quiz:
        yield "quiz", "quiz", edition.quiz


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
