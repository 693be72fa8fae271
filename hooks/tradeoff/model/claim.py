"""A claim: what one option is or does on one criterion, with its proof and its day."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Day, Id, Points, Record, Text

State = Literal["full", "partial", "none", "unknown", "na", "disputed"]


class Citation(Record):
    """Where a sentence comes from."""

    ref: Id = Field(description="Id of a source.")
    at: Text = Field("", description="Where in the source: an anchor (#workflow), a section or a page.")
    supports: Text = Field(
        description="The figure, date or wording in the source that carries the sentence, or what was searched."
    )


class Earlier(Record):
    """What held for older release lines. Shown below the claim, never scored."""

    until: Text = Field(description="The last release line it held for.")
    state: State | None = Field(None, description="The state then.")
    summary: Text = Field(description="What held then. Inline Markdown.")
    sources: tuple[Citation, ...] = Field((), description="Where it is documented.")


class Position(Record):
    """One side of a dispute."""

    text: Text = Field(description="What this side says. Inline Markdown.")
    score: Points | None = Field(None, description="The points it would give; positions with scores set the range.")
    sources: tuple[Citation, ...] = Field(min_length=1, description="Who says it.")


class Claim(Record):
    """What one option is or does on one criterion. One flat shape for all types; rules say what each type needs."""

    state: State | None = Field(None, description="full, partial or none on a support criterion; unknown, na or disputed on any.")
    score: Points | None = Field(None, description="0–4 on the criterion's anchors (graded); 1–3 to refine a partial (support).")
    value: Text = Field("", description="The fact itself (fact, measured).")
    unit: Text = Field("", description="Unit of the value.")
    by: tuple[Id, ...] = Field(("core",), description="core, or parts of the option's stack that provide it.")
    summary: Text = Field("", description="The cell in one sentence. Inline Markdown. Required except for na.")
    note: Text = Field("", description="The catch or the reason. Required when partial, disputed or na. Inline Markdown.")
    since: Text = Field("", description="The version it came with. Shown, never computed with.")
    checked_against: Text = Field("", description="Id of the release line it was checked against.")
    positions: tuple[Position, ...] = Field((), description="The sides, when disputed.")
    earlier: tuple[Earlier, ...] = Field((), description="What held for older lines.")
    reviewed: Day = Field(description="The day a person last held the claim against its sources.")
    sources: tuple[Citation, ...] = Field((), description="The proof. Empty only when unknown or na.")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that it cites, the sides of a dispute included."""
        return self.sources + tuple(citation for side in self.positions for citation in side.sources)
