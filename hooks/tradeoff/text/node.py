"""Nodes: YAML as text with positions, before anything has a type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tradeoff.problem import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. What it means is the model's to say."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were typed; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Place

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """Nodes as dictionaries, lists and strings, for the model."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def place(node: Node, path: Iterable[str | int], *, key: bool = False) -> Place:
    """Where the value at `path` stands, or the nearest node above it that exists. With `key`, where its key stands."""
    at = node.at
    for step in path:
        if isinstance(node, Mapping):
            name, value = node.key(str(step)), node.get(str(step))
            if name is None or value is None:
                return at
            node, at = value, (name.at if key else value.at)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            at = node.at
        else:
            return at
    return at
