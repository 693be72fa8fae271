"""Colours: an option's can be read as text, and told from those of every rival, also by who sees fewer hues."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import dist

from tradeoff.model.option import Option
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

GROUNDS = {"light": "#f4f6f6", "dark": "#1c2328"}
"""In each scheme, the ground on which option colours stand as text that leaves them the least contrast: that of cards."""
READABLE = 4.5
"""The least contrast of text on its ground (WCAG 2.2, 1.4.3)."""
APART = 0.06
"""The least distance of two options' colours in OKLab: three times the 0.02 that CSS Color 4 calls just noticeable side by
side, because the shapes of a picture are small and stand apart. Ten colours reach 0.09, see PALETTE."""

_Matrix = tuple[tuple[float, float, float], ...]
_Colour = tuple[float, ...]

SIGHTS: dict[str, _Matrix] = {
    "full sight of colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What becomes of linear sRGB where one kind of cone is missing. Machado, Oliveira, Fernandes: A Physiologically-based Model
for Simulation of Color Vision Deficiency, IEEE TVCG 15 (6), 2009, severity 1.0."""

PALETTE = {
    "light": ("#4134b6", "#d03400", "#411a4e", "#5b5bdd", "#5b0d00", "#755b9c", "#8f1a1a", "#000d8f", "#8f4e5b", "#68345b"),
    "dark": ("#75b6f7", "#f7ea68", "#c37575", "#c3f7d0", "#8f82ea", "#a9a927", "#82ddf7", "#dd8fb6", "#eac334", "#a9d09c"),
}
"""Ten colours a scheme that hold to both rules among themselves; found by search."""
OFFERED = 3
"""So many of them a message offers."""


@rule(
    "poor-contrast",
    "An option's colours can be read as text: contrast of at least 4.5 on the light and on the dark page, also on its cards.",
    "Take a darker tone for `light`, a lighter one for `dark`.",
)
def poor_contrast(subject: Subject) -> Iterator[Found]:
    """Colours that cannot be read."""
    for option in subject.edition.options.values():
        for scheme, ground in GROUNDS.items():
            colour = getattr(option.colours, scheme)
            ratio = contrast(colour, ground)
            if ratio < READABLE:
                at = subject.place("options", option.id, "colours", scheme)
                # Cut, not rounded: 4.499 must not read as 4.5.
                yield at, f"{colour} on {ground} has a contrast of {int(ratio * 100) / 100}: at least {READABLE} is needed"


@rule(
    "similar-colours",
    "The colours of two options can be told apart in both schemes, also with protanopia, deuteranopia or tritanopia.",
    "Take one of the colours that the message offers, or one that is clearly lighter or darker.",
    warning=True,  # nothing rests on colour alone, pictures have shapes and tables have names; and a maker's colours are a given
)
def similar_colours(subject: Subject) -> Iterator[Found]:
    """Colours that some readers cannot tell apart. Each option is told about the earlier one it comes nearest to.

    Of more options than the palette has colours, some are bound to be alike: then a warning would only be noise.
    """
    options = tuple({option.id: option for option in subject.edition.compared}.values())  # one may be listed twice by mistake
    for scheme in GROUNDS if len(options) <= len(PALETTE["light"]) else ():
        for index, option in enumerate(options):
            colour = getattr(option.colours, scheme)
            near = [(*apart(colour, getattr(rival.colours, scheme)), rival) for rival in options[:index]]
            distance, sight, rival = min(near, key=lambda found: found[0], default=(APART, "", option))
            if distance < APART:
                at = subject.place("options", option.id, "colours", scheme)
                given = f"{colour} is too much like {getattr(rival.colours, scheme)} of '{rival.id}' with {sight}"
                needed = f"{int(distance * 1000) / 1000} apart in OKLab, at least {APART} is needed"
                yield at, f"{given}: {needed}.{_offer(option, options, scheme)}"


def _offer(option: Option, options: tuple[Option, ...], scheme: str) -> str:
    rest = [getattr(rival.colours, scheme) for rival in options if rival is not option]
    free = [colour for colour in PALETTE[scheme] if all(apart(colour, taken)[0] >= APART for taken in rest)]
    return f" Use one of: {', '.join(free[:OFFERED])}" if free else ""


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    lights = sorted((_luminance(colour), _luminance(ground)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def apart(colour: str, rival: str) -> tuple[float, str]:
    """How far two colours are apart for whom they are nearest, and for whom that is."""
    given = zip(map(dist, _views(colour), _views(rival)), SIGHTS, strict=True)
    return min(given, key=lambda found: found[0])


@cache
def _views(colour: str) -> tuple[_Colour, ...]:
    return tuple(_oklab(seen(colour, sight)) for sight in SIGHTS)


def seen(colour: str, sight: str) -> _Colour:
    """A colour as one of the SIGHTS has it, in linear sRGB."""
    return tuple(min(1.0, max(0.0, value)) for value in _times(SIGHTS[sight], _linear(colour)))


def _linear(colour: str) -> _Colour:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)


def _luminance(colour: str) -> float:
    return sum(part * share for part, share in zip(_linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def _oklab(linear: _Colour) -> _Colour:
    """Björn Ottosson: A perceptual color space for image processing, 2020; the matrices for linear sRGB."""
    cones = _times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        linear,
    )
    return _times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        tuple(value ** (1 / 3) for value in cones),
    )


def _times(matrix: _Matrix, values: _Colour) -> _Colour:
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
