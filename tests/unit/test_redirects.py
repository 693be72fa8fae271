"""Redirects: the reverse of every pair, old ids, and the one pair of two options."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest

from support.planned import planned
from tradeoff.redirects import redirects
from tradeoff.routes import Routes


def found(edition: str, *, directories: bool = True) -> dict[str, str]:
    listed = [
        (redirect.file, redirect.address) for redirect in redirects(planned(edition).catalog, Routes(directories=directories))
    ]
    assert len(listed) == len(dict(listed))
    return dict(listed)


def pages(given: dict[str, str]) -> dict[str, str]:
    return {
        old.removesuffix("/index.html"): new for old, new in given.items() if not old.startswith(("embed/", "export/", "oembed/"))
    }


def test_one_option_has_only_old_ids() -> None:
    assert pages(found("one")) == {"options/gravel": "options/pebble/"}


def test_two_options_have_one_comparison() -> None:
    given = pages(found("two"))
    assert given == {
        "compare": "compare/cards-vs-slate/",
        "compare/slate-vs-cards": "compare/cards-vs-slate/",
        "compare/cards-vs-tablet": "compare/cards-vs-slate/",
        "compare/tablet-vs-cards": "compare/cards-vs-slate/",
        "options/tablet": "options/slate/",
        "use-cases/dissertation": "use-cases/thesis/",
    }


def test_every_name_of_a_pair_in_every_order_leads_to_it() -> None:
    given = pages(found("five"))
    for a, b in product(("pigeon", "dove", "squab"), ("raven",)):
        for old in (f"compare/{a}-vs-{b}", f"compare/{b}-vs-{a}"):
            if old != "compare/pigeon-vs-raven":
                assert given[old] == "compare/pigeon-vs-raven/"
    assert "compare/pigeon-vs-raven" not in given
    assert "compare" not in given


def test_files_read_from_a_disk_have_names_of_files() -> None:
    given = found("two", directories=False)
    assert given["compare/slate-vs-cards.html"] == "compare/cards-vs-slate.html"
    assert given["compare/index.html"] == "compare/cards-vs-slate.html"


@pytest.mark.parametrize("edition", ["one", "two", "five", "real"])
def test_a_redirect_leads_to_something_that_is_written(edition: str) -> None:
    made = planned(edition)
    there = {made.settings.routes.page(path) for path in made.pages} | {output.path for output in made.outputs}
    assert {new.partition("#")[0] for new in found(edition).values()} <= there


def test_a_redirect_is_a_value() -> None:
    [first, *_] = redirects(planned("one").catalog, Routes())
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.file = "x"  # type: ignore[misc]
