"""`make serve`: the live preview. It starts whatever state the project is in, and heals when that is mended.

`mkdocs serve` gets the same preview through `on_serve`, once its first build went well: before that, MkDocs ends.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import IpAddress
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from mkdocs_bridge.faults import heard
from mkdocs_bridge.preview import Preview
from tradeoff.settings import Settings

log = logging.getLogger("mkdocs.hooks.tradeoff")

ADDRESS = "127.0.0.1:8000"


def keep_serving(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """A server that stays when a build fails, in place of MkDocs' own and with what it built and watches."""
    if isinstance(server, Preview):
        return server  # the command below is at work
    _end_in_order()
    host, port = server.server_address[:2]
    preview = Preview(
        builder, Path(config.config_file_path), host=str(host), port=port, written=Path(server.root), mount=server.mount_path
    )
    preview.follow(_sources(config))
    preview.follow(Path(path) for path in server._watched_paths)  # noqa: SLF001 — nobody else knows what plug-ins asked for
    preview.publish()
    server.server_close()
    return preview


def hear(command: str) -> None:
    """Listen to warnings from the first build on, when it is for a preview."""
    if command == "serve":
        heard.listen()


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m mkdocs_bridge.serve", description="Serve the site, build it anew at every change, and say what is wrong."
    )
    parser.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"), help="the MkDocs configuration")
    where = f"where to serve (default: dev_addr of the configuration, else {ADDRESS})"
    parser.add_argument("--dev-addr", type=_address, metavar="IP:PORT", help=where)
    options = parser.parse_args(arguments)
    state = State()  # type: ignore[no-untyped-call]  # messages as MkDocs' command shows them, until it is deleted
    config_file: Path = options.config_file.absolute()
    host, port = options.dev_addr or _configured(config_file)
    _end_in_order()
    heard.listen()
    project = _Project(config_file, host, port)
    try:
        project.serve()
    except KeyboardInterrupt:
        log.info("Shutting down...")
    except Abort as abort:
        print(abort, file=sys.stderr)
        return abort.code
    finally:
        project.close()
        del state
    return 0


class _Project:
    """A project that is built again and again, from its configuration as it stands at that moment."""

    def __init__(self, config_file: Path, host: str, port: int) -> None:
        self._config_file = config_file
        self._preview = Preview(self._build, config_file, host=host, port=port)
        self._started: MkDocsConfig | None = None
        self._served = False

    def serve(self) -> None:
        """Build once and serve, until something is raised."""
        # As long as the configuration cannot be read, only habit says where the rest is.
        usual = Settings.of(self._config_file.parent)
        self._preview.follow([self._config_file, usual.data, usual.content, *usual.theme])
        self._preview.rebuild()
        self._preview.serve()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Stop, and leave nothing behind."""
        self._preview.shutdown()
        if self._started:
            self._started.plugins.on_shutdown()

    def _build(self) -> None:
        log.info("Building documentation...")
        preview = self._preview
        config = load_config(str(self._config_file), site_dir=str(preview.written))
        preview.mount(urlsplit(config.site_url or "/").path)
        preview.follow(_sources(config))
        config.site_url = preview.url
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
        self._started = config
        build(config, serve_url=preview.url)
        if not self._served:
            self._served = True
            config.plugins.on_serve(preview, config=config, builder=self._build)


def _sources(config: MkDocsConfig) -> Iterator[Path]:
    """What a site is made from. The theme's own folder and the hooks only change with an installation."""
    file = Path(config.config_file_path).absolute()
    yield from (file, file.parent / "data", Path(config.docs_dir))
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    yield from map(Path, config.watch)


def _address(text: str) -> tuple[str, int]:
    try:
        found = IpAddress().run_validation(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return found.host, found.port


def _configured(config_file: Path) -> tuple[str, int]:
    """The address in the configuration. When that cannot be read, the first build will tell, with a place."""
    logging.disable()
    try:
        return _address(":".join(map(str, load_config(str(config_file)).dev_addr)))
    except (Exception, SystemExit):  # noqa: BLE001 — a hook that cannot be imported may raise anything
        return _address(ADDRESS)
    finally:
        logging.disable(logging.NOTSET)


def _end_in_order() -> None:
    """Let SIGTERM and a closed terminal end the process as Ctrl-C does, so that its folders are removed."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:
            signal.signal(name, signal.default_int_handler)


if __name__ == "__main__":
    sys.exit(main())
