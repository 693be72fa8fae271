"""Structured data: what a page holds, in the vocabulary of https://schema.org, as JSON-LD for search engines.

- `BreadcrumbList` (schema.org/BreadcrumbList) wherever a trail is. Each step needs a full address, so only with one.
- `Article` (schema.org/Article) for a guide: headline, author, the day its prose was last held against its sources.
- `ClaimReview` (schema.org/ClaimReview) for each statement, on its topic's page alone: an engine wants one place for it.
- `Dataset` (schema.org/Dataset) for the API, on the page that offers everything to take along.

The last three say something without an address too: then they leave out what would need one. A day is one on which a person
looked; that of the build stands nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tradeoff import routes as paths
from tradeoff.block import Target
from tradeoff.catalog import Catalog
from tradeoff.metadata.about import About
from tradeoff.metadata.picture import picture_path
from tradeoff.model.statement import Statement
from tradeoff.routes import Routes
from tradeoff.text.inline import to_plain

Data = dict[str, Any]

RATINGS = {"holds": 5, "holds-with-caveat": 4, "outdated": 2, "wrong": 1}
"""A verdict on the scale from 1 (false) to 5 (true) of today: what is outdated was true, and no longer is. `unverified` has no
number, because a rating in the middle would claim that half of it is true; its name alone says what was found."""


def structured(about: About, catalog: Catalog, routes: Routes, documents: Iterable[str]) -> Iterator[Data]:
    """Everything a page says of itself. `documents` are the names of the API's."""
    if about.trail and routes.site_url:
        yield _trail(about, routes)
    if about.guide:
        yield _article(about, catalog, routes)
    if about.kind == "topic":
        topic = about.path.removeprefix(paths.fact_check(""))
        yield from (_review(statement, catalog, routes) for statement in catalog.edition.on_topic(topic))
    if about.kind == "embed":
        yield _dataset(about, catalog, routes, documents)


def data_block(data: Data) -> str:
    """The data as JSON that can stand in an HTML element: no character in it begins a tag, a comment or a reference."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _trail(about: About, routes: Routes) -> Data:
    steps = [(crumb.title, crumb.target) for crumb in about.trail] + [(about.name or about.title, Target(about.path))]
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": routes.absolute(routes.target(target))}
        for number, (title, target) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _article(about: About, catalog: Catalog, routes: Routes) -> Data:
    address = routes.absolute(routes.page(about.path))
    return {
        "@type": "Article",
        "headline": about.title,
        "description": about.description,
        **({"dateModified": about.reviewed.isoformat()} if about.reviewed else {}),
        "author": _editors(catalog, routes),
        "publisher": _editors(catalog, routes),
        "license": catalog.edition.site.licence.url,
        **({"url": address, "mainEntityOfPage": address, "image": routes.absolute(picture_path(about.kind))} if address else {}),
    }


def _review(statement: Statement, catalog: Catalog, routes: Routes) -> Data:
    address = routes.absolute(routes.target(paths.statement(statement)))
    said = " ".join(statement.statement.split())  # plain text: an asterisk in it is one
    rating = RATINGS.get(statement.verdict)
    return {
        "@type": "ClaimReview",
        "claimReviewed": said,
        "reviewRating": {
            "@type": "Rating",
            **({"ratingValue": rating, "bestRating": 5, "worstRating": 1} if rating else {}),
            "alternateName": catalog.words(f"findings.{statement.verdict}.word"),
        },
        "itemReviewed": {"@type": "Claim", "name": said},
        "reviewBody": to_plain(statement.why),
        "dateModified": statement.reviewed.isoformat(),
        "author": _editors(catalog, routes),
        **({"url": address} if address else {}),
    }


def _dataset(about: About, catalog: Catalog, routes: Routes, documents: Iterable[str]) -> Data:
    edition, words = catalog.edition, catalog.words
    names = catalog.names(edition.compared)
    days = sorted(claim.reviewed for criterion in edition.criteria.values() for claim in criterion.claims.values())
    # Whoever lists data sets reads this far from the page, where a relative address leads nowhere.
    files = [(name, routes.absolute(paths.api(name))) for name in documents]
    downloads = [
        {"@type": "DataDownload", "name": f"{name}.json", "encodingFormat": "application/json", "contentUrl": address}
        for name, address in files
        if address
    ]
    dated = {"dateModified": days[-1].isoformat(), "temporalCoverage": f"{days[0]}/{days[-1]}"} if days else {}
    return {
        "@type": "Dataset",
        "name": words("dataset.name", title=edition.site.title),
        "description": words(
            "dataset.description", options=names, criteria=words.count("counted.criteria", len(edition.live_criteria))
        ),
        "license": edition.site.licence.url,
        "creator": _editors(catalog, routes),
        "isAccessibleForFree": True,
        "keywords": [option.name for option in edition.compared],
        **dated,
        **({"url": routes.absolute(routes.page(about.path)), "distribution": downloads} if downloads else {}),
    }


def _editors(catalog: Catalog, routes: Routes) -> Data:
    home = routes.absolute(routes.page(""))
    return {"@type": "Organization", "name": catalog.edition.site.title, **({"url": home} if home else {})}
