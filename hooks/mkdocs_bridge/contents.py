"""The list of contents beside a page: the sections of its tables stand in it below the heading that the table follows."""

from __future__ import annotations

import html
import re

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from tradeoff.carriers.page import PageCarrier

_HEADING = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]+)"')


def list_sections(page: Page, text: str, carrier: PageCarrier) -> None:
    """Add the sections to the contents of a page whose rendered `text` still has its placeholders."""
    entries = {entry.id: entry for entry in _all(page.toc.items)}
    for position, section in carrier.sections(text):
        before = _HEADING.findall(text, 0, position)
        above = entries.get(before[-1]) if before else None
        if above:
            above.children.append(AnchorLink(html.escape(section.title, quote=False), section.id, above.level + 1))


def _all(items: list[AnchorLink]) -> list[AnchorLink]:
    return [entry for item in items for entry in (item, *_all(item.children))]
