"""Windows is refused in one line, whichever way somebody comes in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.project import ROOT
from tradeoff.cli import main
from tradeoff.system import REFUSAL


def test_the_command_refuses_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SystemExit, match="WSL") as ended:
        main(["check", str(ROOT)])
    assert ended.value.code == REFUSAL
    assert "\n" not in REFUSAL


@pytest.mark.parametrize("door", ["import mkdocs_bridge.site", "import mkdocs_bridge.serve", "runpy.run_path('hooks/main.py')"])
def test_mkdocs_refuses_windows_however_it_is_started(door: str) -> None:
    # What we build on is imported first: it would look for a Windows that is not there.
    code = f"import runpy, sys, mkdocs.plugins, mkdocs.__main__; sys.path.insert(0, 'hooks'); sys.platform = 'win32'; {door}"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", f"{REFUSAL}\n")


def test_make_refuses_windows() -> None:
    ended = subprocess.run(["make", "OS=Windows_NT", "site"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "WSL" in ended.stderr
