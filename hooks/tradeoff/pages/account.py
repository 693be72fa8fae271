"""The pages on which an edition gives account of itself: by which method it judges, and how evenly."""

from __future__ import annotations

from typing import Any

from tradeoff.blocks.kinds import Blocks
from tradeoff.blocks.use_case import share
from tradeoff.catalog import Catalog
from tradeoff.pages.hub import hub
from tradeoff.pages.page import Page

SHOWN_WORDS = 3
"""So many of the loaded words are named as examples."""


def method_page(catalog: Catalog, blocks: Blocks) -> Page:
    """Scales, points, scoring, sources and freshness, with the numbers of the edition."""
    return hub(catalog, "method", "method", blocks=blocks, example=lambda: _example(catalog))


def neutrality_page(catalog: Catalog, blocks: Blocks) -> Page:
    """Leads, sources, open claims, loaded words, order, interests and how to object."""
    listed = catalog.edition.site.loaded_words
    options = catalog.names(catalog.edition.compared)
    return hub(
        catalog, "neutrality", "neutrality", blocks=blocks, options=options, listed=listed, some=", ".join(listed[:SHOWN_WORDS])
    )


def _example(catalog: Catalog) -> dict[str, Any]:
    """One sum of the edition: the first use case, its best option, and what its heaviest criterion adds. Empty without one."""
    edition = catalog.edition
    for case in edition.live_use_cases if len(edition.compared) > 1 else ():
        best = max(catalog.verdict(case, edition.compared).scores, key=lambda score: score.low)
        given = {name: catalog.points.get((name, best.option)) for name in case.weights}
        exact = {name: span.low for name, span in given.items() if span and span.low == span.high}
        if not exact:
            continue
        name = max(exact, key=lambda name: (case.weights[name], exact[name]))
        return {
            "case": case.title,
            "name": edition.options[best.option].name,
            "reached": best.low,
            "of": best.of,
            "percent": share(catalog, best),
            "criterion": edition.criteria[name].label,
            "weight": case.weights[name],
            "points": exact[name],
        }
    return {}
