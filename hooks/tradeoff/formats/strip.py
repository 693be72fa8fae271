"""The geometry of a strip: a cell for each case, those with one verdict together, marked by shape and not by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from tradeoff.formats.shapes import RADIUS, Shape, shape
from tradeoff.picture import Segment, Strip

WIDTH, HEIGHT = 400, 22
ROOM = 2 * RADIUS
"""The least width in which a mark can be told."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment from `x` to `end`, the lines between its cells, and where its marks stand; it may be too small for one."""

    segment: Segment
    shape: Shape | None
    x: int
    end: int
    cuts: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def option(self) -> str:
        """Whose colour it has; empty where nobody leads."""
        return self.segment.contender.option if self.segment.contender else ""


@dataclass(frozen=True, slots=True)
class Band:
    """A strip in units."""

    title: str
    width: int
    height: int
    pieces: tuple[Piece, ...]
    template: ClassVar[str] = "tradeoff/strip.html"


def draw(picture: Strip) -> Band:
    """Share the width out evenly among the cases."""
    total = sum(segment.count for segment in picture.segments)
    pieces, done = [], 0
    for segment in picture.segments:
        edges = [(done + index) * WIDTH // total for index in range(segment.count + 1)]
        done += segment.count
        x, end = edges[0], edges[-1]
        cells = list(pairwise(edges))
        if WIDTH // total < ROOM:
            cells = [(x, end)] if end - x >= ROOM else []
        contender = segment.contender
        own = shape(contender.number) if contender else None
        cuts = tuple(edges[1:-1]) if WIDTH // total >= ROOM else ()
        pieces.append(Piece(segment, own, x, end, cuts, tuple((start + stop) // 2 for start, stop in cells)))
    return Band(picture.title, WIDTH, HEIGHT, tuple(pieces))
