"""Read a data folder into an edition: files to nodes to records, every problem at its place.

One file is one record (options, criteria, use cases, adopters, statements), a mapping of records (groups, sources, topics,
glossary, samples) or the whole of its kind (site, quiz). `Folder.place` finds the line of any field again, for the rules.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tradeoff.model.adopter import Adopter
from tradeoff.model.base import ID, Filed, Record
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.quiz import Quiz
from tradeoff.model.sample import Sample
from tradeoff.model.site import Site
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement, Topic
from tradeoff.model.term import Term
from tradeoff.model.use_case import UseCase
from tradeoff.problem import Place, Problem, shorten, unknown
from tradeoff.record import typed
from tradeoff.text.node import Mapping, Node, place
from tradeoff.text.yaml import read_file

RESERVED = ("index", "core", "all")
SINGLE: dict[str, type[Filed]] = {
    "options": Option,
    "criteria": Criterion,
    "use-cases": UseCase,
    "adopters": Adopter,
    "statements": Statement,
}
"""Folders whose files are one record each."""
MANY: dict[str, type[Filed]] = {"sources": Source}
"""Folders whose files are mappings of records."""
LISTS: dict[str, type[Filed]] = {"groups": Group, "topics": Topic, "glossary": Term, "samples": Sample}
"""Files that are mappings of records."""
NEEDED = ("site", "groups")
"""Files that no edition can do without."""
WHOLE: dict[str, type[Record]] = {"site": Site, "quiz": Quiz}
"""Files that are one record without an id."""
IGNORED = ("schema", "words.yml", "spelling.txt")

CODES = {
    "missing-folder": "The data folder does not exist.",
    "missing-file": "A file that every edition needs does not exist.",
    "unknown-file": "A file or folder that nothing reads. Correct its name or move it.",
    "bad-id": "An id may hold a-z, 0-9 and single hyphens only, and no `vs` as a word.",
    "reserved-id": "The id has a meaning of its own. Choose another.",
    "duplicate-id": "Two records of one kind share an id.",
}
"""What each code of a problem with files and ids means, for the rule reference."""

R = TypeVar("R", bound=Record)


@dataclass
class Folder:
    """What stands in a data folder: the edition when it could be typed, every node, and the problems met."""

    name: str
    edition: Edition | None = None
    problems: list[Problem] = field(default_factory=list)
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)

    heads: dict[tuple[str, str], Place] = field(default_factory=dict)
    """The places of the keys that begin a record, in files that hold many."""

    def place(self, kind: str, record: str, *path: str | int, key: bool = False) -> Place:
        """Where a field of a record stands; the nearest thing above it when the field is absent."""
        if not path and (kind, record) in self.heads:
            return self.heads[kind, record]
        node = self.nodes.get((kind, record))
        return place(node, path, key=key) if node else Place(f"{self.name}/{kind}")


def read(data: Path, root: Path) -> Folder:
    """Read the data folder. Problems name files relative to `root`."""
    folder = Folder(data.relative_to(root).as_posix())
    with collector_paused():
        _Walk(folder, data, root).run()
    return folder


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: it would look again and again through nodes that all stay, and double the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class _Walk:
    def __init__(self, folder: Folder, data: Path, root: Path) -> None:
        self._folder = folder
        self._data = data
        self._root = root
        self._records: dict[str, dict[str, Any]] = {}

    def run(self) -> None:
        self._unexpected()
        for kind, model in SINGLE.items():
            for path in self._files(kind):
                self._single(kind, model, path)
        for kind, model in MANY.items():
            for path in self._files(kind):
                self._many(kind, model, path)
        for kind, model in LISTS.items():
            if (path := self._data / f"{kind}.yml").exists() or kind in NEEDED:
                self._many(kind, model, path)
        for kind, whole in WHOLE.items():
            if (path := self._data / f"{kind}.yml").exists() or kind in NEEDED:
                self._single(kind, whole, path)
        if not self._folder.problems:
            self._folder.edition = self._edition()

    def _files(self, kind: str) -> list[Path]:
        # Editors keep their own files (.#orm.yml) beside the one that is open.
        return sorted(path for path in (self._data / kind).glob("*.yml") if not path.name.startswith("."))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _unexpected(self) -> None:
        known = [*SINGLE, *MANY, *(f"{kind}.yml" for kind in (*LISTS, *WHOLE)), *IGNORED]
        if not self._data.is_dir():
            self._problem(Place(self._folder.name), "missing-folder", "the data folder does not exist")
            return
        for path in sorted(self._data.iterdir()):
            if path.name not in known and not path.name.startswith("."):
                self._problem(
                    Place(self._name(path)), "unknown-file", "nothing reads this: " + unknown("data file", path.name, known)
                )
        for kind in (*SINGLE, *MANY):
            for path in sorted((self._data / kind).glob("*")):
                if path.suffix != ".yml" and not path.name.startswith("."):
                    message = f"'{path.name}' is not read: a data file is named <id>.yml and stands in {kind}/ itself"
                    self._problem(Place(self._name(path)), "unknown-file", message)

    def _single(self, kind: str, model: type[Record], path: Path) -> None:
        node = self._read(path)
        if node is None:
            return
        name = path.stem
        self._folder.nodes[kind, name] = node
        if issubclass(model, Filed) and not self._good_id(name, Place(self._name(path))):
            return
        self._keep(kind, name, model, node)

    def _many(self, kind: str, model: type[Filed], path: Path) -> None:
        node = self._read(path)
        if node is None:
            return
        if not isinstance(node, Mapping):
            self._problem(node.at, "wrong-type", "expected a mapping of id to record")
            return
        for key, value in node.entries:
            if (kind, key.text) in self._folder.nodes:
                first = self._folder.heads[kind, key.text]
                self._problem(key.at, "duplicate-id", f"'{key.text}' is already the id of the record at {first}")
            elif self._good_id(key.text, key.at):
                self._folder.nodes[kind, key.text] = value
                self._folder.heads[kind, key.text] = key.at
                self._keep(kind, key.text, model, value)

    def _read(self, path: Path) -> Node | None:
        if not path.exists():
            self._problem(Place(self._name(path)), "missing-file", "the file does not exist")
            return None
        node, problems = read_file(path, self._name(path))
        self._folder.problems.extend(problems)
        return node

    def _good_id(self, name: str, at: Place) -> bool:
        fault = id_fault(name)
        if fault:
            self._folder.problems.append(Problem(at, *fault))
        return fault is None

    def _keep(self, kind: str, name: str, model: type[R], node: Node) -> None:
        record, problems = typed(model, node, name)
        self._folder.problems.extend(problems)
        if record is not None:
            self._records.setdefault(kind, {})[name] = record

    def _problem(self, at: Place, code: str, message: str) -> None:
        self._folder.problems.append(Problem(at, code, message))

    def _edition(self) -> Edition:
        found = self._records
        groups: dict[str, Group] = found.get("groups", {})
        chapter = {name: index for index, name in enumerate(groups)}
        criteria = sorted(found.get("criteria", {}).values(), key=lambda c: (chapter.get(c.group, 999), c.order, c.id))
        cases = sorted(found.get("use-cases", {}).values(), key=lambda case: (case.kind, case.order, case.id))
        topics: dict[str, Topic] = found.get("topics", {})
        part = {name: index for index, name in enumerate(topics)}
        said = sorted(found.get("statements", {}).values(), key=lambda s: (part.get(s.topic, 999), s.order, s.id))
        site: Site = found["site"]["site"]
        options: dict[str, Option] = found.get("options", {})
        shown = [name for name in site.options if name in options]
        return Edition(
            site=site,
            options={name: options[name] for name in [*shown, *(n for n in options if n not in shown)]},
            groups=groups,
            criteria=_by_id(criteria),
            sources=found.get("sources", {}),
            use_cases=_by_id(sorted(cases, key=lambda case: case.kind == "reader")),
            adopters=_by_id(sorted(found.get("adopters", {}).values(), key=lambda a: a.name.casefold())),
            topics=topics,
            statements=_by_id(said),
            glossary=_by_id(sorted(found.get("glossary", {}).values(), key=lambda term: term.term.casefold())),
            samples=found.get("samples", {}),
            quiz=found.get("quiz", {}).get("quiz"),
        )


def id_fault(name: str) -> tuple[str, str] | None:
    """Why a name cannot be an id, as code and message; None when it can."""
    if not re.fullmatch(ID, name) or "-vs-" in f"-{name}-":
        return "bad-id", f"'{shorten(name)}' is not an id: use a-z, 0-9 and single hyphens, without 'vs'"
    if name in RESERVED:
        return "reserved-id", f"'{name}' is reserved: choose another id"
    return None


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}
