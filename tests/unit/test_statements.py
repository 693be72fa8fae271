"""Statements: each stands in one topic and under one verdict, the numbers add up, and time marks what was checked long ago."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from support.editions import editions
from support.facts import Facts, Record
from support.planned import files, made_of, planned
from support.project import SITES
from support.read_back import said
from tradeoff import folder
from tradeoff.block import Block, Target
from tradeoff.freshness import statement_freshness
from tradeoff.model.site import Site
from tradeoff.model.statement import Statement
from tradeoff.review import reviews

VERDICTS = ("holds", "holds-with-caveat", "outdated", "unverified", "wrong")
EACH = pytest.mark.parametrize("edition", [name for name, root in editions().items() if Facts(root).statements])


def facts(edition: str) -> Facts:
    return Facts(editions()[edition])


def in_order(found: Facts) -> dict[str, Record]:
    """The statements by topic, place and name."""
    topics = list(found.topics)
    return dict(
        sorted(
            found.statements.items(),
            key=lambda entry: (topics.index(entry[1]["topic"]), int(entry[1].get("order", 100)), entry[0]),
        )
    )


def blocks(edition: str, kind: str) -> dict[str, Block]:
    """The blocks of a kind, by the part of their ids that names what they show."""
    made = planned(edition).blocks
    return {name.partition("--")[2]: made[name] for name in made if made.kind(name) == kind}


def rows(block: Block) -> list[str]:
    return [row.id for row in block.table.rows]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "five", tmp_path / "five")
    return tmp_path / "five"


# --- each once, and the numbers ---------------------------------------------------------------------------------------


@EACH
def test_every_statement_stands_in_one_topic_and_under_one_verdict(edition: str) -> None:
    stated = in_order(facts(edition))
    topics, findings = blocks(edition, "fact-check"), blocks(edition, "finding")
    assert [name for block in topics.values() for name in rows(block)] == list(stated)
    assert sorted(name for block in findings.values() for name in rows(block)) == sorted(stated)
    for topic, block in topics.items():
        assert rows(block) == [name for name, record in stated.items() if record["topic"] == topic]
    for verdict, block in findings.items():
        assert rows(block) == [name for name, record in stated.items() if record["verdict"] == verdict]
    assert list(blocks(edition, "statement")) == list(stated)
    assert all(rows(block) == [name] for name, block in blocks(edition, "statement").items())


@EACH
def test_the_numbers_are_those_of_the_data_and_add_up(edition: str) -> None:
    found, made = facts(edition), planned(edition)
    table = made.blocks["fact-check"].table
    used = [verdict for verdict in VERDICTS if any(record["verdict"] == verdict for record in found.statements.values())]
    words = [made.catalog.words(f"findings.{verdict}.word") for verdict in used]
    assert [column.title for column in table.columns[1:]] == [*words, "All"]
    numbers = {row.id: [int(cell.value) for cell in row.cells] for row in table.rows}
    *topics, everything = numbers
    assert topics == [name for name in found.topics if any(record["topic"] == name for record in found.statements.values())]
    for topic in topics:
        verdicts = [record["verdict"] for record in found.statements.values() if record["topic"] == topic]
        assert numbers[topic] == [*(verdicts.count(verdict) for verdict in used), len(verdicts)]
    assert all(sum(line[:-1]) == line[-1] for line in numbers.values())
    assert numbers[everything] == [sum(column) for column in zip(*(numbers[topic] for topic in topics), strict=True)]
    assert numbers[everything][-1] == len(found.statements)


def test_the_edition_holds_what_these_tests_are_about() -> None:
    found = facts("five")
    assert {record["verdict"] for record in found.statements.values()} == set(VERDICTS)
    assert any(len(record.get("covers", [])) > 1 for record in found.statements.values())
    assert any("adopters" in record and "criteria" in record for record in found.statements.values())
    assert any("aliases" in record for record in found.statements.values())
    states = {clocks.state for clocks in planned("five").catalog.statement_freshness.values()}
    assert states == {"fresh", "due", "stale"}


def test_the_headings_of_the_numbers_lead_to_the_statements() -> None:
    table = planned("five").blocks["fact-check"].table
    assert [column.target for column in table.columns] == [
        None,
        *(Target(f"fact-check/verdict/{verdict}") for verdict in VERDICTS),
        None,
    ]
    assert [row.head.target for row in table.rows] == [Target("fact-check/arriving"), Target("fact-check/hurry"), None]


def test_a_verdict_that_nothing_came_to_has_no_column_and_no_page(project: Path) -> None:
    (project / "data/statements/only-pigeons-fly.yml").unlink()
    made = made_of(project)
    assert [column.title for column in made.blocks["fact-check"].table.columns] == [
        "Topic",
        "Holds",
        "Holds with a caveat",
        "Unverified",
        "Wrong",
        "All",
    ]
    assert "finding--outdated" not in made.blocks
    assert "fact-check/verdict/outdated" not in made.pages
    assert "fact-check/verdict/wrong" in made.pages


def test_a_topic_without_statements_is_not_shown() -> None:
    made = planned("five")
    assert "folklore" in made.catalog.edition.topics
    assert not [name for name in (*made.blocks, *made.pages) if "folklore" in name]
    assert "What nobody has said yet" not in files("five")["fact-check/index.md"]


@pytest.mark.parametrize("edition", ["one", "two"])
def test_an_edition_that_checked_nothing_shows_nothing(edition: str) -> None:
    assert not [path for path in files(edition) if "fact-check" in path or "finding" in path or "statement" in path]
    assert not [block for block in planned(edition).blocks if block.startswith(("fact-check", "finding", "statement"))]
    assert "You may have heard" not in "".join(text for path, text in files(edition).items() if path.startswith("criteria/"))


# --- what a row says --------------------------------------------------------------------------------------------------


@EACH
def test_a_row_says_what_the_record_says(edition: str) -> None:
    found, words = facts(edition), planned(edition).catalog.words
    for name, block in blocks(edition, "statement").items():
        [row], record = block.table.rows, found.statements[name]
        [cell] = row.cells
        assert said(row.head.text) == " ".join(record["statement"].split())
        wanted = said(record["why"]) + (f" Looked for: {said(record['looked_for'])}" if "looked_for" in record else "")
        assert said(cell.text) == wanted
        assert cell.mark
        assert (cell.mark.state, cell.mark.word) == (record["verdict"], words(f"findings.{record['verdict']}.word"))
        assert [citation.ref for citation in cell.citations] == [source["ref"] for source in record.get("sources", [])]
        assert cell.reviewed
        assert cell.reviewed.isoformat() == record["reviewed"]


@EACH
def test_a_row_leads_to_the_criteria_and_the_companies_it_touches(edition: str) -> None:
    found = facts(edition)
    for name, block in blocks(edition, "statement").items():
        record = found.statements[name]
        wanted = [(found.criteria[one]["label"], Target(f"criteria/{one}")) for one in record.get("criteria", [])]
        wanted += [(found.adopters[one]["name"], Target("adopters", one)) for one in record.get("adopters", [])]
        assert list(block.table.rows[0].cells[0].see) == wanted


def test_see_is_shown_as_links() -> None:
    page = BeautifulSoup(files("five")["embed/statement--never-twice.html"], "html5lib")
    [see] = page.select(".t-see")
    assert " ".join(see.get_text().split()) == "See: Exactly once, The post"
    assert [link["href"] for link in see.find_all("a")] == ["../criteria/once/", "../adopters/#post"]
    assert "See: Exactly once, The post" in files("five")["export/statement--never-twice.csv"]
    assert not BeautifulSoup(files("five")["embed/statement--only-pigeons-fly.html"], "html5lib").select(".t-see")


def test_only_under_a_verdict_a_statement_leads_to_its_topic() -> None:
    home = Target("fact-check/arriving", "never-twice")
    for name, target in (("fact-check--arriving", None), ("statement--never-twice", None), ("finding--holds", home)):
        row = next(row for row in planned("five").blocks[name].table.rows if row.id == "never-twice")
        assert row.head.target == target
    assert planned("five").blocks["statement--never-twice"].home == home
    assert planned("five").blocks["finding--holds"].home == Target("fact-check/verdict/holds")


def test_an_old_id_keeps_its_files() -> None:
    there = files("five")
    for path in ("embed/statement--{}.html", "export/statement--{}.md", "export/statement--{}.csv", "export/statement--{}.json"):
        assert there[path.format("no-doubles")] == there[path.format("never-twice")]


def test_a_statement_is_said_as_typed_in_every_place() -> None:
    typed = facts("five").statements["the-castle-has-ravens"]["statement"]
    assert json.loads(files("five")["export/statement--the-castle-has-ravens.json"])["rows"][0]["head"]["plain"] == typed
    page = BeautifulSoup(files("five")["embed/statement--the-castle-has-ravens.html"], "html5lib")
    assert page.title.get_text().startswith(f"Fact check: “{typed}”")
    assert page.tbody.th.get_text().strip() == typed


# --- pages ------------------------------------------------------------------------------------------------------------


def test_pages_of_the_fact_check_have_titles_and_descriptions() -> None:
    pages = {path: page for path, page in planned("five").pages.items() if path.startswith("fact-check")}
    assert list(pages) == [
        "fact-check/", "fact-check/arriving", "fact-check/hurry", *(f"fact-check/verdict/{verdict}" for verdict in VERDICTS)
    ]  # fmt: skip
    everybody = "Courier, Heron, Pigeon, Raven and Snail"
    assert (pages["fact-check/"].title, pages["fact-check/"].description) == (
        "Fact check",
        f"6 popular statements about {everybody}, each with a verdict, the reason and the sources.",
    )
    assert (pages["fact-check/hurry"].title, pages["fact-check/hurry"].description) == (
        "Fact check: Hurry & rest",
        "What is said about speed: 3 popular statements, each with a verdict and sources.",
    )
    assert (pages["fact-check/verdict/wrong"].title, pages["fact-check/verdict/wrong"].description) == (
        "Fact check: Wrong",
        f"Popular statements about {everybody} with the verdict “Wrong”: the sources say something else.",
    )


def test_search_reads_each_statement_on_the_page_of_its_topic_alone() -> None:
    pages = planned("five").pages
    assert {page.indexed for path, page in pages.items() if path.startswith("fact-check") and page.indexed} == {
        "fact-check--arriving",
        "fact-check--hurry",
    }


def test_the_hub_leads_to_every_topic_and_verdict_and_counts_them() -> None:
    text = files("five")["fact-check/index.md"]
    assert re.findall(r"\[(.+?)\]\(/fact-check/(.+?)\.md\)", text) == [
        ("✓ Holds (1)", "verdict/holds"),
        ("◐ Holds with a caveat (1)", "verdict/holds-with-caveat"),
        ("↺ Outdated (1)", "verdict/outdated"),
        ("? Unverified (1)", "verdict/unverified"),
        ("✕ Wrong (2)", "verdict/wrong"),
        ("Arriving (3)", "arriving"),
        ("Hurry & rest (3)", "hurry"),
    ]


def test_what_a_card_of_the_hub_says_stands_in_the_card() -> None:
    # Four spaces make a paragraph part of the list item above it.
    text = files("five")["fact-check/index.md"]
    for said_there in ("The sources say something else.", "No source was found that settles it.", "What is said about speed."):
        [line] = [line for line in text.splitlines() if line.endswith(said_there)]
        assert line == f"    {said_there}"


def test_a_topic_and_a_verdict_lead_to_the_others() -> None:
    there = files("five")
    assert re.findall(r"/fact-check/(\S+?)\.md\)", there["fact-check/hurry.md"]) == ["arriving"]
    assert re.findall(r"/fact-check/(\S+?)\.md\)", there["fact-check/verdict/wrong.md"]) == [
        f"verdict/{verdict}" for verdict in VERDICTS if verdict != "wrong"
    ]


def test_what_stands_alone_leads_to_no_others(project: Path) -> None:
    for path in (project / "data/statements").glob("*.yml"):
        if path.stem != "never-twice":
            path.unlink()
    made = made_of(project)
    assert "By topic" not in made.markdown("fact-check/arriving.md", "")
    assert "By verdict" not in made.markdown("fact-check/verdict/holds.md", "")


@EACH
def test_a_criterion_lists_what_is_said_about_it(edition: str) -> None:
    found = in_order(facts(edition))
    for criterion in facts(edition).criteria:
        text = files(edition)[f"criteria/{criterion}.md"].partition("{ #heard data-search-exclude }")[2].partition("\n## ")[0]
        listed = re.findall(r"\]\(/fact-check/([a-z0-9-]+)\.md#([a-z0-9-]+)\)", text)
        assert listed == [(record["topic"], name) for name, record in found.items() if criterion in record.get("criteria", [])]


def test_the_list_of_sources_counts_statements_in() -> None:
    carrier = planned("five").carrier()
    page = BeautifulSoup(carrier.fill("<div data-bibliography></div>", "sources/", "", set()).html, "html5lib")
    links = {link.get_text(): link["href"] for link in page.select_one("#source-raven-notes").select(".t-uses a")}
    assert links["Hurry & rest: the fact check"] == "../fact-check/hurry/#only-pigeons-fly"


def test_the_api_has_every_field_and_the_day_it_turns_stale() -> None:
    found = {entry["id"]: entry for entry in json.loads(files("five")["api/v1/statements.json"])["result"]}
    assert list(found) == list(in_order(facts("five")))
    never = found["never-twice"]
    assert (never["covers"], never["criteria"], never["adopters"], never["aliases"]) == (
        ["fact-7", "fact-12"],
        ["once"],
        ["post"],
        ["no-doubles"],
    )
    assert (never["looked_for"], never["volatility"], never["order"], never["reviewed"]) == (None, "normal", 1, "2026-11-05")
    assert never["stale_after"] == (date(2026, 11, 5) + timedelta(days=180 * 3 // 2 + 1)).isoformat()


# --- time -------------------------------------------------------------------------------------------------------------

REVIEWED = date(2026, 1, 1)
SITE = Site.model_validate(
    {
        "title": "t",
        "tagline": "t",
        "question": "q",
        "options": ["ash"],
        "review_days": {"fast": "60", "normal": "181", "slow": "365"},
        "licence": {"name": "n", "url": "https://x.example"},
        "interests": "none",
    }
)


def statement(volatility: str = "normal") -> Statement:
    return Statement.model_validate(
        {
            "id": "s",
            "topic": "t",
            "statement": "s",
            "verdict": "holds",
            "why": "w",
            "volatility": volatility,
            "reviewed": REVIEWED.isoformat(),
        }
    )


@pytest.mark.parametrize(
    ("volatility", "days", "state"),
    [
        ("fast", 60, "fresh"),
        ("fast", 61, "due"),
        ("fast", 90, "due"),
        ("fast", 91, "stale"),
        ("normal", 181, "fresh"),
        ("normal", 182, "due"),
        ("normal", 271, "due"),
        ("normal", 272, "stale"),
        ("slow", 365, "fresh"),
        ("slow", 366, "due"),
        ("slow", 548, "stale"),
    ],
)
def test_a_statement_ages_like_a_claim(volatility: str, days: int, state: str) -> None:
    found = statement_freshness(statement(volatility), SITE, REVIEWED + timedelta(days=days))
    assert (found.state, found.why) == (state, "" if state == "fresh" else "age")


@given(st.integers(0, 1500), st.sampled_from(["fast", "normal", "slow"]))
def test_the_days_and_the_state_say_the_same(days: int, volatility: str) -> None:
    on = REVIEWED + timedelta(days=days)
    found = statement_freshness(statement(volatility), SITE, on)
    assert found.due_since < found.stale_since
    assert found.state == ("stale" if on >= found.stale_since else "due" if on >= found.due_since else "fresh")


def test_a_stale_statement_is_marked_wherever_it_stands() -> None:
    words = "Stale: last reviewed 2026-08-01"
    for block_id in ("statement--snails-are-quick", "fact-check--hurry", "finding--wrong"):
        page = BeautifulSoup(files("five")[f"embed/{block_id}.html"], "html5lib")
        assert [mark.get_text() for mark in page.select(".t-stale:not([hidden])")] == [words], block_id
        assert words in files("five")[f"export/{block_id}.csv"]
    assert not BeautifulSoup(files("five")["embed/finding--holds.html"], "html5lib").select(".t-stale:not([hidden])")


def test_statements_that_want_a_review_are_listed_with_the_claims() -> None:
    root = editions()["five"]
    read = folder.read(root / "data", root)
    assert read.edition
    listed = reviews(read, read.edition, date(2026, 11, 25))
    why = "reviewed too long ago (reviewed {})".format
    assert [str(review) for review in listed if review.claim.startswith("statement--")] == [
        f"data/statements/{name}.yml:8:11  {since}  statement--{name}  {why(day)}"
        for name, since, day in (
            ("snails-are-quick", "stale since 2026-10-31", "2026-08-01"),
            ("rain-slows-herons", "due since 2026-11-10", "2026-09-10"),
        )
    ]
    states = [review.state for review in listed]
    assert states == sorted(states, reverse=True)
