"""A planned file: an output of the plan that MkDocs writes as it is, its content made only then.

An edition of many options has thousands of embeds and exports. Made beforehand, as MkDocs does with generated files, they
would take several times the memory of all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_bridge.faults import BuildStopped
from tradeoff.problem import ProblemsFound


class PlannedFile(File):
    """A file of the site, without a source."""

    make: Callable[[], bytes]
    written = False
    """Whether a second process writes it."""

    @classmethod
    def of(cls, config: MkDocsConfig, path: str, make: Callable[[], bytes]) -> PlannedFile:
        """The file at a path, with what makes its content."""
        file = cast("PlannedFile", cls.generated(config, path, content=""))
        file.make = make
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 — MkDocs' own signature
        """Make the content and write it. Raises BuildStopped when a template is at fault."""
        if self.written:
            return
        if self.content_bytes:  # a plug-in has given it another content
            super().copy_file(dirty)
            return
        try:
            content = self.make()
        except ProblemsFound as found:
            raise BuildStopped(found) from None
        path = Path(self.abs_dest_path)
        try:
            path.write_bytes(content)
        except FileNotFoundError:  # mostly the folder exists: to ask first would cost as much as to write
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
