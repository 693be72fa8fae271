"""A case: the small valid edition of `base/` with a few pieces of text replaced, and what the rules say about it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tradeoff import folder, rules
from tradeoff.problem import Problem

HERE = Path(__file__).parents[1] / "unit" / "rules"
TODAY = date(2026, 6, 1)
"""The day on which the base was reviewed."""


@dataclass(frozen=True)
class Case:
    code: str
    sort: str
    number: int
    patch: list[dict[str, str]]
    expect: list[str]

    def __str__(self) -> str:
        return f"{self.code}-{self.sort}-{self.number}"


def cases() -> list[Case]:
    return [case for path in sorted((HERE / "cases").glob("*.yml")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Case(path.stem, sort, number, entry["patch"], entry.get("expect", []))
        for sort in ("good", "bad")
        for number, entry in enumerate(given.get(sort, []), 1)
    ]


def patched(case_patch: list[dict[str, str]], into: Path) -> Path:
    """Copy the base and apply a patch: replace the one occurrence of `find` with `put`, or write a `text` of its own."""
    shutil.copytree(HERE / "base", into, dirs_exist_ok=True)
    for step in case_patch:
        path = into / "data" / step["file"]
        if "text" in step:
            path.write_text(step["text"], encoding="utf-8")
            continue
        before = path.read_text(encoding="utf-8")
        assert before.count(step["find"]) == 1, f"{step['file']}: {before.count(step['find'])} times {step['find']!r}"
        path.write_text(before.replace(step["find"], step["put"]), encoding="utf-8")
    return into


def problems(root: Path, today: date | None = TODAY) -> list[Problem]:
    read = folder.read(root / "data", root)
    return sorted(read.problems) + rules.run(read, today=today)
