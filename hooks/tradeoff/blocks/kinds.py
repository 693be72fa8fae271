"""The kinds of blocks: their ids, their formats and how each is made. The docs, the gallery and the tests read this table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from tradeoff.block import Block, Target
from tradeoff.blocks import method, neutrality
from tradeoff.blocks.adopters import adopters_block
from tradeoff.blocks.comparison import comparison, group_comparison, pair_home
from tradeoff.blocks.criterion import criterion_block
from tradeoff.blocks.glossary import glossary_block
from tradeoff.blocks.groups import groups_block
from tradeoff.blocks.measure import Measure
from tradeoff.blocks.option import option_block, pros_cons_block
from tradeoff.blocks.quiz import quiz_block
from tradeoff.blocks.releases import releases_block
from tradeoff.blocks.situations import situations_block
from tradeoff.blocks.statements import FINDINGS, counts_block, finding_block, statement_block, topic_block
from tradeoff.blocks.use_case import use_case_block
from tradeoff.catalog import Catalog

Made = Iterator[tuple[str, Callable[[], Block]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block: its name, the pattern of its ids and the blocks of that kind that a catalog has."""

    name: str
    pattern: str
    blocks: Callable[[Catalog], Made]


def _compare(catalog: Catalog) -> Made:
    options = catalog.edition.compared
    if len(options) > 2:
        yield "compare", partial(comparison, catalog, "compare", options, Target("compare/"))
    for a, b in catalog.edition.pairs:
        block_id = f"compare--{a.id}-vs-{b.id}"
        yield block_id, partial(comparison, catalog, block_id, (a, b), pair_home(a, b))


def _compare_group(catalog: Catalog) -> Made:
    edition = catalog.edition
    groups = edition.live_groups
    for a, b in edition.pairs if len(groups) > 1 else ():  # one group would say again what the whole comparison says
        for group in groups:
            block_id = f"compare--{a.id}-vs-{b.id}--{group.id}"
            yield block_id, partial(group_comparison, catalog, block_id, (a, b), group, pair_home(a, b, group))


def _groups(catalog: Catalog) -> Made:
    options = catalog.edition.compared
    if sum(bool(Measure.group(catalog, group).criteria) for group in catalog.edition.live_groups) < 2:
        return  # one topic's points are the points overall, which the page says anyway
    if len(options) > 2:
        yield "groups", partial(groups_block, catalog, "groups", options, Target("compare/", "points"))
    for a, b in catalog.edition.pairs:
        block_id = f"groups--{a.id}-vs-{b.id}"
        yield block_id, partial(groups_block, catalog, block_id, (a, b), replace(pair_home(a, b), anchor="points"))


def _criterion(catalog: Catalog) -> Made:
    for criterion in catalog.edition.criteria.values():
        yield f"criterion--{criterion.id}", partial(criterion_block, catalog, criterion)


def _use_case(catalog: Catalog) -> Made:
    if len(catalog.edition.compared) > 1:
        for case in catalog.edition.live_use_cases:
            yield f"use-case--{case.id}", partial(use_case_block, catalog, case)


def _situations(catalog: Catalog) -> Made:
    if len(catalog.edition.compared) > 1 and catalog.edition.live_use_cases:
        yield "use-cases", partial(situations_block, catalog, "use-cases", "")
        kinds = {case.kind for case in catalog.edition.live_use_cases}
        for kind in sorted(kinds) if len(kinds) > 1 else ():
            yield f"use-cases--{kind}", partial(situations_block, catalog, f"use-cases--{kind}", kind)


def _option(catalog: Catalog) -> Made:
    for option in catalog.edition.compared:
        yield f"option--{option.id}", partial(option_block, catalog, option)


def _pros_cons(catalog: Catalog) -> Made:
    for option in catalog.edition.compared:
        if option.strengths or option.weaknesses:
            yield f"pros-cons--{option.id}", partial(pros_cons_block, catalog, option)


def _releases(catalog: Catalog) -> Made:
    for option in catalog.edition.compared:
        if option.lines:
            yield f"releases--{option.id}", partial(releases_block, catalog, option)


def _adopters(catalog: Catalog) -> Made:
    if catalog.edition.adopters:
        yield "adopters", partial(adopters_block, catalog)


