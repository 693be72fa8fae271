"""The live preview of a small project: whatever is broken, it answers, says what is wrong, and heals.

Each server meets several mistakes one after the other, because starting one costs more than a rebuild. Waiting is by
asking again until a generous time is over, so a slow machine makes these tests slow and not red; only a single request
that hangs is a failure by itself.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.project import EPOCH, ROOT

pytestmark = [pytest.mark.xdist_group("serve"), pytest.mark.slow]

ANSWER = 10.0  # seconds one request may take: without a build in the way they are milliseconds
PATIENCE = 45.0  # seconds until a change must have arrived
MAKE = ("mkdocs_bridge.serve", "--config-file")
PLAIN = ("mkdocs", "serve", "-f")

CONFIG = f"""\
site_name: Kettle or pan
docs_dir: content
theme:
  name: material
  custom_dir: overrides
  font: false
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
    """A folder of text files that tests break and mend."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "overrides", root / "overrides")
        for name in FILES:
            self.mend(name)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        self.write(name, (self.root / name).read_text(encoding="utf-8") + text)

    def mend(self, name: str) -> None:
        if name in FILES:
            self.write(name, FILES[name])
        else:
            shutil.copyfile(ROOT / name, self.root / name)


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    kind: str

    @property
    def heading(self) -> str:
        found = BeautifulSoup(self.body, "html.parser").select_one("article h1")
        return found.get_text().removesuffix("¶").strip() if found else ""

    @property
    def problems(self) -> list[str]:
        """What the banner lists, nothing when there is none."""
        if "t-problems" not in self.body:
            return []
        page = BeautifulSoup(self.body, "html.parser")
        return [item.get_text() for item in page.select(".t-problems ol > li")]

    @property
    def banner(self) -> str:
        found = BeautifulSoup(self.body, "html.parser").select_one(".t-problems details")
        return found.get_text() if found else ""


class Served:
    """A running preview of a project."""

    def __init__(self, project: Project, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.project = project
        self.process = process
        self.port = port
        self.log = log

    def get(self, path: str = "/notes/", seconds: float = ANSWER) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return Answer(response.status, response.read().decode(), response.headers.get_content_type())
        except TimeoutError:
            pytest.fail(f"no answer to {path} in {seconds} seconds\n{self.logged()}")
        finally:
            connection.close()

    def logged(self) -> str:
        return "\n".join(line for line in self.log.read_text().splitlines() if '"GET ' not in line)

    def until(self, wanted: Callable[[Answer], bool], path: str = "/notes/") -> Answer:
        """Ask until the answer is what is wanted."""
        end = time.monotonic() + PATIENCE
        while True:
            answer = self.get(path)
            if wanted(answer):
                return answer
            if time.monotonic() > end:
                pytest.fail(f"{path} did not become what was expected: {answer.status} {answer.banner}\n{self.logged()}")
            time.sleep(0.2)

    def until_problem(self, start: str, path: str = "/notes/") -> Answer:
        """Ask until the banner lists a problem that begins so: with its place."""
        return self.until(lambda answer: any(problem.startswith(start) for problem in answer.problems), path)

    def until_said(self, text: str) -> Answer:
        return self.until(lambda answer: any(text in problem for problem in answer.problems))

    def until_well(self, path: str = "/notes/") -> Answer:
        return self.until(lambda answer: answer.status == 200 and "t-problems" not in answer.body, path)


def start(project: Project, port: int, command: tuple[str, ...], log: Path, temporary: Path) -> subprocess.Popen[str]:
    address = ("--dev-addr", f"127.0.0.1:{port}")
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "TMPDIR": str(temporary)}
    with log.open("w") as out:
        return subprocess.Popen(
            [sys.executable, "-m", *command, "mkdocs.yml", *address],
            cwd=project.root,
            env={**os.environ, **quiet, "PYTHONPATH": str(ROOT / "hooks")},
            text=True,
            stdout=out,
            stderr=subprocess.STDOUT,
        )


@contextmanager
def served(project: Project, command: tuple[str, ...], stop: signal.Signals = signal.SIGINT) -> Iterator[Served]:
    """Run a preview. After the end, it must have left none of its folders."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary, log = project.root.with_name("tmp"), project.root.with_name("log")
    temporary.mkdir()
    process = start(project, port, command, log, temporary)
    try:
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        assert process.poll() is None, log.read_text()
        yield Served(project, process, port, log)
        process.send_signal(stop)
        assert process.wait(timeout=PATIENCE) == 0, log.read_text()
        assert list(temporary.iterdir()) == []
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project")


