"""A problem: one thing wrong in what a person wrote, with the place and the way out."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A position in a file of the project: path with `/`, relative to the project; line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault. `code` names the rule (see the rule reference), `message` says what was found and what to type."""

    at: Place
    code: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        mark = "warning: " if self.warning else ""
        return f"{self.at}  {self.code}  {mark}{self.message}"


class ProblemsFound(Exception):
    """Raised once, with every problem of every file, when the project cannot be built."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build, sorted by file and line."""
    return sorted(problem for problem in problems if not problem.warning)


def unknown(what: str, found: str, known: Iterable[str]) -> str:
    """Word an unknown name: what was found, the nearest known name, and the names that are allowed."""
    names = sorted(set(known))
    near = difflib.get_close_matches(found, names, n=1, cutoff=0.6)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    listed = ", ".join(names[:12]) + (f", … ({len(names)} in all)" if len(names) > 12 else "")
    return f"{what} '{shorten(found)}' does not exist.{hint}  Known: {listed or 'none'}"


def shorten(text: str, limit: int = 60) -> str:
    """Fold text to one line of at most `limit` characters, for quoting in a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def report(problems: Sequence[Problem], form: str = "text") -> str:
    """Render problems as `text` (one a line and a count), `github` (workflow commands) or `json`."""
    if form == "json":
        rows = [
            {
                "file": p.at.file,
                "line": p.at.line,
                "column": p.at.column,
                "code": p.code,
                "level": "warning" if p.warning else "error",
                "message": p.message,
            }
            for p in problems
        ]
        return json.dumps(rows, indent=2, ensure_ascii=False)
    if form == "github":
        return "\n".join(_workflow_command(p) for p in problems)
    count = len(errors(problems))
    warned = len(problems) - count
    total = f"{count} {'problem' if count == 1 else 'problems'}"
    if warned:
        total += f", {warned} {'warning' if warned == 1 else 'warnings'}"
    return "\n".join([*(str(p) for p in problems), total])


def _workflow_command(problem: Problem) -> str:
    # The escapes of GitHub's workflow commands: message and properties differ in what they must hide.
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.at.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    level = "warning" if problem.warning else "error"
    return f"::{level} file={file},line={problem.at.line},col={problem.at.column},title={problem.code}::{message}"