def _fact_check_counts(catalog: Catalog) -> Made:
    if catalog.edition.statements:
        yield "fact-check", partial(counts_block, catalog)


def _fact_check(catalog: Catalog) -> Made:
    for topic in catalog.edition.live_topics:
        yield f"fact-check--{topic.id}", partial(topic_block, catalog, topic)


def _finding(catalog: Catalog) -> Made:
    for finding in FINDINGS:
        if catalog.edition.found(finding):
            yield f"finding--{finding}", partial(finding_block, catalog, finding)


def _statement(catalog: Catalog) -> Made:
    for statement in catalog.edition.statements.values():
        yield f"statement--{statement.id}", partial(statement_block, catalog, statement)


def _glossary(catalog: Catalog) -> Made:
    if catalog.edition.glossary:
        yield "glossary", partial(glossary_block, catalog)


def _neutrality(catalog: Catalog) -> Made:
    if len(catalog.edition.compared) > 1 and catalog.scored:
        for name in neutrality.neutrality_tables(catalog):
            yield f"neutrality--{name}", partial(neutrality.MAKERS[name], catalog)


def _method(catalog: Catalog) -> Made:
    for name in method.method_tables(catalog):
        yield f"method--{name}", partial(method.MAKERS[name], catalog)


def _quiz(catalog: Catalog) -> Made:
    if catalog.edition.quiz and len(catalog.edition.compared) > 1:
        yield "quiz", partial(quiz_block, catalog, catalog.edition.quiz)


KINDS = (
    Kind("compare", "compare | compare--<a>-vs-<b>", _compare),
    Kind("compare-group", "compare--<a>-vs-<b>--<group>", _compare_group),
    Kind("groups", "groups | groups--<a>-vs-<b>", _groups),
    Kind("criterion", "criterion--<id>", _criterion),
    Kind("use-case", "use-case--<id>", _use_case),
    Kind("situations", "use-cases[--<kind>]", _situations),
    Kind("option", "option--<id>", _option),
    Kind("pros-cons", "pros-cons--<id>", _pros_cons),
    Kind("releases", "releases--<id>", _releases),
    Kind("adopters", "adopters", _adopters),
    Kind("fact-check-counts", "fact-check", _fact_check_counts),
    Kind("fact-check", "fact-check--<topic>", _fact_check),
    Kind("finding", "finding--<verdict>", _finding),
    Kind("statement", "statement--<id>", _statement),
    Kind("glossary", "glossary", _glossary),
    Kind("neutrality", "neutrality--<table>", _neutrality),
    Kind("method", "method--<table>", _method),
    Kind("quiz", "quiz", _quiz),
)

MACROS = ("selection", "trade-off")
"""Kinds of blocks that writers' pages define: a table picked by hand, and a trade-off of two measures."""

FORMATS = ("html", "md", "csv", "json")
"""The formats every block has: a stand-alone page and three files."""


class Blocks:
    """All blocks of a catalog, each made once and only when it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._makers = {block_id: (kind.name, make) for kind in KINDS for block_id, make in kind.blocks(catalog)}
        self._made: dict[str, Block] = {}
        self._unshared: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        """The blocks that have files of their own."""
        return (block_id for block_id in self._makers if block_id not in self._unshared)

    def __contains__(self, block_id: object) -> bool:
        """Whether any block, shared or not, has this id."""
        return block_id in self._makers

    def __getitem__(self, block_id: str) -> Block:
        if block_id not in self._made:
            self._made[block_id] = self._makers[block_id][1]()
        return self._made[block_id]

    def kind(self, block_id: str) -> str:
        """The kind of a block, without making it."""
        return self._makers[block_id][0]

    def by_kind(self) -> dict[str, list[str]]:
        """The blocks that have files of their own, by kind."""
        found: dict[str, list[str]] = {}
        for block_id in self:
            found.setdefault(self.kind(block_id), []).append(block_id)
        return found

    def shared(self, block_id: str) -> bool:
        """Whether the block has files of its own. A table picked by hand has none unless its writer names it."""
        return block_id not in self._unshared

    def add(self, block_id: str, kind: str, make: Callable[[], Block], *, shared: bool) -> None:
        """Register a block that a writer's page defines. With `shared` it is embedded and exported like any block."""
        self._makers[block_id] = (kind, make)
        if not shared:
            self._unshared.add(block_id)
