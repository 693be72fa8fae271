"""One page and one embed of every type that an edition has, chosen from its plan: nobody has to know what it compares.

Of several, the one whose record or text is the longest stands for its type, because that is where things break.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from support.planned import planned
from tradeoff import routes
from tradeoff.plan import Plan

MISSING = "/no/such/page/"
"""Where no edition has a page: the host shows its 404 page there."""


@functools.cache
def pages(name: str) -> dict[str, str]:
    """The address of a page by type, below the edition's root. Generated pages are named by their template.

    `missing` is the 404 page, `guide` a writer's page in a folder, `guides` the index of such a folder, and `samples` a page
    that shows programs side by side.
    """
    plan = planned(name)
    found = {kind: _longest(plan, paths) for kind, paths in _by_kind(plan).items()}
    return {kind: f"/{path}" if path.endswith("/") or not path else f"/{path}/" for kind, path in found.items()} | {
        "missing": MISSING
    }


@functools.cache
def embeds(name: str) -> dict[str, str]:
    """The address of an embed by kind of block."""
    plan = planned(name)
    return {kind: f"/{routes.embed(_largest(plan, ids))}" for kind, ids in plan.blocks.by_kind().items()}


def _by_kind(plan: Plan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, about in plan.abouts.items():
        found.setdefault(_kind(plan, path, about.kind), []).append(path)
    return found


def _kind(plan: Plan, path: str, kind: str) -> str:
    if kind != "guide":
        return kind
    if path.endswith("/"):
        return "guides"
    text = next(page for file, page in plan.authored.items() if plan.page_of(file) == path)
    return "samples" if any(call.name == "sample" for call in text.calls) else "guide"


def _longest(plan: Plan, paths: Iterable[str]) -> str:
    written = {plan.page_of(file): len(page.body) for file, page in plan.authored.items()}

    def length(path: str) -> int:
        record = plan.settings.root / plan.pages[path].data if path in plan.pages else Path()
        return written.get(path, 0) + (record.stat().st_size if record.is_file() else 0)

    return max(paths, key=length)


def _largest(plan: Plan, ids: Iterable[str]) -> str:
    """The block whose record is the longest file; where blocks have no files of their own, the first."""
    sizes = {path.stem: path.stat().st_size for path in plan.settings.data.rglob("*.yml")}
    return max(ids, key=lambda block: sizes.get(block.rpartition("--")[2], 0))
