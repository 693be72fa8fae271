"""About a page: the trail that leads to it, and who comes before and after."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from support.planned import planned
from tradeoff.block import Target
from tradeoff.metadata.about import About, abouts
from tradeoff.text.page import Authored


def five() -> dict[str, About]:
    return planned("five").abouts


def steps(about: About) -> list[tuple[str, Target]]:
    return [(crumb.title, crumb.target) for crumb in about.trail]


def written(*pages: tuple[str, str]) -> dict[str, About]:
    own = {path: Authored(path, f"content/{path}", {"title": title} if title else {}) for path, title in pages}
    made = planned("one")
    return abouts(made.catalog, {}, {made.page_of(path): page for path, page in own.items()})


def chain(pages: dict[str, About], first: str) -> Iterable[str]:
    path: str | None = first
    while path is not None:
        yield path
        path = pages[path].after


def test_every_page_of_the_plan_is_known() -> None:
    made = planned("five")
    assert set(made.abouts) == {*made.pages, *map(made.page_of, made.authored)}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", []),
        ("criteria/", []),
        ("quiz", []),
        ("compare/", []),
        ("compare/pigeon-vs-raven", [("Home", Target("")), ("Compare", Target("compare/"))]),
        ("options/heron", [("Home", Target("")), ("Options", Target("options/"))]),
        ("use-cases/audit", [("Home", Target("")), ("Use cases", Target("use-cases/"))]),
        ("fact-check/hurry", [("Home", Target("")), ("Fact check", Target("fact-check/"))]),
        ("fact-check/verdict/wrong", [("Home", Target("")), ("Fact check", Target("fact-check/"))]),
        (
            "criteria/once",
            [("Home", Target("")), ("Criteria", Target("criteria/")), ("Delivery", Target("criteria/", "delivery"))],
        ),
        ("guide/letters", [("Home", Target(""))]),
    ],
)
def test_the_trail_leads_from_home_to_the_page_above(path: str, expected: list[tuple[str, Target]]) -> None:
    assert steps(five()[path]) == expected


def test_one_pair_has_no_page_above_it() -> None:
    pair = next(about for about in planned("two").abouts.values() if about.kind == "pair")
    assert pair.trail == ()


def test_a_short_name_is_used_where_the_page_has_one() -> None:
    assert (five()["fact-check/hurry"].name, five()["fact-check/hurry"].title) == ("Hurry & rest", "Fact check: Hurry & rest")
    assert five()["use-cases/audit"].title.startswith(five()["use-cases/audit"].name + ":")


def test_records_of_a_series_follow_each_other_in_its_order() -> None:
    pages, edition = five(), planned("five").catalog.edition
    series = {
        "options/": [option.id for option in edition.compared],
        "use-cases/": [case.id for case in edition.live_use_cases],
        "fact-check/": [topic.id for topic in edition.live_topics],
    }
    for group in edition.live_groups:
        found = [f"criteria/{criterion.id}" for criterion in edition.in_group(group.id)]
        assert list(chain(pages, found[0])) == found
        assert pages[found[0]].before is None
    for folder, ids in series.items():
        assert len(ids) > 1
        assert list(chain(pages, folder + ids[0])) == [folder + name for name in ids]
        assert pages[folder + ids[0]].before is None


def test_steps_lead_back_as_they_lead_on() -> None:
    pages = five()
    on = {(path, about.after) for path, about in pages.items() if about.after}
    assert on
    assert on == {(about.before, path) for path, about in pages.items() if about.before}


def test_a_retired_record_stands_outside_of_its_series() -> None:
    for path in ("criteria/feathers", "use-cases/hunting"):
        about = five()[path]
        assert (about.before, about.after, about.series) == (None, None, "")
        assert about.trail[1].target.path == path.partition("/")[0] + "/"


def test_guides_follow_each_other_within_their_folder() -> None:
    pages = written(("a/index.md", "A"), ("a/one.md", "One"), ("b/two.md", "Two"), ("alone.md", "Alone"))
    assert (pages["a/"].after, pages["a/one"].before, pages["a/one"].after, pages["b/two"].before) == ("a/one", "a/", None, None)
    assert (pages["alone"].kind, pages["alone"].series, pages["a/one"].kind) == ("page", "", "guide")


def test_folders_with_an_index_are_steps_and_others_are_passed_over() -> None:
    pages = written(
        ("a/index.md", "A"), ("a/b/c.md", "C"), ("a/b/d/index.md", "D"), ("a/b/d/e.md", ""), ("x/README.md", "X"), ("x/y.md", "Y")
    )
    home = ("Home", Target(""))
    assert steps(pages["a/"]) == steps(pages["x/"]) == []
    assert steps(pages["a/b/c"]) == [home, ("A", Target("a/"))]
    assert steps(pages["a/b/d/"]) == [home, ("A", Target("a/"))]
    assert steps(pages["a/b/d/e"]) == [home, ("A", Target("a/")), ("D", Target("a/b/d/"))]
    assert steps(pages["x/y"]) == [home, ("X", Target("x/"))]
