"""Pages and embeds of the edition in this repository, by type: see `support.page_types`."""

from __future__ import annotations

from support.page_types import embeds, pages

PAGES = pages("here")
EMBEDS = {f"embed-{kind}": address for kind, address in embeds("here").items()}
ALL = {**PAGES, **EMBEDS}
