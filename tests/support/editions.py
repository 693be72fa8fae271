"""The editions that tests build: the one in this repository and the small ones under `tests/sites`."""

from __future__ import annotations

from pathlib import Path

from support.project import ROOT, SITES


def editions() -> dict[str, Path]:
    """Every project with a configuration, by name. `here` is the edition in `data/` and `content/`, whatever it compares."""
    return {"here": ROOT, **small()}


def small() -> dict[str, Path]:
    """The made-up ones. They do not change with the edition that stands in this repository."""
    return {path.parent.name: path.parent for path in sorted(SITES.glob("*/mkdocs.yml"))}
