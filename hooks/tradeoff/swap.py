"""Publish a finished folder under a name in one step, so that nobody ever meets half a site.

A build works in a folder beside the site and the two change places by renaming. Every state in between can be told
apart by names alone, so whoever comes next finishes or undoes what a killed process abandoned:

    .site-new-<pid>    being built, worth nothing until it is done
    .site-ready        done, about to become the site
    .site-old          the last site, out of the way for the moment between two renames
    .site-trash-<pid>  being deleted, no longer complete

This holds against processes that die at any moment, not against a power cut: nothing is flushed to the disk.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def building(site: Path, *, waiting: Callable[[str], None] | None = None) -> Iterator[Path]:
    """Lend an empty folder to build in; when the block ends without an exception, the folder becomes `site`.

    One build works at a time. `waiting` is called with the process id of the one before, if there is one to wait for.
    """
    names = _Names(site)
    names.site.parent.mkdir(parents=True, exist_ok=True)
    with _locked(names, waiting):
        _repair(names)
        new = names.beside(f"new-{os.getpid()}")
        new.mkdir()
        try:
            yield new
        except BaseException:
            _delete(names, new)
            raise
        new.rename(names.ready)
        _finish(names)


def repair(site: Path) -> bool:
    """Finish or undo what a killed build abandoned. False when a living one is at work, which has done so itself."""
    names = _Names(site)
    if not names.site.parent.is_dir():
        return True
    with _lock_file(names) as file:
        if not _try_lock(file):
            return False
        _repair(names)
        return True


class _Names:
    """The names beside a site that the swap uses."""

    def __init__(self, site: Path) -> None:
        # A site that is a symbolic link stays one: what it leads to is replaced. And a build may change the working folder.
        self.site = site.resolve()
        self.ready = self.beside("ready")
        self.old = self.beside("old")
        self.lock = self.beside("lock")

    def beside(self, what: str) -> Path:
        return self.site.with_name(f".{self.site.name}-{what}")

    def all(self, what: str) -> list[Path]:
        prefix = self.beside(what).name
        return sorted(path for path in self.site.parent.iterdir() if path.name.startswith(prefix))


def _repair(names: _Names) -> None:
    """Bring the folder to rest. Whoever calls holds the lock, so every folder of a build is a dead one's."""
    for path in names.all("trash-"):
        _delete(names, path)
    _finish(names)
    for path in names.all("new-"):
        _delete(names, path)


def _finish(names: _Names) -> None:
    """Take the steps of the swap that remain, from wherever it stopped."""
    if names.ready.exists():
        if names.site.exists():
            _delete(names, names.old)
            names.site.rename(names.old)
        names.ready.rename(names.site)
    elif names.old.exists() and not names.site.exists():
        # The swap alone never leaves this: someone removed the new folder. The old site is better than none.
        names.old.rename(names.site)
    _delete(names, names.old)


def _delete(names: _Names, path: Path) -> None:
    """Delete a folder, if it is there. It gets another name first: an old site that is half gone must not look whole."""
    if not path.exists():
        return
    trash = path
    if not path.name.startswith(names.beside("trash-").name):
        trash = names.beside(f"trash-{os.getpid()}")
        path.rename(trash)
    shutil.rmtree(trash)


@contextmanager
def _locked(names: _Names, waiting: Callable[[str], None] | None) -> Iterator[None]:
    with _lock_file(names) as file:
        if not _try_lock(file):
            if waiting is not None:
                waiting(os.pread(file, 20, 0).decode(errors="replace").strip() or "unknown")
            fcntl.flock(file, fcntl.LOCK_EX)
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield


@contextmanager
def _lock_file(names: _Names) -> Iterator[int]:
    """Open the lock. The file is never deleted: two processes could then hold two files of one name.

    The kernel drops the lock with the process that holds it, so there is no stale lock to detect; and the file is not
    inherited by programs that the process starts, so none of them can keep it.
    """
    file = os.open(names.lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield file
    finally:
        os.close(file)


def _try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
