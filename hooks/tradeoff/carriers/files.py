"""File carriers: a block as a stand-alone page and as files to download, each with sources, as-of, licence and home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from tradeoff import routes as paths
from tradeoff.block import Block
from tradeoff.blocks.kinds import Blocks
from tradeoff.catalog import Catalog
from tradeoff.footnotes import Footnotes
from tradeoff.formats.csv import csv_table
from tradeoff.formats.html import Sheet, block_html, sources_html
from tradeoff.formats.json import json_block
from tradeoff.formats.markdown import markdown_sources, markdown_table
from tradeoff.lean import OURS, lean
from tradeoff.model.option import Option
from tradeoff.option_colours import option_colours
from tradeoff.routes import Routes
from tradeoff.templates import Templates
from tradeoff.text.inline import escape_markdown, to_markdown


@dataclass(frozen=True)
class FileCarrier:
    """Writes the files of one build."""

    catalog: Catalog
    blocks: Blocks
    routes: Routes
    templates: Templates
    labels: dict[str, str]

    def embed(self, block_id: str) -> str:
        """A page of one file: no theme, no script, style inside, readable in light and dark."""
        block = self.blocks[block_id]
        here = paths.embed(block_id)
        sheet = Sheet(here, self.routes, self._notes(block), labels=self.labels)
        body = block_html(block, sheet, self.templates, share=False)
        home = self.routes.target(block.home)
        return self.templates.render(
            "embed.html",
            block=block,
            body=_outward(body),
            sources=_outward(sources_html(sheet.notes, sheet, self.templates)),
            css=self._css + _safe(option_colours(self._options(block), scheme="system")),
            home=self.routes.between(here, home),
            canonical=self.routes.absolute(home),
            oembed=self.routes.absolute(paths.oembed(block_id)),
            site=self.catalog.edition.site,
        )

    def markdown(self, block_id: str) -> str:
        """A GFM document."""
        block, words = self.blocks[block_id], self.catalog.words
        notes = self._notes(block)
        table = markdown_table(block, notes, words)
        lead = f"{to_markdown(block.lead)}\n\n" if block.lead else ""
        heading = escape_markdown(words("sources.title"))
        sources = f"\n{heading}:\n\n{markdown_sources(notes, words)}" if notes.entries else ""
        return f"## {escape_markdown(block.title)}\n\n{lead}{table}{sources}\n{self._foot(block)}\n"

    def csv(self, block_id: str) -> str:
        """The table alone; see `formats.csv`."""
        return csv_table(self.blocks[block_id], self._notes(self.blocks[block_id]), self.catalog.words)

    def json(self, block_id: str) -> str:
        """The block with what every export says about itself."""
        block, site = self.blocks[block_id], self.catalog.edition.site
        home = self.routes.target(block.home)
        about = {
            "schema_version": 1,
            "edition": site.title,
            "licence": {"name": site.licence.name, "url": site.licence.url},
            "home": self.routes.absolute(home) or self.routes.between(paths.export(block_id, "json"), home),
        }
        return json_block(block, about, self._notes(block), self.catalog.words)

    def _foot(self, block: Block) -> str:
        words, site = self.catalog.words, self.catalog.edition.site
        as_of = block.as_of
        day = words("as-of.none")
        if as_of:
            first, last = as_of[0].isoformat(), as_of[1].isoformat()
            day = words("as-of.one", day=last) if first == last else words("as-of.span", first=first, last=last)
        here = paths.export(block.id, "md")
        home = self.routes.target(block.home)
        address = self.routes.absolute(home) or self.routes.between(here, home)
        licence = f"[{escape_markdown(words('licence', name=site.licence.name))}](<{site.licence.url}>)"
        return f"{escape_markdown(day)}. [{escape_markdown(words('home', title=site.title))}](<{address}>). {licence}."

    def _notes(self, block: Block) -> Footnotes:
        return Footnotes(self.catalog.edition.sources, block.refs)

    def _options(self, block: Block) -> list[Option]:
        """The options whose colours a block uses."""
        used = {thing.option for things in (block.table.columns, block.table.cells()) for thing in things}
        used |= set(block.picture.options if block.picture else ())
        return [option for option in self.catalog.edition.options.values() if option.id in used]

    @cached_property
    def _css(self) -> Markup:
        return _safe("".join(lean(name, self.templates.text(f"{OURS}{name}")) for name in ("embed.css", "block.css")))


def _outward(text: str) -> Markup:
    """Let every link that leaves the embed open beside the page it is framed in: many sites refuse to be framed."""
    return _safe(re.sub(r'<a (?=[^>]*\bhref="(?!#))', '<a target="_blank" rel="noopener" ', text))


def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704 — made by our own templates
