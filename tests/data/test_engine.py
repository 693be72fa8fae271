"""The engine knows nothing of what this edition compares."""

from __future__ import annotations

from support.engine import naming
from support.facts import Facts
from support.project import ROOT


def test_no_option_of_this_edition_is_named_in_the_engine() -> None:
    options = Facts(ROOT).options
    names = {word for name, record in options.items() for word in (name, record["name"], *record.get("aliases", []))}
    assert names
    assert naming(names) == []
