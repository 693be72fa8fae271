"""The flagship edition's data: floors and properties, never totals, so that adding a claim breaks nothing.

The schemas are held against the data with a reader of YAML's 1.2 core rules, as editors do it, not with our own.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from support.facts import Facts, Record, read
from support.project import ROOT
from tradeoff import folder, words
from tradeoff.catalog import Catalog
from tradeoff.freshness import today
from tradeoff.model.quiz import Answer
from tradeoff.score import Verdict, judge, score

DATA = ROOT / "data"
FILES = sorted(path for path in DATA.rglob("*.yml") if path.name != "words.yml")
HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)")
SCHEMAS = {
    "options": "option",
    "criteria": "criterion",
    "use-cases": "use-case",
    "adopters": "adopter",
    "statements": "statement",
    "sources": "sources",
}
# In pieces, so that this file names none itself.
REGISTRIES = re.compile(
    "|".join(
        ["registry\\." + "(npm|yarn)", "py" + "pi\\.org", "python" + "hosted", "npm" + "js\\.(com|org)", "--(extra-)?index-url"]
    )
)
PROSE = {
    *("title", "tagline", "question", "premise", "interests", "summary", "note", "why", "text", "context", "because", "supports"),
    *(
        "constraint",
        "narrative",
        "when",
        "risks",
        "typical_stack",
        "anchors",
        "intro",
        "label",
        "part",
        "trade",
        "strengths",
        "weaknesses",
    ),
}


class Core(yaml.SafeLoader):
    """YAML 1.2 core: true and false are the only booleans, and a day is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, starts in [
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(starts))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(ROOT)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found = folder.read(DATA, ROOT)
    assert found.edition, found.problems
    return Catalog(found.edition, words.own(), today())


def scalars(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a file, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner, path)
    else:
        yield path, str(value)


def prose(value: Any) -> Iterator[tuple[str, str]]:
    """The texts that readers see, by the key they stand under."""
    for path, text in scalars(value):
        if PROSE & set(path):
            yield ".".join(path), text


def sentences(text: str) -> set[str]:
    """Sentences of more than a few words, without marks and case."""
    found = re.split(r"(?<=[.!?])\s+|\n\n", text)
    plain = (" ".join(re.sub(r"[^\w ]", " ", sentence).lower().split()) for sentence in found)
    return {sentence for sentence in plain if sentence.count(" ") >= 4}


