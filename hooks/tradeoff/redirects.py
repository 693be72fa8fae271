"""Redirects: the reverse order of every pair, the old ids of every record, and `/compare/` when there is one pair."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff import routes as paths
from tradeoff.blocks.kinds import Blocks
from tradeoff.catalog import Catalog
from tradeoff.routes import Routes


def redirects(catalog: Catalog, blocks: Blocks, routes: Routes) -> Iterator[tuple[str, str, str]]:
    """Old file, title and new address, all relative to the site's root."""
    edition = catalog.edition
    pairs = edition.pairs()

    def page(old: str, title: str, new: str) -> tuple[str, str, str]:
        address = routes.page(old)
        return (f"{address}index.html" if address.endswith("/") else address, title, routes.page(new))

    if len(edition.compared) == 2 and pairs:
        a, b = pairs[0]
        yield page("compare/", catalog.words("pages.compare.pair", a=a.name, b=b.name), paths.pair(a.id, b.id))
    for a, b in pairs:
        title = catalog.words("pages.compare.pair", a=a.name, b=b.name)
        for first in (a.id, *a.aliases):
            for second in (b.id, *b.aliases):
                if (first, second) != (a.id, b.id):
                    yield page(paths.pair(first, second), title, paths.pair(a.id, b.id))
                yield page(paths.pair(second, first), title, paths.pair(a.id, b.id))
    for option in edition.options.values():
        for old in option.aliases:
            yield page(paths.option(old), option.name, paths.option(option.id))
    for criterion in edition.criteria.values():
        for old in criterion.aliases:
            yield page(paths.criterion(old), criterion.label, paths.criterion(criterion.id))
    if len(edition.compared) > 1:
        for case in edition.use_cases.values():
            for old in case.aliases:
                yield page(paths.use_case(old), case.title, paths.use_case(case.id))
