"""A criterion and all claims on it, so that every side of a comparison stands in one file and one diff."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Day, Filed, Id, Record, Text, Whole
from tradeoff.model.claim import Claim

Volatility = Literal["fast", "normal", "slow"]


class Retired(Record):
    """Why a record is kept as a page and kept out of tables, scores and quiz."""

    on: Day = Field(description="The day it was retired.")
    why: Text = Field(description="The reason, for readers.")
    see: Id = Field("", description="Id of the record that took its place.")


class Group(Filed):
    """A chapter of the comparison."""

    title: Text = Field(description="Heading of the chapter.")
    question: Text = Field(description="The question it answers, in a line.")


class Criterion(Filed):
    """A property that options are compared by."""

    group: Id = Field(description="Id of the group it belongs to.")
    order: Whole = Field(100, description="Place within the group; equal places sort by id.")
    label: Text = Field(description="Row heading, two to four words.")
    question: Text = Field(description="The question a claim answers.")
    why: Text = Field(description="Why a reader should care, in one or two sentences. Inline Markdown.")
    type: Literal["support", "graded", "fact", "measured"] = Field(description="How its claims are stated and scored.")
    anchors: tuple[Text, ...] = Field((), description="Graded only: five observable conditions, for 0, 1, 2, 3 and 4 points.")
    volatility: Volatility = Field("normal", description="How fast its claims age.")
    claims: dict[Id, Claim] = Field(description="Option id → claim. One for every option.")
    aliases: tuple[Id, ...] = Field((), description="Old ids, which redirect here.")
    retired: Retired | None = Field(None, description="Set when the criterion is no longer compared.")

    @property
    def scored(self) -> bool:
        """Whether its claims have points."""
        return self.type in ("support", "graded")
