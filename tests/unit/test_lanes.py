"""The bookkeeping of `make lanes`: what is counted, what is kept, what is said. No lane is run here."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from lanes import __main__ as command
from lanes import cache, checkout, debian, swapped, twin
from lanes.environment import Environment
from lanes.lane import Lane
from lanes.lock import LOCKED
from lanes.result import Failed, NotRun
from lanes.roster import LANES
from lanes.suite import passed
from support.project import ROOT


@dataclass(frozen=True)
class Made:
    """An environment that costs nothing, or cannot be had."""

    fault: Exception | None = None

    def prepare(self, folder: Path, lock: Path) -> Environment:
        if self.fault:
            raise self.fault
        return here(folder)


def here(folder: Path) -> Environment:
    return Environment(sys.executable, folder, folder / "log")


def raising(fault: Exception) -> Callable[[Environment], str]:
    def work(_environment: Environment) -> str:
        raise fault

    return work


FINE = Lane("fine", "", Made(), lambda _environment: "7 tests")
BROKEN = Lane("broken", "", Made(), raising(Failed("1 file differs")))
FULL = Lane("full", "", Made(), raising(OSError(28, "No space left on device", "/there/log")))
ELSEWHERE = Lane("elsewhere", "", Made(NotRun("needs root")), lambda _environment: "")
UNLUCKY = Lane("unlucky", "", Made(NotRun("the network is gone", possible=True)), lambda _environment: "")


def test_every_lane_is_named_with_its_reason_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.run([FINE, BROKEN, FULL, ELSEWHERE, UNLUCKY], tmp_path)
    *lanes, untested, closing = [re.sub(r" +\d+ s ", "", line) for line in capsys.readouterr().out.splitlines()]
    assert [line.split(maxsplit=1) for line in lanes] == [
        ["fine", "passed 7 tests"],
        ["broken", "failed 1 file differs"],
        ["full", "failed /there/log: No space left on device"],
        ["elsewhere", "not run needs root"],
        ["unlucky", "not run the network is gone"],
    ]
    assert untested.split()[0] == "untested"
    assert closing == "5 lanes: 1 passed, 2 failed, 2 not run"


@pytest.mark.parametrize(
    ("lanes", "at_home", "in_ci"),
    [([FINE], 0, 0), ([FINE, BROKEN], 1, 1), ([FINE, ELSEWHERE], 0, 0), ([FINE, UNLUCKY], 0, 1)],
    ids=["passed", "failed", "not for this machine", "possible and not run"],
)
def test_what_could_have_run_must_run_in_ci(
    lanes: list[Lane], at_home: int, in_ci: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert command.run(lanes, tmp_path) == at_home
    monkeypatch.setenv("CI", "true")
    assert command.run(lanes, tmp_path) == in_ci


@pytest.mark.parametrize(
    ("asked", "expected"),
    [([], [lane.name for lane in LANES if not lane.when_named]), (["swapped-whole", "lowest"], ["swapped-whole", "lowest"])],
)
def test_those_asked_for_are_run_or_all_but_the_long_ones(
    asked: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(command, "run", lambda lanes, _folder: ran.extend(lane.name for lane in lanes) or 0)
    monkeypatch.setattr(sys, "argv", ["lanes", *asked])
    assert command.main() == 0
    assert ran == expected


def test_a_mistyped_lane_is_told_the_names(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["lanes", "newets"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 2
    assert "there is no lane 'newets': python-3.11, " in capsys.readouterr().err


def test_without_room_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cache, "ROOM", 10**12)
    assert command.run([FINE], tmp_path) == 1
    (tmp_path / "file").touch()
    assert command.run([FINE], tmp_path / "file" / "lanes") == 1
    full, unwritable = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"1000000000000 MB are needed in .*, and \d+ are free\. `make clean` frees what was cached\.", full)
    assert unwritable.endswith("lanes cannot be written: Not a directory")
    with pytest.raises(NotRun, match="MB are needed"), cache.kept(tmp_path / "environment", "a"):
        pytest.fail("it was begun")


# --- locks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lane", [lane for lane in LANES if lane.recipe], ids=lambda lane: lane.name)
def test_a_lock_has_what_is_wanted_and_no_address(lane: Lane) -> None:
    text = lane.lock.read_text(encoding="utf-8")
    assert "://" not in text
    locked = {found["name"]: found[0].partition(";")[0].partition("==")[2].strip() for found in LOCKED.finditer(text)}
    assert lane.recipe
    for wanted in map(Requirement, lane.recipe.requirements()):
        assert locked[wanted.name.lower()] in wanted.specifier, f"{wanted}: run `make lock`"
    assert not set(lane.recipe.without) & set(locked)
    given = [line.partition("==")[0] for line in lane.recipe.constraints()]
    assert "pytest" in given
    assert ("pydantic" in given) == (lane.recipe.versions == "locked")


def test_there_is_no_lock_without_a_lane() -> None:
    assert {path.stem for path in (ROOT / "tests" / "lanes" / "locks").iterdir()} == {lane.name for lane in LANES if lane.recipe}


def test_locks_are_made_by_a_python_that_has_nothing_installed() -> None:
    code = "import sys; sys.path.insert(0, 'tests'); import lanes.roster"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=True)


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_a_folder_is_filled_again_when_it_is_made_of_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "environment"

    def fill(*parts: str) -> bool:
        with cache.kept(folder, *parts) as missing:
            if missing:
                assert list(folder.iterdir()) == []
                (folder / "package").touch()
            return missing

    assert [fill("a", "b"), fill("a", "b"), fill("ab", ""), fill("a", "b")] == [True, False, True, True]


def test_a_folder_that_was_not_finished_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(NotRun), cache.kept(tmp_path / "environment", "a"):
        raise NotRun("no network")
    with cache.kept(tmp_path / "environment", "a") as missing:
        assert missing


def test_nothing_is_deleted_below_a_mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "mount_points", lambda: [Path("/"), tmp_path / "root" / "proc"])
    (tmp_path / "root").mkdir()
    with pytest.raises(NotRun, match="is mounted there"):
        cache.remove(tmp_path / "root")
    assert (tmp_path / "root").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="mounts are read from /proc")
def test_mounts_are_known() -> None:
    if Path("/proc/self/mounts").exists():
        assert Path("/proc") in cache.mount_points()


def test_a_copy_has_what_is_there_and_not_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    monkeypatch.setattr(checkout, "ROOT", project)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))  # wherever temporary folders are
    files = {".gitignore": "built/\n", "gone": "", "data/a b.yml": "committed", "built/site": "", "new": ""}
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    with pytest.raises(NotRun, match="git does not tell"):
        checkout.copy(tmp_path / "copy")
    subprocess.run(["git", "-C", str(project), "init", "-q"], check=True)
    subprocess.run(["git", "-C", str(project), "add", "gone", "data"], check=True)
    (project / "data/a b.yml").write_text("changed")
    (project / "gone").unlink()
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "of the last run").touch()

    copied = checkout.copy(tmp_path / "copy")

    assert {path.relative_to(copied).as_posix() for path in copied.rglob("*") if path.is_file()} == {
        *(".gitignore", "data/a b.yml", "new")
    }
    assert (copied / "data/a b.yml").read_text() == "changed"


# --- what a lane says -------------------------------------------------------------------------------------------------


def test_a_command_that_fails_is_shown_with_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    environment = here(tmp_path)
    code = "import os, sys; print(os.environ.get('PYTHONPATH'), os.environ['GIVEN'], *range(99), sep='\\n'); sys.exit(3)"
    assert environment.python("-c", "print('well')") == "well\n"
    with pytest.raises(Failed) as failed:
        environment.python("-c", code, GIVEN="given")
    first, *shown = str(failed.value).splitlines()
    assert first.endswith(f"ended with 3; all of it is in {tmp_path / 'log'}")
    assert shown == [f"    {number}" for number in range(59, 99)]
    assert "well\n" in environment.log.read_text()
    assert "\nNone\ngiven\n0\n1\n" in environment.log.read_text()


@pytest.mark.parametrize(
    ("user", "programs", "reason", "possible"),
    [
        (1000, {"mmdebstrap"}, "needs root", False),
        (0, set(), "needs mmdebstrap, and there is no apt-get", False),
        (0, {"apt-get"}, "needs mmdebstrap, and apt-get could not install it: Unable to locate package", True),
    ],
)
def test_what_another_debian_lacks_is_said(
    *, user: int, programs: set[str], reason: str, possible: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = subprocess.CompletedProcess([], 100, "", "W: old lists\nE: Unable to locate package mmdebstrap\nE: more\n")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: name if name in programs else None)
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: said)
    with pytest.raises(NotRun, match=reason) as refused:
        debian.ensure_mmdebstrap()
    assert refused.value.possible == possible


def test_no_other_debian_outside_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(NotRun, match="needs Linux"):
        debian.ensure_mmdebstrap()


@pytest.mark.parametrize("said", ["....\n1234 passed in 3.21s\n", "= 1234 passed, 2 skipped in 3s =\n"])
def test_tests_are_counted(said: str) -> None:
    assert passed(said) == "1,234 tests"


def test_of_each_browser_test_one_is_picked() -> None:
    collected = ["a.py::x[one-1]", "a.py::x[here-1]", "a.py::x[here-2]", "a.py::y", "b.py::x[two]"]
    assert swapped.first_of_each(collected) == ["a.py::x[here-1]", "a.py::y", "b.py::x[two]"]


# --- twins ------------------------------------------------------------------------------------------------------------

PAGE = '<head><title>A</title><meta name="generator" content="{}, theme-1"></head><nav>{}</nav><article>{}</article><footer>'


def site(folder: Path, runner: str = "other-2", frame: str = "", article: str = "said", **files: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(PAGE.format(runner, frame, article))
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("difference", "fault"),
    [
        ({}, None),
        ({"frame": "another menu"}, None),
        ({"article": "unsaid"}, "1 files differ from those of MkDocs: index.html"),
        ({"feed": "x"}, "files that only one side has: feed"),
        ({"runner": "mkdocs-1"}, "built by mkdocs-1: that is not the one"),
    ],
    ids=["nothing", "the frame", "an article", "a file", "nobody else built"],
)
def test_of_two_themes_all_but_the_frame_must_be_the_same(difference: dict[str, str], fault: str | None, tmp_path: Path) -> None:
    ours, theirs = site(tmp_path / "ours", "mkdocs-1"), site(tmp_path / "theirs", **difference)
    if fault is None:
        assert twin.compared(ours, theirs, twin.article, twin.THEMES) == "other-2: 1 files are the same"
        return
    with pytest.raises(Failed, match=re.escape(fault)):
        twin.compared(ours, theirs, twin.article, twin.THEMES)


def test_with_one_theme_the_frame_counts_too(tmp_path: Path) -> None:
    ours, theirs = site(tmp_path / "ours", "mkdocs-1"), site(tmp_path / "theirs", frame="another menu")
    with pytest.raises(Failed, match="1 files differ"):
        twin.compared(ours, theirs, twin.nameless, twin.NOTHING)
