"""Figures: a number or a version in prose comes from a claim or has a source beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.problem import Problem, shorten
from tradeoff.prose.passage import Passage

_FIGURE = re.compile(r"(?<![\w-])(?:[$€£]\s?)?\d[\d,.]*\w*(?:\s?%)?")
"""A number by itself or with its unit. `V8` and `UTF-8` are names."""

CODES = {
    "unsourced-figure": "A number or a version in a writer's page without a source in the same paragraph.",
}
"""What the code of a problem with figures means, for the rule reference."""


def figures(passage: Passage) -> Iterator[Problem]:
    """The figures of a page's passage that nothing stands beside."""
    if passage.cited:
        return
    for found in _FIGURE.finditer(passage.text):
        figure = found[0].rstrip(".,")
        message = (
            f"'{shorten(figure)}' has no source in its paragraph: take it from a claim with {{{{ fact(…) }}}}, "
            "add {{ cite(…) }}, write a small count as a word, or put what is code in backticks"
        )
        yield Problem(passage.place(figure), "unsourced-figure", message)
