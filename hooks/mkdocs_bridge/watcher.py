"""The watcher: tells when a file changed, and keeps watching a file or folder that comes and goes.

watchdog's own emitters end with what they watch. Editors that save by deleting and creating, and `git switch`, would
leave a preview that no longer follows.
"""

from __future__ import annotations

import os
from typing import Any

from watchdog.events import FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter

_State = dict[str, tuple[int, int]]


class _Emitter(EventEmitter):
    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._seen = _state(str(self.watch.path))

    def queue_events(self, timeout: float) -> None:
        if self.stopped_event.wait(timeout):
            return
        now = _state(str(self.watch.path))
        if now != self._seen:
            self._seen = now
            self.queue_event(FileModifiedEvent(self.watch.path))


def watcher(seconds: float) -> BaseObserver:
    """An observer that looks every so many seconds, from the moment a path is scheduled."""
    return BaseObserver(_Emitter, timeout=seconds)


def _state(path: str) -> _State:
    """Date and size of every file. Names that begin with a dot are no part of a site: editors keep swap files there."""
    found: _State = {}
    _note(path, found)
    for folder, folders, files in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                _note(f"{folder}/{name}", found)
    return found


def _note(path: str, found: _State) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 — twice a second over every file: a Path for each would cost more than the call
    except OSError:
        return
    found[path] = (status.st_mtime_ns, status.st_size)
