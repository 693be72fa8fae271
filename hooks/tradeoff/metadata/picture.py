"""The picture of a shared link: one for each type of page, drawn from the edition's title and its options' colours.

Drawn with Pillow, in the font that Pillow carries: Aileron Regular, which its author gave to the public domain (CC0), cut
down to the letters of English. A line with a letter that it lacks is not shown, rather than with boxes or respelled; colours,
and the lines that can be set, remain. Pillow is imported when a picture is drawn, so that a build without one pays nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from tradeoff.catalog import Catalog
from tradeoff.routes import Routes

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN, BAND = 90, 36
PAPER, INK, SOFT = "#fcfcfb", "#1a242c", "#53606a"
COLOURS = 96
"""A palette of so many holds the options' colours and the steps of every letter's edge."""
_NOWHERE = "\U0010ffff"
"""A letter no font has: what is drawn for it is what is drawn for any that is missing."""


def picture_path(kind: str) -> str:
    """Where the picture of a type of page stands."""
    return f"assets/tradeoff/social-{kind}.png"


def pictures(catalog: Catalog, routes: Routes, kinds: Iterable[str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Path and content of every picture; none while the site does not know its address, because nothing could name them."""
    if routes.site_url:
        options = [(option.name, option.colours.light) for option in catalog.edition.compared]
        for kind in dict.fromkeys(kinds):
            words = catalog.words(f"page-types.{kind}")
            yield picture_path(kind), partial(draw, catalog.edition.site.title, words, options)


def draw(title: str, words: str, options: Sequence[tuple[str, str]]) -> bytes:
    """The picture as PNG: what kind of page it is, the edition's title, and every option's name beside its colour."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    for number, (_, colour) in enumerate(options):
        ends = [number * WIDTH // len(options), (number + 1) * WIDTH // len(options) - 1]
        pen.rectangle((ends[0], 0, ends[1], BAND), fill=colour)
    if _readable(words):
        pen.text((MARGIN, 130), words, SOFT, _font(40), anchor="ls")
    if _readable(title):
        size, lines = next(fit for fit in _settings(title, (84, 72, 60, 48, 36)) if fit)
        for number, line in enumerate(lines):
            pen.text((MARGIN, 240 + number * size * 6 // 5), line, INK, _font(size), anchor="ls", stroke_width=1)
    _names(pen, options)
    out = io.BytesIO()
    # The quickest way to a palette, a fifth of the time of the best one; flat colours stay what they are to one step in 255.
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _names(pen: ImageDraw.ImageDraw, options: Sequence[tuple[str, str]]) -> None:
    """The options in rows from the foot upwards, as large as three rows allow, then in five; the rest keeps its colour above."""
    fits = ((size, _rows(options, size)) for size in (44, 34, 26))
    size, rows = next(((size, rows) for size, rows in fits if len(rows) <= 3), (20, _rows(options, 20)[:5]))
    for number, row in enumerate(rows):
        y = HEIGHT - MARGIN - (len(rows) - 1 - number) * size * 5 // 3
        for x, name, colour in row:
            pen.rectangle((x, y - size * 3 // 4, x + size * 3 // 4, y), fill=colour)
            pen.text((x + size * 5 // 4, y), name, INK, _font(size), anchor="ls")


def _rows(options: Sequence[tuple[str, str]], size: int) -> list[list[tuple[int, str, str]]]:
    rows: list[list[tuple[int, str, str]]] = [[]]
    x = MARGIN
    for name, colour in options:
        shown = name if _readable(name) else ""
        width = size * 5 // 4 + int(_font(size).getlength(shown))
        if x + width > WIDTH - MARGIN and rows[-1]:
            rows.append([])
            x = MARGIN
        rows[-1].append((x, shown, colour))
        x += width + size * 5 // 4
    return rows


def _settings(text: str, sizes: Sequence[int]) -> Iterator[tuple[int, list[str]] | None]:
    """The text in at most three lines, at each size that holds it; at the smallest whatever does not fit is cut."""
    for size in sizes:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or _font(size).getlength(longer) <= WIDTH - 2 * MARGIN:
                lines[-1] = longer
            else:
                lines.append(word)
        fits = len(lines) <= (2 if size > 60 else 3) and all(_font(size).getlength(line) <= WIDTH - 2 * MARGIN for line in lines)
        yield (size, lines[:3]) if fits or size == sizes[-1] else None


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    # The plain layout is in every build of Pillow, so that a picture is the same wherever it is drawn.
    font = cast("ImageFont.FreeTypeFont", ImageFont.load_default(size))  # with a size it is that, or an error
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)


def _readable(text: str) -> bool:
    """Whether the font has every letter."""
    return all(letter.isspace() or _shape(letter) != _shape(_NOWHERE) for letter in text)


@cache
def _shape(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(40).getmask(letter)
    return mask.size, bytes(mask)
