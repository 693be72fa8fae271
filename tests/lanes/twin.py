"""Another generator, or another theme, builds the same project: what comes out is compared file by file with what MkDocs made."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from lanes.environment import Environment
from lanes.result import Failed

EPOCH = "1795564800"
"""The day of both builds, 2026-11-25."""
ADDRESS = "https://docs.example.org/stack/compare/"
GENERATOR = re.compile(r'<meta name="generator" content="(?P<runner>[^",]*), [^"]*">')
THEMES = re.compile(r"(assets/(images|javascripts|stylesheets)|search)/.*|sitemap\.xml(\.gz)?")
"""What a theme brings along, besides the frame of the pages."""
NOTHING = re.compile(r"(?!)")
FRAME = re.compile(r"(?s)</head>.*?<article[^>]*>|</article>.*")
STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/[^"]*">')
UNSEARCHED = re.compile(r' data-search-exclude(="[^"]*")?')
"""A mark for search, which one theme takes out of a page when it has read it and another leaves."""
SUMMARY = re.compile(r"\d+ pages, \d+ claims, \d+ sources, \d+ due, \d+ stale")

Part = Callable[[str], str]


def same(environment: Environment, *, runner: str) -> str:
    """Another generator with the same theme makes the same of every file, but for its own name."""
    ours, theirs = _built(environment, "mkdocs", sys.executable), _built(environment, runner, environment.interpreter)
    return compared(ours, theirs, nameless, NOTHING)


def alike(environment: Environment, *, runner: str, theme: str) -> str:
    """With another theme, one word in `mkdocs.yml`, what is ours is the same: every head, every article, every other file."""
    ours = _built(environment, "mkdocs", sys.executable)
    config = environment.project / "mkdocs.yml"
    text, count = re.subn(r"(?m)^  name: material$", f"  name: {theme}", config.read_text(encoding="utf-8"))
    if count != 1:
        raise Failed(f"the theme is named {count} times in mkdocs.yml, where one word was to be changed")
    config.write_text(text, encoding="utf-8")
    return compared(ours, _built(environment, runner, environment.interpreter), article, THEMES)


def nameless(text: str) -> str:
    """A page without its generator's name."""
    return GENERATOR.sub("", text)


def article(text: str) -> str:
    """A page without what the theme puts around its head and its article."""
    for strange in (GENERATOR, STYLE, FRAME, UNSEARCHED):
        text = strange.sub("", text)
    return text


def _built(environment: Environment, runner: str, interpreter: str) -> Path:
    """Build strictly, into a folder named by the interpreter's side."""
    side = "ours" if interpreter == sys.executable else "theirs"
    folder = environment.log.parent / side
    command = [interpreter, "-m", runner, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(folder)]
    said = environment.run(*command, SITE_URL=ADDRESS, SOURCE_DATE_EPOCH=EPOCH)
    if not SUMMARY.search(said):
        raise Failed(f"{runner} does not say what it built; all it said is in {environment.log}")
    return folder


def compared(ours: Path, theirs: Path, part: Part, but: re.Pattern[str]) -> str:
    """Hold two sites against each other, of each page only a `part`, of the files all `but` some; say what was the same."""
    here, there = set(_files(ours, but)), set(_files(theirs, but))
    if here != there:
        raise Failed(f"files that only one side has: {_some(here ^ there)}")
    different, runners = set(), set()
    for path in here:
        if not path.endswith(".html"):
            if (ours / path).read_bytes() != (theirs / path).read_bytes():
                different.add(path)
            continue
        mine, other = ((side / path).read_text(encoding="utf-8") for side in (ours, theirs))
        if part(mine) != part(other):
            different.add(path)
        runners |= {found["runner"] for found in GENERATOR.finditer(other)}
    if different:
        raise Failed(f"{len(different)} files differ from those of MkDocs: {_some(different)}; both sites are in {ours.parent}")
    if len(runners) != 1 or runners & {found["runner"] for found in GENERATOR.finditer(_home(ours))}:
        raise Failed(f"built by {_some(runners) or 'no generator'}: that is not the one this lane is about")
    return f"{runners.pop().removeprefix('mkdocs-')}: {len(here):,} files are the same"


def _files(site: Path, but: re.Pattern[str]) -> Iterator[str]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not but.fullmatch(name):
            yield name


def _home(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def _some(names: set[str]) -> str:
    return ", ".join(sorted(names)[:5]) + (" …" if len(names) > 5 else "")
