"""The edition swapped: what is about the engine must not know what this repository compares."""

from __future__ import annotations

import shutil
from collections.abc import Iterable

from lanes.environment import Environment
from lanes.suite import passed

ANOTHER = "five"
OWN = ("tests/data", "tests/samples")
"""The tests of this edition's own data and programs."""
UNSEEN = "tests/unit tests/golden tests/site"
"""The tests that need no browser."""


def whole(environment: Environment) -> str:
    """`make test` with another edition."""
    _swap(environment)
    return passed(environment.run("make", "test", PYTEST="-q"))


def once(environment: Environment) -> str:
    """`make test` with another edition, all of it but in the browser: there each test once, with the first page it is for.

    What takes an address, an option or a kind of page for granted stops while tests are collected, or the first time it runs.
    """
    _swap(environment)
    collected = environment.python("-m", "pytest", "-q", "--collect-only", "tests/browser")
    picked = first_of_each(line for line in collected.splitlines() if "::" in line)
    (environment.project / "picked").write_text("\n".join(picked), encoding="utf-8")
    said = environment.run("make", "test", PYTEST=f"-q {UNSEEN} @picked")
    return f"{passed(said)}, in the browser each of {len(picked)} once"


def first_of_each(tests: Iterable[str]) -> list[str]:
    """Of each test the first of its parameters, and rather one that names this repository's edition."""
    found: dict[str, str] = {}
    for test in tests:
        name = test.partition("[")[0]
        if name not in found or ("[here" in test and "[here" not in found[name]):
            found[name] = test
    return list(found.values())


def _swap(environment: Environment) -> None:
    project = environment.project
    for name in OWN:
        shutil.rmtree(project / name, ignore_errors=True)
    for name in ("data", "content"):
        shutil.rmtree(project / name)
        shutil.copytree(project / "tests" / "sites" / ANOTHER / name, project / name)
