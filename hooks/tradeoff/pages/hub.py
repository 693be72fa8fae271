"""A hub: a page that lists what there is of one kind."""

from __future__ import annotations

from tradeoff.block import Target
from tradeoff.catalog import Catalog
from tradeoff.pages.page import Crumb, Page


def hub(catalog: Catalog, name: str, path: str, *, data: str = "", indexed: str = "", **values: object) -> Page:
    """The hub of a kind: its words and its template go by the kind's name. `values` are handed to the template."""
    words = catalog.words
    title = words(f"pages.{name}.title")
    key, options = f"pages.{name}.description", every(catalog)
    counts = f"{key}.one" in words  # the fact check says how many statements it has
    description = words.count(key, len(catalog.edition.statements), options=options) if counts else words(key, options=options)
    return Page(path, title, description, f"{name}.md", lambda: {"catalog": catalog, **values}, data, indexed=indexed)


def below(catalog: Catalog, name: str) -> Crumb:
    """The step of a trail that a hub is."""
    return Crumb(catalog.words(f"pages.{name}.title"), Target(f"{name}/"))


def either(catalog: Catalog) -> str:
    """The compared options as alternatives: "a, b or c"."""
    return _row(catalog, "pages.either")


def every(catalog: Catalog) -> str:
    """The compared options together: "a, b and c"."""
    return _row(catalog, "pages.every")


def _row(catalog: Catalog, key: str) -> str:
    names = [option.name for option in catalog.edition.compared]
    return catalog.words(key, first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]