def bad_data(server: Served) -> None:
    """Every problem of every file is listed, with its place and as text."""
    server.project.replace("data/criteria/speed.yml", "order: 1", "<b>order</b>: 1")
    answer = server.until_problem("data/criteria/speed.yml:2:1 unknown-field field '<b>order</b>' does not exist")
    assert "<b>order" not in answer.body
    server.project.replace("data/options/pan.yml", "home: https://pan.example/", "home: 3")
    answer = server.until_problem("data/options/pan.yml:3:7 ")
    assert any(problem.startswith("data/criteria/speed.yml:2:1 ") for problem in answer.problems)
    assert f"({len(answer.problems)})" in answer.banner
    assert answer.heading == "Notes"
    assert "last good version" in answer.banner
    for path in ("/", "/criteria/speed/", "/no/such/page/"):
        assert server.get(path).problems == answer.problems, path
    style = server.get("/assets/tradeoff/block.css")
    assert (style.kind, "t-problems" in style.body) == ("text/css", False)
    for name in ("data/criteria/speed.yml", "data/options/pan.yml"):
        server.project.mend(name)
    server.until_well()


def unknown_macro(server: Served) -> None:
    server.project.append("content/notes.md", "\nAnd {{ nonsense() }}.\n")
    assert server.until_problem("content/notes.md:5:5 ").heading == "Notes"
    server.project.mend("content/notes.md")
    server.until_well()


def deleted_link_target(server: Served) -> None:
    """Only a strict build fails: the site is new, and says what that build would say."""
    (server.project.root / "content/more.md").unlink()
    answer = server.until_said("'more.md'")
    assert "up to date" in answer.banner
    assert server.get("/more/").status == 404
    server.project.mend("content/more.md")
    server.until_well()
    assert server.get("/more/").status == 200


def broken_templates(server: Served) -> None:
    for name in ("overrides/main.html", "overrides/tradeoff/block.html"):
        lines = (server.project.root / name).read_text(encoding="utf-8").count("\n")
        server.project.append(name, "{% endfor %}")
        assert server.until_problem(f"{name}:{lines + 1}:1 template ").heading == "Notes"
        server.project.mend(name)
        server.until_well()


def undefined_in_a_template(server: Served) -> None:
    name = "overrides/main.html"
    lines = (server.project.root / name).read_text(encoding="utf-8").count("\n")
    server.project.append(name, "{% block footer %}\n{{ nobody.knows.this }}{% endblock %}")
    server.until_problem(f"{name}:{lines + 2}:1 template 'nobody' is undefined")
    server.project.mend(name)
    server.until_well()


def broken_config(server: Served) -> None:
    lines = CONFIG.count("\n")
    server.project.append("mkdocs.yml", "extra: {a: b\nnav: ]\n")
    assert server.until_problem(f"mkdocs.yml:{lines + 2}:").heading == "Notes"
    server.project.replace("mkdocs.yml", "extra: {a: b\nnav: ]\n", "plugins: [no-such-plugin]\n")
    server.until_said("no-such-plugin")
    (server.project.root / "mkdocs.yml").unlink()
    server.until_problem("mkdocs.yml:1:1 mkdocs ")
    server.project.mend("mkdocs.yml")
    server.until_well()


def exception_in_an_event(server: Served) -> None:
    server.project.append("content/notes.md", "\nLet us divide.\n")
    answer = server.until_problem("breaks.py:9:1 exception ZeroDivisionError: division by zero")
    assert any("notes.md" in problem for problem in answer.problems)
    assert 'File "' in answer.banner
    server.project.mend("content/notes.md")
    server.until_well()


def missing_files(server: Served) -> None:
    """A folder that goes and comes back is still watched."""
    picture = server.project.root / "content/picture.png"
    picture.symlink_to("nowhere.png")
    server.project.append("content/more.md", "![A picture](picture.png)\n")
    server.until_problem("content/picture.png:1:1 unreadable-file ")
    picture.unlink()
    server.project.mend("content/more.md")
    server.until_well()
    shutil.rmtree(server.project.root / "data")
    assert server.until_said("data").heading == "Notes"
    for name in FILES:
        server.project.mend(name)
    server.until_well()
    shutil.rmtree(server.project.root / "content")
    server.until_said("docs_dir")
    server.project.mend("content/notes.md")
    server.until_said("'more.md'")
    server.project.mend("content/more.md")
    server.until_well()


