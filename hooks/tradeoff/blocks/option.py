"""An option at a glance, and its strengths and weaknesses."""

from __future__ import annotations

from tradeoff import routes
from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import claim_cell, criterion_head, mark, plain_cell
from tradeoff.catalog import Catalog
from tradeoff.freshness import reference_line
from tradeoff.model.option import Option, Part, Point
from tradeoff.text.inline import escape_markdown


def option_block(catalog: Catalog, option: Option) -> Block:
    """What it is: kind, home, the line it is judged by, the parts it is judged with, and every fact about it."""
    words = catalog.words
    line = reference_line(option, catalog.today)
    rows = [
        Row("kind", plain_cell(words("option.kind")), (plain_cell(option.kind),)),
        Row("home", plain_cell(words("option.home")), (Cell(f"[{escape_markdown(option.home)}](<{option.home}>)"),)),
        Row(
            "reference",
            plain_cell(words("option.reference")),
            (Cell(escape_markdown(line.id), citations=line.sources) if line else plain_cell(words("option.reference-none")),),
        ),
    ]
    rows += [Row(f"with-{part.id}", plain_cell(words("option.judged-with")), (_part(catalog, part),)) for part in option.parts]
    rows += [
        Row(criterion.id, criterion_head(catalog, criterion), (claim_cell(catalog, criterion, option),))
        for criterion in catalog.edition.live_criteria
        if not criterion.scored
    ]
    columns = (Column(words("columns.fact")), Column(option.name, option=option.id))
    return _block(catalog, option, "option", rows, columns, "reading.facts", lead=option.summary)


def _part(catalog: Catalog, part: Part) -> Cell:
    words = {"version": escape_markdown(part.version), "purpose": escape_markdown(part.purpose)}
    text = catalog.words("option.part", name=f"[{escape_markdown(part.name)}](<{part.home}>)", **words)
    return Cell(text, citations=part.sources)


def pros_cons_block(catalog: Catalog, option: Option) -> Block:
    """Strengths, then weaknesses, each with the criteria it rests on."""
    words = catalog.words
    rows = [
        *_points(catalog, option.strengths, "strength"),
        *_points(catalog, option.weaknesses, "weakness"),
    ]
    columns = (Column(words("columns.kind")), Column(words("columns.point")), Column(words("columns.rests-on")))
    return _block(catalog, option, "pros-cons", rows, columns, "reading.points")


def _points(catalog: Catalog, points: tuple[Point, ...], kind: str) -> list[Row]:
    rows = []
    for number, point in enumerate(points, 1):
        criteria = [catalog.edition.criteria[name] for name in point.criteria if name in catalog.edition.criteria]
        rests = Cell(see=tuple((criterion.label, Target(routes.criterion(criterion.id))) for criterion in criteria))
        rows.append(Row(f"{kind}-{number}", Cell(mark=mark(catalog, "pros-cons", kind)), (Cell(point.text), rests)))
    return rows


def _block(
    catalog: Catalog, option: Option, kind: str, rows: list[Row], columns: tuple[Column, ...], reading: str, lead: str = ""
) -> Block:
    words = catalog.words
    return Block(
        id=f"{kind}--{option.id}",
        kind=kind,
        title=words(f"kinds.{kind}.title", name=option.name),
        lead=lead,
        table=Table(words(f"kinds.{kind}.caption", name=option.name), columns, (Section("", tuple(rows)),)),
        home=Target(routes.option(option.id)),
        reading=words(reading),
    )
