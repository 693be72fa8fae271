"""A writer's page: front matter, body, and the macro calls in it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from tradeoff.problem import Place, Problem
from tradeoff.text.macros import Call, find
from tradeoff.text.node import Mapping, Scalar
from tradeoff.text.yaml import read_text

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Authored:
    """A Markdown file below `content/`. `path` is relative to it, `file` relative to the project."""

    path: str
    file: str
    meta: dict[str, str] = field(default_factory=dict)
    body: str = ""
    first_line: int = 1
    calls: tuple[Call, ...] = ()


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
    match = _FRONT.match(text)
    body = text[match.end() :] if match else text
    first_line = 1 + text.count("\n", 0, match.end()) if match else 1
    if match and (match[1] or "").strip():
        node, problems = read_text(match[1], file, first_line=2)
        if isinstance(node, Mapping):
            meta = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
    calls, wrong = find(body, file, first_line)
    return Authored(name, file, meta, body, first_line, tuple(calls)), [*problems, *wrong]
