"""The verdict of a use case: needs by options, and who leads."""

from __future__ import annotations

from collections.abc import Sequence

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import criterion_head, mark, plain_cell, stale_words
from tradeoff.catalog import Catalog
from tradeoff.model.option import Option
from tradeoff.model.use_case import UseCase
from tradeoff.score import Score, Verdict
from tradeoff.text.inline import escape_markdown


def use_case_block(catalog: Catalog, case: UseCase) -> Block:
    """One row a need, heaviest first, and the total."""
    words, options = catalog.words, catalog.edition.compared
    verdict = catalog.verdict(case, options)
    musts = {must.criterion: must.at_least for must in case.must}
    needs = sorted({**dict.fromkeys(musts, 0), **case.weights}.items(), key=lambda need: (-need[1], need[0]))
    rows = []
    for name, weight in needs:
        criterion = catalog.edition.criteria[name]
        if criterion.retired or not (weight or name in musts):
            continue
        counted = words(f"weights.{weight}")
        need = Cell(counted, note=words("verdict.must", points=musts[name]) if name in musts else "")
        points = (_points(catalog, name, option) for option in options)
        rows.append(Row(name, criterion_head(catalog, criterion), (need, *points)))
    shares = tuple(share_cell(catalog, score) for score in verdict.scores)
    rows.append(Row("total", plain_cell(words("verdict.total")), (Cell(), *shares)))
    columns = (
        Column(words("columns.criterion")),
        Column(words("columns.weight")),
        *(Column(option.name, option=option.id, target=Target(routes.option(option.id))) for option in options),
    )
    return Block(
        id=f"use-case--{case.id}",
        kind="use-case",
        title=words("kinds.use-case.title", title=case.title),
        lead=" ".join(sentences(catalog, case, verdict, options)),
        table=Table(words("kinds.use-case.caption", title=case.title), columns, (Section("", tuple(rows)),)),
        home=Target(routes.use_case(case.id)),
        reading=words("reading.use-case"),
    )


def _points(catalog: Catalog, criterion: str, option: Option) -> Cell:
    """The points a claim gives, leading to the claim that is their proof."""
    claim = catalog.edition.criteria[criterion].claims[option.id]
    span = catalog.points.get((criterion, option.id))
    clocks = catalog.freshness[criterion, option.id]
    target = routes.claim(criterion, option.id)
    if span is None:
        return Cell(mark=mark(catalog, "marks", "na"), target=target)
    exact = span.low == span.high
    return Cell(
        text="" if exact else catalog.words("claim.range", low=span.low, high=span.high),
        mark=mark(catalog, "marks", f"points-{span.low}" if exact else claim.state or "unknown"),
        target=target,
        reviewed=claim.reviewed,
        stale_after=clocks.stale_since,
        stale=stale_words(catalog, clocks, claim.reviewed),
    )


def share(catalog: Catalog, score: Score) -> str:
    """An option's share in percent, as a range while claims are open."""
    low, high = score.percent
    return (
        catalog.words("verdict.percent", low=low) if low == high else catalog.words("verdict.percent-range", low=low, high=high)
    )


def share_cell(catalog: Catalog, score: Score) -> Cell:
    """A share as a cell, which a page shows as a bar too."""
    return Cell(value=share(catalog, score), share=score.percent)


def sentences(catalog: Catalog, case: UseCase, verdict: Verdict, options: Sequence[Option]) -> list[str]:
    """The verdict in words: who leads, the shares, what carries it, what speaks for the others, and must-haves."""
    words, edition = catalog.words, catalog.edition
    names = {option.id: escape_markdown(option.name) for option in options}
    found = [verdict_sentence(catalog, verdict, options)]
    found.append(
        ", ".join(words("verdict.share", name=names[score.option], share=share(catalog, score)) for score in verdict.scores) + "."
    )
    if verdict.leader:
        carried = _differences(catalog, case, verdict.leader, options)
        if carried[0]:
            found.append(words("verdict.carried", criteria=_labels(catalog, carried[0])))
        for option in options:
            better = [name for name in carried[1] if _lead_on(catalog, name, options) == option.id]
            if option.id != verdict.leader and better:
                found.append(words("verdict.against", name=names[option.id], criteria=_labels(catalog, better)))
    for score in verdict.scores:
        for kind in ("unmet", "unconfirmed"):
            missed: tuple[str, ...] = getattr(score, kind)
            if missed:
                labels = ", ".join(escape_markdown(edition.criteria[name].label) for name in missed)
                found.append(words(f"verdict.{kind}", name=names[score.option], criteria=labels))
    return found


def verdict_sentence(catalog: Catalog, verdict: Verdict, options: Sequence[Option]) -> str:
    """Who leads, in one sentence of inline Markdown."""
    names = {option.id: escape_markdown(option.name) for option in options}
    claims = ", ".join(_claim_name(catalog, claim, names) for claim in verdict.claims)
    crowd = "-many" if verdict.kind == "tie" and len(options) > 2 else ""  # the margin is that of the two in front
    return catalog.words(
        f"verdict.{verdict.kind}{crowd}",
        leader=names.get(verdict.leader, ""),
        margin=catalog.words.count("margin", verdict.margin),
        threshold=catalog.edition.site.tie_threshold,
        claims=claims,
    )


def _claim_name(catalog: Catalog, claim: str, names: dict[str, str]) -> str:
    criterion, _, option = claim.partition("--")
    return f"{escape_markdown(catalog.edition.criteria[criterion].label)} ({names.get(option, option)})"


def _differences(catalog: Catalog, case: UseCase, leader: str, options: Sequence[Option]) -> tuple[list[str], list[str]]:
    """The criteria that pull towards the leader and those that pull elsewhere, strongest first."""
    pulls: list[tuple[int, str]] = []
    for name, weight in case.weights.items():
        mine = catalog.points.get((name, leader))
        rest = [span.low for option in options if option.id != leader and (span := catalog.points.get((name, option.id)))]
        if mine and rest:
            pulls.append((weight * (mine.low - max(rest)), name))
    ahead = [name for pull, name in sorted(pulls, key=lambda p: (-p[0], p[1])) if pull > 0]
    behind = [name for pull, name in sorted(pulls) if pull < 0]
    return ahead[:3], behind[:3]


def _lead_on(catalog: Catalog, criterion: str, options: Sequence[Option]) -> str:
    given = [(span.low, option.id) for option in options if (span := catalog.points.get((criterion, option.id)))]
    return max(given, key=lambda pair: pair[0])[1] if given else ""


def _labels(catalog: Catalog, criteria: Sequence[str]) -> str:
    return ", ".join(escape_markdown(catalog.edition.criteria[name].label) for name in criteria)
