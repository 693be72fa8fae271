"""Forks: jobs that run side by side in copies of this process, and can spoil nothing but their own."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import TypeVar

MEMORY = 4 << 30
"""A job that asks for more is stopped before it troubles the machine."""
KILLED, BROKEN = 7, 8
"""How a job leaves that has found what it was to find, and one that could not do its work: neither may pass for the other."""
Key = TypeVar("Key", bound=Hashable)
Job = Callable[[], None]


def each(jobs: Iterable[tuple[Key, Job]], workers: int) -> Iterator[tuple[Key, int]]:
    """Run every job, so many at a time, and tell how each ended: 0, the status it left with, or the signal below 0."""
    running: dict[int, tuple[Key, TemporaryDirectory[str]]] = {}
    try:
        for key, job in jobs:
            if len(running) == workers:
                yield _ended(running)
            folder = TemporaryDirectory(prefix="mutants-")
            running[_started(job, folder.name)] = key, folder
        while running:
            yield _ended(running)
    finally:  # somebody has had enough
        for pid in running:
            os.killpg(pid, signal.SIGKILL)


def _started(job: Job, folder: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        job()
    except BaseException:  # noqa: BLE001 - whatever it was, the copy ends here and must not go on as if it were the original
        os._exit(BROKEN)
    os._exit(0)


def _ended(running: dict[int, tuple[Key, TemporaryDirectory[str]]]) -> tuple[Key, int]:
    pid, status = os.wait()
    key, folder = running.pop(pid)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)  # what it started and left behind
    folder.cleanup()
    return key, os.waitstatus_to_exitcode(status)
