"""The editions that tests build: the one in this repository and the small ones under `tests/sites`."""

from __future__ import annotations

from pathlib import Path

from support.project import ROOT, SITES


def editions() -> dict[str, Path]:
    """Every project with a configuration, by name. `here` is the edition in `data/` and `content/`, whatever it compares."""
    small = {path.parent.name: path.parent for path in sorted(SITES.glob("*/mkdocs.yml"))}
    return {"here": ROOT, **small}
