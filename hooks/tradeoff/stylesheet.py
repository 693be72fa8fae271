"""A stylesheet without the rules that no page of a site can meet. Most of a theme's rules are for what a site does not do.

A rule can be met when every class that its selector asks for is on a page, or stands in a script that may put it there.
Nothing else about a selector takes a rule out: no element, id or attribute, and nothing in brackets, as in `:not(.a)`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import Any

from tinycss2 import parse_rule_list, parse_stylesheet, serialize

_CLASSES = re.compile(r"""\bclass=["']?([^"'>]*)""")
_CONDITIONAL = ("layer", "media", "supports")
"""At-rules that hold further rules."""


class ClassNames:
    """The class names of a site: those on its pages, and those its scripts may give.

    A script may put the end of a name together, as in `name--${kind}`: then every name of that kind may come.
    """

    def __init__(self) -> None:
        self._attributes: set[str] = set()
        self._scripts: list[str] = []
        self._known: dict[str, bool] = {}

    def read_page(self, html: str) -> None:
        """Take the names from a page."""
        self._attributes.update(_CLASSES.findall(html))

    def read_script(self, text: str) -> None:
        """Take a script, in which any word may be a name."""
        self._scripts.append(text)

    def __contains__(self, name: object) -> bool:
        if not self._known:
            self._known = dict.fromkeys((name for names in self._attributes for name in names.split()), True)
        key = str(name)
        if key not in self._known:
            kind, dashes, _ = key.partition("--")
            self._known[key] = any(key in text or (dashes and f"{kind}--$" in text) for text in self._scripts)
        return self._known[key]


def in_use(css: str, names: Container[str]) -> str:
    """The stylesheet with the selectors that these class names can meet, and unchanged if it cannot be read as one.

    Comments go, except when they stand inside a rule that stays.
    """
    rules = parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return css if any(rule.type == "error" for rule in rules) else "".join(_kept(rules, names))


def _kept(rules: Iterable[Any], names: Container[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [serialize(part) for part in _parts(rule.prelude) if all(name in names for name in _classes(part))]
            if selectors:
                yield f"{','.join(selectors)}{{{serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _CONDITIONAL:
            inner = "".join(_kept(parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), names))
            if inner:
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{inner}}}"
        else:
            yield serialize([rule])


def _parts(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a list."""
    part: list[Any] = []
    for piece in prelude:
        if piece == ",":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _classes(selector: list[Any]) -> Iterator[str]:
    for dot, name in pairwise(selector):
        if dot == "." and name.type == "ident":
            yield name.value
