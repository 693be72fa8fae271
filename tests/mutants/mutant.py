"""A mutant: one change in one function. It knows where it is, what it is called, and how to take the function's place."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from types import CodeType

from mutants.change import changes
from mutants.mark import codes

MUTATED = (
    "rules/*.py",
    "score.py",
    "sensitivity.py",
    "freshness.py",
    "formats/*.py",
    "text/*.py",
    "footnotes.py",
    "loaded_words.py",
)
"""What is mutated, below `hooks/tradeoff/`: everything that reckons, judges or words what is said."""
Statement = tuple[str, int]
"""A file, relative to the project, and the line where the statement begins."""
LONGEST = 150
"""So many letters of a piece of code stand in a name."""


@dataclass(frozen=True)
class Slot:
    """The place of a node in the tree of its module."""

    tree: ast.Module
    holder: ast.AST
    field: str
    index: int | None
    node: ast.AST
    statement: int

    def put(self, node: ast.AST) -> None:
        """Let `node` stand there."""
        if self.index is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.index] = node


@dataclass(frozen=True)
class Mutant:
    """A change on a line of a function; `statement` is the line where the statement around it begins.

    `number` counts equal changes in one function, so that each has a name of its own.
    """

    file: str
    function: str
    line: int
    statement: int
    before: str
    after: str
    number: int
    slot: Slot = field(repr=False, compare=False)
    new: ast.AST = field(repr=False, compare=False)

    @property
    def place(self) -> Statement:
        """The statement that it changes."""
        return self.file, self.statement

    @property
    def name(self) -> str:
        """The name it is known by, whatever happens to the lines around it."""
        again = f" ({self.number})" if self.number > 1 else ""
        return f"{self.file} {self.function}: {self.before} -> {self.after}{again}"

    def lot(self, seed: int) -> str:
        """What decides whether it is drawn: nothing but its own name, so that a change elsewhere draws no other mutants."""
        return hashlib.sha256(f"{seed} {self.name}".encode()).hexdigest()

    def code(self, root: Path) -> CodeType:
        """The function with the change in it, compiled."""
        self.slot.put(self.new)
        module = compile(ast.fix_missing_locations(self.slot.tree), str(root / self.file), "exec")
        self.slot.put(self.slot.node)
        return next(code for code in codes(module) if code.co_qualname == self.function)


def mutants(root: Path) -> list[Mutant]:
    """Every mutant of a checkout."""
    folder = root / "hooks" / "tradeoff"
    return [mutant for pattern in MUTATED for path in sorted(folder.glob(pattern)) for mutant in _of(path, root)]


def _of(path: Path, root: Path) -> Iterator[Mutant]:
    file = path.relative_to(root).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    met: dict[tuple[str, str, str], int] = {}
    for function, slot in _functions(tree, tree, ""):
        for new in changes(slot.node):
            ast.copy_location(new, slot.node)
            key = function, _text(slot.node), _text(new)
            met[key] = met.get(key, 0) + 1
            line = next(node.lineno for node in ast.walk(slot.node) if hasattr(node, "lineno"))
            yield Mutant(file, function, line, slot.statement, *key[1:], met[key], slot, new)


def _text(node: ast.AST) -> str:
    """The code on one line, the beginning of it if it is long; of a condition, the condition alone."""
    text = f"if {ast.unparse(node.test)}" if isinstance(node, ast.If) else ast.unparse(node)
    return shorten(text, LONGEST, placeholder="…")


def _functions(tree: ast.Module, holder: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, Slot]]:
    for node in holder.body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(tree, node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            body = node.body[ast.get_docstring(node) is not None :]
            for index, statement in enumerate(body, len(node.body) - len(body)):
                slot = Slot(tree, node, "body", index, statement, statement.lineno)
                yield from ((prefix + node.name, inner) for inner in _slots(slot))


def _slots(slot: Slot) -> Iterator[Slot]:
    """A piece of code and all pieces in it, but for annotations, which nothing runs, and the pieces of one message."""
    yield slot
    for name, value in ast.iter_fields(slot.node):
        inside = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in inside:
            told = isinstance(slot.node, ast.JoinedStr) and isinstance(node, ast.Constant)
            if isinstance(node, ast.AST) and not told and name not in ("annotation", "returns"):
                statement = node.lineno if isinstance(node, ast.stmt) else slot.statement
                yield from _slots(Slot(slot.tree, slot.node, name, index, node, statement))
