"""The watcher: tells when a file changed, and keeps watching a file or folder that comes and goes.

watchdog's observers end with what they watch. Editors that save by deleting and creating, and `git switch`, would
leave a preview that no longer follows.
"""

from __future__ import annotations

import os
import threading

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

_State = dict[str, tuple[int, int]]


class Watcher(threading.Thread):
    """Does what MkDocs' server asks of an observer of watchdog. It looks every so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(daemon=True)
        self._seconds = seconds
        self._ended = threading.Event()
        self._watched: dict[str, tuple[FileSystemEventHandler, _State]] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> str:
        """Tell `handler` of changes from this moment on. Folders are always watched to the bottom."""
        self._watched[path] = (handler, _state(path))
        return path

    def unschedule(self, path: str) -> None:
        """Leave a path alone."""
        self._watched.pop(path, None)

    def run(self) -> None:
        """Look, until stopped."""
        while not self._ended.wait(self._seconds):
            for path, (handler, before) in list(self._watched.items()):
                now = _state(path)
                if now != before:
                    self._watched[path] = (handler, now)
                    handler.dispatch(FileModifiedEvent(path))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()


def _state(path: str) -> _State:
    """Date and size of every file. Names that begin with a dot are no part of a site: editors keep swap files there."""
    found: _State = {}
    if os.path.isfile(path):  # noqa: PTH113 — for a Path, see below
        _note(path, found)
    for folder, folders, files in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                _note(f"{folder}/{name}", found)
    return found


def _note(path: str, found: _State) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 — twice a second over every file: making a Path costs more than the call
    except OSError:
        return
    found[path] = (status.st_mtime_ns, status.st_size)
