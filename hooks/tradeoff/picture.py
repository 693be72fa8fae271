"""Pictures: what a drawing shows, in dates and shares. Every picture is one of a table that says the same in words.

No picture holds a colour or a place on paper: `formats` draws it, the page brings the colours. An option is known by its
id, for its colour, and by its number in the edition, for the shape that tells it apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a timeline: from, to (open when None), and the words that say it."""

    label: str
    option: str
    start: date
    support_end: date | None
    end: date | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Release lines: one bar each, and the day called now."""

    title: str
    bars: tuple[Bar, ...]
    today: date

    @property
    def options(self) -> Iterator[str]:
        """The options whose colours it uses."""
        return (bar.option for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent; `low` and `high` differ while claims are open."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Contender:
    """An option in a picture of several: its number in the edition stands for its shape."""

    option: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dot plot: what is measured, and the share of each option, None where it does not apply."""

    label: str
    shares: tuple[Share | None, ...]


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Shares on one scale, a line for each thing measured."""

    title: str
    contenders: tuple[Contender, ...]
    lines: tuple[Line, ...]

    @property
    def options(self) -> Iterator[str]:
        """The options whose colours it uses."""
        return (contender.option for contender in self.contenders)


@dataclass(frozen=True, slots=True)
class Scatter:
    """Options as points of a plane: two shares each, x and y. `x_name` and `y_name` say what is measured."""

    title: str
    x_name: str
    y_name: str
    points: tuple[tuple[Contender, Share, Share], ...]

    @property
    def options(self) -> Iterator[str]:
        """The options whose colours it uses."""
        return (contender.option for contender, _, _ in self.points)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a strip: who leads there, or the symbol of a verdict that names nobody; and in how many cases."""

    label: str
    count: int
    contender: Contender | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """Verdicts as a strip, those alike together."""

    title: str
    segments: tuple[Segment, ...]

    @property
    def options(self) -> Iterator[str]:
        """The options whose colours it uses."""
        return (segment.contender.option for segment in self.segments if segment.contender)


Picture = Timeline | DotPlot | Scatter | Strip
