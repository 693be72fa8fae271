"""The geometry of a release timeline: dates to whole units, once, so that the template only places shapes.

It is no wider than a phone: the names of lines take the room they need and no more, and years are named as far apart as
their figures fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tradeoff.formats.lettering import fit, width
from tradeoff.picture import Timeline

WIDTH, ROW, TOP, NAMES = 400, 26, 26, 130
"""The drawing's width, the height of a line, the room above the first, and the most that names of lines may take."""
YEAR = 44
"""The room that the figures of a year need."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A release line as drawn: `x` to `middle` with ordinary fixes, `middle` to `end` with security fixes only.

    `open` when no end is named, `over` when the end has passed.
    """

    label: str
    option: str
    y: int
    x: int
    middle: int
    end: int
    open: bool
    over: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline in units, with ticks at the years (x, year) and the x of today."""

    title: str
    width: int
    height: int
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[int, int], ...]
    now: int
    template: ClassVar[str] = "tradeoff/timeline.html"


def draw(timeline: Timeline) -> Drawing:
    """Place the bars of a timeline."""
    first = min([*(bar.start for bar in timeline.bars), timeline.today])
    ends = [end for bar in timeline.bars for end in (bar.end, bar.support_end) if end]
    last = max([*ends, *(bar.start for bar in timeline.bars), timeline.today])  # a line may be announced and have no end
    start, stop = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    days = (stop - start).days
    names = [fit(bar.label, NAMES) for bar in timeline.bars]
    begin = max(width(name) for name in names) + 10

    def x(day: date) -> int:
        return begin + (day - start).days * (WIDTH - begin - 8) // days

    stretches = []
    for index, (bar, name) in enumerate(zip(timeline.bars, names, strict=True)):
        end = bar.end or stop
        middle = min(bar.support_end or end, end)
        over = bar.end is not None and bar.end < timeline.today
        stretches.append(
            Stretch(
                name, bar.option, TOP + index * ROW, x(bar.start), x(middle), x(end), bar.end is None, over, strong=bar.strong
            )
        )
    step = 1 + YEAR * (stop.year - start.year) // (WIDTH - begin - 8)
    ticks = tuple((x(date(year, 1, 1)), year) for year in range(start.year, stop.year + 1, step))
    return Drawing(timeline.title, WIDTH, TOP + len(stretches) * ROW + 8, tuple(stretches), ticks, x(timeline.today))
