"""The tables of the neutrality page: leads by topic, whose word claims rest on, what is open, and loaded words."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import dated_cell, mark, option_head, plain_cell
from tradeoff.blocks.situations import short_verdict
from tradeoff.catalog import Catalog
from tradeoff.loaded_words import loaded_words
from tradeoff.model.walk import Part
from tradeoff.neutrality import KINDS_OF_PROOF, chapters, open_claims, proof
from tradeoff.text.inline import escape_markdown


def leads_block(catalog: Catalog) -> Block:
    """One row a group: on how many criteria each option is ahead, and who leads the group."""
    words, options = catalog.words, catalog.edition.compared
    columns = (
        Column(words("columns.topic")),
        *(Column(words("neutrality.ahead", name=option.name), option=option.id, number=True) for option in options),
        Column(words("neutrality.level"), number=True),
        Column(words("neutrality.group-verdict")),
    )
    rows, total = [], {option.id: 0 for option in options}
    level = 0
    for chapter in chapters(catalog):
        head = Cell(escape_markdown(chapter.group.title), target=Target("criteria/", chapter.group.id))
        counts = (Cell(value=str(chapter.ahead[option.id])) for option in options)
        keys = [(criterion.id, option.id) for criterion in catalog.edition.in_group(chapter.group.id) for option in options]
        said = dated_cell(catalog, keys, escape_markdown(short_verdict(catalog, chapter.verdict)), chapter.verdict.leader)
        rows.append(Row(chapter.group.id, head, (*counts, Cell(value=str(chapter.level)), said)))
        level += chapter.level
        total = {name: number + chapter.ahead[name] for name, number in total.items()}
    sums = (*(Cell(value=str(total[option.id])) for option in options), Cell(value=str(level)))
    verdict = catalog.overall(options)
    overall = dated_cell(catalog, catalog.points, escape_markdown(short_verdict(catalog, verdict)), verdict.leader)
    rows.append(Row("all-groups", plain_cell(words("neutrality.all-groups")), (*sums, overall)))
    return _block(catalog, "leads", columns, rows)


def proof_block(catalog: Catalog) -> Block:
    """One row an option: how many claims rest on whose word."""
    words = catalog.words
    columns = (
        Column(words("columns.option")),
        *(Column(words(f"neutrality.proof.{kind}"), number=True) for kind in KINDS_OF_PROOF),
    )
    rows = [
        Row(option.id, option_head(option), tuple(Cell(value=str(number)) for number in proof(catalog, option).values()))
        for option in catalog.edition.compared
    ]
    return _block(catalog, "proof", columns, rows)


def open_block(catalog: Catalog) -> Block:
    """One row a claim that is unknown or disputed."""
    words = catalog.words
    columns = tuple(Column(words(f"columns.{key}")) for key in ("criterion", "option", "status"))
    rows = []
    for criterion, option, claim in open_claims(catalog):
        head = Cell(escape_markdown(criterion.label), target=routes.claim(criterion.id, option.id))
        state = Cell(mark=mark(catalog, "marks", claim.state or "unknown"), note=claim.summary, reviewed=claim.reviewed)
        rows.append(Row(f"{criterion.id}--{option.id}", head, (plain_cell(option.name), state)))
    return _block(catalog, "open", columns, rows)


def words_block(catalog: Catalog) -> Block:
    """One row a loaded word in a record."""
    words = catalog.words
    columns = (Column(words("neutrality.word")), Column(words("neutrality.where")))
    rows = []
    for number, (word, part, _) in enumerate(loaded_words(catalog.edition), 1):
        named, target = _record(catalog, part)
        rows.append(Row(f"word-{number}", plain_cell(word.lower()), (Cell(escape_markdown(named), target=target),)))
    return _block(catalog, "words", columns, rows)


def neutrality_tables(catalog: Catalog) -> Iterator[str]:
    """The names of the tables that have something to show."""
    yield from ("leads", "proof")
    if any(open_claims(catalog)):
        yield "open"
    if any(loaded_words(catalog.edition)):
        yield "words"


MAKERS = {"leads": leads_block, "proof": proof_block, "open": open_block, "words": words_block}
"""How each table is made."""


def _block(catalog: Catalog, name: str, columns: tuple[Column, ...], rows: list[Row]) -> Block:
    words = catalog.words
    title = words(f"neutrality.{name}.title")
    table = Table(words(f"neutrality.{name}.caption"), columns, (Section("", tuple(rows)),))
    reading = words(f"neutrality.{name}.reading")
    return Block(f"neutrality--{name}", "neutrality", title, table, Target("neutrality", name), reading=reading)


def _record(catalog: Catalog, part: Part) -> tuple[str, Target | None]:
    """What a reader calls the record, and where it is shown."""
    edition, name = catalog.edition, part.record
    if part.kind == "criteria":
        return edition.criteria[name].label, Target(routes.criterion(name))
    if part.kind == "options":
        return edition.options[name].name, Target(routes.option(name))
    if part.kind == "use-cases":
        return edition.use_cases[name].title, Target(routes.use_case(name))
    if part.kind == "adopters":
        return edition.adopters[name].name, Target("adopters", name)
    if part.kind == "statements":
        return edition.statements[name].statement, routes.statement(edition.statements[name])
    return catalog.words(f"neutrality.records.{part.kind}"), None
