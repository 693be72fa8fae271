"""Furniture: what a page holds beside blocks and prose. The quiz, the bibliography, drawings, the marks of facts in prose."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tradeoff.block import Target
from tradeoff.blocks.cells import stale_words
from tradeoff.blocks.kinds import Blocks
from tradeoff.catalog import Catalog
from tradeoff.formats.html import Sheet
from tradeoff.model.source import by_publisher
from tradeoff.quiz_data import quiz_data
from tradeoff.templates import Templates

LISTED = ("criterion", "option", "releases", "adopters", "fact-check")
"""Kinds of blocks that between them cite every source once: what a bibliography says a source supports."""


def diagram_anchor(name: str, number: int = 1) -> str:
    """The anchor of a drawing that stands on a page for the `number`th time."""
    return f"diagram-{name}" if number == 1 else f"diagram-{name}-{number}"


@dataclass(frozen=True)
class Furniture:
    """Makes the furniture of one build's pages."""

    catalog: Catalog
    blocks: Blocks
    templates: Templates
    labels: dict[str, str]
    cited: Mapping[str, Mapping[str, Target]]

    def quiz(self, sheet: Sheet) -> str:
        """The quiz as a form, with its numbers for the script."""
        quiz = self.catalog.edition.quiz
        data = json.dumps(quiz_data(self.catalog, sheet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return self.templates.render("quiz.html", quiz=quiz, data=data, sheet=sheet)

    def diagram(self, name: str, sheet: Sheet) -> str:
        """A drawing with its caption, and the same in words. Shown again on one page, it gets ids of its own."""
        diagram, number = self.catalog.diagrams[name], 1
        while not (anchor := sheet.anchor(diagram_anchor(name, number))):
            number += 1
        svg = diagram.svg if number == 1 else re.sub(rf'(\bid="|url\(#){name}-', rf"\g<1>{name}-{number}-", diagram.svg)
        return self.templates.render("diagram.html", diagram=diagram, svg=svg, anchor=anchor)

    def fact(self, claim: str) -> str:
        """The mark behind a fact in prose that says when it has gone stale, as a cell has it."""
        criterion, _, option = claim.partition("--")
        clocks = self.catalog.freshness[criterion, option]
        reviewed = self.catalog.edition.criteria[criterion].claims[option].reviewed
        return self.templates.render(
            "stale.html", stale_after=clocks.stale_since, stale=stale_words(self.catalog, clocks, reviewed)
        ).strip()

    def as_of(self, days: set[date], address: str) -> str:
        """When the claims of the page at `address` were reviewed; of a page without any, when those of the edition were."""
        own = bool(days)
        if not own:
            days = {claim.reviewed for criterion in self.catalog.edition.criteria.values() for claim in criterion.claims.values()}
        return self.templates.render("as-of.html", first=min(days), last=max(days), own=own, address=address) if days else ""

    def bibliography(self, sheet: Sheet) -> str:
        """Every source, and what rests on it."""
        edition = self.catalog.edition
        uses: dict[str, dict[str, Target]] = {name: {} for name in edition.sources}
        for block_id in self.blocks:
            if self.blocks.kind(block_id) not in LISTED:
                continue
            block = self.blocks[block_id]
            for row in block.table.rows:
                for cell in (row.head, *row.cells):
                    for citation in cell.citations:
                        label = self.labels.get(cell.claim, block.title)
                        home = Target(block.home.path, row.id) if block.kind == "fact-check" else block.home
                        uses[citation.ref].setdefault(label, home)
        for case in edition.live_use_cases:
            for citation in case.figure.sources if case.figure else ():
                uses[citation.ref].setdefault(case.title, Target(f"use-cases/{case.id}"))
        for name, pages in self.cited.items():
            for title, page in pages.items():
                uses[name].setdefault(title, page)
        entries = [(source, list(uses[source.id].items())) for source in edition.sources.values()]
        entries.sort(key=lambda entry: by_publisher(entry[0]))
        names = {option.id: option.name for option in edition.options.values()}
        return self.templates.render("bibliography.html", entries=entries, names=names, sheet=sheet)
