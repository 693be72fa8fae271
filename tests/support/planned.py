"""Plans of the editions, made in this process and on the day that does not move."""

from __future__ import annotations

import functools

import pytest

from support.editions import editions
from support.project import EPOCH, ROOT
from tradeoff import plan
from tradeoff.plan import Plan
from tradeoff.routes import Routes
from tradeoff.settings import Settings


@functools.cache
def planned(name: str, site_url: str = "") -> Plan:
    """The plan of an edition. Made once a process, because nothing in it changes."""
    root = editions()[name]
    settings = Settings(root, root / "data", root / "content", (ROOT / "overrides",), Routes(site_url=site_url))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return plan.make(settings)


@functools.cache
def files(name: str, site_url: str = "") -> dict[str, str]:
    """The text of every output of an edition, by path; of pages, their Markdown."""
    return {output.path: output.content() for output in planned(name, site_url).outputs}
