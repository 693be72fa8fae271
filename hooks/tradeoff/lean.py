"""Lean: our stylesheets and scripts as readers get them, without what is there for whoever changes them.

Comments, white space and quotes that a selector does not need go, no name is changed: what is sent says the same, and a fault
still names what it is about.
"""

from __future__ import annotations

import re

import rcssmin
import rjsmin

OURS = "assets/tradeoff/"
"""The folder of the site that holds them."""


def shipped(path: str) -> bool:
    """Whether the file at a path of the site is one of them."""
    return path.startswith(OURS) and path.endswith((".css", ".js"))


def lean(path: str, text: str) -> str:
    """The text of the file at `path`, shorter. A comment that begins with `/*!` names a licence and stays."""
    if path.endswith(".css"):
        return re.sub(r'="([A-Za-z][\w-]*)"]', r"=\1]", rcssmin.cssmin(text, keep_bang_comments=True))
    return str(rjsmin.jsmin(text, keep_bang_comments=True))
