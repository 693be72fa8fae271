"""Pictures on a phone and on a desk: all of them fits, letters are large enough, and no name lies on another."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE, Open
from browser.view import sideways
from browser.visits import LONG, PLACES, Visit, each
from support.page_types import pages

pytestmark = pytest.mark.browser

Edges = dict[str, float]

DRAWN = (
    "home",
    "pair",
    "compare",
    "wide",
    "use-cases",
    "option",
    "embed-groups",
    "embed-trade-off",
    "embed-situations",
    "embed-releases",
)
"""Types with a picture, whatever is compared."""
MEASURE = """all => {
  const edges = element => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { left, right, top, bottom }
  }
  return all.filter(svg => svg.checkVisibility()).map(svg => ({
    box: edges(svg),
    texts: [...svg.querySelectorAll("text")].map(text => ({
      text: text.textContent,
      box: edges(text),
      size: parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
    })),
    shapes: [...svg.querySelectorAll("path, rect, line")].map(edges),
  }))
}"""


def inside(inner: Edges, outer: Edges) -> bool:
    slack = 1
    return (
        inner["left"] >= outer["left"] - slack
        and inner["right"] <= outer["right"] + slack
        and inner["top"] >= outer["top"] - slack
        and inner["bottom"] <= outer["bottom"] + slack
    )


def overlap(a: Edges, b: Edges) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]


def pictures(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator("svg.t-picture").evaluate_all(MEASURE)
    return found


@pytest.mark.parametrize("width", [PHONE[0], DESK[0]], ids=["phone", "desk"])
@each(kind for kind in (*DRAWN, *(f"long-{kind}" for kind in DRAWN)) if kind in PLACES | LONG)
def test_a_picture_can_be_read(visit: Visit, width: int) -> None:
    page = visit.desk(width).page
    found = pictures(page)
    assert found, "there is a picture on this page"
    for picture in found:
        assert picture["box"]["right"] - picture["box"]["left"] >= 200
        assert picture["box"]["right"] <= width
        for shape in picture["shapes"]:
            assert inside(shape, picture["box"])
        for text in picture["texts"]:
            assert text["size"] >= 11, text
            assert inside(text["box"], picture["box"]), text
        for a, b in combinations(picture["texts"], 2):
            assert not overlap(a["box"], b["box"]), (a["text"], b["text"])
    assert sideways(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_have_the_colours_of_their_options(whole: str, open_page: Open, scheme: str) -> None:
    page = open_page(whole + pages("whole")["pair"], scheme=scheme)
    heads = page.locator('[data-kind="groups"] thead th[data-option]')
    assert heads.count() == 2
    for head in heads.all():
        option, colour = head.evaluate("head => [head.dataset.option, getComputedStyle(head).color]")
        shapes = page.locator(f'[data-kind="groups"] svg.t-picture [data-option="{option}"] .t-shape')
        assert shapes.count() > 1
        assert {shape.evaluate("shape => getComputedStyle(shape).fill") for shape in shapes.all()} == {colour}


def test_the_strip_leads_to_its_table(whole: str, open_page: Open) -> None:
    page = open_page(whole)
    strip = page.locator(".t-answer .t-drawing")
    listed = [entry.inner_text().rsplit(" ", 1) for entry in strip.locator("li").all()[:-1]]
    strip.get_by_role("link").click()
    table = page.locator("#situations + figure table")
    said = table.locator("tbody tr td:nth-child(2)").all_inner_texts()
    for name, number in listed:
        led = [verdict for verdict in said if verdict.lower().removeprefix("only ").startswith(name.strip("= ").lower())]
        assert len(led) == int(number), name
    assert sum(int(number) for _, number in listed) == len(said)
