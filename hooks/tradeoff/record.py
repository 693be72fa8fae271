"""Type one record: from nodes to the model, or to problems at the lines that a person can mend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from tradeoff.model.base import Filed, Record
from tradeoff.problem import Problem, shorten, unknown
from tradeoff.text.node import Mapping, Node, place, plain

R = TypeVar("R", bound=Record)

CODES = {
    "missing-field": "A field that every such record needs is not there. The message says what it holds.",
    "unknown-field": "No such field. Mostly a slip of the keyboard, or an indentation too deep or too shallow.",
    "unknown-value": "The field allows a few words only. The message lists them.",
    "wrong-type": "Text where a list or fields are expected, or the reverse.",
    "too-few": "The list needs more entries.",
    "out-of-range": "The number is too small or too large.",
    "empty-text": "A key with nothing after it. Write the text, or leave the key out.",
    "bad-address": "Not a web address. Write all of it, with https://.",
    "bad-colour": "Not a colour. Write six hex digits in quotes.",
    "bad-number": "Not a whole number.",
    "bad-flag": "Neither `true` nor `false`.",
    "bad-day": "Not a calendar day, or not a day, month or year where those are allowed.",
}
"""What each code of a problem with fields means, for the rule reference."""


def typed(model: type[R], node: Node, name: str) -> tuple[R | None, list[Problem]]:
    """Type a node as a record with the id `name`, or say what is wrong with it."""
    if not isinstance(node, Mapping):
        return None, [Problem(node.at, "wrong-type", "expected fields, like 'title: …'")]
    values = plain(node)
    filed = issubclass(model, Filed)
    if filed:
        if "id" in values:
            message = "the id is the file's name or the key above: leave this out"
            return None, [Problem(place(node, ["id"], key=True), "unknown-field", message)]
        values["id"] = name
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_problem(model, node, detail) for detail in error.errors(include_url=False)]


_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "unknown-value",
    "model_type": "wrong-type",
    "model_attributes_type": "wrong-type",
    "dict_type": "wrong-type",
    "tuple_type": "wrong-type",
    "too_short": "too-few",
    "less_than_equal": "out-of-range",
    "greater_than_equal": "out-of-range",
}


def _problem(model: type[Record], node: Node, detail: Any) -> Problem:
    kind, loc, context, given = detail["type"], detail["loc"], detail.get("ctx", {}), detail.get("input", "")
    found = shorten(str(given))
    code = _CODES.get(kind, kind)
    on_key = loc[-1:] == ("[key]",)
    path = [step for step in loc if step != "[key]"]
    at = place(node, path, key=on_key or kind == "extra_forbidden")
    if kind == "missing":
        message = f"'{loc[-1]}' is missing: {_describe(model, loc)}"
    elif kind == "extra_forbidden":
        message = unknown("field", str(loc[-1]), _fields(model, loc[:-1]))
    elif isinstance(given, str) and not given.strip():
        code, message = (
            "empty-text",
            f"'{_field_name(loc)}' has nothing after it: write it, or leave the key out (what begins with # needs quotes)",
        )
    elif isinstance(given, (list, dict)) and not kind.endswith(("_type", "_short")):
        code, message = "wrong-type", f"'{_field_name(loc)}' expects {context.get('expected', 'text')}"
    elif kind == "literal_error":
        message = f"'{found}' is not allowed for '{_field_name(loc)}': write {context['expected']}"
    elif code == "wrong-type":
        wanted = {"tuple_type": "a list", "dict_type": "keys and values"}.get(kind, "fields, like 'title: …'")
        message = f"'{_field_name(loc)}' expects {wanted}"
    elif kind == "too_short":
        message = f"'{_field_name(loc)}' needs at least {context['min_length']}"
    elif code == "out-of-range":
        limit = f"at most {context['le']}" if "le" in context else f"at least {context['ge']}"
        message = f"'{_field_name(loc)}' is {found}: it must be {limit}"
    else:
        message = detail["msg"] if on_key else f"'{_field_name(loc)}': {detail['msg']}"
    return Problem(at, code, message)


def _field_name(loc: tuple[str | int, ...]) -> str:
    return str(next((step for step in reversed(loc) if isinstance(step, str) and step != "[key]"), "record"))


def _model_at(model: Any, loc: Iterable[str | int]) -> Any:
    """The record class that stands at `loc`, following tuples, dictionaries and optional fields."""
    for step in loc:
        fields = getattr(model, "model_fields", None)
        if fields is None or step not in fields:
            continue  # an index or a key: the annotation was already opened below
        model = _open(fields[step].annotation)
    return model


def _open(annotation: Any) -> Any:
    """The record class inside `tuple[X, ...]`, `dict[str, X]` or `X | None`."""
    inner = [part for part in getattr(annotation, "__args__", ()) if part not in (type(None), Ellipsis)]
    return _open(inner[-1]) if inner else annotation


def _fields(model: Any, loc: Iterable[str | int]) -> list[str]:
    return [
        name
        for name in getattr(_model_at(model, loc), "model_fields", {})
        if name != "id" or not issubclass(_model_at(model, loc), Filed)
    ]


def _describe(model: Any, loc: tuple[str | int, ...]) -> str:
    info = getattr(_model_at(model, loc[:-1]), "model_fields", {}).get(loc[-1])
    return (info.description if info and info.description else "required")[:120]
