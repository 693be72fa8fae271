"""Macro calls in a writer's Markdown: `{{ name(literal, key=literal) }}` and nothing else.

Jinja's own lexer and parser read them, so quoting works as everywhere; blocks and comments are switched off, so that
`{% %}` and `{#id}` stay text. Only literals are admitted: a sandbox would still hang on `{{ 9**9**7 }}`. What stands
in fences and code spans is not looked at, also inside admonitions and tabs, where a Markdown parser sees no fence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from tradeoff.problem import Place, Problem, shorten

_JINJA = Environment(
    block_start_string="\x01",
    block_end_string="\x02",
    comment_start_string="\x03",
    comment_end_string="\x04",
    autoescape=True,
    keep_trailing_newline=True,
)
_FENCE = re.compile(r"^[ \t>]*(?:[-*+] +|\d+[.)] +)*(`{3,}|~{3,})([^\n]*)$")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, its literal arguments, where it stands, and the characters it takes up in the text.

    `number` counts the calls of a page from 1: unlike the line, the host's cutting off the front matter leaves it alone.
    """

    name: str
    args: tuple[Any, ...]
    options: tuple[tuple[str, Any], ...]
    at: Place
    start: int
    end: int
    number: int = 0


def find(text: str, file: str, first_line: int = 1) -> tuple[list[Call], list[Problem]]:
    """All calls in a text that begins at `first_line` of its file, and what is wrong with the rest."""
    masked = _mask(text)
    calls: list[Call] = []
    problems: list[Problem] = []
    position = 0
    while (start := masked.find("{{", position)) >= 0:
        line = text.count("\n", 0, start)
        at = Place(file, first_line + line, start - text.rfind("\n", 0, start))
        if start and text[start - 1] == "\\":
            position = start + 2
            continue
        end = _end(masked[start:])
        if end is None:
            problems.append(Problem(at, "macro-syntax", "'{{' is never closed: add '}}', or write the braces in backticks"))
            break
        end += start
        try:
            calls.append(replace(_call(text[start:end], at, start, end), number=len(calls) + 1))
        except _NotACall as error:
            problems.append(Problem(at, "macro-syntax", str(error)))
        position = end
    return calls, problems


def expand(text: str, calls: list[Call], made: Callable[[Call], str]) -> str:
    """The text with each call replaced by what `made` makes of it."""
    parts, position = [], 0
    for call in calls:
        parts += [text[position : call.start], made(call)]
        position = call.end
    return "".join([*parts, text[position:]])


class _NotACall(Exception):
    pass


def _end(text: str) -> int | None:
    """Where the `}}` that closes the call ends, by Jinja's lexer, which knows strings."""
    length = 0
    try:
        for _, kind, value in _JINJA.lex(text):
            length += len(value)
            if kind == "variable_end":
                return length - len(value) + len(value.rstrip())  # `-}}` would take the lines below with it
    except TemplateSyntaxError:
        pass
    closing = text.find("}}")
    return closing + 2 if closing >= 0 else None


def _call(source: str, at: Place, start: int, end: int) -> Call:
    example = "write a name and literals, like {{ criterion('orm') }}"
    try:
        body = _JINJA.parse(source).body
    except TemplateSyntaxError as error:
        raise _NotACall(f"'{shorten(source)}' cannot be read ({error.message}): {example}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        raise _NotACall(f"'{shorten(source)}' cannot be read: {example}") from None
    inner = body[0].nodes[0] if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1 else None
    if not isinstance(inner, nodes.Call) or not isinstance(inner.node, nodes.Name) or inner.dyn_args or inner.dyn_kwargs:
        raise _NotACall(f"'{shorten(source)}' is not a call: {example}")
    args = tuple(_literal(arg, source) for arg in inner.args)
    options = tuple((option.key, _literal(option.value, source)) for option in inner.kwargs)
    return Call(inner.node.name, args, options, at, start, end)


def _literal(node: nodes.Expr, source: str) -> Any:
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return tuple(_literal(item, source) for item in node.items)
    if isinstance(node, nodes.Const):
        return node.value
    raise _NotACall(f"'{shorten(source)}': arguments are texts, numbers, true, false or lists of them")


def _mask(text: str) -> str:
    """The text with code blanked out, character for character."""
    lines, fence = [], ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence:
            lines.append(" " * len(line))
            if match and match[1][0] == fence[0] and len(match[1]) >= len(fence) and not match[2].strip():
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
            lines.append(" " * len(line))
        else:
            lines.append(line)
    return _mask_spans("\n".join(lines))


def _mask_spans(text: str) -> str:
    """Blank out code spans: a run of backticks up to the next run of the same length, within a paragraph."""
    out, position = [], 0
    for match in re.finditer(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)*?)(?<!`)\1(?!`)", text, re.DOTALL):
        out += [text[position : match.start()], re.sub(r"[^\n]", " ", match[0])]
        position = match.end()
    return "".join([*out, text[position:]])
