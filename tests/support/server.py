"""Serve a folder on a free local port, also below a path, the way a static host does."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

TEXT = (".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml")
"""What hosts send compressed, and what may name the address of the site."""
Moved = dict[bytes, bytes]


class _Handler(SimpleHTTPRequestHandler):
    prefix = ""
    moved: ClassVar[Moved] = {}
    """What stands for what in the text that is sent."""

    def do_GET(self) -> None:
        if not self.path.startswith(self.prefix + "/"):
            self.send_error(404)
            return
        super().do_GET()

    def send_head(self) -> Any:
        file = self._text()
        if not self.moved or file is None:
            return super().send_head()
        body = self._read(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = self._read(page)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def _text(self) -> Path | None:
        """The text file that is asked for."""
        asked = self.path.partition("?")[0]
        path = Path(self.translate_path(asked))
        file = path / "index.html" if path.is_dir() and asked.endswith("/") else path
        return file if file.is_file() and file.suffix in TEXT else None

    def _read(self, file: Path) -> bytes:
        body = file.read_bytes()
        for there, here in self.moved.items():
            body = body.replace(there, here)
        return body


class _Compressing(_Handler):
    """Sends text compressed and keeps connections, as hosts do."""

    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that is done hangs up
            super().handle()

    def do_GET(self) -> None:
        file = self._text()
        if file is None or "gzip" not in self.headers.get("Accept-Encoding", ""):
            super().do_GET()
            return
        body = gzip.compress(self._read(file), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(folder: Path, prefix: str = "", port: int = 0, *, compress: bool = False, address: str = "") -> Iterator[str]:
    """Yield the address of the folder's root, without a slash at the end.

    `address` is where the site was built to stand. It is served below the path of that, and whatever it says of its address
    is sent with the one it has here: so one build does for every server, and the port is known only once it is bound.
    """
    prefix = urlsplit(address).path.rstrip("/") or prefix
    handler = type("Handler", (_Compressing if compress else _Handler,), {"prefix": prefix})
    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(handler, directory=str(folder)))
    here = f"http://127.0.0.1:{server.server_port}{prefix}"
    if address:
        there = address.rstrip("/")
        handler.moved = {there.encode(): here.encode(), quote(there, safe="").encode(): quote(here, safe="").encode()}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
