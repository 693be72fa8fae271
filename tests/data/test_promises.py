"""What this edition promises beyond what `tradeoff check` asks of any: floors and properties, never totals.

A claim more breaks nothing here. With another edition in `data/` and `content/`, this folder goes.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from support.facts import Facts, Record, read
from support.planned import planned
from support.project import ROOT
from tradeoff.catalog import Catalog
from tradeoff.model import schema
from tradeoff.score import judge, score

DATA = ROOT / "data"
FILES = sorted(path for path in DATA.rglob("*.yml") if path.name != "words.yml")
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


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(ROOT)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return planned("here").catalog


def scalars(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a file, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner, path)
    else:
        yield path, str(value)


def sentences(record: Record) -> set[str]:
    """Sentences of more than a few words, without marks and case."""
    found = (piece for _, text in scalars(record) for piece in re.split(r"(?<=[.!?])\s+|\n\n", text))
    plain = (" ".join(re.sub(r"[^\w ]", " ", sentence).lower().split()) for sentence in found)
    return {sentence for sentence in plain if sentence.count(" ") >= 4}


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_whole_passes_its_own_rules_without_a_warning() -> None:
    # Without the clock on the wall, which `make check` asks: time alone turns no test red.
    assert [str(problem) for problem in planned("here").warnings] == []


def test_editors_find_the_schema_of_every_file_and_it_is_up_to_date() -> None:
    assert schema.outdated(DATA / "schema") == [], "run `tradeoff schema`"
    for path in FILES:
        above, name = ("", path.stem) if path.parent == DATA else ("../", SCHEMAS.get(path.parent.name))
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={above}schema/{name}.schema.json", path


def test_files_are_tidy_and_name_no_registry() -> None:
    assert FILES
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not re.search(r"\t|[ \r]$", text, re.MULTILINE), f"{path}: a tab, or white space at the end of a line"
        assert not REGISTRIES.search(text), f"{path}: a registry's address has no place in the data, name the package"


def test_no_text_holds_html_or_two_spaces() -> None:
    # The check allows a tag where a text is plain, and an entity anywhere: both would show. What is code may hold either.
    for path in FILES:
        for key, said in scalars(read(path)):
            bare = re.sub(r"`[^`]*`", "", said)
            assert not re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#", bare), f"{path}{key}: {said!r}"
            assert key.endswith(("run", "set_up", "how")) or not re.search(r"\S {2,}\S", said), f"{path}{key}: {said!r}"


# --- what the edition covers -----------------------------------------------------------------------------------------


def test_the_premise_says_that_one_is_a_runtime_and_one_a_framework(facts: Facts) -> None:
    premise = facts.site.get("premise", "")
    assert re.search(r"Node\.js is a runtime", premise)
    assert re.search(r"Django is a (web )?framework", premise)
    assert "layer" in premise
    assert "runtime" in facts.options["nodejs"]["kind"].lower()
    assert "framework" in facts.options["django"]["kind"].lower()


def test_there_are_enough_groups_and_criteria(facts: Facts) -> None:
    assert len(facts.groups) >= 8
    assert len(facts.live_criteria) >= 55


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
    kinds = Counter(case.get("kind", "situation") for case in facts.live_use_cases.values())
    assert kinds["situation"] >= 15
    assert kinds["reader"] >= 3
    led = Counter(catalog.verdict(case, catalog.edition.compared).leader for case in catalog.edition.live_use_cases)
    assert all(led[option] >= 3 for option in facts.compared), led


def test_adopters_are_many_and_told_apart(facts: Facts) -> None:
    assert len(facts.adopters) >= 40
    uses = [use for adopter in facts.adopters.values() for use in adopter["uses"]]
    assert len({use["status"] for use in uses}) >= 3
    assert {use["option"] for use in uses} == set(facts.compared)


# --- use cases --------------------------------------------------------------------------------------------------------


def test_no_two_use_cases_weigh_the_same_criteria(facts: Facts) -> None:
    # That their weights differ is a rule. Here they differ in what matters at all.
    for (a, one), (b, two) in combinations(facts.live_use_cases.items(), 2):
        assert set(one["weights"]) != set(two["weights"]), f"{a} and {b} weigh the same criteria"


def test_every_use_case_has_much_to_say_and_a_figure(facts: Facts) -> None:
    for name, case in facts.live_use_cases.items():
        assert len(sentences(case)) >= 10, name
        assert len(case["constraint"].split()) >= 15, f"{name}: what binds it is said too shortly"
        assert re.search(r"\d", case.get("figure", {}).get("text", "")), f"{name}: no `figure`, or one without a number"


# --- the quiz ---------------------------------------------------------------------------------------------------------


def test_the_quiz_has_ten_questions_with_real_answers(facts: Facts) -> None:
    questions: list[Record] = facts.quiz.get("questions", [])
    assert len(questions) == 10
    for question in questions:
        weighing = [answer for answer in question["answers"] if answer.get("weights") or answer.get("must")]
        assert len(weighing) >= 3, question["id"]
        assert len(question["answers"]) > len(weighing), f"{question['id']}: nobody may be made to answer"


def test_the_quiz_does_not_ask_about_the_languages_either(facts: Facts) -> None:
    # A rule knows the options by their names. Whoever knows which language they want does not need the quiz.
    for question in facts.quiz.get("questions", []):
        asked = " ".join([question["text"], *(answer["text"] for answer in question["answers"])])
        assert not re.search(r"node|python|javascript", asked, re.IGNORECASE), asked


def test_the_sum_of_answers_is_the_readers_and_either_option_wins_often(catalog: Catalog) -> None:
    edition = catalog.edition
    assert edition.quiz
    dice, leaders = random.Random(20261123), Counter[str]()
    for _ in range(1_000):
        weights, must = Counter[str](), []
        for question in edition.quiz.questions:
            answer = dice.choice(question.answers)
            weights.update(answer.weights)
            must += answer.must
        scores = [score(option.id, weights, must, catalog.points) for option in edition.compared]
        leaders[judge(scores, edition.site.tie_threshold).leader] += 1
    assert all(leaders[option.id] >= 20 for option in edition.compared), leaders
    assert leaders[""] > 0, "close calls must be possible"
