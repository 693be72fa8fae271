"""A copy of the project as it stands, uncommitted changes included, without anything that was installed or built."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from lanes.cache import remove
from lanes.result import NotRun

ROOT = Path(__file__).resolve().parents[2]


def copy(to: Path) -> Path:
    """Copy the project to a folder of its own; return it."""
    remove(to)
    for name in files():
        source, target = ROOT / name, to / name
        if source.is_file():  # git still names what was deleted and not committed
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return to


def files() -> list[str]:
    """Every file of the project: those that git knows, and those that it does not ignore."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        raise NotRun("git is missing, which tells what belongs to the project: apt-get install git") from None
    except subprocess.CalledProcessError as error:
        raise NotRun(f"git does not tell what belongs to the project: {error.stderr.strip()}", possible=True) from None
    return [name for name in dict.fromkeys(listed.split("\0")) if name]


def link(name: str, project: Path) -> None:
    """Give a copy what was installed in a folder of the project: the same files, which nobody writes into."""
    if (ROOT / name).is_dir():
        shutil.copytree(ROOT / name, project / name, symlinks=True, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # not on every file system
        shutil.copy2(source, target)
