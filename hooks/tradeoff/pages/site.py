"""The pages of an edition, in the order of the navigation: one list that says what the site consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tradeoff import routes
from tradeoff.block import Target
from tradeoff.blocks.kinds import Blocks
from tradeoff.blocks.use_case import sentences, share
from tradeoff.catalog import Catalog
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Option
from tradeoff.model.use_case import UseCase
from tradeoff.pages.account import method_page, neutrality_page
from tradeoff.pages.answer import answer
from tradeoff.pages.fact_check import fact_check_pages
from tradeoff.pages.hub import below, either, hub
from tradeoff.pages.page import Crumb, Page
from tradeoff.text.inline import to_plain

MOST_NAMED = 5
"""A title that asks which one names no more options than these."""


def pages(catalog: Catalog, blocks: Blocks) -> Iterator[Page]:
    """Every generated page. A page exists only when the edition has something to show on it."""
    edition = catalog.edition
    several = len(edition.compared) > 1
    yield _home(catalog, blocks)
    if len(edition.compared) > 2:
        yield _all_options(catalog, blocks)
    for a, b in edition.pairs:
        yield _pair(catalog, blocks, a, b)
    yield hub(catalog, "options", "options/", data="data/site.yml", blocks=blocks)
    for option in edition.options.values():
        yield _option(catalog, blocks, option)
    if edition.criteria:
        yield hub(catalog, "criteria", "criteria/", data="data/groups.yml")
    for criterion in edition.criteria.values():
        yield _criterion(catalog, criterion)
    if several and edition.use_cases:
        yield hub(catalog, "use-cases", "use-cases/", blocks=blocks)
        for case in edition.use_cases.values():
            yield _use_case(catalog, case)
    if edition.adopters:
        yield hub(catalog, "adopters", "adopters")
    if "quiz" in blocks:
        yield hub(catalog, "quiz", "quiz", data="data/quiz.yml", quiz=edition.quiz)
    yield from fact_check_pages(catalog)
    if edition.glossary:
        letters = _letters(catalog)
        yield hub(catalog, "glossary", "glossary", data="data/glossary.yml", indexed="glossary", letters=letters)
    yield hub(catalog, "sources", "sources")
    yield method_page(catalog, blocks)
    if "neutrality--leads" in blocks:
        yield neutrality_page(catalog, blocks)
    yield hub(catalog, "embed", "embed/", blocks=blocks)


def _home(catalog: Catalog, blocks: Blocks) -> Page:
    site, shown = catalog.edition.site, catalog.edition.compared

    def values() -> dict[str, Any]:
        return {
            "catalog": catalog,
            "blocks": blocks,
            "answer": answer(catalog, shown) if len(shown) > 1 else None,
            "comparison": _comparison(catalog),
        }

    return Page("", site.title, site.tagline, "home.md", values, "data/site.yml")


def _comparison(catalog: Catalog) -> str:
    """The Markdown file of the page that shows all there is to compare; empty when there is none."""
    if len(catalog.edition.compared) > 2:
        return routes.markdown_file("compare/")
    return next((routes.markdown_file(routes.pair(a.id, b.id)) for a, b in catalog.edition.pairs), "")


def _letters(catalog: Catalog) -> list[tuple[str, str]]:
    """The letters that terms begin with, each with the first of its terms."""
    first: dict[str, str] = {}
    for term in catalog.edition.glossary.values():
        first.setdefault(term.term[0].upper(), term.id)
    return list(first.items())


def _all_options(catalog: Catalog, blocks: Blocks) -> Page:
    shown = catalog.edition.compared
    words = catalog.words
    description = _compared(catalog, shown)

    def values() -> dict[str, Any]:
        return {"catalog": catalog, "answer": answer(catalog, shown), "blocks": blocks}

    return Page("compare/", words("pages.compare.all"), description, "compare.md", values)


def _compared(catalog: Catalog, options: Sequence[Option]) -> str:
    """What a comparison is, in a sentence."""
    words = catalog.words
    criteria = words.count("counted.criteria", len(catalog.edition.live_criteria))
    return words("pages.compare.description", options=catalog.names(options), criteria=criteria)


def _pair(catalog: Catalog, blocks: Blocks, a: Option, b: Option) -> Page:
    words, edition = catalog.words, catalog.edition

    def values() -> dict[str, Any]:
        return {
            "catalog": catalog,
            "a": a,
            "b": b,
            "block": f"compare--{a.id}-vs-{b.id}",
            "answer": answer(catalog, (a, b)),
            "blocks": blocks,
        }

    description = _compared(catalog, (a, b))
    # With one pair the page above leads here.
    above = (Crumb(words("pages.compare.title"), Target("compare/")),) if len(edition.compared) > 2 else ()
    title = words("pages.compare.pair", a=a.name, b=b.name)
    return Page(routes.pair(a.id, b.id), title, description, "pair.md", values, "data/site.yml", above=above)


def _option(catalog: Catalog, blocks: Blocks, option: Option) -> Page:
    edition = catalog.edition
    pairs = [(a, b) for a, b in edition.pairs if option.id in (a.id, b.id)]
    description = catalog.words("pages.option.description", name=option.name)

    def values() -> dict[str, Any]:
        return {"catalog": catalog, "option": option, "blocks": blocks, "pairs": pairs}

    return Page(
        routes.option(option.id),
        option.name,
        description,
        "option.md",
        values,
        f"data/options/{option.id}.yml",
        above=(below(catalog, "options"),),
        series="" if option.retired else "options",
    )


def _criterion(catalog: Catalog, criterion: Criterion) -> Page:
    edition = catalog.edition

    def values() -> dict[str, Any]:
        return {
            "catalog": catalog,
            "criterion": criterion,
            "related": [near for near in edition.in_group(criterion.group) if near is not criterion],
            "cases": [case for case in edition.live_use_cases if case.weights.get(criterion.id)]
            if len(edition.compared) > 1
            else [],
            "statements": [said for said in edition.statements.values() if criterion.id in said.criteria],
        }

    description = catalog.words(
        "pages.criterion.description", question=criterion.question, options=catalog.names(edition.compared)
    )
    group = edition.groups.get(criterion.group)
    chapter = (Crumb(group.title, Target("criteria/", group.id)),) if group and edition.in_group(group.id) else ()
    return Page(
        routes.criterion(criterion.id),
        criterion.label,
        description,
        "criterion.md",
        values,
        f"data/criteria/{criterion.id}.yml",
        indexed=f"criterion--{criterion.id}",
        above=(below(catalog, "criteria"), *chapter),
        series="" if criterion.retired else f"criteria/{criterion.group}",
    )


def _use_case(catalog: Catalog, case: UseCase) -> Page:
    edition = catalog.edition

    def values() -> dict[str, Any]:
        verdict = catalog.verdict(case, edition.compared)
        return {
            "catalog": catalog,
            "case": case,
            "verdict": verdict,
            "sentences": sentences(catalog, case, verdict, edition.compared),
            "shares": [(edition.options[score.option], share(catalog, score)) for score in verdict.scores],
            "examples": [edition.adopters[name] for name in case.examples if name in edition.adopters],
        }

    words = catalog.words
    few = len(edition.compared) <= MOST_NAMED
    title = words(f"pages.use-case.title{'' if few else '-many'}", options=either(catalog), title=case.title)
    return Page(
        routes.use_case(case.id),
        title,
        words("pages.use-case.description", summary=to_plain(case.summary)),
        "use-case.md",
        values,
        f"data/use-cases/{case.id}.yml",
        short=case.title,
        above=(below(catalog, "use-cases"),),
        series="" if case.retired else "use-cases",
    )
