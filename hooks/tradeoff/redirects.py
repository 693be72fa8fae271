"""Redirects: the reverse order of every pair, the old ids of every record, and `/compare/` when there is one pair.

Pages redirect; the files of a block, which programs and frames read, are written under its old ids as well.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
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


def former_ids(catalog: Catalog, blocks: Container[object]) -> Iterator[tuple[str, str]]:
    """The old ids of blocks, by the aliases of the records they show: each with the id the block has now."""
    edition = catalog.edition
    renamed = [(f"criterion--{old}", f"criterion--{new.id}") for new in edition.criteria.values() for old in new.aliases]
    renamed += [(f"use-case--{old}", f"use-case--{new.id}") for new in edition.use_cases.values() for old in new.aliases]
    renamed += [(f"statement--{old}", f"statement--{new.id}") for new in edition.statements.values() for old in new.aliases]
    for option in edition.options.values():
        for kind, old in product(("option", "pros-cons", "releases"), option.aliases):
            renamed.append((f"{kind}--{old}", f"{kind}--{option.id}"))
    for a, b in edition.pairs:
        now = f"{a.id}-vs-{b.id}"
        names = [f"{one}-vs-{two}" for one, two in product(_ids(a), _ids(b))]
        for end in ("", *(f"--{group.id}" for group in edition.live_groups)):
            renamed += [(f"compare--{name}{end}", f"compare--{now}{end}") for name in names if name != now]
    return ((old, new) for old, new in renamed if new in blocks)


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
