"""What became of the lanes: one line each, a closing line, and the exit status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["passed", "failed", "not run"]
STATES: tuple[State, ...] = ("passed", "failed", "not run")


class NotRun(Exception):
    """A lane cannot be run here. `possible`: this machine has all it takes, and something went wrong all the same."""

    def __init__(self, reason: str, *, possible: bool = False) -> None:
        super().__init__(reason)
        self.possible = possible


class Failed(Exception):
    """A lane was run, and found a fault."""


@dataclass(frozen=True)
class Result:
    """How one lane ended, and what there is to say about it."""

    lane: str
    state: State
    said: str
    seconds: float = 0
    possible: bool = False

    def __str__(self) -> str:
        return f"{self.lane:<13} {self.state:<8} {self.seconds:5.0f} s  {self.said}"


def closing(results: Sequence[Result]) -> str:
    """The line that counts them all."""
    counts = ", ".join(f"{sum(result.state == state for result in results)} {state}" for state in STATES)
    return f"{len(results)} lane{'' if len(results) == 1 else 's'}: {counts}"


def status(results: Sequence[Result], *, ci: bool) -> int:
    """The exit status. A lane that was not run is no fault of this machine, unless it is CI and could have run it."""
    return int(any(result.state == "failed" or (ci and result.state == "not run" and result.possible) for result in results))
