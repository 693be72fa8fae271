"""A measure: a set of scored criteria that count alike, such as a group, and the share of its points each option gets."""

from __future__ import annotations

from dataclasses import dataclass

from tradeoff import routes
from tradeoff.block import Cell, Target
from tradeoff.blocks.cells import dated_cell, mark
from tradeoff.blocks.use_case import share
from tradeoff.catalog import Catalog
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.option import Option
from tradeoff.picture import Contender, Share
from tradeoff.score import Score, score


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, by which criteria, and the page that shows them."""

    title: str
    criteria: tuple[str, ...]
    target: Target

    @classmethod
    def group(cls, catalog: Catalog, group: Group) -> Measure:
        """The scored criteria of a group."""
        found = tuple(criterion.id for criterion in catalog.edition.in_group(group.id) if criterion.scored)
        return cls(group.title, found, Target("criteria/", group.id))

    @classmethod
    def named(cls, catalog: Catalog, name: str) -> Measure:
        """The measure of the group or the criterion with this id; a group goes before a criterion of the same name."""
        group = catalog.edition.groups.get(name)
        return cls.group(catalog, group) if group else cls._single(catalog.edition.criteria[name])

    @classmethod
    def _single(cls, criterion: Criterion) -> Measure:
        """One criterion. It measures nothing when it is not scored."""
        return cls(criterion.label, (criterion.id,) if criterion.scored else (), Target(routes.criterion(criterion.id)))

    def score(self, catalog: Catalog, option: Option) -> Score | None:
        """What the option gets, each criterion counted once; None when none of them applies to it."""
        if not any((name, option.id) in catalog.points for name in self.criteria):
            return None
        return score(option.id, dict.fromkeys(self.criteria, 1), (), catalog.points)

    def share(self, catalog: Catalog, option: Option) -> Share | None:
        """The option's share as a picture shows it."""
        found = self.score(catalog, option)
        return Share(*found.percent) if found else None

    def cell(self, catalog: Catalog, option: Option) -> Cell:
        """The option's share as a table shows it, with the days of the claims behind it."""
        found = self.score(catalog, option)
        if not found:
            return Cell(mark=mark(catalog, "marks", "na"))
        return dated_cell(catalog, [(name, option.id) for name in self.criteria], share(catalog, found))


def contender(catalog: Catalog, option: Option) -> Contender:
    """An option in a picture. Its number is its place in the edition, so that it has one shape on the whole site."""
    return Contender(option.id, option.name, catalog.edition.compared.index(option))
