"""Cells: a claim, a score or a date as one cell of a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tradeoff import routes
from tradeoff.block import Cell, Column, Mark, Target
from tradeoff.catalog import Catalog
from tradeoff.freshness import Freshness
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Option
from tradeoff.text.inline import escape_markdown


def mark(catalog: Catalog, family: str, state: str, **values: str) -> Mark:
    """A state of a family of `words.yml` (`marks`, `status`)."""
    key = f"{family}.{state}"
    words = catalog.words
    return Mark(
        state, words(f"{key}.symbol"), words(f"{key}.word", **values) if values else words(f"{key}.word"), words(f"{key}.explain")
    )


def claim_cell(catalog: Catalog, criterion: Criterion, option: Option) -> Cell:
    """What an option offers on a criterion, with its proof, its day and the day it turns stale."""
    key = criterion.id, option.id
    if key not in catalog.cells:
        catalog.cells[key] = _claim_cell(catalog, criterion, option)
    return catalog.cells[key]


def _claim_cell(catalog: Catalog, criterion: Criterion, option: Option) -> Cell:
    claim = criterion.claims[option.id]
    clocks = catalog.freshness[criterion.id, option.id]
    parts = tuple(part.name for part in option.parts if part.id in claim.by)
    state = _mark(catalog, criterion, claim, parts)
    span = catalog.points.get((criterion.id, option.id))
    return Cell(
        text=claim.summary,
        value=f"{claim.value}{'' if claim.unit.startswith('%') else ' '}{claim.unit}".strip(),
        mark=state,
        by=() if state and state.state == "stack" else parts,
        note=claim.note,
        since=claim.since,
        claim=f"{criterion.id}--{option.id}",
        points=(span.low, span.high) if span else None,
        pin=routes.claim(criterion.id, option.id),
        citations=claim.citations,
        reviewed=claim.reviewed,
        stale_after=clocks.stale_since,
        stale=stale_words(catalog, clocks, claim.reviewed),
    )


def stale_words(catalog: Catalog, clocks: Freshness, reviewed: date) -> str:
    """Why a claim is stale, in words; nothing while it is not."""
    return catalog.words(f"claim.stale.{clocks.why}", day=reviewed.isoformat()) if clocks.state == "stale" else ""


def dated_cell(catalog: Catalog, names: Iterable[tuple[str, str]], text: str, leader: str = "") -> Cell:
    """What is computed from scored claims, with their days: it is as old as the oldest, and stale with the first."""
    claims = {key: catalog.edition.criteria[key[0]].claims[key[1]] for key in names if key in catalog.points}
    if not claims:
        return Cell(text, option=leader)
    first = min(claims, key=lambda key: (catalog.freshness[key].stale_since, key))
    return Cell(
        text,
        option=leader,
        reviewed=max(claim.reviewed for claim in claims.values()),
        oldest=min(claim.reviewed for claim in claims.values()),
        stale_after=catalog.freshness[first].stale_since,
        stale=stale_words(catalog, catalog.freshness[first], claims[first].reviewed),
    )


def _mark(catalog: Catalog, criterion: Criterion, claim: Claim, parts: tuple[str, ...]) -> Mark | None:
    if claim.state in ("unknown", "na", "disputed"):
        return mark(catalog, "marks", claim.state)
    if criterion.type == "graded":
        return mark(catalog, "marks", f"points-{claim.score or 0}")
    if criterion.type == "support":
        if claim.state == "full" and parts:
            return mark(catalog, "marks", "stack", parts=", ".join(parts))
        return mark(catalog, "marks", claim.state or "unknown")
    return None


def criterion_head(catalog: Catalog, criterion: Criterion) -> Cell:
    """A row heading that leads to the criterion."""
    key = criterion.id, ""
    if key not in catalog.cells:
        catalog.cells[key] = Cell(text=escape_markdown(criterion.label), target=Target(routes.criterion(criterion.id)))
    return catalog.cells[key]


def option_column(option: Option) -> Column:
    """A column heading in the option's colour."""
    return Column(option.name, option=option.id, target=Target(routes.option(option.id)))


def option_head(option: Option) -> Cell:
    """A row heading that leads to the option."""
    return Cell(text=escape_markdown(option.name), target=Target(routes.option(option.id)), option=option.id)


def plain_cell(text: str) -> Cell:
    """A cell of plain text."""
    return Cell(text=escape_markdown(text))
