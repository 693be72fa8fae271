"""Routes: the one place that knows the site's public paths.

Page paths are written without slashes at the ends ("criteria/orm"); `address` makes the URL of a page or file as the
site serves it, `between` the relative link from one address to another. Nothing here begins with a slash, so that a
site works below any folder.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from tradeoff.block import Target
from tradeoff.model.statement import Statement


def pair(a: str, b: str) -> str:
    """The page that compares two options, in the site's order."""
    return f"compare/{a}-vs-{b}"


def option(option_id: str) -> str:
    """The page of an option."""
    return f"options/{option_id}"


def criterion(criterion_id: str) -> str:
    """The page of a criterion."""
    return f"criteria/{criterion_id}"


def use_case(case_id: str) -> str:
    """The page of a use case."""
    return f"use-cases/{case_id}"


def claim(criterion_id: str, option_id: str) -> Target:
    """The address of one claim: always its criterion's page."""
    return Target(criterion(criterion_id), option_id)


def fact_check(topic: str) -> str:
    """The statements of a topic."""
    return f"fact-check/{topic}"


def finding(verdict: str) -> str:
    """The statements with one verdict."""
    return f"fact-check/verdict/{verdict}"


def statement(record: Statement) -> Target:
    """The place of a checked statement: always its topic's page."""
    return Target(fact_check(record.topic), record.id)


def embed(block_id: str) -> str:
    """The stand-alone file of a block."""
    return f"embed/{block_id}.html"


def export(block_id: str, extension: str) -> str:
    """The file of a block in another format."""
    return f"export/{block_id}.{extension}"


def oembed(block_id: str) -> str:
    """What a block's embed says of itself to whoever is about to frame it."""
    return f"oembed/{block_id}.json"


def api(name: str) -> str:
    """A file of the API."""
    return f"api/v1/{name}.json"


def markdown_file(path: str) -> str:
    """The Markdown file of a page, as the documentation generator names it."""
    return f"{path}.md" if path and not path.endswith("/") else f"{path}index.md"


@dataclass(frozen=True, slots=True)
class Routes:
    """How paths become addresses: `a/b/` when `directories`, else `a/b.html` (a site read from a disk)."""

    directories: bool = True
    site_url: str = ""

    def page(self, path: str) -> str:
        """The address of a page, relative to the site's root."""
        if path in ("", "index"):
            return "" if self.directories else "index.html"
        if path.endswith("/"):
            return path if self.directories else f"{path}index.html"
        return f"{path}/" if self.directories else f"{path}.html"

    def target(self, target: Target) -> str:
        """The address of a target."""
        return self.page(target.path) + (f"#{target.anchor}" if target.anchor else "")

    def between(self, here: str, there: str) -> str:
        """The relative link from the address `here` to the address `there`, both relative to the root."""
        path, _, anchor = there.partition("#")
        fragment = f"#{anchor}" if anchor else ""
        if path == here:
            return fragment or posixpath.basename(path) or "./"
        return _relative(here.count("/"), path) + fragment

    def absolute(self, address: str) -> str:
        """The full address, or the empty text when the site does not know its own."""
        return self.site_url.rstrip("/") + "/" + address if self.site_url else ""


@lru_cache(maxsize=20_000)
def _relative(depth: int, path: str) -> str:
    """The link to a path from any address so many folders deep: up to the root, then down. Alike for all pages of a kind."""
    return ("../" * depth + quote(path, safe="/.-_~")) or "./"
