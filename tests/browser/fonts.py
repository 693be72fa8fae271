"""The fonts of the tests: DejaVu, which is wider than what most systems have, and the same made a fifth wider still.

A browser that is started with `environment()` knows no other font, so that a page is laid out alike on every machine.
Linux only: elsewhere browsers do not ask fontconfig, and pages are laid out with the system's fonts.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from browser.packages import package

FACES = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansMono-Bold")
WIDER = 1.2
GENERIC = {"DejaVu Sans": ("sans-serif", "serif", "system-ui"), "DejaVu Sans Mono": ("monospace", "ui-monospace")}


def environment(folder: Path, *, wide: bool = False) -> dict[str, str]:
    """The variables for a browser that knows the tests' fonts alone. They are written to `folder` unless they are there."""
    home = folder / ("fonts-wide" if wide else "fonts")
    if not home.exists():
        aside = home.with_name(f"{home.name}-{os.getpid()}")
        aside.mkdir(parents=True)
        for face in FACES:
            file = package("dejavu-fonts-ttf") / "ttf" / f"{face}.ttf"
            (_widened if wide else shutil.copyfile)(file, aside / file.name)
        (aside / "fonts.conf").write_text(_configuration(home), encoding="utf-8")
        try:
            aside.rename(home)  # whole or not at all: another process may be at it too
        except OSError:
            shutil.rmtree(aside)
    return {**os.environ, "FONTCONFIG_FILE": str(home / "fonts.conf")}


def _configuration(home: Path) -> str:
    aliases = [
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{family}</string></edit></match>'
        for family, names in GENERIC.items()
        for name in names
    ]
    # Advances as the font has them, not rounded to whole pixels.
    exact = '<match target="font"><edit name="hinting"><bool>false</bool></edit></match>'
    exact += exact.replace('"font"', '"pattern"')
    places = f"<dir>{escape(str(home))}</dir><cachedir>{escape(str(home / 'cache'))}</cachedir>"
    return (
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{places}{exact}{"".join(aliases)}</fontconfig>'
    )


def _widened(file: Path, target: Path) -> None:
    """Stretch every glyph and its advance. Instructions for small sizes no longer fit the outlines, and go."""
    font = TTFont(file)
    glyphs, advances = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        glyph.removeHinting()
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x * WIDER)
        elif glyph.numberOfContours > 0:
            glyph.coordinates.scale((WIDER, 1))
            glyph.coordinates.toInt()
        glyph.recalcBounds(glyphs)
        advance, bearing = advances[name]
        advances[name] = round(advance * WIDER), round(bearing * WIDER)
    for table in ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp", "kern", "GPOS", "GSUB", "GDEF"):
        if table in font:
            del font[table]
    font.save(target)
