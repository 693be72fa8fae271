"""Where things stand in a drawing: places that follow from a few names and numbers, reckoned by hand."""

from __future__ import annotations

import pytest

from tradeoff.formats import scatter
from tradeoff.formats.lettering import width
from tradeoff.formats.scatter import Box, Spot
from tradeoff.formats.shapes import shape
from tradeoff.picture import Contender, Scatter, Share


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
