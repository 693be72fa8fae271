"""The walk through an edition: every record, every record inside it, and the texts that each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import PlainValidator

from tradeoff.model.base import Record, Text
from tradeoff.model.edition import Edition
from tradeoff.model.site import Licence
from tradeoff.model.source import Source

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


NAMES = frozenset(
    (
        *("also_called", "checked_against", "files", "loaded_words", "name", "pairs", "run", "set_up", "since"),
        *("term", "unit", "until", "value", "version", "versions"),
    )
)
"""Fields that hold a name, a version or a command: what others call a thing is not ours to word."""


def readable(part: Part) -> Iterator[tuple[Path, str]]:
    """Every text of ours in a piece, Markdown or plain, each with the way to it. Of a source, all is its publisher's."""
    if isinstance(part.value, (Source, Licence)):
        return
    for field in _text_fields(type(part.value)):
        value = getattr(part.value, field)
        for step, text in _steps(value):
            if text:
                yield (*part.path, field) if step is None else (*part.path, field, step), text


def _steps(value: Any) -> Iterable[tuple[Any, str]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ((None, value),)


@cache
def _text_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold texts, lists of texts or a text for each key."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in NAMES and any(_is_text(part) for part in (field, *get_args(field.annotation)))
    )


def _is_text(annotated: Any) -> bool:
    # `Text` is a `str` that one validator of `base.py` reads; an id or an address has another.
    metadata: Iterable[Any] = getattr(annotated, "metadata", ()) or getattr(annotated, "__metadata__", ())
    return any(item in get_args(Text) for item in metadata if isinstance(item, PlainValidator))


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
