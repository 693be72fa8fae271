"""The theme's stylesheets without what this site does not use: they are a fifth of what a reader's browser waits for."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import Files

from mkdocs_bridge.planned_file import PlannedFile
from tradeoff.stylesheet import ClassNames, in_use

FOLDER = "assets/stylesheets/"
"""Where the theme keeps them."""


class ThemeStyles:
    """Sees all pages of one build, and shortens the stylesheets at its end."""

    def __init__(self) -> None:
        self._names = ClassNames()

    def see(self, html: str) -> None:
        """Look at a finished page."""
        self._names.read_page(html)

    def shorten(self, files: Files, site: Path) -> None:
        """Rewrite the stylesheets in the folder of the site. Pages that a project has as files of its own count, too."""
        for file in files:
            path = site / file.dest_uri
            if file.is_documentation_page() or isinstance(file, PlannedFile) or not path.is_file():
                continue
            if path.suffix == ".js":
                self._names.read_script(path.read_text(encoding="utf-8", errors="replace"))
            elif path.suffix == ".html":
                self._names.read_page(path.read_text(encoding="utf-8", errors="replace"))
        for file in files:
            path = site / file.dest_uri
            if file.src_uri.startswith(FOLDER) and path.suffix == ".css" and path.is_file():
                path.write_text(in_use(path.read_text(encoding="utf-8"), self._names), encoding="utf-8")
