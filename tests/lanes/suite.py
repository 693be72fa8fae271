"""The tests as a lane runs them: all that need neither a browser nor the network, and strict builds."""

from __future__ import annotations

import re

from lanes.environment import Environment

SMALL = ("one", "two")


def tests(environment: Environment) -> str:
    """The engine's tests, and strict builds of two small editions and of the one in this repository."""
    version = environment.python("-c", "import platform; print(platform.python_version())").strip()
    said = environment.python("-m", "pytest", "-q", "-n", "auto", "--dist", "loadgroup", "tests/unit", "tests/golden")
    for small in SMALL:
        environment.python("-m", "mkdocs_bridge.site", "--config-file", f"tests/sites/{small}/mkdocs.yml")
    environment.python("-m", "mkdocs_bridge.site")
    return f"Python {version}: {passed(said)}, {len(SMALL) + 1} sites built strictly"


def passed(said: str) -> str:
    """How many tests passed, from what pytest said last."""
    found = re.findall(r"^(?:=+ )?(\d+) passed", said, re.MULTILINE)
    return f"{int(found[-1]):,} tests" if found else "no count of tests"
