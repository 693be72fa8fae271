"""The navigation of a project that names none: what writers wrote, the hubs of the edition, and how it gives account of itself.

Records are many and stay out of it; each hub lists its own. So a page costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.structure.files import Files

from tradeoff import routes
from tradeoff.pages.page import index_twin
from tradeoff.plan import Plan

HUBS = ("compare/", "use-cases/", "quiz", "criteria/", "options/", "adopters", "fact-check/")
"""What readers come for, in order."""
ABOUT = ("method", "neutrality", "sources", "glossary", "embed/")
"""What stands behind it, under one heading: a bar of fifteen entries would be read by nobody."""


def navigation(planned: Plan, files: Files) -> list[Any]:
    """MkDocs' nav: a list of titles and files."""
    words, catalog = planned.catalog.words, planned.catalog
    hubs = list(HUBS)
    if len(catalog.edition.compared) == 2 and catalog.edition.pairs:
        a, b = catalog.edition.pairs[0]
        hubs[0] = routes.pair(a.id, b.id)
    home = _entries(planned, files, [""])
    about = _entries(planned, files, ABOUT)
    return [*home, *_tree(planned), *_entries(planned, files, hubs), *([{words("pages.about.title"): about}] if about else [])]


def _entries(planned: Plan, files: Files, paths: Iterable[str]) -> list[Any]:
    """The pages of the plan among these, each with its short title."""
    words = planned.catalog.words
    found: list[Any] = []
    for path in paths:
        if path in planned.pages:
            title = words("pages.home") if not path else words(f"pages.{path.partition('/')[0]}.title")
            found.append({title: _uri(files, routes.markdown_file(path))})
    return found


def _tree(planned: Plan) -> list[Any]:
    """Writers' pages by their order: those in a folder under the title of its index, or under the folder's name."""
    pages = [page for path, page in planned.authored.items() if planned.page_of(path) not in planned.pages]
    entries: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for page in sorted(pages, key=lambda page: page.rank):
        folder, _, _ = page.path.rpartition("/")
        if not folder:
            entries.append(page.path)
            continue
        if folder not in folders:
            folders[folder] = []
            index = planned.authored.get(f"{folder}/index.md")
            title = index.meta.get("title", "") if index else ""
            entries.append({title or folder.rpartition("/")[2].replace("-", " ").capitalize(): folders[folder]})
        folders[folder].append(page.path)
    return entries


def _uri(files: Files, markdown: str) -> str:
    return markdown if files.get_file_from_path(markdown) else index_twin(markdown)
