"""Read YAML into nodes: text with positions, refusing what a data file has no use for.

Everything dangerous is refused from the event stream, before a tree is built: libyaml composes recursively and a file
of a million brackets would otherwise end the process. Line and column count from 1, columns in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tradeoff.problem import Place, Problem, shorten
from tradeoff.text.node import Mapping, Node, Scalar, Sequence

MAX_BYTES = 1_000_000
MAX_DEPTH = 64
MAX_PROBLEMS = 100
"""After so many problems a file is not read further."""
CODES = {
    "file-too-big": "The file is over 1,000,000 bytes. Split it.",
    "unreadable-file": "The file cannot be opened: look at its permissions, or whether it is a folder.",
    "not-utf-8": "The file holds bytes that are not UTF-8. Save it as UTF-8.",
    "byte-order-mark": "The file begins with a byte order mark. Save it as UTF-8 without one.",
    "bad-character": "A control character or an unusual line break that YAML does not admit. Delete it.",
    "empty-file": "The file holds nothing but comments. Fill it or delete it.",
    "second-document": "A line `---` begins a second document. One file holds one.",
    "too-deep": "Brackets or indentation nest over 64 levels. Something was not closed.",
    "yaml-alias": "An alias (`*name`). Write the value out.",
    "yaml-anchor": "An anchor (`&name`). Write the value out wherever it is used.",
    "yaml-tag": "A tag (`!name`). Leave it out; a text that begins with `!` needs quotes.",
    "merge-key": "`<<` merges nothing here. Write the fields out.",
    "bad-key": "A key that is a list or a mapping. A key is plain text.",
    "duplicate-key": "A key stands twice in one mapping. Keep one.",
    "yaml-tab": "A tab indents the line. Use spaces.",
    "yaml-syntax": "The file is not YAML. Look at the place named and the line above: often a quote or a colon is missing.",
}
"""What each code of a reading problem means, for the rule reference."""

_BREAK = re.compile(r"\r\n|\r|\n")
# What YAML does not admit, and the breaks that some programs count as the end of a line and others do not.
_STRAY = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_file(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """Read a file. `name` is what problems call it. Returns the root node, or None beside a problem."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem(Place(name), "file-too-big", f"the file is over {MAX_BYTES:,} bytes: split it")]
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem(Place(name), "unreadable-file", f"cannot be read: {error.strerror}")]
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """Read the bytes of one document."""
    if len(data) > MAX_BYTES:
        return None, [Problem(Place(name), "file-too-big", f"the file is over {MAX_BYTES:,} bytes: split it")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        return None, [Problem(_after(data[: error.start].decode("utf-8"), name, 1), "not-utf-8", message)]
    return read_text(text, name)


def read_text(text: str, name: str, *, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read the text of one document that starts at `first_line` of its file."""
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark: save it as UTF-8 without one"
        return None, [Problem(Place(name, first_line), "byte-order-mark", message)]
    stray = _STRAY.search(text)
    if stray:
        at = _after(text[: stray.start()], name, first_line)
        message = f"the character U+{ord(stray.group()):04X} has no place in a data file: delete it"
        return None, [Problem(at, "bad-character", message)]
    return _Reader(text, name, first_line).read()


def _after(text: str, name: str, first_line: int) -> Place:
    """The place that follows a text."""
    lines = _BREAK.split(text)
    return Place(name, first_line + len(lines) - 1, len(lines[-1]) + 1)


class _Reader:
    def __init__(self, text: str, name: str, first_line: int) -> None:
        self._text = text
        self._name = name
        self._offset = first_line
        self._problems: list[Problem] = []

    def read(self) -> tuple[Node | None, list[Problem]]:
        try:
            node = self._document(self._events())
        except _Refused as refused:
            return None, [*self._problems, refused.problem]
        except yaml.YAMLError as error:
            if getattr(error, "problem", "") == "exceeded maximum nesting depth":
                # Newer libyaml looks ahead, meets its own limit, and gives no event at all: what comes before is too deep for us.
                mark: Any = getattr(error, "problem_mark", None)
                return _Reader(self._text[: mark.index], self._name, self._offset).read()
            return None, [*self._problems, self._syntax(error)]
        return (None if self._problems else node), self._problems

    def _events(self) -> Iterator[yaml.Event]:
        loader = _Loader(self._text)
        try:
            depth = 0
            while loader.check_event():
                event = loader.get_event()
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth > MAX_DEPTH:
                    self._refuse(event, "too-deep", f"nested over {MAX_DEPTH} levels")
                self._admit(event)
                yield event
        finally:
            loader.dispose()

    def _admit(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "yaml-alias", f"alias '*{shorten(str(anchor))}': write the value out")
        if anchor:
            self._refuse(event, "yaml-anchor", f"anchor '&{shorten(anchor)}': write values out where they are used")
        if tag:
            self._refuse(event, "yaml-tag", f"tag '{shorten(tag)}': leave it out, the model knows the type")

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(event, "second-document", "a second document begins here: use one file for each")
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
                root = self._node(event, events)
        if root is None or (isinstance(root, Scalar) and not root.text):
            raise _Refused(Problem(Place(self._name), "empty-file", "the file holds nothing"))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        at = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, at)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for inner in events:
                if isinstance(inner, yaml.SequenceEndEvent):
                    break
                items.append(self._node(inner, events))
            return Sequence(tuple(items), at)
        return self._mapping(at, events)

    def _mapping(self, at: Place, events: Iterator[yaml.Event]) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self._add(Problem(key.at, "bad-key", "a key must be plain text"))
            elif key.text == "<<":
                self._add(Problem(key.at, "merge-key", "'<<' merges nothing here: write the fields out"))
            elif key.text in entries:
                first = entries[key.text][0].at.line
                message = f"'{shorten(key.text)}' stands twice: first on line {first}"
                self._add(Problem(key.at, "duplicate-key", message))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), at)

    def _add(self, problem: Problem) -> None:
        if len(self._problems) >= MAX_PROBLEMS:  # a file pasted into itself: the rest would only scroll the cause away
            raise _Refused(problem)
        self._problems.append(problem)

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self._name, mark.line + self._offset, mark.column + 1)

    def _refuse(self, event: yaml.Event, code: str, message: str) -> None:
        raise _Refused(Problem(self._place(event), code, message))

    def _syntax(self, error: yaml.YAMLError) -> Problem:
        mark = getattr(error, "problem_mark", None)
        lines = _BREAK.split(self._text)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line >= len(lines):  # libyaml reports the end of a file as a line of its own
            line, column = len(lines) - 1, len(lines[-1])
        indent = lines[line][: column + 1]
        if "\t" in indent and not indent.strip():
            at, code, message = indent.index("\t"), "yaml-tab", "a tab cannot indent: use spaces"
        else:
            at, code = min(column, len(lines[line])), "yaml-syntax"
            message = shorten(str(getattr(error, "problem", "") or "cannot be read as YAML"), 120)
        return Problem(Place(self._name, line + self._offset, at + 1), code, message)
