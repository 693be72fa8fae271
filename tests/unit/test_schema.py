"""The exported JSON Schema says what the reader says, to whoever reads YAML by its own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from support import edition_case
from support.editions import small
from tradeoff import folder
from tradeoff.model import schema

FILES = {
    "site": "site.yml",
    "groups": "groups.yml",
    "quiz": "quiz.yml",
    "option": "options/*.yml",
    "criterion": "criteria/*.yml",
    "sources": "sources/*.yml",
    "use-case": "use-cases/*.yml",
    "adopter": "adopters/*.yml",
    "statement": "statements/*.yml",
    "topics": "topics.yml",
    "glossary": "glossary.yml",
    "samples": "samples.yml",
}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as an editor's language server reads it: no dates, and `no` is a text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+0123456789.")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), first)


def loaded(text: str) -> Any:
    return yaml.load(text, EditorLoader)


@cache
def validator(name: str) -> Draft202012Validator:
    found = loaded(schema.schemas()[f"{name}.schema.json"])
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def files(data: Path) -> Iterator[tuple[str, Path]]:
    for name, pattern in FILES.items():
        for path in sorted(data.glob(pattern)):
            yield name, path


def faults(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(loaded(text))]


def test_the_loader_reads_as_editors_do() -> None:
    assert loaded("[no, 22:22, 2026-11-22, 3.10, 26, true, '26', ~]") == ["no", "22:22", "2026-11-22", 3.1, 26, True, "26", None]


def test_every_kind_of_file_has_a_schema() -> None:
    assert set(schema.schemas()) == {f"{name}.schema.json" for name in FILES}


def test_schemas_are_the_same_each_time(tmp_path: Path) -> None:
    assert schema.schemas() == schema.schemas()
    assert len(schema.outdated(tmp_path)) == len(FILES)
    schema.write(tmp_path)
    assert schema.outdated(tmp_path) == []


@pytest.mark.parametrize("root", [*small().values(), edition_case.HERE / "base"], ids=lambda root: root.name)
def test_data_that_the_reader_takes_is_valid(root: Path) -> None:
    data = root / "data"
    found = {str(path.relative_to(data)): faults(name, path.read_text(encoding="utf-8")) for name, path in files(data)}
    assert found
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_null_and_everything_is_described(name: str) -> None:
    def look(node: Any, path: str) -> None:
        if isinstance(node, dict):
            assert node.get("type") != "null", path
            assert "anyOf" not in node, path
            for field, value in node.get("properties", {}).items():
                assert value.get("description"), f"{path}.{field}"
        for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
            look(value, f"{path}.{key}")

    found = loaded(schema.schemas()[f"{name}.schema.json"])
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["title"]
    look(found, name)


BENDING, GATE, ASH = "criteria/bending.yml", "use-cases/gate.yml", "options/ash.yml"
MUTATIONS = {
    "unknown field": (BENDING, "label: Bending", "lable: Bending"),
    "missing field": (BENDING, "label: Bending\n", ""),
    "no text": (BENDING, "label: Bending", "label:"),
    "null": (BENDING, "label: Bending", "label: ~"),
    "id typed": (BENDING, "label: Bending", "label: Bending\nid: bending"),
    "unknown type": (BENDING, "type: graded", "type: grade"),
    "score too high": (BENDING, "score: 4", "score: 5"),
    "score too low": (BENDING, "score: 4", "score: -1"),
    "score a fraction": (BENDING, "score: 4", "score: 3.5"),
    "score a word": (BENDING, "score: 4", "score: four"),
    "list for text": (BENDING, "label: Bending", "label: [Bending]"),
    "bad group": (BENDING, "group: building", "group: The Building"),
    "bad option key": (BENDING, "  ash:\n    score", "  Ash:\n    score"),
    "condition of nothing": (GATE, "at_least: 2", "at_least: 0"),
    "weight too high": (GATE, "weather: 3", "weather: 4"),
    "weights a list": (GATE, "weights:\n  weather: 3", "weights: [weather]"),
    "bad colour": (ASH, "'#1b5e20'", "'#1b5'"),
    "bad address": (ASH, "home: https://ash.example/", "home: ash.example"),
    "no criteria": (ASH, "criteria: [bending]", "criteria: []"),
    "bad partial date": (ASH, "released: 2026-01", "released: January"),
    "flag a word": ("sources/rest.yml", "read: true\n  how", "read: yes\n  how"),
    "unknown kind of source": ("sources/rest.yml", "kind: own-run", "kind: gossip"),
    "bad source id": ("sources/rest.yml", "lab:\n", "The_Lab:\n"),
    "unknown status": ("adopters/joiner.yml", "status: current", "status: fine"),
    "one answer": ("quiz.yml", "      - id: square\n        text: Square\n", ""),
    "no options": ("site.yml", "[ash, elm, oak]", "[]"),
    "group without title": ("groups.yml", "  title: Building\n", ""),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_the_reader_refuses_the_schema_refuses(name: str, tmp_path: Path) -> None:
    file, find, put = MUTATIONS[name]
    root = edition_case.patched([], tmp_path)
    path = root / "data" / file
    before = path.read_text(encoding="utf-8")
    assert find in before
    path.write_text(before.replace(find, put, 1), encoding="utf-8")
    kind = next(kind for kind, found in files(root / "data") if found == path)
    assert faults(kind, before) == []
    assert faults(kind, path.read_text(encoding="utf-8"))
    assert folder.read(root / "data", root).problems or put == "label: ~", "~ is a text to us and nothing to an editor"
