"""Neutrality: how evenly an edition treats its options, counted from the data that readers see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tradeoff.catalog import Catalog
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.option import Option
from tradeoff.score import Verdict, decide

KINDS_OF_PROOF = ("maker", "both", "independent", "rival", "none")
"""Whose word a claim rests on: its maker's alone, that and an independent one, an independent one, a rival's, nobody's."""
OPEN = ("unknown", "disputed")
"""States that leave a cell open."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of criteria: on how many each option is ahead, on how many none is, and who leads when all count alike."""

    group: Group
    ahead: dict[str, int]
    level: int
    verdict: Verdict


def chapters(catalog: Catalog) -> Iterator[Chapter]:
    """The groups that have points."""
    edition, options = catalog.edition, catalog.edition.compared
    for group in edition.live_groups:
        scored = [criterion for criterion in edition.in_group(group.id) if criterion.scored]
        if not scored:
            continue
        ahead = dict.fromkeys((option.id for option in options), 0)
        for criterion in scored:
            leader = _ahead(catalog, criterion)
            if leader:
                ahead[leader] += 1
        verdict = decide(edition, options, {criterion.id: 1 for criterion in scored}, (), catalog.points)
        yield Chapter(group, ahead, len(scored) - sum(ahead.values()), verdict)


def _ahead(catalog: Catalog, criterion: Criterion) -> str:
    """The option that has more points on a criterion than any rival could have; empty when none has."""
    spans = {option.id: catalog.points.get((criterion.id, option.id)) for option in catalog.edition.compared}
    for name, span in spans.items():
        rivals = [rival.high if rival else 0 for rival_id, rival in spans.items() if rival_id != name]
        if span and span.low > max(rivals, default=span.low):
            return name
    return ""


def proof(catalog: Catalog, option: Option) -> dict[str, int]:
    """How many claims about an option rest on whose word, by kind of proof."""
    found = dict.fromkeys(KINDS_OF_PROOF, 0)
    for criterion in catalog.edition.live_criteria:
        claim = criterion.claims.get(option.id)
        if claim:
            found[_proof(catalog, option, claim)] += 1
    return found


def _proof(catalog: Catalog, option: Option, claim: Claim) -> str:
    sources = catalog.edition.sources
    makers = {sources[citation.ref].about for citation in claim.citations if sources[citation.ref].read}
    if claim.state == "unknown" or not makers:
        return "none"
    if option.id in makers:
        return "both" if "" in makers else "maker"
    return "independent" if "" in makers else "rival"


def open_claims(catalog: Catalog) -> Iterator[tuple[Criterion, Option, Claim]]:
    """The claims that no source settles, or on which sources disagree."""
    for criterion in catalog.edition.live_criteria:
        for option in catalog.edition.compared:
            claim = criterion.claims.get(option.id)
            if claim and claim.state in OPEN:
                yield criterion, option, claim
