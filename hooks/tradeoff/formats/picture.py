"""A picture as a drawing: shapes and texts at their places, for a template. Colours come from the page, never from here."""

from __future__ import annotations

from functools import lru_cache

from tradeoff.formats import dot_plot, scatter, strip, timeline
from tradeoff.picture import DotPlot, Picture, Scatter, Strip

Drawing = timeline.Drawing | dot_plot.Plot | scatter.Plane | strip.Band


@lru_cache(maxsize=1_000)  # a picture is drawn for its page, its embed and the height of a frame
def draw(picture: Picture) -> Drawing:
    """The drawing of a picture. Each names its template, and its size in units."""
    if isinstance(picture, DotPlot):
        return dot_plot.draw(picture)
    if isinstance(picture, Scatter):
        return scatter.draw(picture)
    if isinstance(picture, Strip):
        return strip.draw(picture)
    return timeline.draw(picture)
