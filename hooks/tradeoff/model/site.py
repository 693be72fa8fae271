"""The edition's own settings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tradeoff.model.base import Id, Points, Record, Text, Url, Whole

HEAVIEST = 3
"""The greatest weight a criterion can have."""
LOADED = (
    "amazing",
    "awesome",
    "battle-tested",
    "best-in-class",
    "blazing",
    "blazingly",
    "bloated",
    "bulletproof",
    "clunky",
    "cutting-edge",
    "effortless",
    "effortlessly",
    "enterprise-grade",
    "game-changing",
    "gold standard",
    "lightning-fast",
    "outstanding",
    "rock-solid",
    "robust",
    "seamless",
    "seamlessly",
    "state-of-the-art",
    "superior",
    "unbeatable",
    "unmatched",
    "world-class",
)
"""Words that praise or blame without saying anything that could be checked."""
Interval = Annotated[Whole, Field(ge=1, le=3650)]
"""Days, up to ten years."""


class ReviewDays(Record):
    """After how many days a claim is due for review, by volatility."""

    fast: Interval = Field(90, description="Prices, versions, download counts.")
    normal: Interval = Field(180, description="Features.")
    slow: Interval = Field(365, description="History, licence, design.")

    def of(self, volatility: str) -> int:
        """The interval for a volatility, in days."""
        return {"fast": self.fast, "normal": self.normal, "slow": self.slow}[volatility]


class PointsMap(Record):
    """The points of a support claim, by how the option provides it."""

    core: Points = Field(4, description="Full, in the box.")
    stack: Points = Field(3, description="Full, with a part of the stack.")
    partial: Points = Field(2, description="Partial.")
    none: Points = Field(0, description="Not provided.")


class Licence(Record):
    """Under which terms texts and data may be reused."""

    name: Text = Field(description="Its name.")
    url: Url = Field(description="Its text.")


class Site(Record):
    """What the site is called, what it compares and by which numbers it judges."""

    title: Text = Field(description="Name of the site.")
    tagline: Text = Field(description="One line below the name.")
    question: Text = Field(description="The reader's question in their words.")
    premise: Text = Field("", description="What a reader has to know before comparing at all. Inline Markdown.")
    options: tuple[Id, ...] = Field(min_length=1, description="Option ids in display order.")
    pairs: tuple[Text, ...] = Field(("all",), description="[all] (up to 8 options), or pairs like a-vs-b.")
    review_days: ReviewDays = Field(ReviewDays(), description="Review intervals in days.")
    points: PointsMap = Field(PointsMap(), description="Points of support claims.")
    tie_threshold: Whole = Field(5, description="Percentage points an option must lead by; below it is too close to call.")
    licence: Licence = Field(description="Licence of texts and data.")
    loaded_words: tuple[Text, ...] = Field(LOADED, description="Words that no text should hold; the neutrality page counts them.")
    interests: Text = Field(description="What the editors have at stake. Inline Markdown.")
