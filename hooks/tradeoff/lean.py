"""Lean: our stylesheets and scripts as readers get them, without what is there for whoever changes them.

Comments and white space go, no name is changed: what is sent says the same, and a fault still names what it is about.
"""

from __future__ import annotations

import rcssmin
import rjsmin

OURS = "assets/tradeoff/"
"""The folder of the site that holds them."""


def shipped(path: str) -> bool:
    """Whether the file at a path of the site is one of them."""
    return path.startswith(OURS) and path.endswith((".css", ".js"))


def lean(path: str, text: str) -> str:
    """The text of the file at `path`, shorter. A comment that begins with `/*!` names a licence and stays."""
    minify = rcssmin.cssmin if path.endswith(".css") else rjsmin.jsmin
    return str(minify(text, keep_bang_comments=True))
