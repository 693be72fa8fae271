"""The field types: what a scalar of the data may be, read from its text and from nothing looser."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_YEAR = r"(?:19|20|21)\d{2}"
"""Years of software. Beyond them stand slips and 'for ever', which no calendar computes with."""
ID = r"[a-z0-9]+(-[a-z0-9]+)*"


class Record(BaseModel):
    """A piece of the data: frozen, with no field beyond those described."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Filed(Record):
    """A record that others name by id. The id is its file name or its key, never written inside it."""

    id: str = Field(description="Taken from the file name or the key.")


@dataclass(frozen=True, order=True, slots=True)
class PartialDay:
    """A day, a month or a year, as far as it is known. `text` is what was typed."""

    text: str

    @property
    def first(self) -> date:
        """The first day of the period."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = [*map(int, self.text.split("-")), 0, 0][:3]
        return year, month, day

    def __str__(self) -> str:
        return self.text


def _fail(code: str, message: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(code, message, context)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _fail("wrong-type", "expected text")
    if not value.strip():
        raise _fail("empty-text", "expected text, found nothing. Leave the key out")
    return value.strip()


def _id(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(ID, text):
        raise _fail("bad-id", "'{found}' is not an id: use a-z, 0-9 and single hyphens", found=text)
    return text


def _url(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise _fail("bad-address", "'{found}' is not an address: write https://…", found=text)
    return text


def _colour(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise _fail("bad-colour", "'{found}' is not a colour: write six hex digits, '#1a2b3c'", found=text)
    return text.lower()


def _whole(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
        return int(value)
    raise _fail("bad-number", "expected a whole number like 3, found '{found}'", found=str(value))


def _flag(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise _fail("bad-flag", "expected true or false, found '{found}'", found=str(value))


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(_YEAR + r"-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _fail("bad-day", "expected a day like 2026-11-22, found '{found}'", found=str(value))


def _partial_day(value: Any) -> PartialDay:
    if isinstance(value, str) and re.fullmatch(_PERIOD, value, re.ASCII):
        try:
            day = PartialDay(value)
            _ = day.first
            return day
        except ValueError:
            pass
    raise _fail("bad-day", "expected YYYY, YYYY-MM or YYYY-MM-DD, found '{found}'", found=str(value))


def _typed(pattern: str = "", **more: Any) -> WithJsonSchema:
    # An editor's YAML 1.2 reader hands over 3.10 as a number and true as a boolean, where our own reader keeps text.
    if pattern:
        more["pattern"] = f"^({pattern})$"
    return WithJsonSchema({"type": ["string", "number", "boolean"], **more}, mode="validation")


def _written(pattern: str = "", **more: Any) -> WithJsonSchema:
    # What we write ourselves, in the API, is text and nothing else.
    if pattern:
        more["pattern"] = f"^({pattern})$"
    return WithJsonSchema({"type": "string", **more}, mode="serialization")


_PERIOD = _YEAR + r"(-\d{2}){0,2}"

Text = Annotated[str, PlainValidator(_text), _typed(minLength=1), _written(minLength=1)]
"""Text with something in it. Inline Markdown where the field's description says so."""
Id = Annotated[str, PlainValidator(_id), _typed(ID), _written(ID)]
"""The id of a record."""
Url = Annotated[str, PlainValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
"""An absolute web address."""
Colour = Annotated[str, PlainValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]
"""Six hex digits."""
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`, nothing else."""
Day = Annotated[
    date,
    PlainValidator(_day),
    PlainSerializer(date.isoformat, str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A calendar day."""
PartialDate = Annotated[PartialDay, PlainValidator(_partial_day), PlainSerializer(str, str), _typed(_PERIOD), _written(_PERIOD)]
"""A day, month or year. Written as it was typed."""
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
"""A whole number from 0."""
Points = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=4)]
"""Points on a criterion's scale, 0 to 4."""
Weight = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=3)]
"""How much a criterion counts, 0 to 3."""
