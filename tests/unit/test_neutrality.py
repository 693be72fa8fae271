"""Neutrality: the numbers of the page are those of the data, counted again here from the files as they were typed."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from support import edition_case, reckoning
from support.editions import editions
from support.facts import Facts, Record
from support.planned import files, made_of, planned
from support.project import SITES
from support.read_back import GFM, fold, inline_text, said
from tradeoff.block import Block, Target

SEVERAL = [name for name, root in editions().items() if len(Facts(root).compared) > 1]
EACH = pytest.mark.parametrize("edition", SEVERAL)


def facts(edition: str) -> Facts:
    return Facts(editions()[edition])


def table(edition: str, name: str) -> Block:
    return planned(edition).blocks[f"neutrality--{name}"]


def numbers(block: Block) -> dict[str, list[int]]:
    """The numbers of each row."""
    return {row.id: [int(cell.value) for cell in row.cells if cell.value] for row in block.table.rows}


def scored(found: Facts, group: str = "") -> list[str]:
    """The criteria that have points, of a group or of all."""
    return [
        name
        for name, record in found.live_criteria.items()
        if record["type"] in ("support", "graded") and (not group or record["group"] == group)
    ]


def ahead(found: Facts, criteria: list[str]) -> list[int]:
    """On how many criteria each option has more points than any other could have; last, on how many none has."""
    points, options = reckoning.points(found), found.compared
    count = dict.fromkeys([*options, ""], 0)
    for name in criteria:
        spans = {option: points.get((name, option)) for option in options}
        first = [
            option
            for option, span in spans.items()
            if span and all(span[0] > (other or (0, 0))[1] for rival, other in spans.items() if rival != option)
        ]
        count[first[0] if first else ""] += 1
    return list(count.values())


# --- who is ahead -----------------------------------------------------------------------------------------------------


@EACH
def test_leads_are_counted_from_the_claims(edition: str) -> None:
    found = facts(edition)
    shown = numbers(table(edition, "leads"))
    groups = [name for name in found.groups if scored(found, name)]
    assert list(shown) == [*groups, "all-groups"]
    for group in groups:
        assert shown[group] == ahead(found, scored(found, group)), group
        assert sum(shown[group]) == len(scored(found, group))
    assert shown["all-groups"] == ahead(found, scored(found))
    assert shown["all-groups"] == [sum(column) for column in zip(*(shown[group] for group in groups), strict=True)]


@EACH
def test_the_verdict_of_a_group_weighs_its_criteria_alike(edition: str) -> None:
    found = facts(edition)
    points, threshold = reckoning.points(found), int(found.site.get("tie_threshold", 5))
    for row in table(edition, "leads").table.rows:
        criteria = scored(found, "" if row.id == "all-groups" else row.id)
        kind, leader = reckoning.leader(found.compared, dict.fromkeys(criteria, 1), {}, points, threshold)
        text = said(row.cells[-1].text)
        if kind == "leads":
            rest = max(
                sum(points.get((name, rival), (0, 0))[1] for name in criteria) for rival in found.compared if rival != leader
            )
            own = sum(points.get((name, leader), (0, 0))[0] for name in criteria)
            margin = int(Fraction(100 * (own - rest), 4 * len(criteria)) + Fraction(1, 2))
            assert text == f"{fold(found.options[leader]['name'])} leads by {margin}"
        else:
            assert text.startswith({"tie": "Too close to call (", "open": "Not enough evidence"}[kind]), row.id


@EACH
def test_a_verdict_is_as_old_as_its_claims(edition: str) -> None:
    found = facts(edition)
    points = reckoning.points(found)
    for row in table(edition, "leads").table.rows:
        criteria = scored(found, "" if row.id == "all-groups" else row.id)
        days = [
            found.claims[name, option]["reviewed"] for name, option in points if name in criteria and option in found.compared
        ]
        cell = row.cells[-1]
        assert cell.oldest
        assert cell.reviewed
        assert (cell.oldest.isoformat(), cell.reviewed.isoformat()) == (min(days), max(days))


def test_a_group_leads_to_its_criteria() -> None:
    assert [row.head.target for row in table("five", "leads").table.rows] == [
        Target("criteria/", "delivery"),
        Target("criteria/", "running"),
        None,
    ]


# --- whose word -------------------------------------------------------------------------------------------------------


def whose(found: Facts, option: str, claim: Record) -> str:
    cited = [*claim.get("sources", []), *(source for side in claim.get("positions", []) for source in side["sources"])]
    read = [found.sources[source["ref"]] for source in cited if found.sources[source["ref"]]["read"] == "true"]
    publishers = {source.get("about", "nobody's") for source in read}
    if claim.get("state") == "unknown" or not publishers:
        return "none"
    if option in publishers:
        return "both" if "nobody's" in publishers else "maker"
    return "independent" if "nobody's" in publishers else "rival"


@EACH
def test_whose_word_claims_rest_on_is_counted_from_the_sources(edition: str) -> None:
    found = facts(edition)
    shown = numbers(table(edition, "proof"))
    assert list(shown) == found.compared
    for option in found.compared:
        claims = [whose(found, option, record["claims"][option]) for record in found.live_criteria.values()]
        assert shown[option] == [claims.count(kind) for kind in ("maker", "both", "independent", "rival", "none")]
        assert sum(shown[option]) == len(found.live_criteria)


# --- what is open -----------------------------------------------------------------------------------------------------


def open_claims(found: Facts) -> dict[str, Record]:
    return {
        f"{name}--{option}": record["claims"][option]
        for name, record in found.live_criteria.items()
        for option in found.compared
        if record["claims"][option].get("state") in ("unknown", "disputed")
    }


@pytest.mark.parametrize("edition", [name for name in SEVERAL if open_claims(facts(name))])
def test_what_is_open_is_listed_claim_by_claim(edition: str) -> None:
    found = facts(edition)
    stated = open_claims(found)
    assert "No claim is unknown or disputed." not in files(edition)["neutrality.md"]
    rows = {row.id: row for row in table(edition, "open").table.rows}
    assert rows.keys() == stated.keys()
    for name, claim in stated.items():
        criterion, _, option = name.partition("--")
        who, state = rows[name].cells
        assert rows[name].head.target == Target(f"criteria/{criterion}", option)
        assert said(rows[name].head.text) == said(found.criteria[criterion]["label"])
        assert said(who.text) == fold(found.options[option]["name"])
        assert state.mark
        assert state.mark.state == claim["state"]
        assert said(state.note) == said(claim.get("summary", ""))


# --- loaded words -----------------------------------------------------------------------------------------------------


def test_loaded_words_are_listed_with_the_record_that_holds_them() -> None:
    rows = [
        (row.id, said(row.head.text), said(row.cells[0].text), row.cells[0].target) for row in table("five", "words").table.rows
    ]
    castle = facts("five").statements["the-castle-has-ravens"]["statement"]
    assert rows == [
        ("word-1", "majestic", castle, Target("fact-check/arriving", "the-castle-has-ravens")),
        ("word-2", "noble", "Glossary", None),
    ]


def test_the_page_says_how_many_words_it_looked_for() -> None:
    found, none = files("five")["neutrality.md"], files("two")["neutrality.md"]
    assert "Looked for 3 words in every text of the data, among them majestic, noble, gold standard." in found
    assert "None was found." not in found
    assert re.search(r"Looked for \d\d words in every text of the data, among them \w+, \w+, [\w-]+\. None was found\.", none)


def words_in(root: Path) -> list[str]:
    """The loaded words that the neutrality page of a project lists."""
    made = made_of(root)
    if "neutrality--words" not in made.blocks:
        return []
    return [said(row.head.text) for row in made.blocks["neutrality--words"].table.rows]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small edition of the rules, whose texts hold no loaded word."""
    root = edition_case.patched([], tmp_path / "project")
    (root / "content").mkdir()
    assert words_in(root) == []
    return root


