"""Lean: stylesheets, scripts and pages as readers get them, without what is there for whoever changes them.

Comments and white space go, no name is changed: what is sent says the same, and a fault still names what it is about.
"""

from __future__ import annotations

import re

import rcssmin
import rjsmin

OURS = "assets/tradeoff/"
"""The folder of the site that holds our stylesheets and scripts."""
_VERBATIM = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BREAK = re.compile(r"\n\s+")  # begins with a letter that is quickly found: ten times as fast as one that begins with \s*


def shipped(path: str) -> bool:
    """Whether the file at a path of the site is one of our stylesheets and scripts."""
    return path.startswith(OURS) and path.endswith((".css", ".js"))


def lean(path: str, text: str) -> str:
    """The text of the file at `path`, shorter. A comment that begins with `/*!` names a licence and stays."""
    minify = rcssmin.cssmin if path.endswith(".css") else rjsmin.jsmin
    return str(minify(text, keep_bang_comments=True))


def lean_page(html: str) -> str:
    """A page without the margins and empty lines of its templates, a fiftieth of it as it is sent. Line breaks stay."""
    pieces = _VERBATIM.split(html)  # text, what is kept as it is, its element's name, text, …
    pieces[::3] = [_BREAK.sub("\n", text) for text in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)
