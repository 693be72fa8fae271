"""The timeline: dates become places that keep their order and stay inside the picture."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tradeoff.formats.lettering import width
from tradeoff.formats.timeline import NAMES, WIDTH, draw
from tradeoff.picture import Bar, Timeline

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def bars(draw_: st.DrawFn) -> Bar:
    start = draw_(DAYS)
    support = draw_(st.none() | st.integers(0, 4000))
    security = draw_(st.none() | st.integers(0, 4000))
    ends = [None if days is None else start + timedelta(days) for days in (support, security)]
    return Bar(draw_(st.text(max_size=30)), "a", start, ends[0], ends[1], draw_(st.booleans()))


@given(st.lists(bars(), min_size=1, max_size=6), DAYS)
def test_every_shape_stays_inside_and_in_order(given_bars: list[Bar], today: date) -> None:
    drawing = draw(Timeline("t", tuple(given_bars), today))
    assert (drawing.title, drawing.width) == ("t", WIDTH)
    begin = drawing.ticks[0][0]
    for shape, bar in zip(drawing.stretches, given_bars, strict=True):
        assert begin <= shape.x <= shape.middle <= shape.end <= WIDTH
        assert width(shape.label) <= min(NAMES, begin), "the name of a line must not run into its bar"
        assert shape.y + 21 <= drawing.height
        assert shape.open == (bar.end is None)
        assert shape.over == (bar.end is not None and bar.end < today)
        assert shape.end + 8 * shape.open <= WIDTH, "the arrow of a line without an end stays inside"
    assert begin <= drawing.now <= WIDTH
    places = [x for x, _ in drawing.ticks]
    assert places == sorted(set(places))
    assert all(b - a >= width("2026") for a, b in pairwise(places)), "years must not run into each other"
    starts = sorted((bar.start, shape.x) for bar, shape in zip(given_bars, drawing.stretches, strict=True))
    assert [x for _, x in starts] == sorted(x for _, x in starts)


def test_the_parts_of_a_bar() -> None:
    bar = Bar("1", "a", date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1), strong=True)
    endless = Bar("2", "a", date(2025, 1, 1), None, None)
    drawing = draw(Timeline("t", (bar, endless), date(2025, 1, 1)))
    first, second = drawing.stretches
    assert first.x == drawing.ticks[0][0]
    assert first.x < first.middle < first.end
    assert first.middle == drawing.now == second.x
    assert first.strong
    assert not second.strong
    assert second.open
    assert second.end == drawing.ticks[-1][0]
    assert second.y > first.y
    assert [year for _, year in drawing.ticks] == [2024, 2025, 2026, 2027]
    assert {year: x for x, year in drawing.ticks}[2026] == first.end


def test_a_line_that_is_announced_stands_inside_too() -> None:
    bar = Bar("1", "a", date(2027, 3, 1), None, None)
    drawing = draw(Timeline("t", (bar,), date(2026, 6, 1)))
    assert drawing.now < drawing.stretches[0].x < drawing.stretches[0].end <= WIDTH


def test_support_that_outlasts_the_end_is_cut() -> None:
    bar = Bar("1", "a", date(2024, 1, 1), date(2030, 1, 1), date(2025, 1, 1))
    [shape] = draw(Timeline("t", (bar,), date(2024, 6, 1))).stretches
    assert shape.middle == shape.end
