"""An adopter: a company, what it uses an option for, and how we know."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Filed, Id, PartialDate, Record, Text
from tradeoff.model.claim import Citation

Status = Literal["current", "past", "disputed", "unverified", "wrong-attribution"]


class Result(Record):
    """A result the adopter reported."""

    text: Text = Field(description="The figure. Inline Markdown.")
    context: Text = Field(description="What was compared, when, by whom.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Where it was reported.")


class Use(Record):
    """One use of one option."""

    option: Id = Field(description="Id of the option.")
    part: Text = Field(description="The part of the system it serves. Inline Markdown.")
    since: PartialDate | None = Field(None, description="First documented.")
    until: PartialDate | None = Field(None, description="Known to have ended.")
    last_documented: PartialDate | None = Field(None, description="The newest source that shows it.")
    status: Status = Field(description="current: documented within three years.")
    note: Text = Field("", description="What a reader should know before repeating it. Inline Markdown.")
    results: tuple[Result, ...] = Field((), description="Quantified results, in their context.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="How we know.")


class Adopter(Filed):
    """A company and its uses."""

    name: Text = Field(description="Its name.")
    trade: Text = Field(description="What it does, in a few words.")
    uses: tuple[Use, ...] = Field(min_length=1, description="Its uses, one per option and part.")
    aliases: tuple[Id, ...] = Field((), description="Old ids, which redirect here.")
