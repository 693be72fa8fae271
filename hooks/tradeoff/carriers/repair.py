"""Repair: beside a claim or a statement at its home, the way to its line in the repository and to a report about it.

At its home alone: there a reader has its whole proof in view, and tables of everything would grow by half.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from tradeoff.block import Block, Row
from tradeoff.catalog import Catalog
from tradeoff.forge import Forge
from tradeoff.problem import Place
from tradeoff.routes import Routes
from tradeoff.templates import Templates

HOMES = ("criterion", "fact-check")
"""The kinds of blocks that are the home of what they show."""
Places = Callable[..., Place]
"""Where a field of a record stands, see `Folder.place`."""


@dataclass(frozen=True)
class Repair:
    """Makes the links of one build. `forge` keeps the repository, `places` knows the lines."""

    forge: Forge
    places: Places
    catalog: Catalog
    routes: Routes
    templates: Templates

    def links(self, block: Block, row: Row, here: str) -> Markup:
        """The links of a row on the page at `here`; nothing away from home, and for a row that is no record's own."""
        place = self._place(block, row) if here == self.routes.page(block.home.path) else None
        if not place:
            return Markup("")
        words = self.catalog.words
        name = f"{block.id.partition('--')[2]}--{row.id}" if block.kind == "criterion" else row.id
        address = f"{self.routes.absolute(here) or here or './'}#{row.id}"
        said = words("repair.text", name=name, address=address, file=place.file, line=place.line)
        return Markup(  # noqa: S704 — the template escapes
            self.templates.render(
                "repair.html",
                edit=self.forge.line(place),
                report=self.forge.report(words("repair.title", name=name), said),
                name=name,
            ).strip()
        )

    def _place(self, block: Block, row: Row) -> Place | None:
        """Where the row's claim or statement stands, if it is one."""
        edition = self.catalog.edition
        if block.kind == "criterion":
            criterion = edition.criteria[block.id.partition("--")[2]]
            return self.places("criteria", criterion.id, "claims", row.id, key=True) if row.id in criterion.claims else None
        if block.kind == "fact-check":
            return self.places("statements", row.id, "statement", key=True) if row.id in edition.statements else None
        return None