def put(root: Path, file: str, find: str, text: str) -> None:
    path = root / "data" / file
    before = path.read_text(encoding="utf-8")
    assert before.count(find) == 1, f"{file}: {before.count(find)} times {find!r}"
    path.write_text(before.replace(find, text), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is robust.", ["robust"]),
        ("ROBUST and *Seamless*, robust.", ["robust", "seamless", "robust"]),
        ("A [blazing](https://x.example/robust) link.", ["blazing"]),
        ("The `robust` option, a robustness, a \\robust.", []),
        ("A battle-tested gold standard.", ["battle-tested", "gold standard"]),
    ],
)
def test_a_word_counts_where_a_reader_reads_it(project: Path, text: str, found: list[str]) -> None:
    put(project, "criteria/bending.yml", "why: Bent wood makes *chairs*.", f"why: >-\n  {text}")
    assert words_in(project) == found


def test_the_sides_of_a_dispute_and_quoted_statements_do_not_count(tmp_path: Path) -> None:
    shutil.copytree(SITES / "five", tmp_path / "five")
    root = tmp_path / "five"
    put(root, "criteria/ordering.yml", '"A bird does not."', '"A noble bird does not."')
    put(root, "statements/never-twice.yml", "statement: With Courier,", "statement: With noble Courier,")
    assert words_in(root) == ["majestic", "noble"]
    put(root, "criteria/ordering.yml", "Breeders disagree.", "Noble breeders disagree.")
    assert words_in(root) == ["noble", "majestic", "noble"]


