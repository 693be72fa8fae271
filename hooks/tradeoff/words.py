"""Words: every sentence the engine shows, by key, with `data/words.yml` laid over the engine's own."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tradeoff.problem import Problem, unknown
from tradeoff.text import node as nodes
from tradeoff.text.yaml import read_file

OWN = Path(__file__).with_name("words.yml")


class Words(Mapping[str, str]):
    """Texts by dotted key. Call it with a key and the values its placeholders name: `words("as-of.one", day="…")`."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key, its placeholders filled in. Raises KeyError for a key the engine does not have."""
        text = self._texts[key]
        return text.format(**values) if values else text

    __hash__ = object.__hash__  # the words of one build, by identity: they are keys of what was made with them

    def __eq__(self, given: object) -> bool:
        return self is given

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def below(self, prefix: str) -> dict[str, str]:
        """The texts under a prefix, for scripts: `below("quiz")` gives `{"start": …}`."""
        return {key.removeprefix(f"{prefix}."): text for key, text in self._texts.items() if key.startswith(f"{prefix}.")}

    def count(self, key: str, number: int, **values: Any) -> str:
        """A text that depends on a number: `key.one` or `key.many`, with `{number}`."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", number=number, **values)


def own() -> Words:
    """The engine's words."""
    texts, problems = _read(OWN, OWN.name)
    if problems:
        raise ValueError(problems)
    return Words({key: text for key, (text, _) in texts.items()})


def load(data: Path, root: Path) -> tuple[Words, list[Problem]]:
    """The engine's words with those of `data/words.yml` over them."""
    base = own()
    path = data / "words.yml"
    if not path.exists():
        return base, []
    texts, problems = _read(path, path.relative_to(root).as_posix())
    merged = dict(base)
    for key, (text, at) in texts.items():
        if key not in base:
            problems.append(Problem(at, "unknown-word", unknown("word", key, base)))
        elif _names(text) - _names(base[key]):
            allowed = ", ".join(f"{{{name}}}" for name in sorted(_names(base[key]))) or "none"
            problems.append(Problem(at, "bad-placeholder", f"'{key}' may use these placeholders: {allowed}"))
        else:
            merged[key] = text
    return Words(merged), problems


def _read(path: Path, name: str) -> tuple[dict[str, tuple[str, Any]], list[Problem]]:
    root, problems = read_file(path, name)
    found: dict[str, tuple[str, Any]] = {}
    if root is not None:
        _flatten(root, "", found, problems)
    return found, problems


def _flatten(node: nodes.Node, key: str, found: dict[str, tuple[str, Any]], problems: list[Problem]) -> None:
    if isinstance(node, nodes.Mapping):
        for name, value in node.entries:
            _flatten(value, f"{key}.{name.text}" if key else name.text, found, problems)
    elif isinstance(node, nodes.Scalar) and not node.text.strip():
        problems.append(Problem(node.at, "empty-text", f"'{key}' has nothing after it: write it, or leave the key out"))
    elif isinstance(node, nodes.Scalar):
        found[key] = (node.text, node.at)
    else:
        problems.append(Problem(node.at, "wrong-type", f"'{key}' expects text"))


def _names(text: str) -> set[str]:
    try:
        parts = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return {"{"}
    return {"{" if spec or conversion else name for name, spec, conversion in parts}
