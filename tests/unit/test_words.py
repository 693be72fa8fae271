"""Words: everything the engine says, overridable key by key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.project import ROOT
from tradeoff import words
from tradeoff.words import Words


def load(tmp_path: Path, text: str) -> tuple[Words, list[str]]:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.yml").write_text(text)
    spoken, problems = words.load(tmp_path / "data", tmp_path)
    return spoken, [str(problem) for problem in problems]


def test_without_a_file_the_engine_speaks_its_own(tmp_path: Path) -> None:
    spoken, problems = words.load(tmp_path, tmp_path)
    assert dict(spoken) == dict(words.own())
    assert not problems


def test_a_text_is_laid_over_the_engines(tmp_path: Path) -> None:
    spoken, problems = load(tmp_path, 'as-of: {one: "Seen {day}"}\n')
    assert not problems
    assert spoken("as-of.one", day="today") == "Seen today"
    assert spoken("as-of.span", first="a", last="b") == words.own()("as-of.span", first="a", last="b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("as-off: {one: x}\n", "data/words.yml:1:15  unknown-word  word 'as-off.one' does not exist. Did you mean 'as-of.one'?"),
        ("as-of: {one: 'on {date}'}\n", "data/words.yml:1:14  bad-placeholder  'as-of.one' may use these placeholders: {day}"),
        ("as-of: {one: '{day!x}'}\n", "data/words.yml:1:14  bad-placeholder  'as-of.one' may use these placeholders: {day}"),
        ("as-of: {one: '{day:d}'}\n", "data/words.yml:1:14  bad-placeholder  'as-of.one' may use these placeholders: {day}"),
        ("as-of: {one: }\n", "data/words.yml:1:14  empty-text  'as-of.one' has nothing after it: write it, or leave the key out"),
        ("as-of: {none: '{day}'}\n", "data/words.yml:1:15  bad-placeholder  'as-of.none' may use these placeholders: none"),
        ("as-of: {one: 'a { b'}\n", "bad-placeholder"),
        ("as-of: {one: [x]}\n", "data/words.yml:1:14  wrong-type  'as-of.one' expects text"),
    ],
)
def test_a_mistake_is_named_at_its_place_and_the_engines_text_stays(tmp_path: Path, text: str, said: str) -> None:
    spoken, problems = load(tmp_path, text)
    assert len(problems) == 1
    assert said in problems[0]
    assert dict(spoken) == dict(words.own())


def test_one_and_many() -> None:
    spoken = Words({"a.one": "{number} thing", "a.many": "{number} things of {what}"})
    assert spoken.count("a", 1) == "1 thing"
    assert spoken.count("a", 2, what="ours") == "2 things of ours"
    assert spoken.count("a", 0, what="ours") == "0 things of ours"


def test_below_hands_over_a_branch() -> None:
    assert Words({"a.b": "1", "a.c.d": "2", "ab": "3"}).below("a") == {"b": "1", "c.d": "2"}


def test_every_word_that_a_template_asks_for_exists() -> None:
    known = words.own()
    asked = {
        (path.name, key)
        for path in (ROOT / "overrides").rglob("*")
        if path.suffix in (".html", ".md")
        for key in re.findall(r"""words\(\s*["']([^"']+)["']\s*[,)]""", path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 20
    assert {(name, key) for name, key in asked if key not in known} == set()
