"""The live preview without its loop: whatever is broken, it answers, says what is wrong, and heals with the next build.

Both commands run in this process up to where they would serve. There a test changes files, has them built, and asks for pages.
One preview meets the mistakes one after the other: so each shows as well that the last one left nothing behind.
"""

from __future__ import annotations

import logging
import queue
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from watchdog.events import FileSystemEventHandler

from mkdocs_bridge import serve
from mkdocs_bridge.faults import heard
from mkdocs_bridge.preview import Preview
from mkdocs_bridge.watcher import Watcher
from support.answer import Answer
from support.kettle import FILES, Project
from support.project import EPOCH

PATIENCE = 120.0
"""Seconds until a change must have been noticed, on a machine that has much else to do."""


class Desk:
    """A preview at which a test sits."""

    def __init__(self, project: Project, preview: Preview) -> None:
        self.project = project
        self.preview = preview

    def get(self, path: str = "/notes/") -> Answer:
        heads: list[tuple[str, dict[str, str]]] = []
        body = b"".join(
            self.preview.serve_request(
                {"PATH_INFO": path, "REQUEST_METHOD": "GET"}, lambda status, found: heads.append((status, dict(found)))
            )
        )
        [(status, headers)] = heads
        return Answer(int(status.split()[0]), headers.get("Content-Type", ""), body.decode())

    def built(self, path: str = "/notes/") -> Answer:
        """The page after another build."""
        self.preview.rebuild()
        return self.get(path)


Scenario = Callable[[Desk], None]
Command = Callable[..., int]


def make_serve(*arguments: str) -> int:
    return serve.main(["--config-file", "mkdocs.yml", *arguments])


