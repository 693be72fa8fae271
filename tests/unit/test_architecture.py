"""The house: which part may lean on which, and what holds for every module. ARCHITECTURE.md shows the same table."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from support.editions import small
from support.engine import HOOKS, lines, naming
from support.facts import Facts

LAYERS: dict[str, tuple[str, ...]] = {
    # part               what it may import, beside itself
    "system": (),
    "problem": (),
    "swap": (),
    "lean": (),
    "stylesheet": (),
    "text": ("problem",),
    "words": ("problem", "text"),
    "model": (),
    "record": ("model", "problem", "text"),
    "folder": ("model", "problem", "record", "text"),
    "score": ("model",),
    "freshness": ("model",),
    "sensitivity": ("model", "score"),
    "exhibits": ("folder", "problem"),
    "loaded_words": ("model", "text"),
    "rules": ("folder", "loaded_words", "model", "problem", "score"),
    "picture": (),
    "block": ("model", "picture"),
    "catalog": ("block", "exhibits", "freshness", "model", "score", "words"),
    "neutrality": ("catalog", "model", "score"),
    "footnotes": ("model",),
    "routes": ("block", "model"),
    "forge": ("problem",),
    "option_colours": ("model",),
    "redirects": ("catalog", "model", "routes"),
    "blocks": (
        "block", "catalog", "freshness", "loaded_words", "model", "neutrality", "picture", "routes", "score", "sensitivity",
        "text",
    ),
    "settings": ("forge", "routes"),
    "templates": ("problem", "text", "words"),
    "formats": ("block", "footnotes", "picture", "routes", "templates", "text", "words"),
    "quiz_data": ("block", "catalog", "formats", "routes"),
    "carriers": (
        "block", "blocks", "catalog", "footnotes", "forge", "formats", "lean", "model", "option_colours", "problem",
        "quiz_data", "routes", "templates", "text",
    ),
    "api": ("catalog", "model", "routes", "score"),
    "pages": (
        "block", "blocks", "catalog", "exhibits", "formats", "freshness", "model", "problem", "routes", "score", "templates",
        "text",
    ),
    "metadata": ("block", "catalog", "model", "pages", "routes", "templates", "text"),
    "outputs": (
        "api", "blocks", "carriers", "catalog", "metadata", "option_colours", "pages", "problem", "redirects", "routes",
        "templates",
    ),
    "collisions": ("outputs", "pages", "problem", "routes", "settings", "text"),
    "plan": (
        "block", "blocks", "carriers", "catalog", "collisions", "exhibits", "folder", "freshness", "metadata", "outputs", "pages",
        "problem", "rules", "settings", "templates", "text", "words",
    ),
    "prose": ("model", "pages", "plan", "problem", "routes", "settings", "text"),
    "export": ("lean", "plan", "problem", "routes", "settings"),
    "scaffold": ("model",),
    "history": ("model", "problem", "score"),
    "review": ("folder", "freshness", "model", "problem"),
    "cli": (
        "export", "folder", "freshness", "history", "model", "plan", "problem", "prose", "review", "rules", "scaffold",
        "settings", "system",
    ),
    "__main__": ("cli",),
}  # fmt: skip
"""Every part of the engine, from the ground up: a part imports only what stands above it in this table."""

MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)
ENGINE = [path for path in MODULES if path.is_relative_to(HOOKS / "tradeoff")]


def name_of(path: Path) -> str:
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def part_of(module: str) -> str:
    return [*module.split("."), ""][1]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or later."""
    return imported(ast.walk(tree(path)))


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from tradeoff import plan` is about a module, `from tradeoff.plan import make` about a name in one.
            inner = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            yield from (path if path in NAMES else node.module for path in inner.values())


def at_once(node: ast.AST) -> Iterator[ast.AST]:
    """What runs while a module is imported: neither the insides of functions nor what only a type checker reads."""
    for inner in ast.iter_child_nodes(node):
        typing = isinstance(inner, ast.If) and "TYPE_CHECKING" in ast.unparse(inner.test)
        if not typing and not isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield inner
            yield from at_once(inner)


def waits_for(path: Path) -> set[str]:
    """Our modules that have to be whole before this one can be: what it imports, and the packages these stand in."""
    own = name_of(path)
    needed = {found for found in imported(at_once(tree(path))) if found in NAMES}
    around = {".".join(parts[:length]) for found in needed for parts in [found.split(".")] for length in range(1, len(parts))}
    return needed | {package for package in around if not f"{own}.".startswith(f"{package}.")}


def test_the_table_names_every_part() -> None:
    assert set(LAYERS) == {part_of(name_of(path)) for path in ENGINE} - {""}


def test_the_table_has_one_direction() -> None:
    order = list(LAYERS)
    for part, below in LAYERS.items():
        assert [name for name in below if order.index(name) >= order.index(part)] == [], part


def test_the_engine_follows_the_table() -> None:
    wrong = [
        f"{name_of(path)} imports {found}"
        for path in ENGINE
        for found in imports(path)
        if found.startswith("tradeoff.")
        and (part := part_of(name_of(path)))
        and part_of(found) not in (part, *LAYERS.get(part, ()))
    ]
    assert not wrong


def test_the_table_allows_nothing_that_is_not_used() -> None:
    used: dict[str, set[str]] = {part: set() for part in LAYERS}
    for path in ENGINE:
        part = part_of(name_of(path))
        used.setdefault(part, set()).update(part_of(found) for found in imports(path) if found.startswith("tradeoff."))
    assert {part: sorted(set(below) - used[part]) for part, below in LAYERS.items() if set(below) - used[part]} == {}


def test_only_the_door_and_the_bridge_know_mkdocs() -> None:
    knowing = {
        name_of(path)
        for path in MODULES
        for found in imports(path)
        if found.split(".")[0] in ("mkdocs", "material", "properdocs")
    }
    assert all(name == "main" or name.startswith("mkdocs_bridge") for name in knowing)
    assert "main" in knowing


def test_nobody_imports_the_door_or_the_bridge() -> None:
    for path in MODULES:
        for found in imports(path):
            assert found != "main", name_of(path)
            assert not found.startswith("mkdocs_bridge") or path.parent.name == "mkdocs_bridge" or name_of(path) == "main", (
                name_of(path)
            )


def test_no_module_waits_for_itself() -> None:
    # A module that is imported alone must not depend on who was imported before it.
    needs = {name_of(path): waits_for(path) for path in MODULES}
    assert needs["tradeoff.plan"] >= {"tradeoff.rules", "tradeoff.text.page", "tradeoff.text"}
    TopologicalSorter(needs).prepare()  # raises CycleError, with the way round


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(tree(path)) and path.read_text(encoding="utf-8").strip()]
    assert not silent


def test_no_module_outgrows_its_noun() -> None:
    long = {name_of(path): length for path in MODULES if (length := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long


WORDS_OF_THE_TRADE = {"cards", "slate", "tablet", "runner", "courier"}
"""Names of options of the small editions that are also words of Material or of English; the longer ones are looked for."""


def test_no_option_is_named_in_the_engine() -> None:
    options = [(name, record) for root in small().values() for name, record in Facts(root).options.items()]
    names = {word for name, record in options for word in (name, record["name"], *record.get("aliases", []))}
    names = {name for name in names if name.lower() not in WORDS_OF_THE_TRADE}
    assert "heron" in names
    assert naming(names) == []


def test_no_side_of_a_table_is_named_in_the_engine() -> None:
    pattern = re.compile(r"(?<![\w])(left|right|other)(?![\w])", re.IGNORECASE)
    aria = '"other"'  # a value of aria-sort: ordered, but by no column
    assert not [f"{at} {line.strip()}" for at, line in lines() if pattern.search(line.replace(aria, ""))]
