"""The programs of data/samples.yml: one for each sample and option. Nothing is read before somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support.facts import Facts
from support.project import ROOT

FILES = ROOT / "content" / "samples"
FACTS = Facts(ROOT)

Name = tuple[str, str]
"""A sample and an option."""


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

    @classmethod
    def of(cls, name: Name) -> Program:
        sample, option = name
        side = FACTS.samples[sample]["sides"][option]
        set_up, run = _commands(side.get("set_up", "")), _commands(side["run"])
        return cls(sample, option, tuple(side["files"]), set_up, run, side["versions"])

    @property
    def folder(self) -> Path:
        return FILES / self.sample / self.option


def names() -> list[Name]:
    """All programs there are, by name. None in an edition without samples."""
    return [(sample, option) for sample, record in FACTS.samples.items() for option in record["sides"]]


def _commands(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
