"""Lean: our stylesheets and scripts as readers get them, without the comments that are for whoever changes them.

Nothing else is taken away: what is sent stays readable, and a line number of an error is soon found.
"""

from __future__ import annotations

import re

OURS = "assets/tradeoff/"
"""The folder of the site that holds them."""
_CSS = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*!.*?\*/)|/\*.*?\*/""", re.DOTALL)
_SCRIPT = re.compile(r"^[ \t]*//.*\n?", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*\n", re.MULTILINE)


def shipped(path: str) -> bool:
    """Whether the file at a path of the site is one of them."""
    return path.startswith(OURS) and path.endswith((".css", ".js"))


def lean(path: str, text: str) -> str:
    """The text of the file at `path`: of a stylesheet without comments, of a script without lines that are comments.

    A comment that begins with `/*!` names a licence and stays.
    """
    bare = _CSS.sub(lambda match: match[1] or "", text) if path.endswith(".css") else _SCRIPT.sub("", text)
    return _EMPTY.sub("", bare)
