"""The navigation of a project that names none: writers' pages by their order, the hubs, and what stands behind them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mkdocs_bridge.navigation import navigation
from support.editions import small
from support.planned import made_of, planned
from support.project import SITES
from tradeoff.plan import Plan

HOME = {"Home": "index.md"}


@dataclass(frozen=True)
class Known:
    """The files that MkDocs knows, as far as the navigation asks: all, but for those that are named."""

    missing: tuple[str, ...] = ()

    def get_file_from_path(self, path: str) -> str | None:
        return None if path in self.missing else path


def nav(made: Plan, *missing: str) -> list[Any]:
    return navigation(made, Known(missing))  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest edition, with the pages of its own taken away."""
    shutil.copytree(SITES / "one", tmp_path / "one")
    for path in (tmp_path / "one/content").rglob("*.md"):
        path.unlink()
    return tmp_path / "one"


def write(project: Path, **pages: str) -> None:
    """Write pages: `guide__first="order: 1"` is `guide/first.md` with that front matter."""
    for name, front in pages.items():
        path = project / "content" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\nText.\n" if front else "Text.\n", encoding="utf-8")


def tree(project: Path) -> list[Any]:
    """What stands between home and the hubs."""
    made = made_of(project)
    first, *rest = nav(made)
    assert first == HOME
    return rest[: rest.index({"What we looked at": "criteria/index.md"})]


def test_an_edition_of_several_options() -> None:
    assert nav(planned("five")) == [
        HOME,
        {"Guide": ["guide/letters.md", "guide/picked.md", "guide/macros.md"]},
        {"Compare": "compare/index.md"},
        {"Use cases": "use-cases/index.md"},
        {"Quiz": "quiz.md"},
        {"Criteria": "criteria/index.md"},
        {"Options": "options/index.md"},
        {"Adopters": "adopters.md"},
        {"Fact check": "fact-check/index.md"},
        {
            "About": [
                {"Method": "method.md"},
                {"Neutrality": "neutrality.md"},
                {"Sources": "sources.md"},
                {"Glossary": "glossary.md"},
                {"Embed and export": "embed/index.md"},
            ]
        },
    ]


def test_two_options_are_compared_on_one_page() -> None:
    entries = nav(planned("two"))
    assert {"Compare": "compare/cards-vs-slate.md"} in entries
    assert entries[-1] == {
        "About": [
            {"Method": "method.md"},
            {"Neutrality": "neutrality.md"},
            {"Sources": "sources.md"},
            {"Embed and export": "embed/index.md"},
        ]
    }
    assert "Fact check" not in [title for entry in entries if isinstance(entry, dict) for title in entry]


def test_one_option_is_compared_with_nothing() -> None:
    assert [entry for entry in nav(planned("one")) if isinstance(entry, dict)] == [
        HOME,
        {"What we looked at": "criteria/index.md"},
        {"Options": "options/index.md"},
        {"Adopters": "adopters.md"},
        {"About": [{"Method": "method.md"}, {"Sources": "sources.md"}, {"Embed and export": "embed/index.md"}]},
    ]


@pytest.mark.parametrize("edition", small())
def test_every_hub_has_its_place_and_no_record_has(edition: str) -> None:
    made = planned(edition)
    listed: list[str] = []
    for entry in nav(made):
        given = entry if isinstance(entry, dict) else {"": entry}
        for value in given.values():
            listed += [
                path if isinstance(path, str) else next(iter(path.values()))
                for path in ([value] if isinstance(value, str) else value)
            ]
    assert len(listed) == len(set(listed))
    hubs = {path for path in made.pages if path.count("/") == path.endswith("/")}
    alone = {path for path in made.pages if path.startswith("compare/") and "compare/" not in made.pages}
    assert {made.page_of(path) for path in listed} & made.pages.keys() == hubs | alone


# --- writers' pages ---------------------------------------------------------------------------------------------------


def test_pages_of_a_folder_stand_in_their_order_and_then_by_name(project: Path) -> None:
    write(project, start__b="order: 2", start__a="order: 10", start__c="order: 1", start__z="", start__d="", start__e="order: 2")
    assert tree(project) == [{"Start": [f"start/{name}.md" for name in ("c", "b", "e", "a", "d", "z")]}]


def test_a_folder_is_called_as_its_index_says(project: Path) -> None:
    write(project, first_steps__index="title: Getting going\norder: 0", first_steps__a="", how_to="", **{"more-on-it__x": ""})
    assert tree(project) == [
        "how_to.md",
        {"Getting going": ["first_steps/index.md", "first_steps/a.md"]},
        {"More on it": ["more-on-it/x.md"]},
    ]


def test_pages_without_a_folder_come_first(project: Path) -> None:
    write(project, a__x="order: 1", z="", y="order: 5", b="")
    assert tree(project) == ["y.md", "b.md", "z.md", {"A": ["a/x.md"]}]


def test_a_page_at_a_generated_address_is_that_page_and_stands_once(project: Path) -> None:
    write(project, index="order: 1", method="", criteria__index="title: Mine", options__pebble="", adopters__index="")
    assert tree(project) == []


def test_a_hub_that_a_writer_keeps_under_another_name_is_found(project: Path) -> None:
    write(project, adopters__index="", criteria="")
    made = made_of(project)
    entries = nav(made, "adopters.md", "criteria/index.md")
    assert {"Adopters": "adopters/index.md"} in entries
    assert {"What we looked at": "criteria.md"} in entries
