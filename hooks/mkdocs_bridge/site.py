"""`make site`: build strictly into a folder aside, and let it become the site only when all went well.

MkDocs empties the site folder before it reads a single page, and under --strict it exits with an error after it wrote
everything. Here the last good site stays where it is until there is a better one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs.__main__ import cli

from mkdocs_bridge.faults import REFUSED
from tradeoff import swap


class BuildFailed(Exception):
    """MkDocs ended with an exit status that is not 0; what is wrong has been printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and publish; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m mkdocs_bridge.site", description="Build the site and publish it in one step."
    )
    parser.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"), help="the MkDocs configuration")
    parser.add_argument("--site-dir", type=Path, help="the folder to publish (default: site, beside the configuration)")
    options = parser.parse_args(arguments)
    config: Path = options.config_file
    site: Path = options.site_dir or config.parent / "site"

    if refusal := refuse(site):
        return _fail(refusal)
    try:
        with swap.building(site, waiting=_waiting) as folder:
            build(config, folder)
    except BuildFailed:
        return _fail(f"The build failed. {_state(site)}")
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        return _fail(f"{error.filename2 or error.filename or site}: {error.strerror}. {_state(site)}")
    print(f"Published {site}", file=sys.stderr)
    return 0


def build(config: Path, folder: Path) -> None:
    """Build in this process, so that whoever kills it leaves no second one at work.

    Never with --quiet: MkDocs then counts no warnings, and strict means nothing.
    """
    try:
        cli.main(["build", "--strict", "--config-file", str(config), "--site-dir", str(folder)], prog_name="mkdocs")
    except SystemExit as exit_:
        if exit_.code:
            raise BuildFailed from exit_


def refuse(site: Path) -> str | None:
    """Say why a folder must not be replaced: it holds things, and no site among them.

    MkDocs writes a sitemap.xml with every theme. A mistyped --site-dir would otherwise delete someone's work.
    """
    if site.exists() and not site.is_dir():
        return f"{site} is not a folder."
    if not site.is_dir() or not any(site.iterdir()):
        return None
    if (site / "sitemap.xml").is_file() and not (site / ".git").exists():
        return None
    return f"{site} holds something else than a built site, and would be replaced. Remove it, or name another folder."


def _state(site: Path) -> str:
    return f"{site} is still the last good one." if site.exists() else f"There is no {site} yet."


def _waiting(process: str) -> None:
    print(f"Another build is at work (process {process}); waiting for it.", file=sys.stderr)


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
