"""The quiz: questions whose answers set weights on criteria."""

from __future__ import annotations

from pydantic import Field

from tradeoff.model.base import Id, Record, Text, Weight
from tradeoff.model.use_case import Must


class Answer(Record):
    """One answer and what it counts for."""

    id: Id = Field(description="Stands in the address of a result; never reuse it.")
    text: Text = Field(description="The answer as the reader would give it.")
    weights: dict[Id, Weight] = Field({}, description="Criterion id → weight that the answer adds.")
    must: tuple[Must, ...] = Field((), description="Conditions that the answer sets.")


class Question(Record):
    """One question."""

    id: Id = Field(description="Stands in the address of a result; never reuse it.")
    text: Text = Field(description="The question.")
    why: Text = Field(description="Why it is asked: what it changes.")
    answers: tuple[Answer, ...] = Field(min_length=2, description="The answers, in display order.")


class Quiz(Record):
    """The questions, in display order."""

    title: Text = Field(description="Heading of the quiz.")
    intro: Text = Field(description="What it does, in a sentence or two. Inline Markdown.")
    questions: tuple[Question, ...] = Field(min_length=1, description="The questions.")