# --- each file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    head = HEAD.fullmatch(first)
    assert head, "the first line tells editors the schema"
    name = SCHEMAS[path.parent.name] if path.parent != DATA else path.stem
    schema_path = (path.parent / head[1]).resolve()
    assert schema_path == (DATA / "schema" / f"{name}.schema.json"), "the line leads to another schema, or to none"
    schema = json.loads(schema_path.read_text())
    faults = jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Loader=Core))
    assert [f"{'.'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in faults] == []
    assert not REGISTRIES.search(text), "a registry's address has no place in the data: name the package"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\t" not in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    for key, said in prose(read(path)):
        assert not re.search(r"<\/?[a-zA-Z][^>]*>|&[a-z]+;|&#", re.sub(r"`[^`]*`", "", said)), f"{key}: HTML in {said!r}"
        assert not re.search(r"\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b", said, re.IGNORECASE), f"{key}: {said!r}"
        assert not re.search(r" {2,}\S", said), f"{key}: two spaces in {said!r}"
        assert not re.search(r"\b(\w+) \1\b(?<!that that)(?<!had had)", said), f"{key}: a word twice in {said!r}"
        assert said.count("`") % 2 == 0, f"{key}: an open code mark in {said!r}"
        assert said.count("(") == said.count(")"), f"{key}: an open bracket in {said!r}"


def test_the_whole_passes_its_own_rules_without_a_warning() -> None:
    # The clock on the wall counts here: a day in the future would be a mistake.
    run = subprocess.run([sys.executable, "-m", "tradeoff", "check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert run.stdout.splitlines()[-1:] == ["0 problems"], run.stdout
    assert run.stderr == ""


# --- what the edition covers -----------------------------------------------------------------------------------------


def test_the_premise_says_that_one_is_a_runtime_and_one_a_framework(facts: Facts) -> None:
    nodejs, django = facts.options["nodejs"], facts.options["django"]
    premise = facts.site["premise"]
    assert re.search(r"Node\.js is a runtime", premise)
    assert re.search(r"Django is a (web )?framework", premise)
    assert "layer" in premise
    assert "runtime" in nodejs["kind"].lower()
    assert "framework" in django["kind"].lower()


def test_there_are_enough_groups_and_criteria(facts: Facts) -> None:
    assert len(facts.groups) >= 8
    assert len(facts.live_criteria) >= 55
    for group in facts.groups:
        assert any(criterion["group"] == group for criterion in facts.live_criteria.values()), f"{group} is empty"


@pytest.mark.parametrize(
    "topic",
    ["performan", "security", "learn", "develop", "scal", "database|data", "ecosystem|package", "maint|support|upgrade"],
)
def test_the_comparison_covers(facts: Facts, topic: str) -> None:
    titles = [f"{name} {group['title']} {group['question']}" for name, group in facts.groups.items()]
    labels = [f"{name} {criterion['label']} {criterion['question']}" for name, criterion in facts.live_criteria.items()]
    assert any(re.search(topic, text, re.IGNORECASE) for text in titles + labels)


@pytest.mark.parametrize(
    "situation",
    [
        "real-time|chat",
        "streaming",
        "micro-?services|APIs",
        "single-page",
        "data|analytics",
        "publishing|content management",
        "shop|commerce",
        "finance|health",
        "social|user-generated",
        "software as a service|saas",
        r"\bAI\b|machine learning",
        "first product|beginner|prototype",
    ],
)
def test_a_use_case_is_about(facts: Facts, situation: str) -> None:
    assert any(re.search(situation, case["title"], re.IGNORECASE) for case in facts.live_use_cases.values())


def test_there_are_enough_use_cases_and_neither_option_owns_them(facts: Facts, catalog: Catalog) -> None:
    kinds = [case.get("kind", "situation") for case in facts.live_use_cases.values()]
    assert kinds.count("situation") >= 15
    assert kinds.count("reader") >= 3
    led = [catalog.verdict(case, catalog.edition.compared).leader for case in catalog.edition.live_use_cases]
    assert all(led.count(option) >= 3 for option in facts.compared)


def test_adopters_are_many_and_told_apart(facts: Facts) -> None:
    assert len(facts.adopters) >= 40
    uses = [use for adopter in facts.adopters.values() for use in adopter["uses"]]
    assert len({use["status"] for use in uses}) >= 3
    assert {use["option"] for use in uses} == set(facts.compared)
    for use in uses:
        assert use["sources"] or use["status"] == "unverified"


# --- use cases --------------------------------------------------------------------------------------------------------


def test_no_two_use_cases_weigh_the_same(facts: Facts) -> None:
    for (a, one), (b, two) in combinations(facts.live_use_cases.items(), 2):
        assert one["weights"] != two["weights"], f"{a} and {b} have the same weights"
        assert set(one["weights"]) != set(two["weights"]), f"{a} and {b} weigh the same criteria"


def test_no_two_use_cases_share_a_sentence(facts: Facts) -> None:
    said = {name: set().union(*(sentences(text) for _, text in prose(case))) for name, case in facts.live_use_cases.items()}
    for (a, one), (b, two) in combinations(said.items(), 2):
        assert not one & two, f"{a} and {b} both say: {min(one & two)}"
    assert all(len(found) >= 10 for found in said.values())


def test_use_cases_speak_for_every_option(facts: Facts) -> None:
    for name, case in facts.live_use_cases.items():
        for field in ("when", "typical_stack", "risks"):
            assert set(case[field]) == set(facts.compared), f"{name}: {field}"
        assert all(case["weights"][criterion] in ("1", "2", "3") for criterion in case["weights"]), name
        assert set(case["weights"]) <= set(facts.live_criteria), name
        assert "3" in case["weights"].values(), f"{name}: nothing decides"


def test_use_cases_name_what_binds_them_and_a_figure_that_was_read(facts: Facts) -> None:
    for name, case in facts.live_use_cases.items():
        assert len(case["constraint"].split()) >= 15, name
        cited = [facts.sources[citation["ref"]] for citation in case["figure"]["sources"]]
        assert any(source["read"] == "true" for source in cited), f"{name}: its figure rests on nothing that was read"
        assert re.search(r"\d", case["figure"]["text"]), f"{name}: a figure has a number"


# --- claims -----------------------------------------------------------------------------------------------------------


def test_every_claim_has_a_source_that_was_read_or_is_unknown(facts: Facts) -> None:
    assert facts.claims
    for (criterion, option), claim in facts.claims.items():
        positions = [citation for side in claim.get("disputed", {}).get("positions", []) for citation in side["sources"]]
        cited = [
            facts.sources[citation["ref"]] for citation in (*claim.get("sources", []), *claim.get("positions", []), *positions)
        ]
        proof = [source for source in cited if source["read"] == "true" and source["kind"] != "opinion"]
        assert proof or claim.get("state") in ("unknown", "na"), f"{criterion}--{option} rests on nothing that was read"


def test_every_option_has_a_claim_on_every_criterion(facts: Facts) -> None:
    for name, criterion in facts.live_criteria.items():
        assert set(criterion["claims"]) >= set(facts.compared), name


def test_no_source_stands_twice(facts: Facts) -> None:
    # Two ids for one address would be two footnotes for one proof.
    addresses = [(source["url"], source.get("published")) for source in facts.sources.values() if "url" in source]
    assert {address for address in addresses if addresses.count(address) > 1} == set()
    assert all(("url" in source) or source.get("how") for source in facts.sources.values())


def test_numbers_in_summaries_are_supported_by_a_citation(facts: Facts) -> None:
    # Not a proof, but the mistake that is made most: the figure was changed and its citation was not.
    for (criterion, option), claim in facts.claims.items():
        supports = " ".join(citation.get("supports", "") for citation in claim.get("sources", []))
        for number in re.findall(r"(?<![\w.])\d{2,}(?:[.,]\d+)*(?: ?%)", claim.get("summary", "")):
            digits = number.rstrip(" %")
            assert digits in supports, f"{criterion}--{option}: no citation supports {number}"


# --- the quiz ---------------------------------------------------------------------------------------------------------


def verdict(catalog: Catalog, answers: list[Answer]) -> Verdict:
    """What the quiz says to these answers."""
    weights: dict[str, int] = {}
    for answer in answers:
        for criterion, weight in answer.weights.items():
            weights[criterion] = weights.get(criterion, 0) + weight
    must = [need for answer in answers for need in answer.must]
    scores = [score(option.id, weights, must, catalog.points) for option in catalog.edition.compared]
    return judge(scores, catalog.edition.site.tie_threshold)


def drawn(catalog: Catalog, times: int) -> Iterator[list[Answer]]:
    """Complete sets of answers, the same ones in every run."""
    dice = random.Random(20261123)
    assert catalog.edition.quiz
    for _ in range(times):
        yield [dice.choice(question.answers) for question in catalog.edition.quiz.questions]


def test_the_quiz_has_ten_questions_with_real_answers(facts: Facts) -> None:
    questions: list[Record] = facts.quiz["questions"]
    assert len(questions) == 10
    for question in questions:
        weighing = [answer for answer in question["answers"] if answer.get("weights") or answer.get("must")]
        assert len(weighing) >= 3, question["id"]
        assert len(question["answers"]) > len(weighing), f"{question['id']}: nobody may be made to answer"


def test_the_quiz_does_not_ask_about_what_it_decides(facts: Facts) -> None:
    # Whoever knows which technology they want does not need the quiz.
    for question in facts.quiz["questions"]:
        asked = " ".join([question["text"], *(answer["text"] for answer in question["answers"])])
        assert not re.search(r"node|django|python|javascript", asked, re.IGNORECASE), asked


def test_the_sum_of_answers_is_the_readers_and_every_option_can_win(catalog: Catalog) -> None:
    leaders = [verdict(catalog, answers).leader for answers in drawn(catalog, 2_000)]
    for option in catalog.edition.compared:
        assert leaders.count(option.id) >= 40, f"{option.id} leads after {leaders.count(option.id)} of 2000 sets of answers"
    assert leaders.count("") > 0, "close calls must be possible"


def test_every_question_can_turn_the_result(catalog: Catalog) -> None:
    assert catalog.edition.quiz
    questions = catalog.edition.quiz.questions
    # From one option leading to another leading is not needed: from a lead to "too close to call" is a turn as well.
    turning: set[str] = set()
    for answers in drawn(catalog, 400):
        for index, question in enumerate(questions):
            if question.id in turning:
                continue
            said = {verdict(catalog, [*answers[:index], answer, *answers[index + 1 :]]).leader for answer in question.answers}
            if len(said) > 1:
                turning.add(question.id)
    assert turning == {question.id for question in questions}


def test_every_answer_that_weighs_can_move_the_shares(catalog: Catalog) -> None:
    assert catalog.edition.quiz
    options = [option.id for option in catalog.edition.compared]
    for question in catalog.edition.quiz.questions:
        for answer in question.answers:
            assert set(answer.weights) <= {criterion.id for criterion in catalog.scored}, f"{question.id}.{answer.id}"
        gaps = set()
        for answer in question.answers:
            given = [score(option, answer.weights, (), catalog.points) for option in options]
            gaps.add(tuple(one.low - given[0].low for one in given))
        assert len(gaps) > 1, f"{question.id}: all answers are the same to every option"
