"""Prose: how the texts of a project read. Spelling, style, figures without a source, links that lead nowhere."""

from __future__ import annotations

from tradeoff.plan import Plan
from tradeoff.problem import Problem
from tradeoff.prose.figures import figures
from tradeoff.prose.links import links
from tradeoff.prose.pages import passages_of_pages
from tradeoff.prose.records import passages_of_records
from tradeoff.prose.spelling import Spelling
from tradeoff.prose.style import style


def check(plan: Plan) -> list[Problem]:
    """Everything that is wrong with the texts of a project, sorted. Raises ProblemsFound when its word list cannot be read."""
    spelling = Spelling.of(plan.settings)
    loaded = plan.catalog.edition.site.loaded_words
    pages = list(passages_of_pages(plan))
    found: list[Problem] = []
    for passage in [*pages, *passages_of_records(plan)]:
        found += spelling.problems(passage)
        found += style(passage, loaded if passage.cited is not None else ())
    for passage in pages:
        found += figures(passage)
    found += spelling.unused()
    return sorted([*found, *links(plan)])
