"""The shapes that tell options apart in a picture, so that nobody has to tell colours apart."""

from __future__ import annotations

from dataclasses import dataclass

RADIUS = 8
"""No shape reaches farther from its middle, its outline included."""

_OUTLINES = (
    "M-6.2 0a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0-12.4 0z",  # circle
    "M-5.6-5.6h11.2v11.2h-11.2z",  # square
    "M0-6.6L6.8 5.6H-6.8z",  # triangle
    "M0-7L7 0 0 7-7 0z",  # diamond
    "M-2.2-6.6h4.4v4.4h4.4v4.4h-4.4v4.4h-4.4v-4.4h-4.4v-4.4h4.4z",  # plus
    "M0 6.6L-6.8-5.6H6.8z",  # triangle, upside down
    "M-6-6h12L0 0 6 6h-12L0 0z",  # hourglass
    "M-3.4-6.4L0-3 3.4-6.4 6.4-3.4 3 0 6.4 3.4 3.4 6.4 0 3-3.4 6.4-6.4 3.4-3 0-6.4-3.4z",  # cross
    "M-6.8-2.6h13.6v5.2h-13.6z",  # bar
    "M0-7L1.7-2.3 6.7-2.2 2.7.9 4.1 5.7 0 2.9-4.1 5.7-2.7.9-6.7-2.2-1.7-2.3z",  # star
    "M-2.6-6.8h5.2v13.6h-5.2z",  # upright bar
    "M-6-6L0 0 6-6v12L0 0-6 6z",  # bow tie
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a shape around 0, 0, as path data; `hollow` draws it as a line."""

    path: str
    hollow: bool


def shape(number: int) -> Shape:
    """The shape of the option with this number: each outline filled, then hollow. Twice as many options begin anew."""
    turn, index = divmod(number, len(_OUTLINES))
    return Shape(_OUTLINES[index], hollow=turn % 2 == 1)
