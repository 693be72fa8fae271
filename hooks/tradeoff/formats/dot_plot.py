"""The geometry of a dot plot: a line for each thing measured, on it a shape for each option.

The label stands above its line, not beside it, so that letters keep their size on a phone. Shapes that would touch stand in
lanes, one below the next: equal shares are all seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tradeoff.formats.lettering import ASCENT, LEADING, wrap
from tradeoff.formats.shapes import RADIUS, Shape, shape
from tradeoff.picture import Contender, DotPlot, Share

WIDTH, EDGE, TOP, LANE, GAP = 400, 22, 26, 19, 10
"""The width of the drawing, the room beside the scale and above the first line, the height of a lane, the room between lines."""
TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Dot:
    """An option on a line: its shape stands at `x`, the low of its share; a bar leads to `high`, if that is farther."""

    option: str
    shape: Shape
    x: int
    high: int
    y: int


@dataclass(frozen=True, slots=True)
class Track:
    """A line: its label in lines of text (y, text), the ground of its lanes from `top` to `bottom`, and its dots."""

    label: tuple[tuple[int, str], ...]
    top: int
    bottom: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A dot plot in units: tracks, ticks of the scale (x, percent), and who is who."""

    title: str
    width: int
    height: int
    tracks: tuple[Track, ...]
    ticks: tuple[tuple[int, int], ...]
    key: tuple[tuple[Contender, Shape], ...]
    template: ClassVar[str] = "tradeoff/dot-plot.html"


def place(percent: int) -> int:
    """Where a share stands on the scale."""
    return EDGE + percent * (WIDTH - 2 * EDGE) // 100


def draw(picture: DotPlot) -> Plot:
    """Place every line below the one before."""
    y, tracks = TOP, []
    for line in picture.lines:
        label = tuple((y + ASCENT + index * LEADING, text) for index, text in enumerate(wrap(line.label, WIDTH - 2)))
        top = y + len(label) * LEADING + 2
        dots, lanes = _lanes(picture.contenders, line.shares, top)
        tracks.append(Track(label, top, top + lanes * LANE, dots))
        y = top + lanes * LANE + GAP
    key = tuple((contender, shape(contender.number)) for contender in picture.contenders)
    return Plot(picture.title, WIDTH, y + LEADING, tuple(tracks), tuple((place(tick), tick) for tick in TICKS), key)


def _lanes(contenders: tuple[Contender, ...], shares: tuple[Share | None, ...], top: int) -> tuple[tuple[Dot, ...], int]:
    """Each dot in the first lane where it covers none; and how many lanes there are."""
    lanes: list[list[tuple[int, int]]] = [[]]
    dots = []
    for contender, share in zip(contenders, shares, strict=True):
        if share is None:
            continue
        x, high = place(share.low), place(share.high)
        begin, end = x - RADIUS, max(x, high) + RADIUS
        number = next((n for n, lane in enumerate(lanes) if all(end < a or begin > b for a, b in lane)), len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append((begin, end))
        dots.append(Dot(contender.option, shape(contender.number), x, high, top + number * LANE + LANE // 2))
    return tuple(dots), len(lanes)
