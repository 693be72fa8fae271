"""Marks: functions that tell which of their statements run, to know which tests a mutant may be noticed by."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

MARK = "__mark__"
"""The global that a marked function calls with the line of each statement that it is about to run."""


class _Marking(ast.NodeTransformer):
    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if not isinstance(node, (ast.Module, ast.ClassDef)):
            for field in ("body", "orelse", "finalbody"):
                statements = getattr(node, field, None)
                if isinstance(statements, list):  # the body of a lambda is none
                    setattr(node, field, [piece for statement in statements for piece in (_mark(statement), statement)])
        return node


def _mark(statement: ast.stmt) -> ast.stmt:
    call = ast.Call(ast.Name(MARK, ast.Load()), [ast.Constant(statement.lineno)], [])
    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), statement))


def marked(path: Path) -> dict[str, CodeType]:
    """The functions of a module, each statement of them marked, by qualified name."""
    module = compile(_Marking().visit(ast.parse(path.read_text(encoding="utf-8"))), str(path), "exec")
    return {code.co_qualname: code for code in codes(module)}


def codes(module: CodeType) -> Iterator[CodeType]:
    """Every function in a compiled module, those of classes too."""
    for const in module.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from codes(const)
