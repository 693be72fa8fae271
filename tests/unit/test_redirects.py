"""Redirects: the reverse of every pair, old ids, and the one pair of two options."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest

from support.editions import small
from support.planned import planned
from tradeoff.redirects import former_ids, redirects
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


@pytest.mark.parametrize("edition", small())
def test_a_redirect_leads_to_something_that_is_written(edition: str) -> None:
    made = planned(edition)
    there = {made.settings.routes.page(path) for path in made.pages} | {output.path for output in made.outputs}
    assert {new.partition("#")[0] for new in found(edition).values()} <= there


@pytest.mark.parametrize(
    ("edition", "old", "new"),
    [
        ("one", "option--gravel", "option--pebble"),
        ("one", "pros-cons--gravel", "pros-cons--pebble"),
        ("one", "releases--gravel", "releases--pebble"),
        ("two", "compare--cards-vs-tablet", "compare--cards-vs-slate"),
        ("two", "compare--cards-vs-tablet--keeping", "compare--cards-vs-slate--keeping"),
        ("two", "use-case--dissertation", "use-case--thesis"),
        ("five", "criterion--exactly-once", "criterion--once"),
        ("five", "compare--squab-vs-raven", "compare--pigeon-vs-raven"),
    ],
)
def test_the_files_of_a_block_stay_at_its_old_names(edition: str, old: str, new: str) -> None:
    outputs = {output.path: output for output in planned(edition, "https://example.org/").outputs}
    for pattern in ("embed/{}.html", "export/{}.md", "export/{}.csv", "export/{}.json", "oembed/{}.json"):
        assert outputs[pattern.format(old)].content() == outputs[pattern.format(new)].content()


def test_old_names_are_of_blocks_that_there_are() -> None:
    for edition in ("one", "two", "five"):
        made = planned(edition)
        former = list(former_ids(made.catalog, made.blocks))
        assert former
        assert all(new in made.blocks and old not in made.blocks for old, new in former)


def test_a_redirect_is_a_value() -> None:
    [first, *_] = redirects(planned("one").catalog, Routes())
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.file = "x"  # type: ignore[misc]
