"""What the authors of the engine wrote: its code, its templates and what goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from support.project import ROOT

HOOKS = ROOT / "hooks"
OVERRIDES = ROOT / "overrides"
WRITTEN = (".py", ".yml", ".html", ".md", ".css", ".js", ".svg", ".txt")


def lines() -> Iterator[tuple[str, str]]:
    """Every line below hooks/ and overrides/ that is ours, with its place."""
    for base in (HOOKS, OVERRIDES):
        for path in sorted(base.rglob("*")):
            if path.is_file() and path.suffix in WRITTEN and "vendor" not in path.parts:
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    yield f"{path.relative_to(ROOT)}:{number}", line


def naming(names: Iterable[str]) -> list[str]:
    """The lines that hold one of these names as a word, however it is written."""
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in sorted(names)), re.IGNORECASE)
    return [f"{at} {line.strip()}" for at, line in lines() if pattern.search(line)]
