"""A use case: a situation, said as weights on criteria."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradeoff.model.base import Filed, Id, Points, Record, Text, Weight, Whole
from tradeoff.model.claim import Citation
from tradeoff.model.criterion import Retired


class Must(Record):
    """A condition that an option has to meet."""

    criterion: Id = Field(description="Id of a scored criterion.")
    at_least: Annotated[Points, Field(ge=1)] = Field(description="The points it needs, 1 to 4.")


class Figure(Record):
    """One number that makes the situation tangible."""

    text: Text = Field(description="The figure in a sentence, with its context. Inline Markdown.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Where it stands.")


class UseCase(Filed):
    """A situation, or a kind of reader, with what it needs."""

    kind: Literal["situation", "reader"] = Field("situation", description="A project, or a kind of reader.")
    order: Whole = Field(100, description="Place in lists; equal places sort by id.")
    title: Text = Field(description="Its name.")
    summary: Text = Field(description="The situation in one sentence. Inline Markdown.")
    constraint: Text = Field(description="The binding constraint: what decides here, and why. Inline Markdown.")
    narrative: Text = Field(description="What such a project is like; paragraphs of Markdown.")
    weights: dict[Id, Weight] = Field(description="Criterion id → how much it counts, 0 to 3.")
    must: tuple[Must, ...] = Field((), description="Conditions an option has to meet.")
    when: dict[Id, Text] = Field(description="Option id → when it is the one to choose here. One for every option.")
    typical_stack: dict[Id, Text] = Field(description="Option id → what one would build it with. Inline Markdown.")
    risks: dict[Id, Text] = Field(description="Option id → what can go wrong with it here. Inline Markdown.")
    figure: Figure | None = Field(None, description="One sourced figure.")
    examples: tuple[Id, ...] = Field((), description="Ids of adopters who built such a thing.")
    expected: Text = Field("", description="The option id, or tie, that an expert would expect.")
    because: Text = Field("", description="Why the computed verdict differs from the expected one.")
    aliases: tuple[Id, ...] = Field((), description="Old ids, which redirect here.")
    retired: Retired | None = Field(None, description="Set when the use case is no longer offered.")
