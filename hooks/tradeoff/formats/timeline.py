"""The geometry of a release timeline: dates to whole pixels, once, so that the template only places shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tradeoff.block import Timeline

WIDTH, LABEL, ROW, TOP = 720, 76, 30, 26


@dataclass(frozen=True, slots=True)
class Shape:
    """A release line as drawn: `x` to `middle` with ordinary fixes, `middle` to `end` with security fixes only."""

    label: str
    option: str
    y: int
    x: int
    middle: int
    end: int
    open: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline in pixels, with ticks at the years (x, year) and the x of today."""

    title: str
    description: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    ticks: tuple[tuple[int, int], ...]
    now: int


def draw(timeline: Timeline) -> Drawing:
    """Place the bars of a timeline."""
    first = min([*(bar.start for bar in timeline.bars), timeline.today])
    ends = [end for bar in timeline.bars for end in (bar.end, bar.support_end) if end]
    last = max([*ends, *(bar.start for bar in timeline.bars), timeline.today])  # a line may be announced and have no end
    start, stop = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    days = (stop - start).days

    def x(day: date) -> int:
        return LABEL + (day - start).days * (WIDTH - LABEL - 8) // days

    shapes = []
    for index, bar in enumerate(timeline.bars):
        end = bar.end or stop
        middle = min(bar.support_end or end, end)
        shapes.append(
            Shape(bar.label, bar.option, TOP + index * ROW, x(bar.start), x(middle), x(end), bar.end is None, bar.strong)
        )
    step = 1 + (stop.year - start.year) // 11
    ticks = tuple((x(date(year, 1, 1)), year) for year in range(start.year, stop.year + 1, step))
    return Drawing(
        timeline.title, timeline.description, WIDTH, TOP + len(shapes) * ROW + 8, tuple(shapes), ticks, x(timeline.today)
    )
