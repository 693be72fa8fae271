"""The geometry of a plane with options as points: none covers another, and each has its name beside it.

A shape that would cover one already placed moves aside and is tied to its true place by a line. A name takes the nearest
free spot; where there is none, or the name is long, the key has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, product
from math import cos, hypot, pi, sin
from typing import ClassVar

from tradeoff.formats.lettering import ASCENT, DESCENT, LEADING, fit, width, wrap
from tradeoff.formats.shapes import RADIUS, Shape, shape
from tradeoff.picture import Contender, Scatter, Share

WIDTH, BEGIN, SIDE, PAD = 400, 46, 300, 22
"""The drawing's width, where the plane begins (ticks stand before it), its height, and the room between its edge and 0 or 100."""
APART = 2 * RADIUS
"""The least distance of two shapes."""
BAR = 6
"""The width of the bar of a range."""
ROOM = 130
"""The room of a name."""
CROWD = 24
"""With more options, names stand in the key alone."""
GRID = 6
"""The step at which spots for a name are tried where the nearest are taken."""
TICKS = (0, 50, 100)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    x: float
    y: float
    end: float
    bottom: float

    def meets(self, box: Box) -> bool:
        """Whether the two share any room."""
        return self.x < box.end and box.x < self.end and self.y < box.bottom and box.y < self.bottom

    def within(self, box: Box) -> bool:
        """Whether all of this one lies in the given one."""
        return box.x <= self.x and self.end <= box.end and box.y <= self.y and self.bottom <= box.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """An option: its shape at `x`, `y`, the true place, the far ends of its ranges, and its name in `box`, if it found room.

    `tie` leads from the shape to a name that does not stand next to it.
    """

    contender: Contender
    shape: Shape
    x: float
    y: float
    true: tuple[int, int]
    high: tuple[int, int]
    label: str = ""
    box: Box | None = None
    tie: tuple[float, float] | None = None

    @property
    def moved(self) -> bool:
        """Whether the shape stands aside of its true place."""
        return (self.x, self.y) != self.true

    @property
    def baseline(self) -> float:
        """The line its name stands on."""
        return self.box.y + ASCENT if self.box else 0


@dataclass(frozen=True, slots=True)
class Plane:
    """The drawing in units: the plane's frame, spots, ticks on both axes (place, percent), axis names in lines of text."""

    title: str
    width: int
    height: int
    frame: Box
    spots: tuple[Spot, ...]
    x_ticks: tuple[tuple[int, int], ...]
    y_ticks: tuple[tuple[int, int], ...]
    x_name: tuple[tuple[int, str], ...]
    y_name: tuple[tuple[int, str], ...]
    template: ClassVar[str] = "tradeoff/scatter.html"

    @property
    def key(self) -> tuple[tuple[Contender, Shape], ...]:
        """Who is who, when not every name stands in the drawing, whole and next to its shape."""
        whole = all(spot.label == spot.contender.name and not spot.tie for spot in self.spots)
        return () if whole else tuple((spot.contender, spot.shape) for spot in self.spots)


def draw(picture: Scatter) -> Plane:
    """Place the axes, then the shapes, then the names."""
    y_name = tuple((ASCENT + index * LEADING, text) for index, text in enumerate(wrap(picture.y_name, WIDTH - 2)))
    frame = Box(BEGIN, len(y_name) * LEADING + 6, WIDTH - 2, len(y_name) * LEADING + 6 + SIDE)
    under = round(frame.bottom) + LEADING
    x_name = tuple((under + (index + 1) * LEADING, text) for index, text in enumerate(wrap(picture.x_name, WIDTH - 2)))
    spots = _named(list(_placed(picture, frame)), frame)
    return Plane(
        picture.title,
        WIDTH,
        under + len(x_name) * LEADING + 6,
        frame,
        tuple(spots),
        tuple((_x(tick, frame), tick) for tick in TICKS),
        tuple((_y(tick, frame), tick) for tick in TICKS),
        x_name,
        y_name,
    )


def _x(percent: int, frame: Box) -> int:
    return round(frame.x + PAD + percent * (frame.end - frame.x - 2 * PAD) / 100)


