"""The fact check of this edition: nothing is passed over, every verdict is given, statements are worded as people say them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from support.facts import Facts
from support.project import ROOT
from tradeoff.model.statement import Finding

LIST = Path(__file__).with_name("facts_to_answer.txt")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(ROOT)


def test_every_fact_is_answered(facts: Facts) -> None:
    wanted = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(wanted) == len(set(wanted)) == 170
    covered = {fact for statement in facts.statements.values() for fact in statement.get("covers", ())}
    assert set(wanted) - covered == set()


def test_every_verdict_is_given(facts: Facts) -> None:
    assert {statement["verdict"] for statement in facts.statements.values()} == set(get_args(Finding))


def test_statements_are_worded_as_people_say_them_and_reasons_say_enough(facts: Facts) -> None:
    for name, record in facts.statements.items():
        said = record["statement"]
        assert not re.search(r"\b(article|unverified|allegedly|claims? that)\b", said, re.IGNORECASE), f"{name}: {said}"
        assert 3 <= len(said.split()) <= 30, f"{name}: {said}"
        assert len(record["why"].split()) >= 12, f"{name}: the reason says too little"
