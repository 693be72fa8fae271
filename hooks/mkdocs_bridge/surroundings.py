"""The surroundings of a page: its head, the trail above it, its neighbours and its edit link, handed to the theme."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any, cast

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from tradeoff import routes
from tradeoff.api.documents import documents
from tradeoff.metadata import head, reading
from tradeoff.metadata.about import About
from tradeoff.pages.page import index_twin
from tradeoff.plan import Plan


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What the theme's footer asks of the page before or after."""

    url: str
    title: Markup


class Surroundings:
    """Makes the surroundings of one build's pages. `files` are all of the build's, once there are."""

    files: Files | None = None

    def __init__(self, planned: Plan) -> None:
        self._plan = planned
        self._documents = tuple(documents(planned.catalog))
        self._minutes: dict[str, int] = {}
        self._open: list[Page] = []

    def read(self, page: Page, text: str) -> None:
        """Take from the rendered text what only it tells: a description that nobody wrote, and how long it takes to read."""
        about = self._about(page)
        if not about:
            return
        given = str(page.meta.get("description") or about.description)
        page.meta["description"] = given or reading.shortened(reading.first_paragraph(text)) or about.title
        if about.guide:
            self._minutes[page.file.src_uri] = reading.minutes(text)

    def surround(self, page: Page, context: dict[str, Any]) -> None:
        """Hand everything to the theme. Comes last: what the theme prints as it is, is escaped here."""
        about = self._about(page)
        if not about:
            return
        title = about.title or Markup(page.title or "").striptags()  # noqa: S704 — taken apart
        about = replace(about, title=title, name=about.name or title, description=page.meta["description"])
        plan, site = self._plan, self._plan.settings.routes
        context["tradeoff_head"] = head.head(about, plan.catalog, site, plan.templates, self._documents)
        context["tradeoff_trail"] = head.trail(about, site, plan.templates)
        page.meta["description"] = html.escape(about.description)
        page.content = self._timed(page)
        self._join(page, about)
        self._light(about)
        if plan.settings.forge:
            file = self._source(page)
            page.edit_url = plan.settings.forge.edit(file) if file else None

    def leave(self) -> None:
        """Take back what was true for one page only, once it is made."""
        for page in self._open:
            page.active = False
        self._open.clear()

    def _about(self, page: Page) -> About | None:
        """What the plan knows of a page; nothing when another plug-in made it."""
        return self._plan.abouts.get(self._plan.page_of(page.file.src_uri))

    def _source(self, page: Page) -> str:
        """The file that a reader of the page would edit, relative to the project; nothing when it is no single file."""
        authored = self._plan.authored.get(page.file.src_uri)
        if authored:
            return authored.file
        data = self._plan.pages[self._plan.page_of(page.file.src_uri)].data
        return data if data.endswith(".yml") else ""

    def _timed(self, page: Page) -> str:
        """The content, with its reading time below the heading."""
        content, minutes = page.content or "", self._minutes.pop(page.file.src_uri, 0)
        if not minutes:
            return content
        said = html.escape(self._plan.catalog.words.count("reading-time", minutes))
        before, heading, after = content.partition("</h1>")
        line = f'\n<p class="t-reading-time">{said}</p>'
        return f"{before}{heading}{line}{after}" if heading else f"{line}\n{content}"

    def _join(self, page: Page, about: About) -> None:
        """Let the theme's footer lead along a series. Outside of one its own order stays, but leads into the middle of none."""
        if about.series:
            page.previous_page, page.next_page = self._neighbour(about.before), self._neighbour(about.after)
            return
        if page.previous_page and self._within(page.previous_page):
            page.previous_page = None
        if page.next_page and self._within(page.next_page):
            page.next_page = None

    def _light(self, about: About) -> None:
        """Mark the pages above this one in the navigation, which a record is not in: they are where the reader is."""
        for crumb in about.trail[1:]:
            above = self._page(crumb.target.path)
            if above:
                above.active = True
                self._open.append(above)

    def _within(self, page: Page) -> bool:
        about = self._about(page)
        return bool(about and about.before is not None)

    def _neighbour(self, path: str | None) -> Page | None:
        if path is None or not (page := self._page(path)):
            return None
        known = self._plan.abouts[path].name
        title = Markup.escape(known) if known else Markup(page.title or "")  # noqa: S704 — the theme prints titles as markup
        return cast("Page", Neighbour(page.url, title))

    def _page(self, path: str) -> Page | None:
        """The host's page for a page of the plan."""
        if self.files is None:
            return None
        name = routes.markdown_file(path)
        file = self.files.get_file_from_path(name) or self.files.get_file_from_path(index_twin(name))
        return file.page if file else None
