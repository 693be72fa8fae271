"""What an answer of the explorer costs: each control of a table of 600 cells, beside one layout of all of them.

Both are timed in turns, in one browser, and an answer includes the layout that it leads to. A table that answered by laying
itself out anew would be at 1 and more, on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench import many_options
from bench.measure import Figure, build
from browser.chromium import LAUNCH_ARGS, NoBrowserError, executable
from support.server import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = ((1280, 800), (360, 740))
MOST = 0.5
"""An answer is to cost less than half of laying out the table: whatever is out of view stays as it is."""
TURNS: dict[str, list[Any]] = {
    "differences": [True, False],
    "find": ["7/3", "", "nobody", "wr", "models", ""],
    "order": ["difference", "", "name", "option-002"],
    "show": [False, True],
    "topic": [True, False],
    "state": [True, False],
    "must": [f"property-{number:04}" for number in range(7)],
    "not": [f"property-{number:04}" for number in range(10, 17)],
    "reset": [],
}
"""What each control is set to, one after the other. A box is ticked and cleared; the form is reset."""
PRESS = """(name, value) => {
    const form = document.querySelector("form.t-explore"), field = form.querySelector(`[name="${name}"]`);
    if (!field) return form.reset();
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    field.dispatchEvent(new Event("change", {bubbles: true}));
}"""
_LAID_OUT = ".all-of-it tr { content-visibility: visible !important; } .all-of-it .larger { font-size: 101%; }"
_MEASURE = f"""async ([name, turns, rounds, style]) => {{
    const press = {PRESS}, figure = document.querySelector("figure:has(form.t-explore)"), table = figure.querySelector("table");
    const sheet = new CSSStyleSheet(), ratios = [];
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const taken = change => {{
        const begin = performance.now();
        change();
        document.body.offsetHeight;
        return performance.now() - begin;
    }};
    for (let turn = 0; turn < rounds; turn += 1) {{
        if (name === "reset") press("differences", true);
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const answer = taken(() => press(name, turns[turn % turns.length]));
        const hidden = [...table.querySelectorAll("[hidden]")];
        for (const one of hidden) one.hidden = false;
        figure.classList.add("all-of-it");
        taken(() => null);
        const layout = taken(() => table.classList.add("larger"));
        table.classList.remove("larger");
        figure.classList.remove("all-of-it");
        for (const one of hidden) one.hidden = true;
        taken(() => null);
        ratios.push(answer / layout);
    }}
    return ratios;
}}"""


def figures(folder: Path, rounds: int) -> list[Figure]:
    """A figure for each control, by the size of screen where it takes longer; none without a browser."""
    from playwright.sync_api import Error, sync_playwright

    try:
        path = executable()
        with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGS) as browser:
            many_options.write(folder / "ten")
            build(folder / "ten" / "mkdocs.yml", folder / "ten-site")
            with serve(folder / "ten-site") as home:
                return [_figure(browser, home, name, rounds) for name in TURNS]
    except (NoBrowserError, Error) as error:
        print(f"The explorer is not measured: {str(error).splitlines()[0]}", file=sys.stderr)
        return []


def _figure(browser: Browser, home: str, name: str, rounds: int) -> Figure:
    ratios = []
    for width, height in SIZES:
        print(f"explorer: {name} at {width} pixels", file=sys.stderr)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{home}/compare/")
        page.locator("form[data-ready]").wait_for()
        ratios.append(median(page.evaluate(_MEASURE, [name, TURNS[name] or [None], rounds, _LAID_OUT])))
        page.close()
    return Figure(f"600 cells: {name}, of a layout of the table", max(ratios), MOST)
