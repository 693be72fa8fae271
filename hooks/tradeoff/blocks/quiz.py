"""The quiz as a table: question, answer, what it counts for. It is also what readers without JavaScript see."""

from __future__ import annotations

from tradeoff.block import Block, Cell, Column, Row, Section, Table, Target
from tradeoff.blocks.cells import plain_cell
from tradeoff.catalog import Catalog
from tradeoff.model.quiz import Answer, Quiz
from tradeoff.text.inline import escape_markdown


def quiz_block(catalog: Catalog, quiz: Quiz) -> Block:
    """A section a question, a row an answer."""
    words = catalog.words
    sections = tuple(
        Section(
            question.text,
            tuple(
                Row(f"{question.id}--{answer.id}", plain_cell(answer.text), (Cell(_counts(catalog, answer)),))
                for answer in question.answers
            ),
        )
        for question in quiz.questions
    )
    columns = (Column(words("columns.answer")), Column(words("columns.weight")))
    return Block(
        id="quiz",
        kind="quiz",
        title=words("kinds.quiz.title"),
        lead=quiz.intro,
        table=Table(words("kinds.quiz.caption"), columns, sections),
        home=Target("quiz"),
        reading=words("reading.quiz"),
    )


def _counts(catalog: Catalog, answer: Answer) -> str:
    criteria = catalog.edition.criteria
    found = [f"{escape_markdown(criteria[name].label)} {weight}" for name, weight in answer.weights.items() if weight]
    found += [
        f"{escape_markdown(criteria[must.criterion].label)} {catalog.words('verdict.must', points=must.at_least)}"
        for must in answer.must
    ]
    return ", ".join(found) or catalog.words("weights.0")
