"""Find Chromium or Chrome for the browser tests, or install it.

`python tests/browser/chromium.py` prints the path of a browser that starts; with `--ensure` it first installs one if
there is none. The tests themselves only ask `executable()`, so that they never install anything.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SHELL = "chromium-headless-shell"
"""The same engine without windows, as Debian packages it: its pages open in half the time, so it is asked for first."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/opt/google/chrome/chrome",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
)
LAUNCH_ARGS = [
    # A browser under test asks nobody for anything: a request to another host must come from a page.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Chromium refuses to run as root with its sandbox, and containers are often root.
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
AS_PLAYWRIGHT = ("--no-sandbox", "--disable-dev-shm-usage")
"""What Playwright adds, so that a browser is asked for no more than the tests ask: no sandbox, no room in /dev/shm."""
CAUSE = re.compile(r"^E(rror)?: |error while loading|FATAL|no space left", re.IGNORECASE)
PATIENCE = 120
"""Seconds for a browser to show its first page. It takes one; a machine that is busy may take its time."""
INSTALL_MINUTES = 10


class NoBrowserError(Exception):
    """There is no browser that starts; the message says how to get one."""


@cache
def executable() -> str:
    """The path of a browser that starts. `CHROMIUM` decides, where it is set."""
    if named := os.environ.get("CHROMIUM"):
        if why := refusal(named):
            raise NoBrowserError(f"CHROMIUM is set to {named}, and that does not start: {why}\nUnset it, or name another.")
        return named
    refused = []
    for candidate in candidates():
        why = refusal(candidate)
        if not why:
            return candidate
        refused.append(f"  {candidate}: {why}")
    found = "none of these starts:\n" + "\n".join(refused) + "\nInstall what is missing" if refused else "found none. Install one"
    raise NoBrowserError(
        f"The browser tests need Chromium or Chrome, and {found}:\n"
        f"  Debian:  apt-get install {SHELL}\n"
        "  macOS:   brew install --cask chromium\n"
        "  Fedora:  dnf install chromium\n"
        "  others:  .venv/bin/python -m playwright install chromium\n"
        "or name one that is there already: CHROMIUM=/path/to/chrome make test"
    )


def candidates() -> Iterator[str]:
    """Where a browser may be; Playwright's own comes last, because asking for it starts Node."""
    for name in NAMES:
        if found := shutil.which(name):
            yield found
    for place in PLACES:
        path = Path(place).expanduser()
        if path.is_file():
            yield str(path)
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return
    try:
        with sync_playwright() as playwright:
            path = Path(playwright.chromium.executable_path)
    except Error:
        return
    if path.is_file():
        yield str(path)


def refusal(path: str) -> str:
    """Why a browser does not start, or nothing when it shows a page: telling its version takes no room and no rights."""
    command = [path, "--headless", *AS_PLAYWRIGHT, *LAUNCH_ARGS, "--dump-dom"]
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            run = subprocess.run(
                [*command, f"--user-data-dir={profile}", "about:blank"],
                stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False,
            )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"it shows no page within {PATIENCE} seconds"
    except OSError as error:
        return error.strerror or str(error)
    if "<html" in run.stdout:
        return ""
    return telling(run.stderr) or f"it ends with status {run.returncode} and says nothing"


def telling(said: str) -> str:
    """The line of a program's complaints that names the cause, as far as one can tell; else the last one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next(filter(CAUSE.search, lines), lines[-1] if lines else "")


def install() -> None:
    """Try Playwright's download, which needs no rights, then the system's packages where that harms nobody."""
    print("No Chromium starts here; installing one ...", file=sys.stderr)
    attempt(sys.executable, "-m", "playwright", "install", "chromium")
    if found() or not shutil.which("apt-get"):
        return
    # apt changes the whole machine: only where we are root already, or on a CI machine that is thrown away.
    if os.geteuid() == 0:
        rights: list[str] = []
    elif os.environ.get("CI") and shutil.which("sudo"):
        rights = ["sudo", "-n"]
    else:
        return
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    attempt(*rights, *quiet, "update")
    for package in (SHELL, "chromium"):  # Debian's relatives may have only one of them
        attempt(*rights, *quiet, "install", "--no-install-recommends", package)
        if found():
            return


def attempt(*command: str) -> None:
    """Run an installer, quietly while all goes well. Whether it helped is looked at later."""
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    try:
        run = subprocess.run(command, **quiet, text=True, errors="replace", timeout=60 * INSTALL_MINUTES, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return
    if run.returncode:
        print(f"`{' '.join(command)}` failed: {telling(run.stdout)}", file=sys.stderr)


def found() -> bool:
    """Look once more, now that something may have been installed."""
    executable.cache_clear()
    try:
        executable()
    except NoBrowserError:
        return False
    return True


def main() -> int:
    """Print the path of a browser, or say how to get one."""
    parser = argparse.ArgumentParser(description="Find the browser for the tests.")
    parser.add_argument("--ensure", action="store_true", help="install one if there is none")
    options = parser.parse_args()
    if options.ensure and not os.environ.get("CHROMIUM") and not found():
        install()
        executable.cache_clear()
    try:
        print(executable())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
