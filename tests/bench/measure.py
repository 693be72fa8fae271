"""Measure commands, and compare them round by round: on a machine that others use, only ratios of neighbours mean anything."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.data import quiet_environment

LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Taken:
    """What a run took: seconds on the clock, seconds of the processor, and megabytes at the peak."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Figure:
    """A line of the table. Without a target it is only reported."""

    name: str
    value: float
    target: float | None = None
    unit: str = ""

    def __str__(self) -> str:
        verdict = "" if self.target is None else ("met" if self.value <= self.target else "NOT MET")
        wanted = "" if self.target is None else f"<= {self.target:g}"
        return f"{self.name:<58} {self.value:>8.2f} {self.unit:<3} {wanted:>8}  {verdict}".rstrip()


def run(command: list[str]) -> Taken:
    """Run a command quietly. Raises SystemExit with what it printed when it fails."""
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        launch = [sys.executable, "-I", "-S", str(LAUNCH), result.name, *command]
        done = subprocess.run(launch, env=quiet_environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return Taken(**json.load(result))


def python(code: str, *arguments: str) -> Taken:
    """Run a piece of Python."""
    return run([sys.executable, "-P", "-c", code, *arguments])


def build(config: Path, site: Path) -> Taken:
    """Build a project strictly into a new folder."""
    return run([sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)])
