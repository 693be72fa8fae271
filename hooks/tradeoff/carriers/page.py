"""The page carrier: put blocks, footnotes and furniture into a rendered page.

Markdown holds one-line placeholders. They are replaced after Markdown and after search have read the page: tables cost
nothing there, and each claim is indexed only on its criterion's page. `anchors` says before what ids a page will gain,
for the host's check of links.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from tradeoff.block import Block, Target
from tradeoff.blocks.kinds import Blocks
from tradeoff.catalog import Catalog
from tradeoff.footnotes import Footnotes
from tradeoff.formats.html import Sheet, block_html, sources_html
from tradeoff.model.claim import Citation
from tradeoff.quiz_data import quiz_data
from tradeoff.routes import Routes
from tradeoff.templates import Templates

_HOLE = re.compile(
    r'(?:<p>)?<div data-(?P<kind>block|quiz|bibliography|sources)(?:="(?P<name>[^"]*)")?></div>(?:</p>)?'
    r'|<sup data-cite="(?P<ref>[^"]+)" data-at="(?P<at>[^"]*)" data-says="(?P<says>[^"]*)"></sup>'
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A page with everything in it, and the same page as search should read it."""

    html: str
    indexed: str


@dataclass(frozen=True)
class PageCarrier:
    """Fills the pages of one build."""

    catalog: Catalog
    blocks: Blocks
    routes: Routes
    templates: Templates
    labels: dict[str, str]

    def fill(
        self, text: str, address: str, title: str, indexed: str, anchors: set[str], *, wrap: Callable[[str], str] = str
    ) -> Filled:
        """Fill the page that stands at `address`.

        `anchors` are the ids it has already, `indexed` the block that search may read, and `wrap` finishes each piece.
        """
        if not _HOLE.search(text):
            return Filled(text, text)
        sheet = Sheet(address, self.routes, Footnotes(self.catalog.edition.sources), set(anchors), self.labels)
        pieces: list[str] = []
        search: list[str] = []
        position, listed = 0, False
        for hole in _HOLE.finditer(text):
            between = text[position : hole.start()]
            kind = hole["kind"]
            if kind == "sources":
                pieces += [between, "\0sources\0"]
                search.append(between)
                listed = True
            else:
                made = hole[0] if self._strange(hole) else wrap(self._made(hole, sheet, title))
                pieces += [between, made]
                search += [between, made if kind == "block" and hole["name"] == indexed else ""]
            position = hole.end()
        pieces.append(text[position:])
        search.append(text[position:])
        sources = wrap(sources_html(sheet.notes, sheet, self.templates))
        whole = "".join(pieces)
        whole = whole.replace("\0sources\0", sources, 1).replace("\0sources\0", "") if listed else whole + sources
        return Filled(whole, "".join(search))

    def anchors(self, text: str) -> set[str]:
        """The ids that filling this page will add: of rows, and of the list of sources."""
        found: set[str] = set()
        for hole in _HOLE.finditer(text):
            if self._strange(hole):
                continue
            if hole["ref"]:
                found |= {"sources", f"source-{hole['ref']}"}
            elif hole["kind"] == "block":
                found |= self._block_anchors(self.blocks[hole["name"] or ""])
            elif hole["kind"] == "bibliography":
                found |= {f"source-{name}" for name in self.catalog.edition.sources}
        return found

    @staticmethod
    def _block_anchors(block: Block) -> set[str]:
        cited = {f"source-{citation.ref}" for cell in block.table.cells() for citation in cell.citations}
        return {row.id for row in block.table.rows} | cited | ({"sources"} if cited else set())

    def _strange(self, hole: re.Match[str]) -> bool:
        """Whether a writer typed what only looks like a placeholder of ours; it stays as typed."""
        if hole["ref"]:
            return hole["ref"] not in self.catalog.edition.sources
        return hole["kind"] == "block" and (hole["name"] or "") not in self.blocks

    def _made(self, hole: re.Match[str], sheet: Sheet, title: str) -> str:
        return self._cite(hole, sheet, title) if hole["ref"] else self._furniture(hole["kind"], hole["name"], sheet)

    def _cite(self, hole: re.Match[str], sheet: Sheet, title: str) -> str:
        citation = Citation.model_construct(ref=hole["ref"], at=html.unescape(hole["at"]), supports=html.unescape(hole["says"]))
        entry = sheet.notes.cite(citation, title)
        label = html.escape(f"{self.catalog.words('sources.title')} {entry.number}")
        return f'<sup class="t-ref"><a href="#{entry.anchor}" aria-label="{label}">{entry.number}</a></sup>'

    def _furniture(self, kind: str, name: str | None, sheet: Sheet) -> str:
        makers: dict[str, Callable[[], str]] = {
            "block": lambda: block_html(self.blocks[name or ""], sheet, self.templates, share=self.blocks.shared(name or "")),
            "quiz": lambda: self._quiz(sheet),
            "bibliography": lambda: self._bibliography(sheet),
        }
        return makers[kind]()

    def _quiz(self, sheet: Sheet) -> str:
        quiz = self.catalog.edition.quiz
        data = json.dumps(quiz_data(self.catalog, sheet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return self.templates.render("quiz.html", quiz=quiz, data=data, sheet=sheet)

    def _bibliography(self, sheet: Sheet) -> str:
        edition = self.catalog.edition
        uses: dict[str, dict[str, Target]] = {name: {} for name in edition.sources}
        for block_id in self.blocks:
            if self.blocks.kind(block_id) not in ("criterion", "option", "releases", "adopters"):
                continue
            block = self.blocks[block_id]
            for cell in block.table.cells():
                for citation in cell.citations:
                    uses[citation.ref].setdefault(self.labels.get(cell.claim, block.title), block.home)
        for case in edition.live_use_cases:
            for citation in case.figure.sources if case.figure else ():
                uses[citation.ref].setdefault(case.title, Target(f"use-cases/{case.id}"))
        entries = [(source, list(uses[source.id].items())) for source in edition.sources.values()]
        entries.sort(key=lambda entry: (entry[0].publisher.casefold(), entry[0].title.casefold()))
        names = {option.id: option.name for option in edition.options.values()}
        return self.templates.render("bibliography.html", entries=entries, names=names, sheet=sheet)
