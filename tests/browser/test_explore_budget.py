"""Sixty criteria of ten options answer within 50 milliseconds to everything a reader can press, layout included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from bench.data import write_config, write_edition
from browser.conftest import DESK, PHONE, Open
from browser.explored import shown, table
from support.project import built
from support.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explore-budget")]

BUDGET = 50
# Two chapters share their id with a criterion, one with a heading of the page.
GROUPS = ["property-0000", "property-0003", "every-criterion", "group-3", "group-4", "group-5"]
ODD = """It's {need}, </form> "no more" & gone"""
# What each control is set to, in turn, seven times. A box is ticked and cleared.
TURNS = {
    "differences": [True, False],
    "find": ["7/3", "", "nobody", "wr", "models", ""],
    "order": ["difference", "", "name", "option-002"],
    "show": [False, True],
    "topic": [True, False],
    "state": [True, False],
    "must": [f"property-{number:04}" for number in range(7)],
    "not": [f"property-{number:04}" for number in range(10, 17)],
}
MEASURE = """async ([name, turns]) => {
    const form = document.querySelector("form.t-explore");
    const times = [];
    for (let turn = 0; turn < 7; turn += 1) {
        await new Promise(done => requestAnimationFrame(() => setTimeout(done, 10)));
        const field = form.querySelector(`[name="${name}"]`);
        const value = turns && turns[turn % turns.length];
        const begin = performance.now();
        if (!field) form.reset();
        else {
            if (field.type === "checkbox") field.checked = value;
            else field.value = value;
            field.dispatchEvent(new Event("input", {bubbles: true}));
            field.dispatchEvent(new Event("change", {bubbles: true}));
        }
        document.body.offsetHeight;
        times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b);
}"""


class Unshared(yaml.SafeDumper):
    """Our reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@pytest.fixture(scope="module")
def ten(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an edition of ten options and sixty criteria in several groups."""
    project = tmp_path_factory.mktemp("ten")
    write_edition(project, options=10, criteria=60, pairs=1)
    groups = {name: {"title": f"Chapter of {name}", "question": "What of this part?"} for name in GROUPS}
    (project / "data" / "groups.yml").write_text(yaml.safe_dump(groups), encoding="utf-8")
    for number, path in enumerate(sorted((project / "data" / "criteria").glob("*.yml"))):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        record["group"] = GROUPS[number % len(GROUPS)]
        if number % 4 == 0:  # in some rows there is no difference
            tried = [{"ref": f"run-{path.stem}", "supports": "It was tried."}]
            for claim in record["claims"].values():
                claim.pop("note", None)
                claim |= {"state": "none", "sources": tried}
        path.write_text(yaml.dump(record, Dumper=Unshared, sort_keys=False), encoding="utf-8")
    words = {"explore": {"remove": ODD, "differences": 'Where they <differ> & "don\'t" agree'}}
    (project / "data" / "words.yml").write_text(yaml.safe_dump(words), encoding="utf-8")
    write_config(project, ours=True)
    with serve(built(project, shared, "ten")) as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, ten: str, open_page: Open) -> Page:
    opened = open_page(f"{ten}/compare/", size=request.param)
    assert table(opened).locator("tbody td").count() == 600
    return opened


@pytest.mark.parametrize("name", [*TURNS, "reset"])
def test_each_control_answers_at_once(page: Page, name: str) -> None:
    if name == "reset":
        page.locator('[name="differences"]').check()
    times: list[float] = page.evaluate(MEASURE, [name, TURNS.get(name)])
    assert len(times) == 7
    assert times[3] < BUDGET, f"{name} took {', '.join(f'{time:.0f}' for time in times)} ms"


def test_what_is_measured_does_something(page: Page) -> None:
    every = shown(page)
    for name, values in TURNS.items():
        sentence, rows, headings = (
            page.locator("[data-count]").inner_text(),
            shown(page),
            page.locator("thead th:visible").count(),
        )
        page.evaluate(MEASURE, [name, values[:1]])
        after = (page.locator("[data-count]").inner_text(), shown(page), page.locator("thead th:visible").count())
        assert after != (sentence, rows, headings), f"{name} changes nothing: its time proves nothing"
        page.evaluate(MEASURE, ["reset", None])
        assert shown(page) == every


def test_a_chapter_may_have_the_id_of_a_criterion(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?topic=property-0003&must=property-0000")
    assert not page.locator("[data-ignored]").is_visible()
    assert shown(page) == [f"property-{number:04}" for number in range(60) if number % len(GROUPS) == 1]
    assert page.locator("[data-needs] button").all_inner_texts() == ["Must have: Property 0000 ×"]
    page.goto(f"{ten}/compare/?topic=group-4#property-0003")
    page.wait_for_function("() => document.getElementById('property-0003').checkVisibility()")
    assert len(shown(page)) == 60
    repeated = (
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size }"
    )
    assert page.evaluate(repeated) == 0


def test_words_of_an_edition_reach_the_controls_as_they_are(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?must=property-0001")
    page.get_by_role("button", name=ODD.replace("{need}", "Must have: Property 0001")).click()
    assert page.locator("[data-needs] button").count() == 0
    page.get_by_role("checkbox", name='Where they <differ> & "don\'t" agree').check()
    assert 0 < len(shown(page)) < 60
