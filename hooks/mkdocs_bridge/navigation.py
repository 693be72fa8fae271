"""The navigation of a project that names none: the hubs of the edition, then what writers wrote.

Records are many and stay out of it; each hub lists its own. So a page costs the same however many there are.
"""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import Files

from tradeoff import routes
from tradeoff.pages.page import index_twin
from tradeoff.plan import Plan


def navigation(planned: Plan, files: Files) -> list[Any]:
    """MkDocs' nav: a list of titles and files."""
    catalog, words = planned.catalog, planned.catalog.words
    wanted = ["", "compare/", "use-cases/", "quiz", "criteria/", "options/", "adopters", "sources", "method", "embed/"]
    pairs = catalog.edition.pairs
    if len(catalog.edition.compared) == 2 and pairs:
        a, b = pairs[0]
        wanted[1] = routes.pair(a.id, b.id)
    hubs = [path for path in wanted if path in planned.pages]
    entries: list[Any] = []
    for path in hubs:
        key = path.partition("/")[0]
        title = words("pages.home") if not path else words(f"pages.{key}.title")
        uri = _uri(files, routes.markdown_file(path))
        entries.append({title: uri})
    authored = sorted(path for path in planned.authored if planned.page_of(path) not in planned.pages)
    return entries[:1] + _tree(authored) + entries[1:]


def _tree(paths: list[str]) -> list[Any]:
    """Writers' pages: those in a folder under the folder's name."""
    entries: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for path in paths:
        folder, _, _ = path.rpartition("/")
        if not folder:
            entries.append(path)
            continue
        if folder not in folders:
            folders[folder] = []
            entries.append({folder.rpartition("/")[2].replace("-", " ").capitalize(): folders[folder]})
        folders[folder].append(path)
    return entries


def _uri(files: Files, markdown: str) -> str:
    return markdown if files.get_file_from_path(markdown) else index_twin(markdown)
