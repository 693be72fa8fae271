"""A run that cannot go on says why, once, and ends."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from support import machine
from support.project import ROOT

TESTS = """
import pytest
from support.machine import Lacking

@pytest.fixture
def tool(shared):
    shared.mkdir(exist_ok=True)
    raise Lacking("There is no tool. Install one.")

@pytest.mark.parametrize("number", range(40))
def test_with_a_tool(tool, number): pass
"""


def run(folder: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    """Run tests with the plug-in and nothing else, their temporary files beside them."""
    (folder / "test_it.py").write_text(TESTS)
    temporary = folder / "t m p ü"
    temporary.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    ours = {"PYTHONPATH": str(ROOT / "tests"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "TMPDIR": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "support.machine", "-p", "no:cacheprovider", "--rootdir=.", *arguments],
        cwd=folder, env={**kept, **ours, **variables},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_what_is_missing_is_told_once_for_all_tests(tmp_path: Path) -> None:
    status, said = run(tmp_path, "-p", "xdist.plugin", "-n", "2")
    assert status == 2
    assert said.count("ERROR at setup of test_with_a_tool") == 1
    assert "There is no tool. Install one." in said
    assert machine.ENDED in said
    assert "Traceback" not in said
    assert not list(tmp_path.rglob("shared")), "what is built once a run stays behind"


def test_a_temporary_folder_that_is_none_is_named(tmp_path: Path) -> None:
    status, said = run(tmp_path, TMPDIR=str(tmp_path / "none"))
    assert status == pytest.ExitCode.USAGE_ERROR
    assert said.rstrip().endswith(f"TMPDIR is {tmp_path}/none, and nothing can be written there. Name another, or unset it.")


def test_another_users_folder_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A link stands for a folder of theirs, which only the superuser could make: pytest takes neither.
    (tmp_path / "pytest-of-them").symlink_to(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "them")
    monkeypatch.setenv("PYTEST_DEBUG_TEMPROOT", "")  # so that whatever happens to it is undone
    monkeypatch.delenv("PYTEST_DEBUG_TEMPROOT")
    factory = pytest.TempPathFactory(None, 1, "failed", lambda *_: None, _ispytest=True)
    config = cast("pytest.Config", SimpleNamespace(_tmp_path_factory=factory))
    assert machine._base(config).parent.parent == tmp_path / f"pytest-of-{os.getuid()}"
    factory._exit_stack.close()


def test_a_run_in_the_background_hears_ctrl_c() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        machine.pytest_configure()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_disk_without_room_is_told_before_the_start(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_free", lambda _: 200)
    monkeypatch.setattr(machine, "_whole", lambda _: True)
    with pytest.raises(machine.Lacking, match=rf"^The tests need {machine.ROOM} MB in .*, and 200 are free\. Free some "):
        machine.temporary(pytestconfig)


def test_a_few_chosen_tests_need_less_room(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_free", lambda _: 200)
    monkeypatch.setattr(machine, "_whole", lambda _: False)
    assert machine.temporary(pytestconfig).is_dir()


@pytest.mark.parametrize(
    ("error", "free", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "/full/page.html"),
            900,
            "The disk is full, /full/page.html found no room.",
        ),
        (AssertionError("a build that failed"), 3, "The disk is full, {} found no room."),
        (AssertionError("a fault"), 900, None),
        (OSError(errno.ENOENT, "No such file"), 900, None),
    ],
    ids=["it says so", "nothing is left", "a fault", "another"],
)
def test_a_disk_that_fills_is_told_from_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, free: int, said: str | None
) -> None:
    monkeypatch.setattr(machine, "_free", lambda _: free)
    found = machine.fault(error, tmp_path)
    assert found == said if said is None else found.startswith(said.format(tmp_path))  # type: ignore[union-attr]
