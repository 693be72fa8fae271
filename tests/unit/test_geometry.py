"""Where things stand in a drawing: places that follow from a few names and numbers, reckoned by hand."""

from __future__ import annotations

import pytest

from tradeoff.formats import dot_plot, scatter, strip
from tradeoff.formats.lettering import width
from tradeoff.formats.scatter import Box, Spot
from tradeoff.formats.shapes import shape
from tradeoff.picture import Contender, DotPlot, Line, Scatter, Segment, Share, Strip


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("aaaaa", 43),  # five times 0.62 of 14 units
        ("AAAAA", 52),
        ("mmmmm", 69),
        ("iiiii", 29),
        ("データ", 44),  # wide wherever they stand
        ("Ａ", 15),
        ("", 0),
    ],
)
def test_letters_are_as_wide_as_they_are_in_wide_fonts(text: str, units: int) -> None:
    assert width(text) == units


MIDDLE = (50, 50)
BEHIND, BEFORE, BELOW, ABOVE = (57, 50), (43, 50), (50, 43), (50, 57)
"""Neighbours that take the room on one side of the middle."""


def first(*places: tuple[int, int]) -> Spot:
    points = tuple(
        (Contender(f"o{number}", "Ash", number), Share(x, x), Share(y, y)) for number, (x, y) in enumerate((MIDDLE, *places))
    )
    return scatter.draw(Scatter("t", "x", "y", points)).spots[0]


@pytest.mark.parametrize(
    ("neighbours", "box"),
    [
        ((), Box(233, 165, 261, 183)),
        ((BEHIND,), Box(183, 165, 211, 183)),
        ((BEHIND, BEFORE), Box(208, 185, 236, 203)),
        ((BEHIND, BEFORE, BELOW), Box(208, 145, 236, 163)),
    ],
)
def test_a_name_stands_behind_its_shape_or_before_it_or_below_or_above(neighbours: tuple[tuple[int, int], ...], box: Box) -> None:
    spot = first(*neighbours)
    assert (spot.x, spot.y) == (222, 174)
    assert (spot.box, spot.tie) == (box, None)


def test_a_name_that_finds_room_nowhere_near_is_tied_to_its_shape() -> None:
    spot = first(BEHIND, BEFORE, BELOW, ABOVE)
    # Beyond the neighbour before it: as near as beyond the one behind it, and tried first.
    assert (spot.box, spot.tie) == (Box(160, 168, 188, 186), (188, 174))


@pytest.mark.parametrize(
    ("box", "tie"),
    [
        (Box(12, -9, 40, 9), None),
        (Box(12.5, -9, 40, 9), (12.5, 0)),
        (Box(-40, -9, -13, 9), (-13, 0)),
        (Box(-9, 13, 9, 31), (0, 13)),
        (Box(9, 9, 40, 27), (9, 9)),
        (Box(8, -26, 40, -8), None),
    ],
)
def test_a_tie_leads_to_the_nearest_point_of_a_name_more_than_twelve_units_away(
    box: Box, tie: tuple[float, float] | None
) -> None:
    assert scatter._tie(Spot(Contender("a", "Ash", 0), shape(0), 0, 0, (0, 0), (0, 0)), box) == tie


def test_a_label_has_the_whole_width_but_two_units() -> None:
    wide = ["A" + "a" * 20 + " " + "a" * 24, "A" + "a" * 19 + "i" + " i" + "a" * 24]
    assert [width(label) for label in wide] == [398, 401]
    plot = dot_plot.draw(DotPlot("t", (), tuple(Line(label, ()) for label in wide)))
    assert [len(track.label) for track in plot.tracks] == [1, 2]


def alike(count: int, *places: tuple[int, int]) -> list[Spot]:
    points = tuple(
        (Contender(f"o{number}", "Ash", number), Share(x, x), Share(y, y))
        for number, (x, y) in enumerate([*places, *[MIDDLE] * count])
    )
    return list(scatter.draw(Scatter("t", "x", "y", points)).spots)


def test_options_at_one_place_stand_in_rings_around_it() -> None:
    spots = [(spot.x - 222, spot.y - 174) for spot in alike(15)]
    assert spots[:5] == [(0, 0), (17, 0), (0, 17), (-17, 0), (0, -17)]
    assert spots[5:8] == [(34, 0), (24, 24), (0, 34)]
    assert [(round(x, 1), y) for x, y in spots[13:]] == [(51, 0), (44.2, 25.5)]


def test_shapes_that_only_touch_stay_where_they_are() -> None:
    spots = alike(0, (2, 50), (7, 50), (12, 50))
    assert [spot.true[0] for spot in spots] == [74, 90, 105]
    assert [spot.moved for spot in spots] == [False, False, True]


@pytest.mark.parametrize(
    ("high", "bars"),
    [
        ((0, 0), []),
        ((5, 0), [Box(0, -3, 5, 3)]),
        ((0, -7), [Box(-3, -7, 3, 0)]),
        ((5, -7), [Box(0, -3, 5, 3), Box(-3, -7, 3, 0)]),
    ],
)
def test_a_range_is_a_bar_from_the_true_place_and_a_point_has_none(high: tuple[int, int], bars: list[Box]) -> None:
    assert list(scatter._ranges(Spot(Contender("a", "Ash", 0), shape(0), 40, 40, (0, 0), high))) == bars


@pytest.mark.parametrize(("cases", "marks", "cuts"), [(25, 25, 24), (26, 1, 0), (400, 1, 0)])
def test_cases_are_told_one_by_one_as_long_as_each_has_room_for_a_mark(cases: int, marks: int, cuts: int) -> None:
    [piece] = strip.draw(Strip("t", (Segment("s", cases, None, "="),))).pieces
    assert (len(piece.marks), len(piece.cuts)) == (marks, cuts)
    assert (piece.option, piece.shape) == ("", None)
