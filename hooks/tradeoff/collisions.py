"""Collisions: two things that would be written to one path. MkDocs lets the last one win and says nothing."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tradeoff.outputs import Output
from tradeoff.pages.page import index_twin, page_path
from tradeoff.problem import Place, Problem
from tradeoff.routes import Routes
from tradeoff.settings import Settings
from tradeoff.text.page import Authored


def collisions(outputs: Iterable[Output], authored: Mapping[str, Authored], settings: Settings) -> list[Problem]:
    """Outputs against outputs, writers' pages against those and among themselves, and writers' files of any kind against all."""
    taken: dict[str, Output] = {}
    problems = []
    for output in outputs:
        path = output.path if output.kind == "file" else _file(page_path(output.path), settings.routes)
        if path in taken:
            first, second = sorted((taken[path], output), key=lambda found: found.at is not None)
            message = f"two outputs share the path '{path}': another is made from {first.made_from}"
            problems.append(_problem(second.at or Place(second.made_from), message))
        taken[path] = output
    pages: dict[str, str] = {}
    for page in authored.values():
        path = _file(page_path(page.path), settings.routes)
        own = taken.get(path)
        if own and own.path not in (page.path, index_twin(page.path)):
            problems.append(_problem(Place(page.file), f"'{path}' is written by the build: rename or remove this page"))
            continue
        if path in pages:
            problems.append(_problem(Place(page.file), f"'{pages[path]}' already is the page at this address"))
        pages.setdefault(path, page.file)
    return problems + list(_files(settings, {**dict.fromkeys(pages), **taken}))


def _files(settings: Settings, taken: Mapping[str, object]) -> Iterator[Problem]:
    folders = {parent for path in taken for parent in _parents(path)}
    for path in sorted(settings.content.rglob("*")):
        name = path.relative_to(settings.content).as_posix()
        if not path.is_file() or path.suffix == ".md" or any(part.startswith(".") for part in name.split("/")):
            continue
        at = Place(Path(os.path.relpath(path, settings.root)).as_posix())
        if name in taken:
            yield _problem(at, f"'{name}' is written by the build: rename or remove this file")
        elif name in folders:
            yield _problem(at, f"the build needs a folder '{name}': rename or remove this file")


def _parents(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _file(page: str, routes: Routes) -> str:
    address = routes.page(page)
    return f"{address}index.html" if address.endswith("/") or not address else address


def _problem(at: Place, message: str) -> Problem:
    return Problem(at, "duplicate-path", message)
