"""The pages of the fact check: a hub, a page a topic and a page a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff import routes
from tradeoff.blocks.statements import FINDINGS
from tradeoff.catalog import Catalog
from tradeoff.pages.hub import below, every, hub
from tradeoff.pages.page import Page


def fact_check_pages(catalog: Catalog) -> Iterator[Page]:
    """Every page of the fact check; none for an edition that has checked nothing."""
    words, edition = catalog.words, catalog.edition
    if not edition.statements:
        return
    options = every(catalog)
    findings = [(finding, found) for finding in FINDINGS if (found := edition.found(finding))]
    yield hub(catalog, "fact-check", "fact-check/", data="data/topics.yml", findings=findings, options=options)
    for topic in edition.live_topics:
        count = len(edition.on_topic(topic.id))
        yield Page(
            routes.fact_check(topic.id),
            words("pages.topic.title", title=topic.title),
            words.count("pages.topic.description", count, question=topic.question),
            "topic.md",
            lambda topic=topic: {"catalog": catalog, "topic": topic},  # type: ignore[misc]
            "data/topics.yml",
            indexed=f"fact-check--{topic.id}",
            short=topic.title,
            above=(below(catalog, "fact-check"),),
            series="fact-check",
        )
    for finding, _ in findings:
        word, explain = words(f"findings.{finding}.word"), words(f"findings.{finding}.explain")
        yield Page(
            routes.finding(finding),
            words("pages.finding.title", word=word),
            words("pages.finding.description", options=options, word=word, explain=explain),
            "finding.md",
            lambda finding=finding: {"catalog": catalog, "finding": finding, "findings": findings},  # type: ignore[misc]
            short=word,
            above=(below(catalog, "fact-check"),),
            series="fact-check/verdict",
        )
