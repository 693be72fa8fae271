"""Redirects: the reverse order of every pair, the old ids of every record, and `/compare/` when there is one pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from tradeoff import routes as paths
from tradeoff.catalog import Catalog
from tradeoff.model.option import Option
from tradeoff.routes import Routes


@dataclass(frozen=True, slots=True)
class Redirect:
    """A file at an old address that leads to a new one. Both are relative to the site's root."""

    file: str
    title: str
    address: str


def redirects(catalog: Catalog, routes: Routes) -> Iterator[Redirect]:
    """Every redirect of an edition."""
    for old, title, new in (*_pairs(catalog), *_records(catalog)):
        address = routes.page(old)
        yield Redirect(f"{address}index.html" if address.endswith("/") else address, title, routes.page(new))


def _pairs(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    pairs = catalog.edition.pairs
    for a, b in pairs:
        title = catalog.words("pages.compare.pair", a=a.name, b=b.name)
        new = paths.pair(a.id, b.id)
        if len(catalog.edition.compared) == 2:
            yield "compare/", title, new
        for one, two in product(_ids(a), _ids(b)):
            for old in (paths.pair(one, two), paths.pair(two, one)):
                if old != new:
                    yield old, title, new


def _records(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    edition = catalog.edition
    for option in edition.options.values():
        yield from ((paths.option(old), option.name, paths.option(option.id)) for old in option.aliases)
    for criterion in edition.criteria.values():
        yield from ((paths.criterion(old), criterion.label, paths.criterion(criterion.id)) for old in criterion.aliases)
    for case in edition.use_cases.values() if len(edition.compared) > 1 else ():
        yield from ((paths.use_case(old), case.title, paths.use_case(case.id)) for old in case.aliases)


def _ids(option: Option) -> tuple[str, ...]:
    return (option.id, *option.aliases)
