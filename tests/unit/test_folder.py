"""Reading a data folder: every error of form, in the exact words, at the exact place."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from support import edition_case
from tradeoff import folder, rules
from tradeoff.problem import Place
from tradeoff.rules.handbook import reading_codes
from tradeoff.text.node import Mapping, Node, Scalar, Sequence
from tradeoff.text.yaml import read_file

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("folder_cases.yml").read_text(encoding="utf-8"))
BASE = edition_case.HERE / "base"


@pytest.mark.parametrize("name", CASES)
def test_message_and_place(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    assert [str(problem) for problem in edition_case.problems(edition_case.patched(case["patch"], tmp_path))] == case["expect"]


def test_a_project_without_data(tmp_path: Path) -> None:
    found = folder.read(tmp_path / "data", tmp_path)
    assert found.edition is None
    assert "data:1:1  missing-folder  the data folder does not exist" in [str(problem) for problem in found.problems]


def test_an_empty_data_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    found = folder.read(tmp_path / "data", tmp_path)
    assert sorted(str(problem) for problem in found.problems) == [
        "data/groups.yml:1:1  missing-file  the file does not exist",
        "data/site.yml:1:1  missing-file  the file does not exist",
    ]


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    edition_case.patched([], tmp_path)
    for file in ("criteria/bending.yml", "use-cases/gate.yml", "site.yml"):
        path = tmp_path / "data" / file
        path.write_text(path.read_text(encoding="utf-8") + "odd: 1\n", encoding="utf-8")
    found = folder.read(tmp_path / "data", tmp_path)
    assert {problem.at.file for problem in found.problems} == {
        "data/criteria/bending.yml", "data/use-cases/gate.yml", "data/site.yml",
    }  # fmt: skip


def test_records_are_in_display_order() -> None:
    edition = folder.read(BASE / "data", BASE).edition
    assert edition is not None
    assert list(edition.options) == ["ash", "elm", "oak"]
    assert list(edition.criteria) == ["bending", "joining", "weather", "colour", "price"]
    assert [criterion.id for criterion in edition.live_criteria] == ["bending", "joining", "weather", "price"]
    assert list(edition.sources)[:3] == ["ash-docs", "elm-docs", "oak-docs"]


def test_places() -> None:
    found = folder.read(BASE / "data", BASE)
    assert found.place("criteria", "bending", "claims", "ash", "score") == Place("data/criteria/bending.yml", 14, 12)
    assert found.place("criteria", "bending", "claims", "ash", "score", key=True) == Place("data/criteria/bending.yml", 14, 5)
    assert found.place("criteria", "bending", "claims", "ash", "note") == Place("data/criteria/bending.yml", 14, 5)
    assert found.place("sources", "elm-docs") == Place("data/sources/makers.yml", 9, 1)
    assert found.place("quiz", "quiz", "questions", 1, "answers", 0, "id") == Place("data/quiz.yml", 20, 13)
    assert found.place("criteria", "nothing") == Place("data/criteria")


def test_a_text_may_look_like_anything(tmp_path: Path) -> None:
    patch = [{"file": "criteria/bending.yml", "find": "label: Bending", "put": "label: 3.10"}]
    found = folder.read(edition_case.patched(patch, tmp_path) / "data", tmp_path)
    assert found.edition is not None
    assert found.edition.criteria["bending"].label == "3.10"


ODD = st.sampled_from(["", " ", "x", "Ash", "-1", "5", "true", "2026-02-30", "#fff", "https://x.example", "a-vs-b", "[core]"])


def _nodes(node: Node, at: Place) -> st.SearchStrategy[Node]:
    leaf = st.one_of(
        ODD.map(lambda text: Scalar(text, at)),
        st.just(Sequence((), at)),
        st.just(Sequence((Scalar("x", at),), at)),
        st.just(Mapping((), at)),
        st.just(Mapping(((Scalar("ash", at), Scalar("x", at)),), at)),
    )
    if isinstance(node, Mapping) and node.entries:
        index = st.integers(0, len(node.entries) - 1)
        inner = index.flatmap(
            lambda i: _nodes(node.entries[i][1], at).map(
                lambda value: Mapping((*node.entries[:i], (node.entries[i][0], value), *node.entries[i + 1 :]), at)
            )
        )
        without = index.map(lambda i: Mapping(node.entries[:i] + node.entries[i + 1 :], at))
        return st.one_of(inner, inner, inner, without, leaf)
    if isinstance(node, Sequence) and node.items:
        return st.one_of(
            st.integers(0, len(node.items) - 1).flatmap(
                lambda i: _nodes(node.items[i], at).map(
                    lambda value: Sequence((*node.items[:i], value, *node.items[i + 1 :]), at)
                )
            ),
            leaf,
        )
    return leaf


RECORDS = [("options", "ash"), ("criteria", "bending"), ("criteria", "weather"), ("use-cases", "gate"), ("adopters", "joiner")]


@functools.cache
def _record(kind: str, name: str) -> Node:
    node, _ = read_file(BASE / "data" / kind / f"{name}.yml", "f.yml")
    assert node
    return node


@given(st.data())
@pytest.mark.parametrize(("kind", "name"), RECORDS)
def test_no_mutation_of_a_record_raises(kind: str, name: str, data: st.DataObject) -> None:
    node = _record(kind, name)
    mutated = data.draw(_nodes(node, node.at))
    record, problems = folder.typed(folder.SINGLE[kind], mutated, name)
    assert (record is None) == bool(problems)
    known = {*reading_codes(), *(rule.code for rule in rules.RULES)}
    for problem in problems:
        assert problem.code in known
        assert "\n" not in str(problem)
