"""An edition: all records of a data folder, typed, with the place of every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from tradeoff.model.adopter import Adopter
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.option import Option
from tradeoff.model.quiz import Quiz
from tradeoff.model.sample import Sample
from tradeoff.model.site import Site
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement, Topic
from tradeoff.model.term import Term
from tradeoff.model.use_case import UseCase


@dataclass(frozen=True)
class Edition:
    """The data, ready for rules and blocks. Mappings go from id to record, in display order."""

    site: Site
    options: Mapping[str, Option]
    groups: Mapping[str, Group]
    criteria: Mapping[str, Criterion]
    sources: Mapping[str, Source]
    use_cases: Mapping[str, UseCase] = field(default_factory=dict)
    adopters: Mapping[str, Adopter] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    samples: Mapping[str, Sample] = field(default_factory=dict)
    quiz: Quiz | None = None

    @cached_property
    def compared(self) -> tuple[Option, ...]:
        """The options that are compared, in display order: those of the site that are not retired."""
        found = (self.options.get(name) for name in self.site.options)
        return tuple(option for option in found if option and not option.retired)

    @cached_property
    def live_criteria(self) -> tuple[Criterion, ...]:
        """The criteria in use, by group and order."""
        return tuple(criterion for criterion in self.criteria.values() if not criterion.retired)

    @cached_property
    def live_use_cases(self) -> tuple[UseCase, ...]:
        """The use cases in use, in display order."""
        return tuple(case for case in self.use_cases.values() if not case.retired)

    def in_group(self, group: str) -> tuple[Criterion, ...]:
        """The live criteria of a group."""
        return self._chapters.get(group, ())

    @cached_property
    def _chapters(self) -> dict[str, tuple[Criterion, ...]]:
        found: dict[str, list[Criterion]] = {}
        for criterion in self.live_criteria:
            found.setdefault(criterion.group, []).append(criterion)
        return {group: tuple(criteria) for group, criteria in found.items()}

    @cached_property
    def live_groups(self) -> tuple[Group, ...]:
        """The groups that have something to show."""
        return tuple(group for group in self.groups.values() if self.in_group(group.id))

    def on_topic(self, topic: str) -> tuple[Statement, ...]:
        """The statements of a topic."""
        return tuple(statement for statement in self.statements.values() if statement.topic == topic)

    def found(self, verdict: str) -> tuple[Statement, ...]:
        """The statements that checking came to the same verdict on."""
        return tuple(statement for statement in self.statements.values() if statement.verdict == verdict)

    @cached_property
    def live_topics(self) -> tuple[Topic, ...]:
        """The topics that have something to show."""
        return tuple(topic for topic in self.topics.values() if self.on_topic(topic.id))

    @cached_property
    def pairs(self) -> tuple[tuple[Option, Option], ...]:
        """The pairs that have a page, each in the site's order."""
        # Every page asks for them, and many options have very many pairs: once, and looked up in a set.
        every = tuple(combinations(self.compared, 2))
        if self.site.pairs == ("all",):
            return every
        wanted = frozenset(self.site.pairs)
        return tuple((a, b) for a, b in every if f"{a.id}-vs-{b.id}" in wanted or f"{b.id}-vs-{a.id}" in wanted)
