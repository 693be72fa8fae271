"""The options' colours as a stylesheet, keyed by `data-option`, so that no markup carries a style."""

from __future__ import annotations

from typing import Literal

from tradeoff.model.edition import Edition


def option_colours(edition: Edition, *, scheme: Literal["theme", "system"]) -> str:
    """Light and dark colours: by the theme's scheme on a page, by the reader's system in an embed."""
    light = [f'[data-option="{option.id}"]{{--t-option:{option.colours.light}}}' for option in edition.options.values()]
    dark = [f'[data-option="{option.id}"]{{--t-option:{option.colours.dark}}}' for option in edition.options.values()]
    if scheme == "system":
        return "\n".join(light) + "\n@media (prefers-color-scheme: dark){" + "".join(dark) + "}\n"
    return "\n".join([*light, *(f'[data-md-color-scheme="slate"] {rule}' for rule in dark)]) + "\n"
