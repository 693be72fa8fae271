"""All lanes, in the order they run. A new one is a line here; `make lock` writes its lock."""

from __future__ import annotations

from functools import partial

from lanes import suite, swapped, twin
from lanes.debian import Debian
from lanes.environment import Locked, Venv
from lanes.lane import Lane
from lanes.lock import Recipe

LANES = (
    Lane(
        "python-3.11", "the oldest Python: Debian 12's", Debian("bookworm", "3.11"), suite.tests, Recipe("3.11.2", group="unit")
    ),
    Lane("python-3.13", "Debian 13's Python", Debian("trixie", "3.13"), suite.tests, Recipe("3.13", group="unit")),
    Lane(
        "python-3.14", "the newest Python: sid's", Debian("sid", "3.14", steady=False), suite.tests, Recipe("3.14", group="unit")
    ),
    Lane(
        "lowest", "the lowest versions that pyproject.toml admits", Venv(), suite.tests, Recipe(versions="lowest", group="unit")
    ),
    Lane("newest", "the newest versions that it admits", Venv(), suite.tests, Recipe(versions="newest", group="unit")),
    Lane(
        "properdocs",
        "ProperDocs builds the same site",
        Venv(),
        partial(twin.same, runner="properdocs"),
        Recipe(also=("properdocs",)),
    ),
    Lane(
        "materialx",
        "ProperDocs with the theme materialx has the same in its pages",
        Venv(),
        partial(twin.alike, runner="properdocs", theme="materialx"),
        Recipe(also=("properdocs", "mkdocs-materialx"), without=("mkdocs-material",)),
    ),
    Lane(
        "mkdocs-ng",
        "MkDocs NG in place of MkDocs builds the same site",
        Venv(),
        partial(twin.same, runner="mkdocs"),
        Recipe(also=("mkdocs-ng",), without=("mkdocs",)),
    ),
    Lane("swapped", "the engine's tests with another edition in data/ and content/", Locked(), swapped.once),
    Lane("swapped-whole", "the same with every test in the browser", Locked(), swapped.whole, when_named=True),
)

UNTESTED = "Python 3.12 and macOS: nobody has run them yet"
"""What ought to work, and what no lane shows."""
