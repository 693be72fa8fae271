"""The fact check: popular statements with their verdict and why, by topic, by verdict and one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import mark, plain_cell, stale_words
from tradeoff.catalog import Catalog
from tradeoff.model.statement import Finding, Statement, Topic
from tradeoff.text.inline import escape_markdown

FINDINGS: tuple[Finding, ...] = get_args(Finding)
"""The verdicts, in the order of the model."""


def statement_block(catalog: Catalog, statement: Statement) -> Block:
    """One statement."""
    words = catalog.words
    title = words("kinds.statement.title", statement=statement.statement)
    table = _table(catalog, words("kinds.statement.caption", statement=statement.statement), (statement,))
    return Block(
        f"statement--{statement.id}", "statement", title, table, routes.statement(statement), reading=words("reading.statements")
    )


def topic_block(catalog: Catalog, topic: Topic) -> Block:
    """The statements of a topic."""
    words = catalog.words
    title = words("kinds.fact-check.title", title=topic.title)
    table = _table(catalog, words("kinds.fact-check.caption", title=topic.title), catalog.edition.on_topic(topic.id))
    home = Target(routes.fact_check(topic.id))
    return Block(f"fact-check--{topic.id}", "fact-check", title, table, home, reading=words("reading.statements"))


def finding_block(catalog: Catalog, finding: Finding) -> Block:
    """The statements with one verdict; each heading leads to its place in its topic."""
    words = catalog.words
    word = words(f"findings.{finding}.word")
    statements = catalog.edition.found(finding)
    table = _table(catalog, words("kinds.finding.caption", word=word), statements, linked=True)
    title = words("kinds.finding.title", word=word)
    return Block(
        f"finding--{finding}", "finding", title, table, Target(routes.finding(finding)), reading=words("reading.statements")
    )


def counts_block(catalog: Catalog) -> Block:
    """How many statements of each topic came to which verdict."""
    words, edition = catalog.words, catalog.edition
    found = [finding for finding in FINDINGS if edition.found(finding)]
    columns = (
        Column(words("columns.topic")),
        *(Column(words(f"findings.{name}.word"), number=True, target=Target(routes.finding(name))) for name in found),
        Column(words("columns.statements"), number=True),
    )
    rows = []
    for topic in edition.live_topics:
        said = edition.on_topic(topic.id)
        numbers = (sum(statement.verdict == name for statement in said) for name in found)
        head = Cell(escape_markdown(topic.title), target=Target(routes.fact_check(topic.id)))
        rows.append(Row(topic.id, head, (*(_count(number) for number in numbers), _count(len(said)))))
    total = (*(_count(len(edition.found(name))) for name in found), _count(len(edition.statements)))
    rows.append(Row("all-topics", plain_cell(words("columns.all-topics")), total))
    return Block(
        id="fact-check",
        kind="fact-check-counts",
        title=words("kinds.fact-check-counts.title"),
        table=Table(words("kinds.fact-check-counts.caption"), columns, (Section("", tuple(rows)),)),
        home=Target("fact-check/"),
        reading=words("reading.fact-check-counts"),
    )


def _table(catalog: Catalog, caption: str, statements: Iterable[Statement], *, linked: bool = False) -> Table:
    columns = (Column(catalog.words("columns.statement")), Column(catalog.words("columns.finding")))
    return Table(caption, columns, (Section("", tuple(_row(catalog, statement, linked=linked) for statement in statements)),))


def _row(catalog: Catalog, statement: Statement, *, linked: bool) -> Row:
    words, edition = catalog.words, catalog.edition
    clocks = catalog.statement_freshness[statement.id]
    text = statement.why
    if statement.looked_for:
        text = words("statement.looked-for", why=text, looked_for=statement.looked_for)
    criteria = (edition.criteria[name] for name in statement.criteria)
    adopters = (edition.adopters[name] for name in statement.adopters)
    see = [(criterion.label, Target(routes.criterion(criterion.id))) for criterion in criteria]
    see += [(adopter.name, Target("adopters", adopter.id)) for adopter in adopters]
    finding = Cell(
        text,
        mark=mark(catalog, "findings", statement.verdict),
        citations=statement.sources,
        see=tuple(see),
        pin=routes.statement(statement),
        reviewed=statement.reviewed,
        stale_after=clocks.stale_since,
        stale=stale_words(catalog, clocks, statement.reviewed),
    )
    head = Cell(escape_markdown(statement.statement), target=routes.statement(statement) if linked else None)
    return Row(statement.id, head, (finding,))


def _count(number: int) -> Cell:
    return Cell(value=str(number))
