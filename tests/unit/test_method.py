"""The method page: what an edition consists of and how firm its verdicts are, counted again from the files."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from support import edition_case, reckoning
from support.editions import editions
from support.facts import Facts
from support.planned import files, made_of, planned
from support.read_back import GFM, fold, inline_text, said
from tradeoff.block import Block, Target

EVERY = pytest.mark.parametrize("edition", list(editions()))
EXAMPLE = re.compile(
    r"One sum, as an example: in “(.+)”, (.+) reaches (\d+) of (\d+) weighted points, which is (.+?)%\. "
    r"(.+) adds (\d) × (\d) to it\."
)
SEVERAL = pytest.mark.parametrize("edition", [name for name, root in editions().items() if len(Facts(root).compared) > 1])


def facts(edition: str) -> Facts:
    return Facts(editions()[edition])


def table(edition: str, name: str) -> Block:
    return planned(edition).blocks[f"method--{name}"]


def numbers(block: Block) -> dict[str, list[int]]:
    """The numbers of each row."""
    return {row.id: [int(cell.value) for cell in row.cells] for row in block.table.rows}


def paragraphs(edition: str) -> list[str]:
    return [inline_text(token) for token in GFM.parse(files(edition)["method.md"]) if token.type == "inline"]


@EVERY
def test_claims_are_counted_by_type_and_state(edition: str) -> None:
    found = facts(edition)
    wanted = {}
    for kind in ("support", "graded", "fact", "measured"):
        criteria = [record for record in found.live_criteria.values() if record["type"] == kind]
        claims = [record["claims"][option] for record in criteria for option in found.compared if option in record["claims"]]
        states = Counter(claim.get("state") for claim in claims)
        if criteria:
            wanted[kind] = [len(criteria), len(claims), states["unknown"], states["disputed"], states["na"]]
    assert numbers(table(edition, "claims")) == wanted


@EVERY
def test_the_sentence_and_the_table_count_the_same_claims(edition: str) -> None:
    found = facts(edition)
    counted = numbers(table(edition, "claims")).values()
    scored = sum(record["type"] in ("support", "graded") for record in found.live_criteria.values())
    numbers_of = {
        "option": len(found.compared),
        "criterion": sum(line[0] for line in counted),
        "claim": sum(line[1] for line in counted),
        "checked statement": len(found.statements),
        "source": len(found.sources),
    }
    options, criteria, claims, statements, sources = (
        f"{number} {noun if number == 1 else {'criterion': 'criteria'}.get(noun, f'{noun}s')}"
        for noun, number in numbers_of.items()
    )
    assert (
        f"This edition has {options}, {criteria} ({scored} of them scored), {claims}, {statements} and {sources}."
    ) in paragraphs(edition)


@EVERY
def test_sources_are_counted_by_kind(edition: str) -> None:
    found = facts(edition)
    shown = numbers(table(edition, "sources"))
    kinds = Counter(source["kind"] for source in found.sources.values())
    assert list(shown) == [*sorted(kinds, key=lambda kind: (-kinds[kind], kind)), "all-sources"]
    for row, line in shown.items():
        sources = [source for source in found.sources.values() if row in (source["kind"], "all-sources")]
        read = [source for source in sources if source["read"] == "true"]
        copies = [source for source in read if source.get("copy_read") == "true"]
        assert line == [len(sources), len(read), len(copies), sum("about" in source for source in sources)], row
    lines = list(shown.values())
    assert lines[-1] == [sum(column) for column in zip(*lines[:-1], strict=True)]


@SEVERAL
def test_each_use_case_says_how_firm_its_verdict_is(edition: str) -> None:
    found, catalog = facts(edition), planned(edition).catalog
    points, threshold = reckoning.points(found), int(found.site.get("tie_threshold", 5))
    scored = [criterion.id for criterion in catalog.edition.live_criteria if criterion.scored]
    rows = {row.id: row for row in table(edition, "margins").table.rows}
    assert rows.keys() == found.live_use_cases.keys()
    for name, record in found.live_use_cases.items():
        weights = {key: int(weight) for key, weight in record["weights"].items()}
        must = {need["criterion"]: int(need["at_least"]) for need in record.get("must") or []}
        kind, leader = reckoning.leader(found.compared, weights, must, points, threshold)
        verdict, turns = rows[name].cells
        assert rows[name].head.target == Target(f"use-cases/{name}")
        told = {
            "leads": f"{fold(found.options[leader]['name'])} leads by " if leader else "",
            "only": f"Only {fold(found.options[leader]['name'])} fits" if leader else "",
            "tie": "Too close to call (",
            "open": "Not enough evidence",
            "none": "None fits",
            "empty": "Nothing weighed",
        }
        assert said(verdict.text).startswith(told[kind]), name
        moved = reckoning.turning(found.compared, weights, must, points, threshold, scored)
        assert list(turns.see) == [(found.criteria[one]["label"], Target(f"criteria/{one}")) for one in moved[:5]]
        assert said(turns.text) == firmness(len(moved))


def test_of_many_weights_that_would_turn_a_verdict_five_are_named(tmp_path: Path) -> None:
    # Ash leads on the one thing that is weighed, elm on six others, and nobody knows about joining: any of them can turn it.
    weighed = {"file": "use-cases/chair.yml", "find": "  bending: 3\n  joining: 1\n", "put": "  bending: 1\n"}
    project = edition_case.patched([weighed], tmp_path)
    bending = (project / "data/criteria/bending.yml").read_text()
    for number in range(6):
        text = bending.replace("label: Bending", f"label: Trait {number}").replace("score: 4", "score: 0", 1)
        (project / f"data/criteria/trait-{number}.yml").write_text(text.replace("score: 2", "score: 4", 1))
    turns = made_of(project).blocks["method--margins"].table.rows[0].cells[1]
    assert said(turns.text) == "Any of 8 weights, moved by one, would change who leads. The first 5 of them:"
    assert [label for label, _ in turns.see] == ["Bending", "Trait 0", "Trait 1", "Trait 2", "Trait 3"]


def firmness(moved: int) -> str:
    if not moved:
        return "No single weight, moved by one, changes who leads."
    if moved == 1:
        return "One weight, moved by one, would change who leads."
    text = f"Any of {moved} weights, moved by one, would change who leads."
    return f"{text} The first 5 of them:" if moved > 5 else text


@SEVERAL
def test_the_example_adds_up(edition: str) -> None:
    found, points = facts(edition), reckoning.points(facts(edition))
    told = [paragraph for paragraph in paragraphs(edition) if paragraph.startswith("One sum, as an example: in “")]
    assert len(told) == 1
    match = EXAMPLE.fullmatch(told[0])
    assert match
    [case] = [record for record in found.live_use_cases.values() if fold(record["title"]) == match[1]]
    [option] = [name for name in found.compared if fold(found.options[name]["name"]) == match[2]]
    [criterion] = [name for name, record in found.live_criteria.items() if fold(record["label"]) == match[6]]
    weights = {name: int(weight) for name, weight in case["weights"].items()}
    assert int(match[3]) == sum(weight * points.get((name, option), (0, 0))[0] for name, weight in weights.items())
    assert int(match[4]) == 4 * sum(weights.values())
    assert (weights[criterion], points[criterion, option]) == (int(match[7]), (int(match[8]), int(match[8])))
    shares = [int(number) for number in match[5].split("–")]
    assert shares[0] == (200 * int(match[3]) + int(match[4])) // (2 * int(match[4]))


def test_one_option_has_no_verdict_to_turn() -> None:
    assert "method--margins" not in planned("one").blocks
    assert not [paragraph for paragraph in paragraphs("one") if "as an example" in paragraph]


@EVERY
def test_the_page_has_an_anchor_for_each_table(edition: str) -> None:
    text = files(edition)["method.md"]
    for name in planned(edition).blocks:
        if name.startswith("method--"):
            home = planned(edition).blocks[name].home
            assert home == Target("method", name.removeprefix("method--"))
            assert text.index(f"{{ #{home.anchor} }}") < text.index(f'<div data-block="{name}"></div>')
