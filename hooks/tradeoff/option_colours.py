"""The options' colours as a stylesheet, keyed by `data-option`, so that no markup carries a style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tradeoff.model.option import Option


def option_colours(options: Iterable[Option], *, scheme: Literal["theme", "system"]) -> str:
    """Light and dark colours: by the theme's scheme on a page, by the reader's system in an embed. Paper is light."""
    shown = tuple(options)
    light = [f'[data-option="{option.id}"]{{--t-option:{option.colours.light}}}' for option in shown]
    dark = [f'[data-option="{option.id}"]{{--t-option:{option.colours.dark}}}' for option in shown]
    if scheme == "system":
        return "\n".join(light) + "\n@media screen and (prefers-color-scheme: dark){" + "".join(dark) + "}\n"
    return "\n".join(light) + "\n@media screen{" + "".join(f'[data-md-color-scheme="slate"] {rule}' for rule in dark) + "}\n"
