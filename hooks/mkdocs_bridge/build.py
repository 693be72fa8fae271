"""One build: the plan meets MkDocs' files and pages."""

from __future__ import annotations

import html
import json
import logging
import re
import time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_bridge.contents import list_sections
from mkdocs_bridge.faults import BuildStopped
from mkdocs_bridge.navigation import navigation
from mkdocs_bridge.planned_file import PlannedFile
from mkdocs_bridge.second_process import SecondProcess
from mkdocs_bridge.surroundings import Surroundings
from mkdocs_bridge.theme_styles import ThemeStyles
from tradeoff import plan, routes
from tradeoff.carriers.page import Filled, PageCarrier
from tradeoff.forge import Forge
from tradeoff.lean import lean, lean_page, shipped
from tradeoff.outputs import Output
from tradeoff.pages.page import Page as GeneratedPage
from tradeoff.pages.page import index_twin
from tradeoff.plan import Plan
from tradeoff.problem import ProblemsFound
from tradeoff.settings import Settings

log = logging.getLogger("mkdocs.hooks.tradeoff")

_MARKDOWN_LINK = re.compile(r"\]\(/([^()\s#?]+\.md)(?=[)\s#?])")


class Build:
    """What one build shares between the events. `command` is MkDocs' own: only `build` has a second process to itself."""

    command = ""

    def __init__(self, config: MkDocsConfig, planned: Plan) -> None:
        self._config = config
        self._plan = planned
        self._carrier: PageCarrier = planned.carrier()
        self._surroundings = Surroundings(planned)
        self._styles = ThemeStyles()
        self._files: Files | None = None
        self._anchors: dict[str, set[str]] = {}
        self._complete: dict[str, str] = {}
        # Outputs whose file MkDocs knows by another name, which links have to use.
        self._sources: dict[str, str] = {}
        self._second: SecondProcess | None = None
        self._started = time.monotonic()

    @classmethod
    def of(cls, config: MkDocsConfig) -> Build:
        """Plan a build. Raises BuildStopped with all problems, which MkDocs prints without a traceback."""
        root = Path(config.config_file_path).resolve().parent  # `-f` may name it relatively
        content = Path(config.docs_dir).resolve()
        folder = content.relative_to(root).as_posix() if content.is_relative_to(root) else ""
        settings = Settings(
            root=root,
            data=root / "data",
            content=content,
            theme=tuple(Path(folder) for folder in config.theme.dirs),
            routes=routes.Routes(directories=config.use_directory_urls, site_url=config.site_url or ""),
            forge=Forge.of(config.repo_url or "", config.edit_uri or "", folder),
        )
        try:
            planned = plan.make(settings)
        except ProblemsFound as found:
            raise BuildStopped(found) from None
        for problem in planned.warnings:
            log.info(str(problem), extra={"problem": problem})
        if not settings.forge:
            config.edit_uri = ""  # an edit link needs a repository, at a host whose addresses are known
        css = "assets/tradeoff/options.css"
        if css not in config.extra_css:
            config.extra_css.append(css)
        # The theme's own page for missing addresses has no room for ours; its template reads the words here.
        config.extra["tradeoff"] = {"not_found": planned.catalog.words.below("not-found")}
        return cls(config, planned)

    @staticmethod
    def refuse_dirty(command: str, *, dirty: bool) -> None:
        """Raise PluginError for a build of the changed pages alone."""
        if dirty and command != "serve":
            raise PluginError("--dirty builds a search index of the changed pages alone: leave it out")

    def add_files(self, files: Files) -> Files:
        """Add the planned outputs. A writer's page at a generated path stays the file; its text joins in `markdown`."""
        for output in self._plan.outputs:
            if output.kind == "page":
                own = files.get_file_from_path(output.path) or files.get_file_from_path(index_twin(output.path))
                if own is None:
                    files.append(self._page(output))
                    continue
                self._sources[output.path] = own.src_uri
                if not _is_hub(output.path):
                    own.inclusion = InclusionLevel.NOT_IN_NAV  # its hub lists it, written or not
            else:
                files.append(self._file(output))
        for file in files:
            if shipped(file.src_uri):
                file.content_string = lean(file.src_uri, file.content_string)
        if self._config.nav is None:
            self._config.nav = navigation(self._plan, files)
        return files

    def begin_files(self, files: Files) -> None:
        """Let a second process write the files, where that is possible: from here on nothing changes them."""
        self._files = self._surroundings.files = files
        if self.command == "build" and SecondProcess.possible():
            self._second = SecondProcess(file for file in files if isinstance(file, PlannedFile))

    def finish_files(self) -> None:
        """Wait for the second process."""
        if self._second:
            second, self._second = self._second, None
            second.join()

    def abandon(self) -> None:
        """End the second process of a build that has failed."""
        if self._second:
            self._second.stop()

    def markdown(self, page: Page, text: str) -> str:
        """The whole Markdown of a page."""
        try:
            whole = self._plan.markdown(page.file.src_uri, "" if page.file.generated_by else text)
        except ProblemsFound as found:
            raise BuildStopped(found) from None
        return _MARKDOWN_LINK.sub(lambda link: f"](/{self._sources.get(link[1], link[1])}", whole)

    def indexed(self, page: Page, text: str) -> str:
        """What search may read of a page: its text, and the block of its own if it has one."""
        generated = self._generated(page)
        self._surroundings.read(page, text)
        own = set(page.present_anchor_ids or ())
        list_sections(page, text, self._carrier)
        self._anchors[page.file.src_uri] = own
        # Rows and sources are put in later: tell the link check that their anchors will exist.
        page.present_anchor_ids = own | self._carrier.anchors(text)
        if not generated or not generated.indexed:
            return text
        filled = self._fill(page, text)
        self._complete[page.file.src_uri] = filled.html
        return filled.indexed

    def complete(self, page: Page, context: dict[str, Any]) -> None:
        """Put the blocks into the page, now that search has read it, and what stands around it into the theme's hands.

        Kept until here, they would fill the memory.
        """
        done = self._complete.pop(page.file.src_uri, None)
        page.content = done if done is not None else self._fill(page, page.content or "").html
        self._surroundings.surround(page, context)

    def see(self, html: str) -> str:
        """Look at a page that is finished but for its white space."""
        self._styles.see(html)
        return lean_page(html)

    def finish_styles(self) -> None:
        """Leave out of the theme's stylesheets what no page uses. A preview has better to do: it may have made one page only."""
        if self.command == "build" and self._files:
            self._styles.shorten(self._files, Path(self._config.site_dir))

    def leave(self, page: Page) -> None:
        """Let go of a page that is written. The host keeps all to the end: their tables would be two fifths of its memory."""
        page.content = ""
        self._surroundings.leave()

    def _fill(self, page: Page, text: str) -> Filled:
        generated = self._generated(page)
        indexed = generated.indexed if generated else ""
        authored = self._plan.authored.get(page.file.src_uri)
        try:
            anchors = self._anchors[page.file.src_uri]
            return self._carrier.fill(text, page.url, indexed, anchors, reviewed=authored.reviewed if authored else None)
        except ProblemsFound as found:
            raise BuildStopped(found) from None

    def _generated(self, page: Page) -> GeneratedPage | None:
        return self._plan.pages.get(self._plan.page_of(page.file.src_uri))

    def summarise(self) -> None:
        """Log pages, claims, sources, due, stale and seconds."""
        catalog = self._plan.catalog
        states = [clocks.state for clocks in catalog.freshness.values()]
        log.info(
            "%d pages, %d claims, %d sources, %d due, %d stale, %.1f seconds",
            len({*self._plan.pages, *map(self._plan.page_of, self._plan.authored)}),
            len(states),
            len(catalog.edition.sources),
            states.count("due"),
            states.count("stale"),
            time.monotonic() - self._started,
        )

    def _page(self, output: Output) -> File:
        inclusion = InclusionLevel.INCLUDED if _is_hub(output.path) else InclusionLevel.NOT_IN_NAV
        # Front matter carries only the title; a JSON string is YAML. The theme prints titles as markup.
        title = json.dumps(html.escape(output.page.title if output.page else "", quote=False), ensure_ascii=False)
        file = File.generated(self._config, output.path, content=f"---\ntitle: {title}\n---\n", inclusion=inclusion)
        file.edit_uri = f"../{output.made_from}" if output.made_from.endswith(".yml") else None
        return file

    def _file(self, output: Output) -> File:
        if not output.path.endswith(".md"):
            return PlannedFile.of(self._config, output.path, output.encoded)
        # Any .md is a page to MkDocs. Under another source name it is a file, and links to that name are still checked.
        file = PlannedFile.of(self._config, f"{output.path}.raw", output.encoded)
        file.dest_uri = file.url = output.path
        self._sources[output.path] = file.src_uri
        return file


def _is_hub(path: str) -> bool:
    return path.count("/") == path.endswith("/index.md")
