"""The browser is found wherever it stands, and installed only where that harms nobody."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import chromium


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine without any browser; its folder of programs."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    # Playwright's own browser is not looked for: that starts Node, and this machine may have one.
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    chromium.executable.cache_clear()
    yield programs
    chromium.executable.cache_clear()


def program(path: Path, does: str = "echo '<html></html>'") -> str:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return str(path)


def installers(monkeypatch: pytest.MonkeyPatch, *, user: int) -> list[str]:
    """The programs that an installation would run: each with its verb, and with the package if it names one."""
    run: list[str] = []
    said = ("sudo", "playwright", "apt-get", "update", "install", "chromium", chromium.SHELL)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(chromium, "attempt", lambda *command: run.append(" ".join(word for word in command if word in said)))
    return run


BROKEN = """
case "$*" in *--version*) echo Chromium 1; exit 0;; esac
echo "chromium: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2
echo "gone" >&2
exit 127
"""


def test_one_that_only_knows_its_version_is_passed_over(bare_machine: Path) -> None:
    program(bare_machine / "chromium", BROKEN)
    chrome = program(bare_machine / "google-chrome")
    assert chromium.executable() == chrome


@pytest.mark.parametrize(
    ("does", "why"),
    [
        (BROKEN, "chromium: error while loading shared libraries: libnss3.so: cannot open shared object file"),
        ("echo first >&2; echo last >&2; exit 5", "last"),
        ("exit 5", "it ends with status 5 and says nothing"),
    ],
    ids=["a library", "the last word", "silence"],
)
def test_one_that_does_not_start_is_told_with_its_reason(bare_machine: Path, does: str, why: str) -> None:
    path = program(bare_machine / "chromium", does)
    with pytest.raises(chromium.NoBrowserError) as raised:
        chromium.executable()
    assert f"none of these starts:\n  {path}: {why}\nInstall what is missing:\n  Debian:" in str(raised.value)


def test_one_that_hangs_is_not_waited_for(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(bare_machine / "chromium", "while :; do :; done")
    monkeypatch.setattr(chromium, "PATIENCE", 0.2)
    assert chromium.refusal(path) == "it shows no page within 0.2 seconds"


def test_the_one_without_windows_comes_first(bare_machine: Path) -> None:
    program(bare_machine / "chromium")
    shell = program(bare_machine / "chromium-headless-shell")
    assert chromium.executable() == shell


def test_the_variable_decides(bare_machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium")
    mine = program(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", mine)
    assert chromium.executable() == mine


def test_a_variable_that_leads_nowhere_is_named(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium")
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    with pytest.raises(chromium.NoBrowserError, match=r"^CHROMIUM is set to /no/such/chrome, .*: No such file or directory\n"):
        chromium.executable()


def test_none_at_all_says_what_to_install() -> None:
    with pytest.raises(chromium.NoBrowserError, match=r"found none\. Install one:\n  Debian:  apt-get install chromium-head"):
        chromium.executable()


def test_a_person_at_a_laptop_is_never_asked_for_rights(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "apt-get")
    program(bare_machine / "sudo")
    run = installers(monkeypatch, user=1000)
    chromium.install()
    assert run == ["playwright install chromium"]


@pytest.mark.parametrize(("user", "ci", "sudo"), [(0, "", ""), (1000, "true", "sudo ")], ids=["root", "CI"])
def test_apt_helps_as_root_and_in_ci(bare_machine: Path, monkeypatch: pytest.MonkeyPatch, user: int, ci: str, sudo: str) -> None:
    program(bare_machine / "apt-get")
    program(bare_machine / "sudo")
    monkeypatch.setenv("CI", ci)
    run = installers(monkeypatch, user=user)
    chromium.install()
    packages = [f"{sudo}apt-get install {name}" for name in ("chromium-headless-shell", "chromium")]
    assert run == ["playwright install chromium", f"{sudo}apt-get update", *packages]


def test_an_installer_is_heard_only_when_it_fails(bare_machine: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chromium.attempt(program(bare_machine / "good", "echo much"))
    assert capfd.readouterr() == ("", "")
    bad = program(bare_machine / "bad", "echo Downloading; echo Error: no way there; echo at frame 1; exit 1")
    chromium.attempt(bad, "now")
    assert capfd.readouterr() == ("", f"`{bad} now` failed: Error: no way there\n")


def test_apt_is_left_alone_when_playwright_brought_one(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "apt-get")
    run = installers(monkeypatch, user=0)
    program(bare_machine / "chromium")
    chromium.install()
    assert run == ["playwright install chromium"]


def test_apt_installs_no_second_one(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked: list[str] = []

    def attempt(*command: str) -> None:
        asked.append(command[-1])
        if command[-1] == chromium.SHELL:
            program(bare_machine / chromium.SHELL)

    monkeypatch.setattr(chromium, "attempt", attempt)
    chromium.install()
    assert asked[-1] == chromium.SHELL
