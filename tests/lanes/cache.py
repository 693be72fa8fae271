"""Folders that are kept between runs for as long as what they were made of is the same."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lanes.result import NotRun

STAMP = ".made-of"
ROOM = 600
"""Megabytes that must be free: the largest environment takes 400."""


@contextmanager
def kept(folder: Path, *parts: str) -> Iterator[bool]:
    """Whether `folder` must be filled; if so it is empty. A block that ends without an exception keeps it for these `parts`."""
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text() == key:
        yield False
        return
    remove(folder)
    folder.mkdir(parents=True)
    if fault := no_room(folder):
        raise NotRun(fault, possible=True)
    yield True
    stamp.write_text(key)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until nobody else works in `folder`."""
    with (folder / "at-work").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Another run is at work in {folder}; waiting for it.", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def remove(folder: Path) -> None:
    """Delete a folder, if there is one. Nothing here mounts anything; should somebody have, what is in there is not ours."""
    if mounted := [point for point in mount_points() if point.is_relative_to(folder.resolve())]:
        raise NotRun(f"{mounted[0]} is mounted there, so {folder} is not deleted: unmount it first", possible=True)
    if folder.exists():
        shutil.rmtree(folder)


def mount_points() -> list[Path]:
    """Where anything is mounted, on a system that tells."""
    try:
        lines = Path("/proc/self/mounts").read_text().splitlines()
    except OSError:
        return []
    # Blanks in a path are written as octal numbers.
    return [Path(line.split()[1].encode().decode("unicode_escape")) for line in lines]


def no_room(folder: Path) -> str:
    """Why nothing can be made in a folder, if nothing can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{folder} cannot be written: {error.strerror}"
    free = shutil.disk_usage(folder).free // 2**20
    return "" if free >= ROOM else f"{ROOM} MB are needed in {folder}, and {free} are free. `make clean` frees what was cached."
