"""The process that writes the files: it tells its parent what went wrong, and never outlives it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from mkdocs_bridge.planned_file import PlannedFile
from mkdocs_bridge.second_process import SecondProcess
from support.project import ROOT, build, copied

PATIENCE = 120.0
"""Seconds, on a machine that has much else to do."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied("one", tmp_path / "project")


def test_a_fault_in_an_embed_is_told_like_any_problem(project: Path) -> None:
    template = project / "overrides" / "tradeoff" / "embed.html"
    lines = template.read_text().count("\n")
    template.write_text(template.read_text() + "{{ nonsense }}\n")
    result = build(project, project / "site")
    assert result.returncode == 1
    assert f"overrides/tradeoff/embed.html:{lines + 1}:1  template  'nonsense' is undefined" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bug_keeps_its_traceback(project: Path) -> None:
    hook = project / "bug.py"
    hook.write_text(
        "from mkdocs_bridge.planned_file import PlannedFile\n"
        "def fail(): raise ZeroDivisionError('a bug')\n"
        "def on_files(files, config):\n"
        "    files.append(PlannedFile.of(config, 'late.txt', fail))\n"
        "    return files\n"
    )
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + f"\nhooks: ['{ROOT}/hooks/main.py', 'bug.py']\n")
    result = build(project, project / "site")
    assert result.returncode != 0
    assert "ZeroDivisionError: a bug" in result.stderr


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # a build has no threads; a worker of pytest has
def test_a_full_disk_is_no_bug() -> None:
    def no_room() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "embed/table.html")

    second = SecondProcess([cast("PlannedFile", SimpleNamespace(copy_file=no_room))])
    with pytest.raises(OSError, match=r"No space left on device: 'embed/table\.html'"):
        second.join()


@pytest.mark.slow
def test_it_stops_when_its_parent_is_killed(project: Path) -> None:
    if not SecondProcess.possible():
        pytest.skip("one processor only, or no fork: files are written where the pages are made")
    hook = project / "wait.py"
    hook.write_text(
        "import os, time\n"
        "from pathlib import Path\n"
        "from mkdocs_bridge.planned_file import PlannedFile\n"
        "mark = Path(__file__).with_name('child')\n"
        "def slow(name):\n"
        "    mark.write_text(str(os.getpid()))\n"
        "    time.sleep(0.2)\n"
        "    return name\n"
        "def on_files(files, config):\n"
        "    for number in range(300):\n"
        "        files.append(PlannedFile.of(config, f'slow-{number}.txt', lambda n=str(number): slow(n)))\n"
        "    return files\n"
    )
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + f"\nhooks: ['{ROOT}/hooks/main.py', 'wait.py']\n")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(project / "site")]
    parent = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    mark = project / "child"
    deadline = time.monotonic() + PATIENCE
    while not mark.exists() or not mark.read_text():
        assert time.monotonic() < deadline, "the files were never begun"
        time.sleep(0.05)
    child = int(mark.read_text())
    assert child != parent.pid, "files are written in the process that makes the pages"
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + PATIENCE
    while Path(f"/proc/{child}").exists() and not _is_dead(child):
        assert time.monotonic() < deadline, "the second process outlived its parent"
        time.sleep(0.05)


def _is_dead(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return " Z " in Path(f"/proc/{process}/stat").read_text()
