"""The edition swapped: what is about the engine must not know what this repository compares."""

from __future__ import annotations

import os
import shutil

from lanes.environment import Environment
from lanes.suite import passed

ANOTHER = "five"
OWN = ("tests/data", "tests/samples")
"""The tests of this edition's own data and programs."""
WHOLE = "LANES_WHOLE"
"""Set it, and the browser tests that never see the edition run too."""


def tests(environment: Environment) -> str:
    """`make test` with another edition. Of the browser's tests those that open pages of the edition, unless all are wanted."""
    project = environment.project
    for name in OWN:
        shutil.rmtree(project / name, ignore_errors=True)
    for name in ("data", "content"):
        shutil.rmtree(project / name)
        shutil.copytree(project / "tests" / "sites" / ANOTHER / name, project / name)
    if os.environ.get(WHOLE):
        return passed(environment.run("make", "test"))
    environment.run(environment.interpreter, "-m", "pytest", "-q", "--collect-only")
    return passed(environment.run("make", "test", PYTEST="-q tests/unit tests/golden tests/site"))
