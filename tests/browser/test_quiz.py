"""The quiz: by keyboard alone, every answer counts, an address brings a result back, and the sums are the engine's."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Heard, Open
from support.facts import Facts
from support.page_types import pages
from support.project import ROOT, SITES
from tradeoff import folder, words
from tradeoff.catalog import Catalog
from tradeoff.freshness import today
from tradeoff.model.use_case import Must
from tradeoff.score import judge, score

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("quiz")]

VECTORS = ROOT / "tests" / "unit" / "score_vectors.json"
WHOLE = SITES / "whole"
FACTS = Facts(WHOLE)
QUESTIONS = FACTS.quiz["questions"]
QUIZ = pages("whole")["quiz"]
SCORE = """({cases}) => cases.map(({weights, must, points, options, threshold}) => {
    const scores = options.map(option => TradeoffScore.score(option, weights, must, points));
    return {scores, verdict: TradeoffScore.judge(scores, threshold),
            percent: scores.map(({low, high, of}) => [TradeoffScore.percent(low, of), TradeoffScore.percent(high, of)])};
})"""


def shown(page: Page) -> str:
    """What the quiz says at the moment: sentence, bars and contributions."""
    return "\n".join(page.locator(f"[data-{part}]").inner_text() for part in ("said", "bars", "rows"))


def focused(page: Page) -> dict[str, str]:
    tag, name, value = page.evaluate("() => ['tagName', 'name', 'value'].map(key => document.activeElement[key] || '')")
    return {"tag": tag, "name": name, "value": value}


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the radio buttons of a question have the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if focused(page)["name"] == name:
            return
    pytest.fail(f"the question {name} cannot be reached with the Tab key")


@pytest.fixture
def quiz(whole: str, open_page: Open) -> Page:
    page = open_page(whole + QUIZ)
    page.locator("form[data-quiz]").wait_for(state="visible")
    return page


# --- by keyboard ------------------------------------------------------------------------------------------------------


def test_it_is_answered_with_tab_and_arrows_alone(quiz: Page) -> None:
    said = shown(quiz)
    for question in QUESTIONS:
        tab_to(quiz, question["id"])
        ring = quiz.evaluate(
            "() => { const seen = getComputedStyle(document.activeElement); return [seen.outlineStyle, seen.boxShadow] }"
        )
        assert ring != ["none", "none"], "the focus cannot be seen"
        quiz.keyboard.press("ArrowDown")
        assert focused(quiz)["name"] == question["id"]
        assert focused(quiz)["value"], f"{question['id']}: no answer was chosen"
        assert shown(quiz) != said, f"{question['id']}: the result did not change"
        said = shown(quiz)
    assert quiz.locator("[data-bars] li").count() == 2
    for _ in range(20):
        quiz.keyboard.press("Tab")
        if focused(quiz)["tag"] == "BUTTON":
            break
    quiz.keyboard.press("Enter")
    quiz.wait_for_function("() => !location.search.includes('a=')")
    assert quiz.locator("[data-bars] li").count() == 0


def test_results_are_told_to_screen_readers(quiz: Page) -> None:
    assert quiz.locator("[data-said]").get_attribute("role") == "status"
    for question in QUESTIONS:
        group = quiz.get_by_role("group", name=question["text"])
        assert group.get_by_role("radio").count() == len(question["answers"]) + 1


# --- answers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_result_changes_with_every_answer(quiz: Page, question: dict[str, Any]) -> None:
    empty = shown(quiz)
    results = [empty]
    for answer in question["answers"]:
        quiz.locator(f'input[name="{question["id"]}"][value="{answer["id"]}"]').check()
        if answer.get("weights"):
            assert shown(quiz) not in results, f"{answer['id']} says the same as another answer"
            results.append(shown(quiz))
        else:
            assert shown(quiz) == empty, f"{answer['id']} counts for nothing and says something"
    quiz.locator(f'input[name="{question["id"]}"][value=""]').check()
    assert shown(quiz) == empty


def test_contributions_lead_to_the_criteria(quiz: Page) -> None:
    wanted: set[str] = set()
    for question in QUESTIONS:
        answer = question["answers"][0]
        quiz.locator(f'input[name="{question["id"]}"][value="{answer["id"]}"]').check()
        wanted |= set(answer["weights"])
    links = {link.inner_text(): link.evaluate("e => e.href") for link in quiz.locator("[data-rows] tbody a").all()}
    assert set(links) == {FACTS.criteria[name]["label"] for name in wanted}
    for name in wanted:
        assert links[FACTS.criteria[name]["label"]].endswith(f"/criteria/{name}/")
    label, address = next(iter(links.items()))
    quiz.locator("[data-rows]").get_by_role("link", name=label, exact=True).click()
    quiz.wait_for_url(address)
    assert quiz.locator("h1").inner_text().startswith(label)


def test_contributions_add_up_to_the_shares(quiz: Page) -> None:
    for question in QUESTIONS:
        quiz.locator(f'input[name="{question["id"]}"][value="{question["answers"][1]["id"]}"]').check()
    rows = quiz.locator("[data-rows] tbody tr").all()
    for option in FACTS.compared:
        texts = [row.locator(f'[data-option="{option}"]').inner_text() for row in rows]
        numbers = [[int(number) for number in re.findall(r"\d+", text)] for text in texts]
        points = [(low, more[-2] if more[1:] else low, more[-1]) for low, *more in numbers]  # "3 of 8", or "0 to 12 of 12"
        assert points[-1] == tuple(sum(column) for column in zip(*points[:-1], strict=True))
        low, high, most = points[-1]
        shares = dict.fromkeys((200 * got + most) // (2 * most) for got in (low, high))
        said = quiz.locator(f'[data-bars] [data-option="{option}"] b').inner_text()
        assert said == f"{' to '.join(map(str, shares))}%"


# --- its address ------------------------------------------------------------------------------------------------------


def test_an_address_brings_the_answers_back(quiz: Page, open_page: Open) -> None:
    for index in (0, 2, 4):
        question = QUESTIONS[index]
        quiz.locator(f'input[name="{question["id"]}"][value="{question["answers"][index % 3]["id"]}"]').check()
    again = open_page(quiz.url)
    again.locator("form[data-quiz]").wait_for(state="visible")
    assert shown(again) == shown(quiz)
    checked = "() => [...document.querySelectorAll('form[data-quiz] input:checked')].map(e => e.name + '=' + e.value)"
    assert again.evaluate(checked) == quiz.evaluate(checked)
    assert not again.locator("[data-ignored]").is_visible()
    assert quiz.evaluate("() => history.length") <= 2, "each answer left an entry that the back button stops at"


@pytest.mark.parametrize(
    "query",
    [
        "a=rubbish",
        "a=where.no-such-answer",
        "a=no-such-question.reeds",
        "a=where.reeds,where.open",
        "a=where.reeds.more",
        "a=__proto__.constructor",
        "a=where.constructor",
        "a=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "a=,,,",
        "a=%E0%A4%A",
    ],
)
def test_rubbish_in_an_address_is_left_out_and_said(whole: str, open_page: Open, query: str) -> None:
    heard = Heard(whole)
    page = open_page(f"{whole}{QUIZ}?{query}", heard=heard)
    page.locator("form[data-quiz]").wait_for(state="visible")
    assert page.get_by_text("Part of this address was not understood and is ignored.").is_visible()
    assert heard.console == []
    assert page.locator("form[data-quiz] img").count() == 0
    page.locator('input[name="upkeep"][value="yard"]').check()
    assert page.locator("[data-bars] li").count() == 2
    assert not page.get_by_text("Part of this address was not understood").is_visible()


def test_what_is_right_in_a_half_right_address_counts(whole: str, open_page: Open) -> None:
    page = open_page(f"{whole}{QUIZ}?a=upkeep.myself,rubbish")
    assert page.locator('input[name="upkeep"][value="myself"]').is_checked()
    assert page.locator("[data-bars] li").count() == 2
    assert page.locator("[data-ignored]").is_visible()


def test_strange_parameters_of_others_stay_and_say_nothing(whole: str, open_page: Open) -> None:
    page = open_page(f"{whole}{QUIZ}?utm_source=wiki")
    page.locator('input[name="upkeep"][value="myself"]').check()
    assert not page.locator("[data-ignored]").is_visible()
    assert "utm_source=wiki" in page.url
    assert "upkeep.myself" in page.url


# --- the sums ---------------------------------------------------------------------------------------------------------


def test_the_browser_computes_the_shared_vectors(quiz: Page) -> None:
    cases = json.loads(VECTORS.read_text())
    assert len(cases) > 20
    for case, found in zip(cases, quiz.evaluate(SCORE, {"cases": cases}), strict=True):
        expected = case["expect"]
        assert {one["option"]: {**one, "option": None} for one in found["scores"]} == {
            name: {**one, "option": None} for name, one in expected["scores"].items()
        }, case["name"]
        assert dict(zip(case["options"], found["percent"], strict=True)) == expected["percent"], case["name"]
        assert {key: found["verdict"][key] for key in expected["verdict"]} == expected["verdict"], case["name"]


def drawn(times: int) -> list[dict[str, str]]:
    """Sets of answers to the quiz, some of them incomplete, the same ones in every run."""
    dice = random.Random(4711)
    return [
        {question["id"]: dice.choice(question["answers"])["id"] for question in QUESTIONS if dice.random() < share}
        for share in (dice.choice((0.2, 0.6, 1.0)) for _ in range(times))
    ]


def expected(catalog: Catalog, answers: dict[str, str]) -> dict[str, Any]:
    """What the engine says to a set of answers."""
    assert catalog.edition.quiz
    weights: dict[str, int] = {}
    least: dict[str, int] = {}
    for question in catalog.edition.quiz.questions:
        for answer in question.answers:
            if answers.get(question.id) == answer.id:
                for criterion, weight in answer.weights.items():
                    weights[criterion] = weights.get(criterion, 0) + weight
                for need in answer.must:
                    least[need.criterion] = max(least.get(need.criterion, 0), need.at_least)
    must = [Must.model_construct(criterion=criterion, at_least=points) for criterion, points in least.items()]
    options = catalog.edition.compared
    scores = [score(option.id, weights, must, catalog.points) for option in options]
    verdict = judge(scores, catalog.edition.site.tie_threshold)
    margin = catalog.words.count("margin", verdict.margin)
    name = catalog.edition.options[verdict.leader].name if verdict.leader else ""
    key = {"leads": "lead", "none": "nobody"}.get(verdict.kind, verdict.kind)
    return {
        "kind": verdict.kind,
        "said": catalog.words(f"quiz.{key}", name=name, margin=margin, threshold=catalog.edition.site.tie_threshold),
        "percent": [list(one.percent) for one in scores] if scores[0].of else [],
    }


ANSWER_ALL = """(sets) => sets.map(answers => {
    const form = document.querySelector('form[data-quiz]');
    for (const input of form.querySelectorAll('input[type=radio]')) input.checked = (answers[input.name] || '') === input.value;
    form.querySelector('input').dispatchEvent(new Event('change', {bubbles: true}));
    const shares = [...form.querySelectorAll('[data-bars] li b')].map(e => e.textContent.match(/\\d+/g).map(Number));
    return {said: form.querySelector('[data-said]').textContent, percent: shares.map(found => [found[0], found.at(-1)])};
})"""


def test_the_page_says_what_the_engine_says(quiz: Page) -> None:
    edition = folder.read(WHOLE / "data", WHOLE).edition
    assert edition
    catalog = Catalog(edition, words.own(), today())
    sets = drawn(300)
    kinds = set()
    for answers, found in zip(sets, quiz.evaluate(ANSWER_ALL, sets), strict=True):
        wanted = expected(catalog, answers)
        kinds.add(wanted["kind"])
        assert found["percent"] == wanted["percent"], answers
        assert found["said"].startswith(wanted["said"]), answers
    assert kinds == {"leads", "only", "tie", "open", "none", "empty"}, "not every end was reached"
