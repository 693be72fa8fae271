"""Folders that are kept between runs for as long as what they were made of is the same."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lanes.result import NotRun

STAMP = ".made-of"


@contextmanager
def kept(folder: Path, *parts: str) -> Iterator[bool]:
    """Whether `folder` must be filled; if so it is empty. It counts as made of `parts` when the block ends without an exception."""
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text() == key:
        yield False
        return
    remove(folder)
    folder.mkdir(parents=True)
    yield True
    stamp.write_text(key)


def remove(folder: Path) -> None:
    """Delete a folder, if there is one. Nothing here mounts anything; should somebody have, their files are not ours to delete."""
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
