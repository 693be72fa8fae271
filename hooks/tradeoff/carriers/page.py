"""The page carrier: put blocks, footnotes and furniture into a rendered page, link its terms and say how old its claims are.

Markdown holds one-line placeholders. They are replaced after Markdown and after search have read the page: tables cost
nothing there, and each claim is indexed only on its criterion's page. `anchors` says before what ids a page will gain,
for the host's check of links.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from tradeoff.block import Section, Target
from tradeoff.blocks.kinds import Blocks
from tradeoff.carriers.furniture import Furniture, diagram_anchor
from tradeoff.carriers.repair import HOMES, Repair
from tradeoff.carriers.terms import Terms
from tradeoff.catalog import Catalog
from tradeoff.footnotes import Footnotes, is_long
from tradeoff.formats.html import Sheet, block_html, sources_html
from tradeoff.formats.search import search_html
from tradeoff.model.claim import Citation
from tradeoff.routes import Routes
from tradeoff.templates import Templates

_HOLE = re.compile(
    r'(?:<p>)?<div data-(?P<kind>block|quiz|bibliography|diagram|sources)(?:="(?P<name>[^"]*)")?></div>(?:</p>)?'
    r'|<span data-fact="(?P<fact>[^"]+)"></span>'
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
    cited: Mapping[str, Mapping[str, Target]] = field(default_factory=dict)
    """The writers' pages that cite a source, by source and title."""
    repair: Repair | None = None
    """What leads from claims to their data; None where no repository is known."""

    def fill(
        self,
        text: str,
        address: str,
        indexed: str,
        anchors: set[str],
        *,
        reviewed: date | None = None,
        rendered: bool = True,
        wrap: Callable[[str], str] = str,
    ) -> Filled:
        """Fill the page that stands at `address`.

        `anchors` are the ids it has already, `indexed` the block that search may read, `reviewed` the day on which a writer
        last held its prose against the sources, and `wrap` finishes each piece. Terms are linked in a page that was
        `rendered`: in Markdown one cannot tell prose from code without rendering it.
        """
        text = self._terms.link(text, address) if rendered else text
        days = {reviewed} if reviewed else set()
        sheet = Sheet(address, self.routes, Footnotes(self.catalog.edition.sources, self._refs(text)), set(anchors), self.labels)
        pieces: list[str] = []
        search: list[str] = []
        position, listed = 0, False
        for hole in _HOLE.finditer(text):
            between = text[position : hole.start()]
            days |= self._days(hole)
            kind = hole["kind"]
            if kind == "sources":
                pieces += [between, "\0sources\0"]
                search.append(between)
                listed = True
            else:
                made = hole[0] if self._strange(hole) else wrap(self._made(hole, sheet))
                pieces += [between, made]
                own = kind == "block" and hole["name"] == indexed
                search += [between, search_html(self.blocks[indexed], self.catalog.words) if own else ""]
            position = hole.end()
        pieces.append(text[position:])
        search.append(text[position:])
        sources = wrap(sources_html(sheet.notes, sheet, self.templates))
        whole = "".join(pieces)
        whole = whole.replace("\0sources\0", sources, 1).replace("\0sources\0", "") if listed else whole + sources
        return Filled(whole + wrap(self._furniture.as_of(days, self.routes.absolute(address))), "".join(search))

    @cached_property
    def _furniture(self) -> Furniture:
        return Furniture(self.catalog, self.blocks, self.templates, self.labels, self.cited)

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.catalog.edition.glossary, self.routes)

    def anchors(self, text: str) -> set[str]:
        """The ids that filling this page will add: of rows, and of the list of sources."""
        refs = self._refs(text)
        names = [str(number + 1) for number in range(len(refs))] if is_long(refs) else refs
        found = {"sources" if refs else "", *(f"source-{name}" for name in names)} - {""}
        for hole in _HOLE.finditer(text):
            if self._strange(hole):
                continue
            if hole["kind"] == "block":
                found |= set(self.blocks[hole["name"] or ""].table.anchors)
            elif hole["kind"] == "diagram":
                found.add(diagram_anchor(hole["name"] or ""))
            elif hole["kind"] == "bibliography":
                found |= {f"source-{name}" for name in self.catalog.edition.sources}
        return found

    def sections(self, text: str) -> Iterator[tuple[int, Section]]:
        """The sections of the tables that will fill this page and have an anchor, with the place of each table."""
        for hole in _HOLE.finditer(text):
            if hole["kind"] == "block" and not self._strange(hole):
                sections = self.blocks[hole["name"] or ""].table.sections
                yield from ((hole.start(), section) for section in sections if section.id)

    def _refs(self, text: str) -> set[str]:
        """The sources that the page will cite."""
        found: set[str] = set()
        for hole in _HOLE.finditer(text):
            if self._strange(hole):
                continue
            if hole["ref"]:
                found.add(hole["ref"])
            elif hole["kind"] == "block":
                found |= self.blocks[hole["name"] or ""].refs
        return found

    def _days(self, hole: re.Match[str]) -> set[date]:
        """The oldest and the newest review behind what fills a hole."""
        if self._strange(hole):
            return set()
        if hole["fact"]:
            criterion, _, option = hole["fact"].partition("--")
            return {self.catalog.edition.criteria[criterion].claims[option].reviewed}
        return set(self.blocks[hole["name"]].as_of or ()) if hole["kind"] == "block" else set()

    def _strange(self, hole: re.Match[str]) -> bool:
        """Whether a writer typed what only looks like a placeholder of ours; it stays as typed."""
        if hole["ref"]:
            return hole["ref"] not in self.catalog.edition.sources
        if hole["fact"]:
            return hole["fact"] not in self.labels
        name = hole["name"] or ""
        if hole["kind"] == "diagram":
            return name not in self.catalog.diagrams
        return hole["kind"] == "block" and name not in self.blocks

    def _made(self, hole: re.Match[str], sheet: Sheet) -> str:
        if hole["ref"]:
            return self._cite(hole, sheet)
        name = hole["name"] or ""
        if hole["kind"] == "block":
            return self._block(name, sheet)
        if hole["fact"]:
            return self._furniture.fact(hole["fact"])
        if hole["kind"] == "diagram":
            return self._furniture.diagram(name, sheet)
        return self._furniture.quiz(sheet) if hole["kind"] == "quiz" else self._furniture.bibliography(sheet)

    def _block(self, name: str, sheet: Sheet) -> str:
        block, repair = self.blocks[name], self.repair
        added = partial(repair.links, block, here=sheet.here) if repair and block.kind in HOMES else None
        return block_html(block, sheet, self.templates, share=self.blocks.shared(name), added=added)

    def _cite(self, hole: re.Match[str], sheet: Sheet) -> str:
        citation = Citation.model_construct(ref=hole["ref"], at=html.unescape(hole["at"]), supports=html.unescape(hole["says"]))
        entry = sheet.notes.cite(citation, "")  # the page's own prose needs no name
        return f'<sup class="t-ref"><a href="#{entry.anchor}" role="doc-noteref">{entry.number}</a></sup>'
