"""The programs of data/samples.yml: one for each sample and option."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from support.project import ROOT

FILES = ROOT / "content" / "samples"
SAMPLES: dict[str, Any] = yaml.safe_load((ROOT / "data" / "samples.yml").read_text(encoding="utf-8"))
OPTIONS: list[str] = yaml.safe_load((ROOT / "data" / "site.yml").read_text(encoding="utf-8"))["options"]


@dataclass(frozen=True)
class Program:
    """A sample as one option has it, and what its record tells a reader to type."""

    sample: str
    option: str
    files: tuple[str, ...]
    set_up: tuple[str, ...]
    run: tuple[str, ...]
    versions: str

    def __str__(self) -> str:
        return f"{self.sample}/{self.option}"

    @property
    def folder(self) -> Path:
        return FILES / self.sample / self.option


def program(sample: str, option: str) -> Program:
    side = SAMPLES[sample]["sides"][option]
    set_up, run = _commands(side.get("set_up", "")), _commands(side["run"])
    return Program(sample, option, tuple(side["files"]), set_up, run, side["versions"])


def programs() -> list[Program]:
    return [program(sample, option) for sample, record in SAMPLES.items() for option in record["sides"]]


def _commands(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