TEXTS = (
    ("site.yml", "tagline: "),
    ("site.yml", "interests: "),
    ("groups.yml", "question: "),
    ("options/ash.yml", "summary: "),
    ("options/ash.yml", "purpose: "),
    ("options/ash.yml", "text: "),
    ("criteria/bending.yml", "question: "),
    ("criteria/bending.yml", "why: "),
    ("criteria/bending.yml", "anchors:\n  - "),
    ("criteria/bending.yml", "summary: "),
    ("criteria/weather.yml", "note: "),
    ("criteria/colour.yml", "retired:\n  on: 2026-06-01\n  why: "),
    ("use-cases/gate.yml", "constraint: "),
    ("use-cases/gate.yml", "narrative: "),
    ("use-cases/gate.yml", "when:\n  ash: "),
    ("use-cases/gate.yml", "risks:\n  ash: "),
    ("use-cases/gate.yml", "because: "),
    ("adopters/joiner.yml", "trade: "),
    ("adopters/joiner.yml", "part: "),
    ("adopters/joiner.yml", "note: "),
    ("statements/ash-bends.yml", "why: "),
    ("statements/oak-for-ever.yml", "looked_for: "),
    ("topics.yml", "question: "),
    ("glossary.yml", "definition: "),
    ("quiz.yml", "intro: "),
    ("quiz.yml", "why: "),
)
"""Texts of the edition's own, each with what stands before it. Names, titles and what is quoted are left out."""


def test_every_text_of_the_data_is_looked_through(project: Path) -> None:
    # So says the page. Fields that hold no Markdown are read by people too.
    missed = []
    for file, before in TEXTS:
        path = project / "data" / file
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{file}: {before!r}"
        path.write_text(text.replace(before, f"{before}Robust, ", 1), encoding="utf-8")
        if words_in(project) != ["robust"]:
            missed.append(f"{file}: {before!r}")
        path.write_text(text, encoding="utf-8")
    assert missed == []


def test_an_edition_in_which_nothing_is_open_says_so(project: Path) -> None:
    put(project, "criteria/joining.yml", "state: unknown", "state: none\n    sources: [{ref: lab, supports: It fell apart.}]")
    put(project, "criteria/price.yml", "state: unknown", 'value: "9"\n    sources: [{ref: lab, supports: The bill.}]')
    weather = (project / "data/criteria/weather.yml").read_text()
    start, end = weather.index("    state: disputed"), weather.index("  oak:")
    settled = '    state: none\n    summary: Rots.\n    checked_against: "7"\n    reviewed: 2026-06-01\n'
    settled += "    sources: [{ref: lab, supports: It rotted.}]\n"
    (project / "data/criteria/weather.yml").write_text(weather[:start] + settled + weather[end:])
    (project / "data/use-cases/gate.yml").unlink()  # it explains a verdict that is another now
    made = made_of(project)
    assert "neutrality--open" not in made.blocks
    assert "No claim is unknown or disputed." in made.markdown("neutrality.md", "")


def test_an_edition_may_look_for_nothing(project: Path) -> None:
    put(project, "criteria/bending.yml", "why: Bent wood", "why: Robust wood")
    put(project, "site.yml", "title: ", "loaded_words: []\ntitle: ")
    assert words_in(project) == []


# --- the page ---------------------------------------------------------------------------------------------------------


@EACH
def test_the_page_names_order_and_interests(edition: str) -> None:
    found = facts(edition)
    read = [inline_text(token) for token in GFM.parse(files(edition)["neutrality.md"]) if token.type == "inline"]
    names = ", ".join(fold(found.options[name]["name"]) for name in found.compared)
    assert any(names in paragraph for paragraph in read)
    assert said(found.site["interests"]) in read


@EACH
def test_the_page_has_an_anchor_for_each_table(edition: str) -> None:
    text = files(edition)["neutrality.md"]
    for name in planned(edition).blocks:
        if name.startswith("neutrality--"):
            home = planned(edition).blocks[name].home
            assert home == Target("neutrality", name.removeprefix("neutrality--"))
            assert text.index(f"{{ #{home.anchor} }}") < text.index(f'<div data-block="{name}"></div>')


def test_one_option_is_held_against_nothing() -> None:
    assert not [path for path in files("one") if "neutrality" in path]
