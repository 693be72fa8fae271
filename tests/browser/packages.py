"""What the browser tests take from npm: files only, nothing of it runs here but axe, and that in the page."""

from __future__ import annotations

from pathlib import Path

from support.machine import Lacking

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
STAMP = HERE / "node_modules" / "installed"


def package(name: str) -> Path:
    """The folder of a package, when what is installed is what the lock file says."""
    if not STAMP.exists() or STAMP.stat().st_mtime < LOCK.stat().st_mtime:
        raise Lacking("tests/browser/node_modules is missing or old: run `make tests/browser/node_modules/installed`")
    return STAMP.parent / name
