"""A large edition, to measure with: as many claims as asked for, in the proportions of the real data."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.edition_case import HERE

WORDS = [*"abcdefghijklmnopqrstuvwxyz", "wood", "bends", "under", "rain", "carpenter", "joins"]


def write(root: Path, claims: int) -> Path:
    """Write a valid edition of three options with about so many claims."""
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    sources = []
    for number in range(claims // 3):
        criterion = [
            "group: building",
            f"label: Property {number}",
            "question: Does it?",
            f"why: {_text(number, 20)}",
            "type: support",
            "claims:",
        ]
        for option, line in (("ash", "2"), ("elm", "7"), ("oak", "")):
            criterion += [
                f"  {option}:",
                "    state: partial",
                f"    summary: {_text(number, 14)} with `code` and *stress*",
                f"    note: {_text(number + 3, 30)}",
                *([f'    checked_against: "{line}"'] if line else []),
                "    reviewed: 2026-06-01",
                "    sources:",
                *(f"      - ref: source-{number}-{option}-{index}\n        supports: {_text(number, 12)}" for index in range(2)),
            ]
            sources += [
                f"source-{number}-{option}-{index}:\n  title: {_text(number, 5)}\n  publisher: Somebody\n  url: https://x.example/{number}\n"
                "  kind: primary-docs\n  accessed: 2026-06-01\n  read: true"
                for index in range(2)
            ]
        (root / "data" / "criteria" / f"property-{number}.yml").write_text("\n".join(criterion) + "\n", encoding="utf-8")
    for start in range(0, len(sources), 500):
        text = "\n".join(sources[start : start + 500]) + "\n"
        (root / "data" / "sources" / f"many-{start}.yml").write_text(text, encoding="utf-8")
    (root / "content").mkdir(exist_ok=True)
    return root


def _text(seed: int, count: int) -> str:
    return " ".join(WORDS[(seed * 7 + index * 5) % len(WORDS)] for index in range(count))
