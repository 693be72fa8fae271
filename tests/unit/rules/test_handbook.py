"""The rule reference tells of every code that a problem may carry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.project import ROOT
from support.read_back import gfm_tables
from tradeoff import rules
from tradeoff.rules.handbook import reading_codes

HOOKS = ROOT / "hooks"
RAISERS = {"Problem", "_problem", "_refuse", "_fail"}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def raised() -> Iterator[tuple[Path, str]]:
    """The codes that stand as literals in a call that makes a problem: its second argument, or the first of `_fail`."""
    for path in sorted(HOOKS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in RAISERS:
                index = 0 if name == "_fail" else 1
                for argument in node.args[index : index + 1]:
                    for literal in ast.walk(argument):
                        if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and CODE.fullmatch(literal.value):
                            yield path, literal.value


def test_the_search_finds_codes() -> None:
    assert {"yaml-anchor", "duplicate-key", "bad-day", "missing-folder"} <= {code for _, code in raised()}


def test_every_code_is_explained() -> None:
    text = rules.reference()
    missing = [
        f"{path.relative_to(ROOT)}: {code}" for path, code in raised() if f"`{code}`" not in text and f"### {code}\n" not in text
    ]
    assert missing == [], "add the code to the CODES of its module"


def test_no_code_is_explained_twice() -> None:
    assert not {rule.code for rule in rules.RULES} & set(reading_codes())


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_rules_are_explained_in_sentences(rule: rules.Rule) -> None:
    assert CODE.fullmatch(rule.code)
    for text in (rule.summary, rule.remedy):
        assert text[0].isupper() or text[0] == "`"
        assert text.endswith(".")
    assert f"\n### {rule.code}\n\n{rule.summary}\n\n**What to do:** {rule.remedy}\n" in rules.reference()


def test_a_rule_says_whether_it_stops_anything_and_when_it_is_asked() -> None:
    text = rules.reference()
    warning, day = "A warning: it stops nothing.", "Looked for by `tradeoff check` alone, because it depends on the day."
    assert f"write `status: past`. A warning only, because time passes by itself.\n\n{warning}\n\n{day}\n\n### " in text
    assert text.count(warning) == sum(rule.warning for rule in rules.RULES)
    assert text.count(day) == sum(rule.only_in_check for rule in rules.RULES)


def test_the_codes_of_reading_stand_in_a_table_by_name() -> None:
    [[heads, *rows]] = gfm_tables(rules.reference())
    assert heads == ["code", "meaning"]
    assert [code for code, _ in rows] == sorted(reading_codes())
    assert ["yaml-anchor", "An anchor (&name). Write the value out wherever it is used."] in rows
