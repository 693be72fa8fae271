"""The preview: MkDocs' development server, which never gets stuck.

MkDocs' own serves the folder it builds into: while a build runs, requests wait, and after one that failed they wait
for ever. Here every good site is moved aside as soon as it is whole, and requests are answered from there at any time.
A build that failed leaves the site as it is, and a banner on every page of it.
"""

from __future__ import annotations

import errno
import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from mkdocs_bridge.banner import banner, empty_page, insert
from mkdocs_bridge.faults import faults, heard
from mkdocs_bridge.watcher import Watcher
from tradeoff import words
from tradeoff.problem import Problem

log = logging.getLogger("mkdocs.hooks.tradeoff")

PATIENCE = 1.0
"""Seconds a request waits for a build that runs, so that who saves and reloads sees the new page when it comes soon."""


class Preview(LiveReloadServer):
    """Serves the last good site of a project, and says what keeps it from being newer."""

    def __init__(
        self, build: Callable[[], Any], config_file: Path, *, host: str, port: int, written: Path | None = None, mount: str = "/"
    ) -> None:
        """Take over a project. `build` writes to the folder `written`, by default `self.written`."""
        self._shelf = TemporaryDirectory(prefix="tradeoff_")  # removes itself at the latest when Python ends
        self._build = build
        self._config_file = config_file.absolute()
        self._banner = ""
        self._words = words.own()
        self._address = f"{host}:{port}"
        self._builds = 0
        self._started = 0.0
        self._held = 0
        self._idle = threading.Event()
        self._idle.set()
        self.written = written or self._shelf_folder("new")
        root = self._shelf_folder("none")
        root.mkdir()
        for name in ("index.html", "404.html"):
            (root / name).write_text(empty_page(self._words), encoding="utf-8")
        super().__init__(self.rebuild, host, port, str(root), mount)
        self.observer = Watcher(0.5)  # type: ignore[assignment]  # it has what the server uses
        self.error_handler = self._error_page

    def rebuild(self) -> None:
        """Build, and show what came of it. Nothing that goes wrong in a build gets past here."""
        self._begin()
        try:
            self._build()
            self.publish()
        except (Exception, SystemExit) as error:  # noqa: BLE001 — hooks, plug-ins and templates may raise anything
            self._keep(error)
        finally:
            self._end()

    def publish(self) -> None:
        """Make what was built the site, with the warnings of its build."""
        self._builds += 1
        last, new = self.root, self._shelf_folder(f"site-{self._builds}")
        shutil.move(self.written, new)
        self.root = str(new)
        self._say(heard.said(errors=True) + heard.said(errors=False), "fresh")
        shutil.rmtree(last, ignore_errors=True)

    def mount(self, path: str) -> None:
        """Serve below a path, as the address of the site has it."""
        self.mount_path = f"/{path.strip('/')}/".replace("//", "/")
        self.url = f"http://{self._address}{self.mount_path}"

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch files and folders, also those that are not there yet."""
        for path in sorted({str(path.absolute()) for path in paths} - set(self._watched_paths)):
            self.watch(path)

    def server_bind(self) -> None:
        """Take the address, or say in a line why not."""
        try:
            super().server_bind()
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "in use already. Name another one with --dev-addr" if taken else f"not to be had: {error.strerror}"
            raise Abort(f"{self._address} is {why}.") from None

    def shutdown(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 — MkDocs' signature
        """Stop serving, and remove everything that was built."""
        super().shutdown(wait)
        self._shelf.cleanup()

    def _begin(self) -> None:
        heard.clear()
        self._started = time.monotonic()
        self._idle.clear()
        # A request waits while the wanted epoch is ahead of the visible one. Until this build ends, it is not.
        with self._epoch_cond:
            self._held, self._wanted_epoch = self._wanted_epoch, self._visible_epoch
            self._epoch_cond.notify_all()

    def _end(self) -> None:
        self._wanted_epoch = self._held  # who called makes it visible, which reloads the browsers
        self._idle.set()

    def _keep(self, error: BaseException) -> None:
        if isinstance(error, MkDocsException):
            log.error(error.message)  # of an Abort, the reason has been logged before
        else:
            log.error("The build broke", exc_info=error)
        self._say(faults(error, self._config_file), "kept" if self._builds else "none")
        log.error("Pages show what is wrong%s", ", over the last good site" if self._builds else "")

    def _say(self, found: list[Problem | str], state: str) -> None:
        root = self._config_file.parent
        with suppress(ValueError):  # the engine's own words, broken by whoever works on it: the last ones will do
            self._words = words.load(root / "data", root)[0]
        self._banner = banner(found, self._words, state=state)

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        self._idle.wait(max(0.0, self._started + PATIENCE - time.monotonic()))
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(insert(content, self._banner), epoch)  # type: ignore[no-untyped-call]
        return page

    def _shelf_folder(self, name: str) -> Path:
        return Path(self._shelf.name) / name
