"""The small editions as built sites: the same engine and theme, subjects of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from support.editions import small
from support.project import ROOT, SITES, site_of


@pytest.fixture(scope="session")
def sites(shared: Path) -> dict[str, Path]:
    """The editions that are looked at here."""
    return {name: site_of(name, shared) for name in ("one", "two", "five")}


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html5lib").find("article")


def words(element: BeautifulSoup) -> str:
    return " ".join(element.get_text().split())


@pytest.mark.parametrize("name", small())
def test_a_small_edition_brings_nothing_of_its_own_but_data_and_pages(name: str) -> None:
    config = yaml.load((SITES / name / "mkdocs.yml").read_text(), Loader=yaml.BaseLoader)
    assert config["INHERIT"] == "../../../mkdocs.yml"
    assert config["hooks"] == ["../../../hooks/main.py"]
    assert config["theme"] == {"custom_dir": "../../../overrides"}
    assert not {"markdown_extensions", "validation", "plugins"} & config.keys()
    assert {path.name for path in (SITES / name).iterdir()} == {"mkdocs.yml", "README.md", "data", "content"}
    assert (SITES / name / "mkdocs.yml").resolve().parents[3] == ROOT


def test_one_option_is_not_compared(sites: dict[str, Path]) -> None:
    there = {path.relative_to(sites["one"]).as_posix() for path in sites["one"].rglob("*") if path.is_file()}
    assert not [path for path in there if path.startswith(("compare", "use-cases", "quiz"))]
    assert {"options/pebble/index.html", "criteria/price/index.html", "options/gravel/index.html"} <= there


def test_words_of_the_edition_are_used(sites: dict[str, Path]) -> None:
    assert "✓ Available" in words(page(sites["one"], "criteria/custom-domains/index.html"))
    embed = (sites["one"] / "embed" / "criterion--custom-domains.html").read_text()
    assert "Back to Is Pebble for me?" in embed
    assert words(page(sites["one"], "criteria/index.html").h1).startswith("What we looked at")


def test_a_writers_home_page_stands_between_answer_and_rest(sites: dict[str, Path]) -> None:
    text = words(page(sites["one"], "index.html"))
    assert text.index("Shall I host my site on Pebble?") < text.index("Written by hand") < text.index("By topic")


def test_names_full_of_traps_are_shown_as_typed(sites: dict[str, Path]) -> None:
    home = page(sites["two"], "index.html")
    assert words(home.h1).startswith("Paper | or <screen>?")
    assert "<b>Cards</b> | R&D =cmd()|paper" in words(home).replace("(=cmd()|paper):", "=cmd()|paper")
    assert "Code with a pipe: a|b, with a backslash: a\\|b, with a tag: <b>." in words(home)
    option = page(sites["two"], "options/cards/index.html")
    assert words(option.h1).startswith("<b>Cards</b> | R&D")
    assert "Cards hold one thought|each and a lone * star." in words(option)
    assert not option.h1.find("b")
    case = page(sites["two"], "use-cases/thesis/index.html")
    assert words(case.h1).startswith("A thesis | <phd>: <b>Cards</b> | R&D or Slate™ עברית\u200f `v2` 🦉?")
    assert "When <others> read along." in words(case)
    assert '("p. 3" | 4): It says "1000" & <more>.' in words(case)


def test_macros_in_a_table_keep_the_table(sites: dict[str, Path]) -> None:
    traps = page(sites["two"], "traps/index.html")
    for hidden in traps.select("[hidden]"):
        hidden.decompose()
    rows = [
        [words(cell).rstrip("0123456789") for cell in row.find_all("td")] for row in traps.select("table:not(.t-table) tbody tr")
    ]
    assert rows == [
        ["cards", "-1 € | month"],
        ["slate", '=HYPERLINK("x") is found, so is a|b, a`b and https://example.org/a_b_c.'],
    ]
    assert "An escaped {{ nothing }} and {{ code }} stay." in words(traps)


def test_every_macro_works_everywhere(sites: dict[str, Path]) -> None:
    text = page(sites["five"], "guide/macros/index.html")
    assert text.select_one(".admonition [data-block='criterion--once'] table")
    assert text.select_one("details [data-block='pros-cons--courier'] table")
    assert text.select_one("ol > li [data-block='releases--raven'] table")
    assert text.select_one(".tabbed-block [data-block='use-cases--reader'] table")
    assert text.select_one(".tabbed-block + .tabbed-block [data-block='use-cases'] table")
    assert len(text.select("figure[data-block^='table:']")) == 3
    assert words(text.select_one("ol > li ul > li")).startswith("a nested one with It never leaves the message.")
    cells = [words(cell) for cell in text.select("table:not(.t-table) td")]
    assert cells[1].startswith("11 minutes")
    assert cells[3] == "{{ a | b }}"


def test_literals_stay_as_typed(sites: dict[str, Path]) -> None:
    text = words(page(sites["five"], "guide/macros/index.html"))
    for literal in (
        '{{ criterion("fenced-in-admonition") }}',
        '{{ table(group="fenced") }}',
        "{% raw %} {#comment#}",
        '{{ inside("two fences") }}',
        'Literals: {{ code_span("x") }}, {{ two("`") }}, {{ escaped }}, {% block %}, {#id}.',
    ):
        assert literal in text


def test_footnotes_of_prose_and_blocks_are_one_list_where_it_was_asked_for(sites: dict[str, Path]) -> None:
    text = page(sites["five"], "guide/macros/index.html")
    [sources] = text.select(".t-sources")
    listed = {item["id"]: str(number) for number, item in enumerate(sources.select("ol > li[id]"), 1)}
    marks = text.select("sup a[href^='#source-']")
    assert {mark["href"].removeprefix("#") for mark in marks} == set(listed)
    assert all(listed[mark["href"].removeprefix("#")] == mark.get_text() for mark in marks)
    first = list(dict.fromkeys(mark["href"].removeprefix("#") for mark in marks))
    assert first == list(listed)
    assert 'The first "page" & more.' in words(sources)
    after = words(text).partition("After the list.")
    assert after[1]
    assert "Survey of birds" not in after[2]


def test_a_page_may_extend_a_generated_one(sites: dict[str, Path]) -> None:
    heron = words(page(sites["five"], "options/heron/index.html"))
    assert (
        heron.index("Heron carries messages.") < heron.index("Before what is generated.") < heron.index("Old messages are gone.")
    )
    assert heron.index("Fixes until") < heron.index("After it, with GPL-3.0")
    ordering = words(page(sites["five"], "criteria/ordering/index.html"))
    assert (
        ordering.index("Do messages arrive")
        < ordering.index("a writer's sentence.")
        < ordering.index("In order for each address.")
    )


def test_a_retired_use_case_keeps_a_page_without_a_verdict(sites: dict[str, Path]) -> None:
    hunting = page(sites["five"], "use-cases/hunting/index.html")
    assert "Retired on 2026-02-01: Nobody asked." in words(hunting)
    assert not hunting.select("table")
    assert "hunting" not in (sites["five"] / "use-cases" / "index.html").read_text().lower()


def test_a_retired_criterion_keeps_a_page_and_leaves_the_tables(sites: dict[str, Path]) -> None:
    assert 'Feathers decided "nothing".' in words(page(sites["five"], "criteria/feathers/index.html")).replace("'", '"')
    assert "Feathers" not in words(page(sites["five"], "compare/index.html"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("options/dove", "options/pigeon/"),
        ("options/squab", "options/pigeon/"),
        ("criteria/exactly-once", "criteria/once/"),
        ("criteria/plumage", "criteria/feathers/"),
        ("use-cases/billing", "use-cases/payments/"),
        ("compare/raven-vs-pigeon", "compare/pigeon-vs-raven/"),
        ("compare/raven-vs-dove", "compare/pigeon-vs-raven/"),
        ("compare/runner-vs-heron", "compare/courier-vs-heron/"),
    ],
)
def test_old_addresses_lead_on(sites: dict[str, Path], old: str, new: str) -> None:
    text = BeautifulSoup((sites["five"] / old / "index.html").read_text(), "html5lib")
    address = text.find("meta", attrs={"http-equiv": "refresh"})["content"].partition("url=")[2]
    assert (sites["five"] / old / address).resolve() == (sites["five"] / new).resolve()
    assert text.select_one("a[href]")["href"] == address


def test_an_option_without_lines_has_no_release_table(sites: dict[str, Path]) -> None:
    assert not (sites["five"] / "embed" / "releases--snail.html").exists()
    assert (sites["five"] / "embed" / "releases--raven.html").exists()


def test_states_are_told_in_words(sites: dict[str, Path]) -> None:
    text = words(page(sites["five"], "criteria/ordering/index.html"))
    assert "⇄ Disputed" in text
    assert "One side: A flock keeps its order." in text
    assert "Until 3: Before 4, in no order." in text
    assert "Stale: last reviewed 2024-01-10" in text
    assert "Stale: checked against a line that no longer gets fixes" in text
    text = words(page(sites["five"], "criteria/replay/index.html"))
    assert "Yes, with Ledger, Bell" in text
    assert "Does not apply" in text
    assert "Note: It has no old messages yet." in text