def _y(percent: int, frame: Box) -> int:
    return round(frame.bottom - PAD - percent * (frame.bottom - frame.y - 2 * PAD) / 100)


def _placed(picture: Scatter, frame: Box) -> Iterator[Spot]:
    taken: list[tuple[float, float]] = []
    for contender, across, up in picture.points:
        true = _x(across.low, frame), _y(up.low, frame)
        x, y = next((place for place in _around(*true) if _free(place, taken, frame)), true)
        taken.append((x, y))
        yield Spot(contender, shape(contender.number), x, y, true, _high(across, up, frame))


def _high(across: Share, up: Share, frame: Box) -> tuple[int, int]:
    return _x(across.high, frame), _y(up.high, frame)


def _around(x: float, y: float) -> Iterator[tuple[float, float]]:
    """The place itself, then rings around it, wider and wider, as far as the plane goes."""
    yield x, y
    for ring in range(1, (WIDTH + SIDE) // APART):
        for step in range(8 * ring):
            angle = 2 * pi * step / (8 * ring)
            yield round(x + (APART + 1) * ring * cos(angle), 1), round(y + (APART + 1) * ring * sin(angle), 1)


def _free(place: tuple[float, float], taken: list[tuple[float, float]], frame: Box) -> bool:
    x, y = place
    inside = Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS).within(frame)
    return inside and all(hypot(x - a, y - b) >= APART for a, b in taken)


def _named(spots: list[Spot], frame: Box) -> Iterator[Spot]:
    taken = [Box(spot.x - RADIUS, spot.y - RADIUS, spot.x + RADIUS, spot.y + RADIUS) for spot in spots]
    ranges = [bar for spot in spots for bar in _ranges(spot)]
    for spot in spots:
        label = fit(spot.contender.name, ROOM) if len(spots) <= CROWD else ""
        box = (_seat(spot, label, frame, [*taken, *ranges]) or _seat(spot, label, frame, taken)) if label else None
        if box:
            taken.append(box)
            yield replace(spot, label=label, box=box, tie=_tie(spot, box))
        else:
            yield spot


def _seat(spot: Spot, label: str, frame: Box, taken: list[Box]) -> Box | None:
    """The first free room for a name, if there is any."""
    return next((box for box in _boxes(spot, width(label), frame) if not any(box.meets(seat) for seat in taken)), None)


def _ranges(spot: Spot) -> Iterator[Box]:
    """The bars from the true place to the far ends: a name had better not hide them."""
    (x, y), (far, up) = spot.true, spot.high
    if far > x:
        yield Box(x, y - BAR / 2, far, y + BAR / 2)
    if up < y:
        yield Box(x - BAR / 2, up, x + BAR / 2, y)


def _boxes(spot: Spot, wide: int, frame: Box) -> Iterator[Box]:
    """Room for a name: behind the shape, before it, below and above it, then all over the plane, nearest first."""
    tall, gap = ASCENT + DESCENT, RADIUS + 3
    corners = (
        (spot.x + gap, spot.y - tall / 2),
        (spot.x - gap - wide, spot.y - tall / 2),
        (spot.x - wide / 2, spot.y + gap),
        (spot.x - wide / 2, spot.y - gap - tall),
    )
    for x, y in chain(corners, _all_over(spot, wide, frame)):
        box = Box(x, y, x + wide, y + tall)
        if box.within(frame):
            yield box


def _all_over(spot: Spot, wide: int, frame: Box) -> Iterator[tuple[float, float]]:
    columns, rows = range(round(frame.x), round(frame.end) - wide, GRID), range(round(frame.y), round(frame.bottom), GRID)
    # A name above or below is farther away to the eye than one beside, because it is wide and low.
    yield from sorted(product(columns, rows), key=lambda at: hypot(at[0] + wide / 2 - spot.x, 3 * (at[1] + ASCENT / 2 - spot.y)))


def _tie(spot: Spot, box: Box) -> tuple[float, float] | None:
    """The nearest point of a name that is too far from its shape to be taken for its own."""
    x, y = min(max(spot.x, box.x), box.end), min(max(spot.y, box.y), box.bottom)
    return (x, y) if hypot(x - spot.x, y - spot.y) > RADIUS + 4 else None
