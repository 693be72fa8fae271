"""Every rule finds what it is for, at the exact place, and nothing else says a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import edition_case
from tradeoff import rules

CASES = edition_case.cases()


def test_the_base_is_in_order(tmp_path: Path) -> None:
    assert edition_case.problems(edition_case.patched([], tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: edition_case.Case, tmp_path: Path) -> None:
    found = [str(problem) for problem in edition_case.problems(edition_case.patched(case.patch, tmp_path))]
    assert found == case.expect
    if case.sort == "bad":
        assert any(f"  {case.code}  " in line for line in found), "a bad case must break the rule it is filed under"


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_good_and_a_bad_case(rule: rules.Rule) -> None:
    sorts = {case.sort for case in CASES if case.code == rule.code}
    assert sorts == {"good", "bad"}


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {case.code for case in CASES} == {rule.code for rule in rules.RULES}


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in rules.RULES]
    assert sorted(set(codes)) == sorted(codes)


def test_clock_rules_do_not_run_in_a_build(tmp_path: Path) -> None:
    clocked = {rule.code for rule in rules.RULES if rule.only_in_check}
    for case in CASES:
        if case.code in clocked and case.sort == "bad":
            root = edition_case.patched(case.patch, tmp_path / str(case))
            assert edition_case.problems(root, today=None) == []
