"""The systems the program runs on: all but Windows, which has neither the locks nor the forks that keep a site whole."""

from __future__ import annotations

import sys

REFUSAL = "Tradeoff does not run on Windows itself. Type the same in WSL, the Linux that comes with it: `wsl --install`."


def refuse_windows() -> None:
    """End in one line, before a module is missed that Windows has not."""
    if sys.platform == "win32":
        raise SystemExit(REFUSAL)
