"""Plans of the editions, made in this process and on the day that does not move."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

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
    return made_of(editions()[name], site_url=site_url)


class Files(Mapping[str, str]):
    """The text of every output of a plan, by path; of pages, their Markdown. A text is made when it is first asked for."""

    def __init__(self, plan_: Plan) -> None:
        self._outputs = {output.path: output for output in plan_.outputs}
        self._texts: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self._outputs[path].content()
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._outputs)

    def __len__(self) -> int:
        return len(self._outputs)


@functools.cache
def files(name: str, site_url: str = "") -> Files:
    """The outputs of an edition."""
    return Files(planned(name, site_url))


def made_of(project: Path, *, site_url: str = "", directories: bool = True) -> Plan:
    """The plan of the project in a folder. Raises ProblemsFound when something is wrong with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return plan.make(settings_of(project, site_url=site_url, directories=directories))


def settings_of(project: Path, *, site_url: str = "", directories: bool = True) -> Settings:
    """The settings of the project in a folder that has the templates of this repository."""
    routes = Routes(site_url=site_url, directories=directories)
    return Settings(project, project / "data", project / "content", (ROOT / "overrides",), routes)
