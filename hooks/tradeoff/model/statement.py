"""A statement: something that is often said about the options, held against sources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Day, Filed, Id, Text, Whole
from tradeoff.model.claim import Citation
from tradeoff.model.criterion import Volatility

Finding = Literal["holds", "holds-with-caveat", "outdated", "unverified", "wrong"]
"""What checking a statement came to, from all that holds to nothing."""


class Topic(Filed):
    """A chapter of the fact check."""

    title: Text = Field(description="Heading of the chapter.")
    question: Text = Field(description="What it is about, in a line.")


class Statement(Filed):
    """A popular statement and what checking it came to."""

    topic: Id = Field(description="Id of the topic it belongs to.")
    order: Whole = Field(100, description="Place within the topic; equal places sort by id.")
    statement: Text = Field(description="The statement as a reader may have heard it. Plain text.")
    verdict: Finding = Field(description="What checking it came to.")
    why: Text = Field(description="Why: what holds, what does not, and since when. Inline Markdown.")
    looked_for: Text = Field(
        "", description="What was searched for and not found, and where. Required when unverified. Inline Markdown."
    )
    criteria: tuple[Id, ...] = Field((), description="Ids of the criteria it touches.")
    adopters: tuple[Id, ...] = Field((), description="Ids of the adopters it speaks of.")
    covers: tuple[Id, ...] = Field((), description="Ids of the facts, kept elsewhere, that this record answers. Not looked up.")
    volatility: Volatility = Field("normal", description="How fast the finding ages.")
    reviewed: Day = Field(description="The day a person last held the statement against its sources.")
    sources: tuple[Citation, ...] = Field((), description="The proof. Empty only when unverified.")
    aliases: tuple[Id, ...] = Field((), description="Old ids of its embed and exports.")
