"""An option: a thing that is compared, its release lines and the stack it is used with."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Colour, Filed, Flag, Id, PartialDate, Record, Text, Url
from tradeoff.model.claim import Citation
from tradeoff.model.criterion import Retired


class Colours(Record):
    """The option's colour on light and on dark ground. Both must be readable as text."""

    light: Colour = Field(description="Used on a white page; six hex digits.")
    dark: Colour = Field(description="Used on a dark page; six hex digits.")


class Line(Record):
    """A release line and how long it is supported."""

    id: Text = Field(description="The line's name, like 5.2.")
    released: PartialDate = Field(description="First release.")
    support_ends: PartialDate | None = Field(None, description="Last day of ordinary fixes.")
    security_ends: PartialDate | None = Field(None, description="Last day of security fixes.")
    lts: Flag = Field(False, description="Whether its maker calls it long-term support.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Where the dates stand.")


class Part(Record):
    """A library or service that a claim may name in `by`."""

    id: Id = Field(description="The id claims use.")
    name: Text = Field(description="Its name.")
    purpose: Text = Field(description="What it is there for, in a few words.")
    home: Url = Field(description="The project's own site.")
    version: Text = Field(description="The version the claims were checked with.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Where the version and purpose stand.")


class Stack(Record):
    """One named, realistic set of parts. Everything an option does with a library is judged with this set."""

    title: Text = Field(description="Short name, the option's name and its main library.")
    parts: tuple[Part, ...] = Field((), description="The parts.")


class Point(Record):
    """A strength or weakness, resting on claims."""

    text: Text = Field(description="One sentence. Inline Markdown.")
    criteria: tuple[Id, ...] = Field(min_length=1, description="The criteria whose claims carry it.")


class Option(Filed):
    """A thing compared with others."""

    name: Text = Field(description="Its name.")
    kind: Text = Field(description="What sort of thing it is. Shown; decides nothing.")
    home: Url = Field(description="Its own site.")
    summary: Text = Field(description="What it is, in one sentence for a newcomer. Inline Markdown.")
    colours: Colours = Field(description="Its colour in both schemes.")
    support: Literal["lines", "newest-only"] = Field("lines", description="newest-only: the maker supports only the newest line.")
    lines: tuple[Line, ...] = Field((), description="Release lines, newest first.")
    reference: Literal["latest", "lts"] = Field("latest", description="Which line claims should be checked against.")
    stack: Stack | None = Field(None, description="The parts it is judged with.")
    strengths: tuple[Point, ...] = Field((), description="Resting on claims with at least 3 points.")
    weaknesses: tuple[Point, ...] = Field((), description="Resting on claims with at most 1 point.")
    aliases: tuple[Id, ...] = Field((), description="Old ids, which redirect here.")
    retired: Retired | None = Field(None, description="Set when the option is no longer compared.")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the stack, or none."""
        return self.stack.parts if self.stack else ()