def browsers_reload(server: Served) -> None:
    """A tab that is left alone comes to show the problem, and then the mended page."""
    for change, wanted in (
        (lambda: server.project.append("data/groups.yml", "'"), True),
        (lambda: server.project.mend("data/groups.yml"), False),
    ):
        page = server.get()
        change()
        end = time.monotonic() + PATIENCE
        while bool(page.problems) is not wanted:
            assert time.monotonic() < end, server.logged()
            epoch = re.search(r"^livereload\((\d+), ", page.body, re.MULTILINE)
            assert epoch
            # The script of the page asks this and, when the number grew, loads the page anew.
            if int(server.get(f"/livereload/{epoch[1]}/1", PATIENCE).body) > int(epoch[1]):
                page = server.get()


def answers_while_it_builds(server: Served) -> None:
    server.project.write("slow", "")
    server.project.write("content/notes.md", "# Changed\n")
    end = time.monotonic() + PATIENCE
    while not (server.project.root / "building").exists():
        assert time.monotonic() < end, server.logged()
        time.sleep(0.1)
    assert server.get().heading == "Notes"
    (server.project.root / "slow").unlink()
    server.until(lambda answer: answer.heading == "Changed")
    server.project.mend("content/notes.md")
    server.until(lambda answer: answer.heading == "Notes")


@pytest.mark.parametrize("command", [MAKE, PLAIN], ids=["make serve", "mkdocs serve"])
def test_no_mistake_stops_it_and_each_is_named_until_it_is_mended(project: Project, command: tuple[str, ...]) -> None:
    with served(project, command) as server:
        assert server.until_well().heading == "Notes"
        answers_while_it_builds(server)
        bad_data(server)
        deleted_link_target(server)
        broken_templates(server)
        broken_config(server)
        exception_in_an_event(server)
        browsers_reload(server)
        if command == MAKE:
            unknown_macro(server)
            undefined_in_a_template(server)
            missing_files(server)


def test_it_starts_on_a_broken_project_and_heals(project: Project) -> None:
    project.append("mkdocs.yml", "nav: [\n")
    project.append("data/groups.yml", "'")
    with served(project, MAKE, stop=signal.SIGTERM) as server:
        assert server.get("/").status == 200
        server.until_problem(f"mkdocs.yml:{CONFIG.count(chr(10)) + 2}:1 ", "/")
        assert "nothing to show yet" in server.get("/").banner
        project.replace("mkdocs.yml", "nav: [\n", "site_url: https://water.example/kettle/\n")
        server.until_problem("data/groups.yml:", "/kettle/")
        answer = server.get("/kettle/notes/")
        assert (answer.status, bool(answer.problems), "livereload(" in answer.body) == (404, True, True)
        project.mend("data/groups.yml")
        assert server.until_well("/kettle/notes/").heading == "Notes"
        assert server.get("/").status == 302


@pytest.mark.parametrize("command", [MAKE, PLAIN], ids=["make serve", "mkdocs serve"])
def test_warnings_of_the_first_build_are_shown(project: Project, command: tuple[str, ...]) -> None:
    (project.root / "content/more.md").unlink()
    with served(project, command, stop=signal.SIGTERM) as server:
        assert "'more.md'" in server.get().banner


def test_a_dirty_preview_has_all_pages(project: Project) -> None:
    with served(project, ("mkdocs", "serve", "--dirty", "-f")) as server:
        project.append("content/notes.md", "\nOne more line.\n")
        server.until(lambda answer: "One more line." in answer.body)
        assert server.get("/more/").heading == "More"
        assert server.get("/criteria/speed/").heading == "Speed"


@pytest.mark.parametrize("command", [MAKE, PLAIN], ids=["make serve", "mkdocs serve"])
def test_a_taken_port_is_told_in_a_line(project: Project, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(project, port, command, tmp_path / "log", tmp_path / "tmp")
        try:
            assert process.wait(timeout=PATIENCE) == 1
        finally:
            process.kill()
            process.wait()
    said = (tmp_path / "log").read_text()
    assert said.splitlines()[-1] == f"127.0.0.1:{port} is in use already. Name another one with --dev-addr."
    assert "Traceback" not in said
    assert list((tmp_path / "tmp").iterdir()) == []
