"""The fact check of the flagship: nothing is passed over, every verdict is founded and can be reached."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from support.facts import Facts
from support.project import ROOT

LIST = Path(__file__).with_name("facts_to_answer.txt")
FINDINGS = ("holds", "holds-with-caveat", "outdated", "unverified", "wrong")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(ROOT)


def test_every_fact_is_answered_by_one_statement(facts: Facts) -> None:
    wanted = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(wanted) == len(set(wanted)) == 170
    covered = Counter(fact for statement in facts.statements.values() for fact in statement.get("covers", ()))
    assert set(wanted) - set(covered) == set()
    assert {fact for fact, times in covered.items() if times > 1} == set()


def test_every_verdict_is_given_and_every_topic_is_used(facts: Facts) -> None:
    assert {statement["verdict"] for statement in facts.statements.values()} == set(FINDINGS)
    assert {statement["topic"] for statement in facts.statements.values()} == set(facts.topics)


def test_a_verdict_rests_on_a_source_that_was_read(facts: Facts) -> None:
    for name, statement in facts.statements.items():
        kinds = [facts.sources[cited["ref"]] for cited in statement.get("sources", ())]
        read = [source for source in kinds if source["read"] == "true" and source["kind"] not in ("opinion", "marketing")]
        assert read or (statement["verdict"] == "unverified" and statement.get("looked_for")), name


def test_statements_are_worded_as_people_say_them(facts: Facts) -> None:
    for name, statement in facts.statements.items():
        said = statement["statement"]
        assert re.search(r"[.!?]$", said), f"{name}: a statement is a sentence"
        assert not re.search(r"\b(article|unverified|allegedly|claims? that)\b", said, re.IGNORECASE), f"{name}: {said}"
        assert 3 <= len(said.split()) <= 30, f"{name}: {said}"
        assert len(statement["why"].split()) >= 12, f"{name}: the reason says too little"


def test_figures_in_a_reason_are_carried_by_a_citation_or_the_search(facts: Facts) -> None:
    # The mistake that is made most: a percentage was changed and its citation was not.
    bare = []
    for name, statement in facts.statements.items():
        carried = " ".join(cited["supports"] for cited in statement.get("sources", ()))
        carried += statement.get("looked_for", "") + statement["statement"]
        for number in re.findall(r"(?<![\w.,])\d+(?:[.,]\d+)*(?= ?(?:%|per cent))", statement["why"]):
            places = len(number.partition(".")[2])
            exact = (float(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", carried))
            if not any(round(value + 1e-9, places) == float(number) for value in exact):
                bare.append(f"{name}: {number} %")
    assert bare == [], "nothing cited carries these"
