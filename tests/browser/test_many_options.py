"""An edition of ten options, one of them called as an order is: anchors arrive, orders hold, focus stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from bench.data import write_config, write_edition
from browser.conftest import PHONE, Open
from browser.explored import shown, sorting
from support.project import built
from support.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("many-options")]

TABLET, DESK = (768, 900), (1280, 500)
GROUPS = ["first", "second", "third"]
STANDS = """anchor => {
    const row = document.getElementById(anchor), frame = row.closest(".t-frame"), box = frame.getBoundingClientRect();
    const {top, bottom} = row.getBoundingClientRect(), bar = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const head = frame.querySelector("thead").getBoundingClientRect();
    return Math.min(top - head.bottom, head.top - bar, box.bottom - bottom, 0) >= -1 && top - head.bottom < 8;
}"""
IN_SIGHT = """() => {
    const focused = document.activeElement, {left, top, width, height} = focused.getClientRects()[0] || {};
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return {inside: Boolean(focused.closest(".md-content")), name: focused.textContent.trim(),
            seen: Boolean(on) && (focused.contains(on) || on.contains(focused))};
}"""


@pytest.fixture(scope="module")
def ten(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the edition. Its first option has the id `name`."""
    project = tmp_path_factory.mktemp("many")
    write_edition(project, options=10, criteria=30, pairs=1)
    data = project / "data"
    for number, path in enumerate(sorted((data / "criteria").glob("*.yml"))):
        group = GROUPS[number * len(GROUPS) // 30]
        path.write_text(path.read_text(encoding="utf-8").replace("group: work", f"group: {group}"), encoding="utf-8")
    groups = {name: {"title": f"The {name}", "question": "What of this part?"} for name in GROUPS}
    (data / "groups.yml").write_text(yaml.safe_dump(groups, sort_keys=False), encoding="utf-8")
    for path in data.rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("option-000", "name"), encoding="utf-8")
    (data / "options" / "option-000.yml").rename(data / "options" / "name.yml")
    write_config(project, ours=True)
    with serve(built(project, shared, "many")) as home:
        yield home


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["tablet", "desk"])
@pytest.mark.parametrize("anchor", ["second", "third", "property-0017"])
def test_an_anchor_arrives_below_the_heading_of_the_box(ten: str, open_page: Open, anchor: str, size: tuple[int, int]) -> None:
    page = open_page(f"{ten}/compare/#{anchor}", size=size, reduced_motion="reduce")
    page.wait_for_function(STANDS, arg=anchor, timeout=5000)


def test_an_option_called_as_an_order_has_an_order_of_its_own(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?order=name")
    assert sorting(page) == {"": "ascending"}
    by_letter = shown(page)
    page.locator('[name="order"]').select_option(index=3)
    assert sorting(page) == {"name": "descending"}
    assert shown(page) != by_letter
    page.reload()
    assert sorting(page) == {"name": "descending"}
    page.locator('[name="order"]').select_option(index=4)
    assert sorting(page) == {"option-001": "descending"}


def test_one_criterion_is_shown_and_two_are(ten: str, open_page: Open) -> None:
    page = open_page(f"{ten}/compare/?find=property-0007+7/0")
    page.locator('[name="find"]').fill("Property 0007")
    assert len(shown(page)) == 1
    assert page.locator("[data-count]").inner_text().startswith("1 of 30 criteria is shown.")


@pytest.mark.parametrize("name", ["here", "five"])
def test_on_a_phone_focus_is_never_in_a_menu_that_is_closed(homes: Callable[[str], str], open_page: Open, name: str) -> None:
    page = open_page(homes(name) + "/criteria/", size=PHONE, reduced_motion="reduce")
    unseen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        found = page.evaluate(IN_SIGHT)
        if found["inside"]:
            break
        unseen += [found["name"]] if not found["seen"] else []
    else:
        pytest.fail("the page itself is not reached")
    # The theme's field of the search unfolds as it is reached, over the whole window, and takes the focus on into its results.
    assert not [said for said in unseen if said and "search" not in said.lower()]


def test_going_back_by_keyboard_nothing_covers_the_focus(homes: Callable[[str], str], open_page: Open) -> None:
    page = open_page(homes("here") + "/compare/nodejs-vs-django/", size=(1280, 700), reduced_motion="reduce")
    page.locator(".t-sources a").last.focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        seen.append(page.evaluate(IN_SIGHT))
    assert [found["name"] for found in seen if not found["seen"]] == []
