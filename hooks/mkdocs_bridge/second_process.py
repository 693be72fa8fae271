"""Write the planned files in a second process, while this one makes the pages.

Embeds and exports are a good third of a large build and need nothing of the pages. A fork starts with everything already
read and planned; it writes the files and leaves. Where there is no fork or one processor only, MkDocs writes them as ever.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import traceback
from collections.abc import Iterable
from typing import BinaryIO

from mkdocs_bridge.faults import REFUSED, BuildStopped
from mkdocs_bridge.planned_file import PlannedFile
from tradeoff.problem import ProblemsFound


class SecondProcess:
    """A process that writes files. `join` waits for it, `stop` ends it."""

    def __init__(self, files: Iterable[PlannedFile]) -> None:
        self._files = tuple(files)
        reading, writing = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if not self._child:
            os.close(reading)
            with os.fdopen(writing, "wb") as report:
                status = _write(self._files, parent, report)
            os._exit(status)  # not sys.exit: above stands the parent's whole program, with its own things to close
        os.close(writing)
        self._report = os.fdopen(reading, "rb")
        for file in self._files:
            file.written = True

    @staticmethod
    def possible() -> bool:
        """Whether a second process helps here at all."""
        processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return hasattr(os, "fork") and processors > 1

    def join(self) -> None:
        """Wait until all files are written. Raises BuildStopped for a template, OSError for a disk, RuntimeError for a bug."""
        with self._report:
            told = self._report.read()
        _, status = os.waitpid(self._child, 0)
        if status == 0:
            return
        found = pickle.loads(told) if told else f"ended with status {status}"  # noqa: S301 — our own child wrote it
        if isinstance(found, tuple):
            raise BuildStopped(ProblemsFound(found))
        if isinstance(found, OSError):
            raise found
        raise RuntimeError(f"the process that writes files stopped:\n{found}")

    def stop(self) -> None:
        """End it at once, when the build has failed."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        self._report.close()


def _write(files: Iterable[PlannedFile], parent: int, report: BinaryIO) -> int:
    """Write the files and return the exit status. Never raises, whatever happens."""
    try:
        for file in files:
            if os.getppid() != parent:
                return 1  # killed: a build without a parent must not go on writing
            file.copy_file()
    except BuildStopped as stopped:
        report.write(pickle.dumps(stopped.problems))
    except BaseException as error:  # noqa: BLE001 — told to the parent, which raises it
        refused = isinstance(error, OSError) and error.errno in REFUSED
        report.write(pickle.dumps(error if refused else traceback.format_exc()))
    else:
        return 0
    return 1
