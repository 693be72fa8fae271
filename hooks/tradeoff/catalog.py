"""A catalog: an edition with everything that is computed from it once, handed to blocks, pages and the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tradeoff.block import Cell
from tradeoff.exhibits.diagram import Diagram
from tradeoff.exhibits.sample import Key, SampleFile
from tradeoff.freshness import Freshness, freshness, statement_freshness
from tradeoff.model.criterion import Criterion
from tradeoff.model.edition import Edition
from tradeoff.model.option import Option
from tradeoff.model.use_case import UseCase
from tradeoff.score import Span, Verdict, decide, spans
from tradeoff.words import Words


@dataclass(frozen=True)
class Catalog:
    """The edition, the words it speaks and the day it is read on."""

    edition: Edition
    words: Words
    today: date
    diagrams: Mapping[str, Diagram] = field(default_factory=dict)
    samples: Mapping[Key, tuple[SampleFile, ...]] = field(default_factory=dict)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict, repr=False, compare=False)
    """Cells made so far, by criterion and option id (empty: the criterion's own): a claim stands in a table for each rival."""

    @cached_property
    def points(self) -> dict[tuple[str, str], Span]:
        """The points of every scored claim, by criterion and option id."""
        return spans(self.edition)

    @cached_property
    def freshness(self) -> dict[tuple[str, str], Freshness]:
        """The clocks of every claim of a compared option, by criterion and option id."""
        edition = self.edition
        return {
            (criterion.id, option.id): freshness(claim, criterion, option, edition.site, self.today)
            for criterion in edition.criteria.values()
            for option in edition.options.values()
            if (claim := criterion.claims.get(option.id))
        }

    @cached_property
    def statement_freshness(self) -> dict[str, Freshness]:
        """The clock of every checked statement, by id."""
        return {
            statement.id: statement_freshness(statement, self.edition.site, self.today)
            for statement in self.edition.statements.values()
        }

    @cached_property
    def scored(self) -> tuple[Criterion, ...]:
        """The live criteria that have points."""
        return tuple(criterion for criterion in self.edition.live_criteria if criterion.scored)

    @cached_property
    def compared_claims(self) -> int:
        """How many claims are compared: on live criteria, about options that are not retired."""
        shown = [option.id for option in self.edition.compared]
        return sum(name in criterion.claims for criterion in self.edition.live_criteria for name in shown)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Every claim in words, by claim id: the criterion's label and the option's name."""
        edition = self.edition
        return {
            f"{criterion.id}--{option.id}": f"{criterion.label} ({option.name})"
            for criterion in edition.criteria.values()
            for option in edition.options.values()
        }

    def names(self, options: Sequence[Option]) -> str:
        """The options' names in a row, as a title has them."""
        return ", ".join(option.name for option in options)

    def verdict(self, case: UseCase, options: Sequence[Option]) -> Verdict:
        """Who leads in a use case."""
        return decide(self.edition, options, case.weights, case.must, self.points)

    def overall(self, options: Sequence[Option]) -> Verdict:
        """Who leads when every scored criterion counts alike. No use case is like that; it shows the size of the gap."""
        return decide(self.edition, options, {criterion.id: 1 for criterion in self.scored}, (), self.points)
