"""Mutants: what may be changed in a function, and that each change has a name and a compiled form of its own."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from mutants.change import changes
from mutants.fork import BROKEN, KILLED, each
from mutants.mark import MARK, marked
from mutants.mutant import mutants
from mutants.trial import _pairs

CODE = '''
class Shop:
    def price(self, many: int = 1) -> str:
        """What it costs."""
        if not many:
            return ""
        return f"{self.each * min(many, 9)} coins"
'''


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a is b", ["a is not b"]),
        ("1 <= a != b", ["1 < a != b", "1 > a != b", "1 <= a == b"]),
        ("a and b and c", ["a or b or c"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("~a", []),
        ("a + 1", ["a - 1"]),
        ("a + 'b'", []),
        ("7", ["8", "6"]),
        ("True", ["False"]),
        ("None", []),
        ("'a'", ["''"]),
        ("''", ["'?'"]),
        ("f'a{b}'", ["''"]),
        ("a if b else c", ["a if not b else c"]),
        ("a if not b else c", []),
        ("a if b < 1 else c", []),
        ("f(a, b=1, **c)", ["f(a, **c)"]),
        ("max(a)", ["min(a)"]),
        ("a.get(b, c)", ["a.get(b)"]),
        ("a.get(b)", []),
    ],
)
def test_what_may_stand_in_the_place_of_a_value(code: str, others: list[str]) -> None:
    assert [ast.unparse(new) for new in changes(ast.parse(code, mode="eval").body)] == others


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("f(a)", ["pass"]),
        ("a += 1", ["pass"]),
        ("a = 1", []),
        ("continue", ["pass"]),
        ("return a", ["return None"]),
        ("return None", []),
        ("if a:\n    b()", ["if not a:\n    b()"]),
        ("if a and b:\n    c()", ["if not (a and b):\n    c()"]),
        ("if not a:\n    b()", []),
    ],
)
def test_what_may_stand_in_the_place_of_a_statement(code: str, others: list[str]) -> None:
    assert [ast.unparse(new) for new in changes(ast.parse(code).body[0])] == others


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "hooks" / "tradeoff" / "score.py"
    path.parent.mkdir(parents=True)
    path.write_text(CODE, encoding="utf-8")
    return tmp_path


def test_a_mutant_is_its_function_with_one_change(project: Path) -> None:
    found = mutants(project)
    assert [mutant.name.removeprefix("hooks/tradeoff/score.py Shop.price: ") for mutant in found] == [
        "not many -> many",
        "return '' -> return None",
        "'' -> '?'",
        "return f'{self.each * min(many, 9)} coins' -> return None",
        "f'{self.each * min(many, 9)} coins' -> ''",
        "self.each * min(many, 9) -> self.each / min(many, 9)",
        "min(many, 9) -> max(many, 9)",
        "9 -> 10",
        "9 -> 8",
    ]
    assert [mutant.line for mutant in found] == [5, 6, 6, 7, 7, 7, 7, 7, 7]
    codes = {mutant.code(project) for mutant in found}
    assert len(codes) == len(found)
    assert {code.co_qualname for code in codes} == {"Shop.price"}


def test_a_marked_function_tells_the_statements_that_it_runs(project: Path) -> None:
    namespace: dict[str, object] = {}
    exec(compile(CODE, "shop", "exec"), namespace)
    shop, lines = namespace["Shop"], []
    namespace[MARK] = lines.append
    shop.price.__code__ = marked(project / "hooks/tradeoff/score.py")["Shop.price"]
    assert shop.price(None, 0) == ""
    assert lines == [4, 5, 6]  # of which the first is what it says of itself


def test_a_job_that_breaks_is_not_one_that_found_something() -> None:
    jobs = {"found": lambda: os._exit(KILLED), "nothing": lambda: None, "broken": lambda: 1 / 0}
    assert dict(each(jobs.items(), 2)) == {"found": KILLED, "nothing": 0, "broken": BROKEN}


def test_the_last_test_has_none_after_it_and_no_tests_have_no_pairs() -> None:
    assert list(_pairs(["a", "b"])) == [("a", "b"), ("b", None)]
    assert list(_pairs([])) == []