def mkdocs_serve(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", "-f", "mkdocs.yml", *arguments])
    return int(ended.value.code or 0)


both = pytest.mark.parametrize("command", [make_serve, mkdocs_serve], ids=["make serve", "mkdocs serve"])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The project, in the folder where commands are typed. What they change in this process is put back."""
    for name in ("project", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    for logger in (logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")):
        for name in ("level", "propagate", "handlers", "filters"):
            value = getattr(logger, name)
            monkeypatch.setattr(logger, name, [*value] if isinstance(value, list) else value)
    monkeypatch.setattr(heard, "_records", [])
    signals = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGHUP)}
    yield Project(tmp_path / "project")
    for name, handler in signals.items():
        signal.signal(name, handler)


@pytest.fixture
def at_desk(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[[Command, Scenario], None]:
    """Run a command, and a scenario where it would serve. After the end, it must have left none of its folders."""

    def run(command: Command, scenario: Scenario, *arguments: str) -> None:
        previews: list[Preview] = []

        def serve(preview: Preview, **_: object) -> None:
            previews.append(preview)
            scenario(Desk(project, preview))

        monkeypatch.setattr(Preview, "serve", serve)
        assert command(*arguments) == 0
        assert len(previews) == 1
        assert list(Path(tempfile.gettempdir()).iterdir()) == []

    return run


def bad_data(desk: Desk) -> None:
    """Every problem of every file is listed, with its place and as text."""
    desk.project.replace("data/criteria/speed.yml", "order: 1", "<b>order</b>: 1")
    desk.project.replace("data/options/pan.yml", "home: https://pan.example/", "home: 3")
    answer = desk.built()
    assert answer.names("data/criteria/speed.yml:2:1 unknown-field field '<b>order</b>' does not exist")
    assert answer.names("data/options/pan.yml:3:7 ")
    assert "<b>order" not in answer.body
    assert f"({len(answer.problems)})" in answer.banner
    assert answer.heading == "Notes"
    assert "last good version" in answer.banner
    for path in ("/", "/criteria/speed/", "/no/such/page/"):
        assert desk.get(path).problems == answer.problems, path
    style = desk.get("/assets/tradeoff/block.css")
    assert (style.kind, "t-problems" in style.body) == ("text/css", False)
    desk.project.mend("data/options/pan.yml")
    assert len(desk.built().problems) == 1
    desk.project.mend("data/criteria/speed.yml")


def unknown_macro(desk: Desk) -> None:
    line = desk.project.append("content/notes.md", "\nAnd {{ nonsense() }}.\n")
    answer = desk.built()
    assert answer.names(f"content/notes.md:{line + 1}:5 ")
    assert answer.heading == "Notes"
    desk.project.mend("content/notes.md")


def deleted_link_target(desk: Desk) -> None:
    """Only a strict build fails: the site is new, and says what that build would say."""
    (desk.project.root / "content/more.md").unlink()
    answer = desk.built()
    assert ["'more.md'" in problem for problem in answer.problems] == [True]
    assert "up to date" in answer.banner
    assert desk.get("/more/").status == 404
    desk.project.mend("content/more.md")
    assert desk.built("/more/").status == 200


def broken_templates(desk: Desk) -> None:
    for name in ("overrides/main.html", "overrides/tradeoff/block.html"):
        line = desk.project.append(name, "{% endfor %}")
        answer = desk.built()
        assert answer.names(f"{name}:{line}:1 template ")
        assert answer.heading == "Notes"
        desk.project.mend(name)


def undefined_in_a_template(desk: Desk) -> None:
    line = desk.project.append("overrides/main.html", "\n{{ nobody.knows.this }}")
    assert desk.built().names(f"overrides/main.html:{line + 1}:1 template 'nobody' is undefined")
    desk.project.mend("overrides/main.html")


def broken_config(desk: Desk) -> None:
    line = desk.project.append("mkdocs.yml", "extra: {a: b\nnav: ]\n")
    answer = desk.built()
    assert answer.names(f"mkdocs.yml:{line + 1}:")
    assert answer.heading == "Notes"
    desk.project.replace("mkdocs.yml", "extra: {a: b\nnav: ]\n", "markdown_extensions: [no-such-extension]\n")
    assert "no-such-extension" in desk.built().banner
    (desk.project.root / "mkdocs.yml").unlink()
    assert desk.built().names("mkdocs.yml:1:1 mkdocs ")
    desk.project.mend("mkdocs.yml")


def exception_in_an_event(desk: Desk) -> None:
    desk.project.append("content/notes.md", "\nLet us divide.\n")
    answer = desk.built()
    assert answer.names("breaks.py:9:1 exception ZeroDivisionError: division by zero")
    assert any("notes.md" in problem for problem in answer.problems)
    assert 'File "' in answer.banner
    desk.project.mend("content/notes.md")


def missing_files(desk: Desk) -> None:
    picture = desk.project.root / "content/picture.png"
    picture.symlink_to("nowhere.png")
    desk.project.append("content/more.md", "![A picture](picture.png)\n")
    assert desk.built().names("content/picture.png:1:1 unreadable-file ")
    picture.unlink()
    shutil.rmtree(desk.project.root / "data")
    answer = desk.built()
    assert any("data" in problem for problem in answer.problems)
    assert answer.heading == "Notes"
    shutil.rmtree(desk.project.root / "content")
    assert any("docs_dir" in problem for problem in desk.built().problems)
    for name in FILES:
        desk.project.mend(name)


MISTAKES = (
    bad_data,
    unknown_macro,
    deleted_link_target,
    broken_templates,
    undefined_in_a_template,
    broken_config,
    exception_in_an_event,
    missing_files,
)


@both
def test_no_mistake_stops_it_and_each_is_named_until_it_is_mended(at_desk: Callable[..., None], command: Command) -> None:
    def scenario(desk: Desk) -> None:
        assert desk.get().well
        for mistake in MISTAKES:
            mistake(desk)
            answer = desk.built()
            assert (answer.problems, answer.well, answer.heading) == ([], True, "Notes"), mistake.__name__

    at_desk(command, scenario)


@both
def test_it_follows_all_that_a_site_is_made_from(at_desk: Callable[..., None], project: Project, command: Command) -> None:
    def scenario(desk: Desk) -> None:
        followed = {Path(path) for path in desk.preview._watched_paths}
        assert followed >= {project.root / name for name in ("mkdocs.yml", "data", "content", "overrides")}

    at_desk(command, scenario)


def test_it_starts_on_a_broken_project_and_heals(at_desk: Callable[..., None], project: Project) -> None:
    line = project.append("mkdocs.yml", "nav: [\n")
    project.append("data/groups.yml", "'")

    def scenario(desk: Desk) -> None:
        answer = desk.get("/")
        assert answer.status == 200
        assert answer.names(f"mkdocs.yml:{line + 1}:1 ")
        assert "nothing to show yet" in answer.banner
        project.replace("mkdocs.yml", "nav: [\n", "site_url: https://water.example/kettle/\n")
        assert desk.built("/kettle/").names("data/groups.yml:")
        answer = desk.get("/kettle/notes/")
        assert (answer.status, bool(answer.problems), "livereload(" in answer.body) == (404, True, True)
        project.mend("data/groups.yml")
        answer = desk.built("/kettle/notes/")
        assert (answer.well, answer.heading) == (True, "Notes")
        assert desk.get("/").status == 302

    at_desk(make_serve, scenario)


@both
def test_warnings_of_the_first_build_are_shown(at_desk: Callable[..., None], project: Project, command: Command) -> None:
    (project.root / "content/more.md").unlink()

    def scenario(desk: Desk) -> None:
        assert "'more.md'" in desk.get().banner

    at_desk(command, scenario)


def test_a_dirty_preview_has_all_pages(at_desk: Callable[..., None], project: Project) -> None:
    def scenario(desk: Desk) -> None:
        project.append("content/notes.md", "\nOne more line.\n")
        assert "One more line." in desk.built().body
        assert desk.get("/more/").heading == "More"
        assert desk.get("/criteria/speed/").heading == "Speed"

    at_desk(mkdocs_serve, scenario, "--dirty")


@both
def test_a_taken_port_is_told_in_a_line(project: Project, capsys: pytest.CaptureFixture[str], command: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert command("--dev-addr", address) == 1
    said = capsys.readouterr()
    assert [*said.err.splitlines(), *said.out.splitlines()][
        -1
    ] == f"{address} is in use already. Name another one with --dev-addr."
    assert "Traceback" not in said.err + said.out
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_a_folder_that_goes_and_comes_back_is_still_watched(tmp_path: Path) -> None:
    seen: queue.Queue[object] = queue.Queue()
    handler = FileSystemEventHandler()
    handler.on_any_event = seen.put  # type: ignore[method-assign]
    folder = tmp_path / "data"

    def come() -> None:
        folder.mkdir()
        (folder / "site.yml").write_text("title: x\n")

    def change() -> None:
        (folder / "site.yml").write_text("title: another\n")

    come()
    watcher = Watcher(0.01)
    watcher.schedule(handler, str(folder), recursive=True)
    watcher.start()
    try:
        for step in (change, lambda: shutil.rmtree(folder), come, change):
            step()
            seen.get(timeout=PATIENCE)
            while not seen.empty():  # a step may be seen in two
                seen.get()
    finally:
        watcher.stop()
        watcher.join()
