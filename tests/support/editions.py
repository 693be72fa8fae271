"""The editions that tests build: the flagship and the small ones under `tests/sites`."""

from __future__ import annotations

from pathlib import Path

from support.project import ROOT, SITES


def editions() -> dict[str, Path]:
    """Every project with a configuration, by name; `real` is the flagship."""
    small = {path.parent.name: path.parent for path in sorted(SITES.glob("*/mkdocs.yml"))}
    return {"real": ROOT, **small}
