"""Changes: the small faults that a piece of a function may be given, each a slip that somebody could make."""

from __future__ import annotations

import ast
from collections.abc import Iterator

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
DEFAULTED = {"get": 2, "getattr": 3, "next": 2}
"""Calls whose last argument is what comes where there is nothing, and how many arguments they have then."""


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a piece of code."""
    return _branches(node) if isinstance(node, (ast.stmt, ast.IfExp, ast.comprehension)) else _values(node)


def _branches(node: ast.AST) -> Iterator[ast.AST]:
    """Another way through the code."""
    match node:
        case ast.If(test=test, body=body, orelse=orelse) if not _turned(test):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test=test, body=body, orelse=orelse) if not _turned(test):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.comprehension(target=target, iter=iterable, ifs=[_, *_], is_async=is_async):
            yield ast.comprehension(target, iterable, [], is_async)
        case ast.Return(value=value) if value and not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            yield ast.Pass()


def _turned(test: ast.expr) -> bool:
    """Whether the opposite of a condition is among the changes of its value."""
    one = isinstance(test, ast.Compare) and len(test.ops) == 1
    return one or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))


def _values(node: ast.AST) -> Iterator[ast.expr]:
    """Another value."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=rest):
            for index, op in enumerate(ops):
                for other in COMPARED[type(op)]:
                    yield ast.Compare(left, [*ops[:index], other(), *ops[index + 1 :]], rest)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if not _is_text(left) and not _is_text(right):
            yield ast.BinOp(left, RECKONED[type(op)](), right)
        case ast.Constant(value=value):
            yield from map(ast.Constant, _constants(value))
        case ast.JoinedStr():
            yield ast.Constant("")
        case ast.Call():
            yield from _calls(node)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _constants(value: object) -> Iterator[bool | float | str]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, float):
        yield value + 1
    elif isinstance(value, str):
        yield "" if value else "?"


def _calls(node: ast.Call) -> Iterator[ast.Call]:
    for index, keyword in enumerate(node.keywords):
        if keyword.arg:
            yield ast.Call(node.func, node.args, [*node.keywords[:index], *node.keywords[index + 1 :]])
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name in TWINS:
        yield ast.Call(ast.Name(TWINS[name], ast.Load()), node.args, node.keywords)
    if DEFAULTED.get(name) == len(node.args):
        yield ast.Call(node.func, node.args[:-1], node.keywords)
