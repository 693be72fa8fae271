"""A lane: something that must hold in another environment than the locked one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lanes.environment import Environment
from lanes.lock import Recipe
from lanes.result import Failed, NotRun, Result, State


class Kind(Protocol):
    """A kind of environment: how it comes to be."""

    def prepare(self, folder: Path, lock: Path) -> Environment:
        """Make the environment below `folder`, or take it from there, with a new copy of the project. May raise `NotRun`."""


@dataclass(frozen=True)
class Lane:
    """A name, what it shows, where it runs, what is installed there, and what is done there.

    `work` says in a few words what it looked at, or raises `Failed`. A lane without a recipe takes the locked environment. One
    that takes longer than three minutes is run `when_named` alone.
    """

    name: str
    about: str
    kind: Kind
    work: Callable[[Environment], str]
    recipe: Recipe | None = None
    when_named: bool = False

    @property
    def lock(self) -> Path:
        """Where its lock stands."""
        return Path(__file__).with_name("locks") / f"{self.name}.lock"

    def run(self, folder: Path) -> Result:
        """Prepare and work in `folder`; whatever happens is a result."""
        began = time.monotonic()

        def result(state: State, said: str, *, possible: bool = False) -> Result:
            return Result(self.name, state, said, time.monotonic() - began, possible)

        try:
            folder.mkdir(parents=True, exist_ok=True)
            return result("passed", self.work(self.kind.prepare(folder, self.lock)))
        except NotRun as reason:
            return result("not run", str(reason), possible=reason.possible)
        except Failed as fault:
            return result("failed", str(fault))
        except OSError as error:
            return result("failed", f"{error.filename or folder}: {error.strerror or error}")
