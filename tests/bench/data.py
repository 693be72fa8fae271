"""Editions of any size: options, criteria, a claim for each two, and as many pairs as pages are wanted.

The same numbers give the same edition, to the byte. No date in it ages, so that what is measured is the same every day.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from support.project import ROOT
from tradeoff.rules.colours import PALETTE

DAY = "2026-01-02"
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CLAIMS: tuple[dict[str, Any], ...] = (
    {"state": "full", "summary": "Built in: **one call** of `connect()` sets it up, and the defaults are safe."},
    {
        "state": "partial",
        "summary": "Works for one *database* at a time.",
        "note": "Ask for a second one and `route()` has to be written by hand.",
    },
    {"state": "none", "summary": "Nothing of the kind, neither in the handbook nor in the source."},
    {"state": "full", "summary": "Generated from the models; see the [handbook](https://handbook.example/models)."},
    {"state": "unknown", "summary": "The handbook does not say, and nobody has tried it."},
)


def options_for(pages: int) -> int:
    """The least number of options that has as many pairs as pages are wanted."""
    return next(count for count in range(2, pages + 3) if count * (count - 1) // 2 >= pages)


def write_edition(project: Path, *, options: int, criteria: int, pairs: int) -> None:
    """Write `data/` of a project: one group of criteria, two sources a claim."""
    names = [f"option-{number:03}" for number in range(options)]
    rows = [f"property-{number:04}" for number in range(criteria)]
    chosen = [f"{a}-vs-{b}" for a, b in combinations(names, 2)][:pairs]
    data = project / "data"
    _write(data / "site.yml", _site(names, chosen))
    _write(data / "groups.yml", {"work": {"title": "Work", "question": "What does it do for you?"}})
    for number, name in enumerate(names):
        _write(data / "options" / f"{name}.yml", _option(number, name))
    for number, row in enumerate(rows):
        _write(data / "criteria" / f"{row}.yml", _criterion(number, row, names))
    _write(data / "sources" / "makers.yml", {f"handbook-{name}": _handbook(name) for name in names})
    _write(data / "sources" / "runs.yml", {f"run-{row}": _run(row) for row in rows})
    (project / "content").mkdir(parents=True, exist_ok=True)


def write_config(project: Path, *, ours: bool, nav: list[Any] | None = None) -> Path:
    """The project's own mkdocs.yml, with our hooks and templates or without any."""
    from mkdocs.utils.yaml import yaml_load

    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    config |= {"site_name": "Bench", "site_url": "https://bench.example/", "docs_dir": "content", "repo_url": None}
    for key in ("watch", "edit_uri"):
        config.pop(key, None)
    if ours:
        config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
        config["theme"]["custom_dir"] = str(ROOT / "overrides")
    else:
        for key in ("hooks", "extra_css", "extra_javascript"):
            config.pop(key, None)
        config["theme"].pop("custom_dir", None)
        config["nav"] = nav
    path = project / "mkdocs.yml"
    _write(path, config)
    return path


def quiet_environment() -> dict[str, str]:
    """What a build inherits: no notices, and a day that does not move."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1780000000"}


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


def _site(names: list[str], pairs: list[str]) -> dict[str, Any]:
    return {
        "title": "Bench",
        "tagline": "An edition made by a program",
        "question": "Which one?",
        "options": names,
        "pairs": pairs,
        "review_days": {"fast": "3650", "normal": "3650", "slow": "3650"},
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "interests": "None.",
    }


def _option(number: int, name: str) -> dict[str, Any]:
    return {
        "name": name.capitalize().replace("-", " "),
        "kind": "framework",
        "home": f"https://{name}.example/",
        "summary": "One of many.",
        "colours": {scheme: colours[number % len(colours)] for scheme, colours in PALETTE.items()},
    }


def _criterion(number: int, name: str, options: list[str]) -> dict[str, Any]:
    return {
        "group": "work",
        "order": str(number),
        "label": name.capitalize().replace("-", " "),
        "question": f"How does it do number {number}?",
        "why": "Somebody has to do it.",
        "type": "support",
        "claims": {option: _claim(number, index, name, option) for index, option in enumerate(options)},
    }


def _claim(number: int, index: int, criterion: str, option: str) -> dict[str, Any]:
    claim = _CLAIMS[(number * 3 + index) % len(_CLAIMS)]
    sources = [
        {"ref": f"run-{criterion}", "at": f"#case-{index}", "supports": f"What {option} did in this case of the run."},
        {"ref": f"handbook-{option}", "at": f"#{criterion}", "supports": "The sentence that describes it, and the default."},
    ]
    # A text of its own for every claim: otherwise each would be parsed once and found in a cache from then on.
    summary = f"{claim['summary']} (case {number}/{index})"
    return {**claim, "summary": summary, "reviewed": DAY, "sources": sources if claim["state"] != "unknown" else []}


def _handbook(name: str) -> dict[str, Any]:
    return {
        "title": f"Handbook of {name}",
        "publisher": "Its makers",
        "url": f"https://{name}.example/handbook",
        "kind": "primary-docs",
        "accessed": DAY,
        "read": "true",
        "about": name,
    }


def _run(name: str) -> dict[str, Any]:
    return {
        "title": f"A run of {name}",
        "publisher": "The editors",
        "url": f"https://runs.example/{name}",
        "kind": "own-run",
        "accessed": DAY,
        "read": "true",
    }
