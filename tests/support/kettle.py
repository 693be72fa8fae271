"""Kettle or pan: a project of a few files, built in a blink, which tests of the preview break and mend."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.project import ROOT

CONFIG = f"""\
site_name: Kettle or pan
docs_dir: content
theme:
  name: null
  custom_dir: overrides
  static_templates: [404.html]
plugins: []
hooks:
  - {ROOT}/hooks/main.py
  - breaks.py
validation:
  absolute_links: relative_to_docs
"""
HOOK = """\
import pathlib
import time

ROOT = pathlib.Path(__file__).parent


def on_page_content(html, page, **others):
    if "divide" in html:
        return str(1 / 0)


def on_files(files, **others):
    while (ROOT / "slow").exists():
        (ROOT / "building").touch()
        time.sleep(0.05)
"""
PAGE = "<!doctype html>\n<title>Kettle or pan</title>\n<body><article>{}</article></body>\n"
OPTION = """\
name: {name}
kind: vessel
home: https://{id}.example/
summary: Boils water.
colours: {{light: '{light}', dark: '{dark}'}}
reference: latest
lines: []
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "breaks.py": HOOK,
    "overrides/main.html": PAGE.format("{{ page.content }}"),
    "overrides/404.html": PAGE.format("<h1>Nothing here</h1>"),
    "content/notes.md": "# Notes\n\nSee [more](more.md).\n",
    "content/more.md": "# More\n",
    "data/site.yml": """\
title: Kettle or pan
tagline: Two ways to hot water
question: Kettle or pan?
options: [kettle, pan]
pairs: [all]
tie_threshold: 5
licence: {name: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
interests: None.
""",
    "data/options/kettle.yml": OPTION.format(id="kettle", name="Kettle", light="#5b21b6", dark="#b8a1ff"),
    "data/options/pan.yml": OPTION.format(id="pan", name="Pan", light="#1b7a3d", dark="#7ddf9f"),
    "data/groups.yml": "kitchen: {title: Kitchen, question: Which is quicker?}\n",
    "data/criteria/speed.yml": """\
group: kitchen
order: 1
label: Speed
question: How soon does a litre boil?
why: Tea gets cold.
type: fact
volatility: slow
claims:
  kettle: {state: unknown, summary: Nobody timed it., reviewed: 2026-11-22}
  pan: {state: unknown, summary: Nobody timed it., reviewed: 2026-11-22}
""",
}


class Project:
    """A folder of text files, and our overrides around a page of one line in place of the theme's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "overrides", root / "overrides")
        for name in FILES:
            self.mend(name)

    def use_the_theme(self) -> None:
        """Look as sites do, which takes a build three times as long."""
        for name in ("main.html", "404.html"):
            shutil.copyfile(ROOT / "overrides" / name, self.root / "overrides" / name)
        self.replace("mkdocs.yml", "  name: null\n", "  name: material\n  font: false\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> int:
        """Add text; return the number of its first line."""
        before = (self.root / name).read_text(encoding="utf-8")
        self.write(name, before + text)
        return before.count("\n") + 1

    def mend(self, name: str) -> None:
        if name in FILES:
            self.write(name, FILES[name])
        else:
            shutil.copyfile(ROOT / name, self.root / name)
