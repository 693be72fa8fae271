"""Scaffolds: the file a new record begins with, made from the model, so that no field is forgotten or invented."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from tradeoff.model.adopter import Adopter
from tradeoff.model.base import Filed, Record
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Option
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement
from tradeoff.model.use_case import UseCase

KINDS: dict[str, tuple[str, type[Filed]]] = {
    "option": ("options", Option),
    "criterion": ("criteria", Criterion),
    "source": ("sources", Source),
    "use-case": ("use-cases", UseCase),
    "adopter": ("adopters", Adopter),
    "statement": ("statements", Statement),
}
"""What can be begun: the folder its file belongs into, and its model."""
BY_OPTION = ("claims", "when", "typical_stack", "risks")
"""Fields that have a key for every option."""
DAYS = ("reviewed", "accessed")
"""Fields that mean the day of writing."""


def scaffold(kind: str, name: str, options: Sequence[str], day: date) -> str:
    """The text of a new file. Keys with nothing after them are to be filled; taking a `#` away makes a field of the line."""
    _, model = KINDS[kind]
    schema = "sources" if kind == "source" else kind
    lines = [
        f"# yaml-language-server: $schema=../schema/{schema}.schema.json",
        "# Fill in every key that has nothing after it. A field behind a # may be dropped.",
    ]
    body = list(_Lines(options, day).of(model, ""))
    if kind == "source":
        lines += [f"{name}:", *(f"  {line}" if line else line for line in body)]
    else:
        lines += body
    return "\n".join(lines) + "\n"


class _Lines:
    def __init__(self, options: Sequence[str], day: date) -> None:
        self._options = options
        self._day = day

    def of(self, model: type[Record], indent: str) -> Iterator[str]:
        for name, field in model.model_fields.items():
            if name == "id" and issubclass(model, Filed):
                continue
            about = f"{indent}# {field.description}{_allowed(field)}"
            if not field.is_required():
                yield f"{indent}# {name}: {_example(field)}".rstrip() + f"    # {field.description}"
            elif inner := _record(field.annotation):
                yield about
                yield f"{indent}{name}:"
                yield from self._nested(name, field, inner, indent)
            elif get_origin(field.annotation) is dict:
                yield about
                yield f"{indent}{name}:"
                yield from (f"{indent}  {key}:" for key in self._keys(name))
            else:
                yield about
                yield f"{indent}{name}: {self._value(name, field)}".rstrip()

    def _nested(self, name: str, field: FieldInfo, inner: type[Record], indent: str) -> Iterator[str]:
        origin = get_origin(field.annotation)
        if origin is dict:
            for key in self._keys(name):
                yield f"{indent}  {key}:"
                yield from self.of(inner, f"{indent}    ")
        elif origin is tuple:
            lines = list(self.of(inner, ""))
            first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
            yield from (f"{indent}  {line}" for line in lines[:first])
            yield f"{indent}  - {lines[first]}"
            yield from (f"{indent}    {line}" for line in lines[first + 1 :])
        else:
            yield from self.of(inner, f"{indent}  ")

    def _keys(self, name: str) -> Sequence[str]:
        return self._options if name in BY_OPTION and self._options else ("an-id",)

    def _value(self, name: str, field: FieldInfo) -> str:
        if name in DAYS:
            return self._day.isoformat()
        if name == "read":
            return "false"
        return "[]" if get_origin(field.annotation) is tuple else ""


def _allowed(field: FieldInfo) -> str:
    if get_origin(field.annotation) is not Literal:
        return ""
    return f" One of: {', '.join(get_args(field.annotation))}."


def _example(field: FieldInfo) -> str:
    """The value a field has when it is absent, or the words it may hold."""
    default = field.default
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return f"[{', '.join(map(str, default))}]"
    return "" if default is None or isinstance(default, (Record, dict)) else str(default)


def _record(annotation: Any) -> type[Record] | None:
    """The record class inside `tuple[X, ...]`, `dict[str, X]` or `X`, None when there is none."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (tuple, dict, Union, types.UnionType):
        return next((found for part in get_args(annotation) if (found := _record(part))), None)
    return None
