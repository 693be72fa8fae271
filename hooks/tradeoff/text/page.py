"""A writer's page: front matter, body, and the macro calls in it.

Two fields of the front matter are ours: `order`, the page's place among those of its folder, and `reviewed`, the day on which
its prose was last held against its sources.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tradeoff.problem import Place, Problem
from tradeoff.text.macros import Call, find
from tradeoff.text.node import Mapping, Scalar
from tradeoff.text.yaml import read_text

_WHOLE = r"0|[1-9][0-9]{0,3}"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


UNORDERED = 10_000
"""The place of a page that names none: after those that do."""


@dataclass(frozen=True)
class Authored:
    """A Markdown file below `content/`. `path` is relative to it, `file` relative to the project."""

    path: str
    file: str
    meta: dict[str, str] = field(default_factory=dict)
    body: str = ""
    first_line: int = 1
    calls: tuple[Call, ...] = ()
    reviewed: date | None = None
    reviewed_at: Place | None = None
    order: int = UNORDERED

    @property
    def rank(self) -> tuple[str, int, str]:
        """What orders pages as readers meet them: by folder, then by the place they name, then by name."""
        return self.path.rpartition("/")[0], self.order, self.path


def read_page(path: Path, content: Path, root: Path) -> tuple[Authored, list[Problem]]:
    """Read a page. Meta holds only plain text fields; the host reads the rest itself."""
    name, file = path.relative_to(content).as_posix(), Path(os.path.relpath(path, root)).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        return Authored(name, file), [Problem(Place(file), "unreadable-file", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        return Authored(name, file), [Problem(Place(file, line), "not-utf-8", "save the file as UTF-8")]
    problems: list[Problem] = []
    meta: dict[str, str] = {}
    places: dict[str, Place] = {}
    match = _FRONT.match(text)
    body = text[match.end() :] if match else text
    first_line = 1 + text.count("\n", 0, match.end()) if match else 1
    if match and (match[1] or "").strip():
        node, problems = read_text(match[1], file, first_line=2)
        if isinstance(node, Mapping):
            meta = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
            problems += _faults(node)
            places = {key.text: value.at for key, value in node.entries}
    calls, wrong = find(body, file, first_line)
    problems += wrong
    page = Authored(name, file, meta, body, first_line, tuple(calls), _day(meta), places.get("reviewed"), _order(meta))
    return page, problems


def _faults(front: Mapping) -> list[Problem]:
    """What is wrong with the fields that are ours."""
    problems = []
    for key, value in front.entries:
        found = value.text if isinstance(value, Scalar) else "a list or fields"
        if key.text == "reviewed" and not _day({"reviewed": found}):
            problems.append(Problem(value.at, "bad-day", f"'reviewed': expected a day like 2026-11-22, found '{found}'"))
        if key.text == "order" and not re.fullmatch(_WHOLE, found, re.ASCII):
            problems.append(Problem(value.at, "bad-number", f"'order': expected a whole number like 30, found '{found}'"))
    return problems


def _day(meta: dict[str, str]) -> date | None:
    text = meta.get("reviewed", "")
    if not re.fullmatch(r"(19|20|21)\d{2}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _order(meta: dict[str, str]) -> int:
    text = meta.get("order", "")
    return int(text) if re.fullmatch(_WHOLE, text) else UNORDERED
