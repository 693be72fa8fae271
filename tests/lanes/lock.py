"""What lanes install, and how `make lock` resolves it: the same way as `requirements.lock`, of which most versions are taken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lanes.checkout import ROOT

LOCKED = re.compile(r"^(?P<name>[a-z0-9-]+)==[^\\\n]*", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9-]+")
RESOLVED = ("--quiet", "--upgrade", "--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")


@dataclass(frozen=True)
class Recipe:
    """What pyproject.toml asks for, and what a lane does otherwise.

    `python` is the one version that a lane has, on Linux alone; without it the lock is for every platform. `versions` are
    those of `requirements.lock`, or the lowest that are admitted, or the newest, of which `requirements.lock` leaves those of
    the last days alone. `group` adds a group of dependencies, always in the versions of `requirements.lock`.
    """

    python: str = ""
    versions: Literal["locked", "lowest", "newest"] = "locked"
    group: str = ""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def requirements(self) -> list[str]:
        """What must be there."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        wanted = [line for line in project["project"]["dependencies"] if name(line) not in self.without]
        return [*wanted, *self.also, *self._tools(project)]

    def constraints(self) -> list[str]:
        """Versions that are given, should the package be needed."""
        locked = list(LOCKED.finditer((ROOT / "requirements.lock").read_text(encoding="utf-8")))
        tools = {name(line) for line in self._tools(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))}
        return [line[0].strip() for line in locked if self.versions == "locked" or line["name"] in tools]

    def _tools(self, project: dict[str, dict[str, list[str]]]) -> list[str]:
        return project["dependency-groups"][self.group] if self.group else []

    def resolve(self, uv: str, lock: Path) -> None:
        """Write the lock."""
        with tempfile.TemporaryDirectory() as folder:
            given, banned = Path(folder) / "given.txt", Path(folder) / "banned.txt"
            given.write_text("\n".join(self.constraints()))
            banned.write_text("\n".join(f"{package}; python_version < '3'" for package in self.without))
            command = [uv, "pip", "compile", *RESOLVED, "--constraint", str(given), "--override", str(banned)]
            command += ["--python-platform", "linux"] if self.python else ["--universal"]
            command += ["--python-version", self.python or "3.11"]
            command += [] if self.versions == "newest" else ["--exclude-newer", "3 days"]
            command += ["--resolution", "lowest-direct"] if self.versions == "lowest" else []
            subprocess.run(
                [*command, "--output-file", str(lock), "-"],
                input="\n".join(self.requirements()),
                env={**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"},
                text=True,
                check=True,
            )


def name(requirement: str) -> str:
    """The package that a requirement is about, as locks write it."""
    found = NAME.match(requirement)
    assert found, requirement
    return found[0].lower()


def main(uv: str) -> None:
    """Resolve the locks of all lanes, and forget those of lanes that are no more."""
    from lanes.roster import LANES

    locks = {lane.lock: lane.recipe for lane in LANES if lane.recipe}
    for lock, recipe in locks.items():
        lock.parent.mkdir(exist_ok=True)
        recipe.resolve(uv, lock)
    for lock in Path(__file__).with_name("locks").glob("*.lock"):
        if lock not in locks:
            lock.unlink()


if __name__ == "__main__":
    main(sys.argv[1])
