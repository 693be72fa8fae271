"""A page of the site: its path, what it says about itself, and its Markdown in two halves.

The first half is the short answer, the second the rest; a writer's text at the same path stands between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tradeoff.block import Target
from tradeoff.templates import Templates

BODY = "<!-- body -->"
"""Where a template leaves room for what a writer adds."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail above a page's heading."""

    title: str
    target: Target


@dataclass(frozen=True)
class Page:
    """A generated page. `template` is a file of `overrides/tradeoff/pages/`, `data` the file a reader would edit.

    `values` makes what the template shows. It is called when the page is written, not when it is planned: the plan wants
    every path, also of an edition whose records do not fit together and could not be shown.
    `indexed` names the block that search may read here: each claim is searchable on one page only. `short` is what trails and
    neighbours call it, `above` the steps between home and it, and the pages of one `series` come one after another.
    """

    path: str
    title: str
    description: str
    template: str
    values: Callable[[], Mapping[str, Any]] = dict
    data: str = ""
    indexed: str = ""
    short: str = ""
    above: tuple[Crumb, ...] = ()
    series: str = ""

    @property
    def kind(self) -> str:
        """The type of page, named by its template."""
        return self.template.removesuffix(".md")

    def halves(self, templates: Templates) -> tuple[str, str]:
        """The short answer and the rest, as Markdown."""
        text = templates.render(f"pages/{self.template}", page=self, **self.values())
        answer, _, rest = text.partition(BODY)
        return answer, rest


def page_path(markdown: str) -> str:
    """The page's path from its Markdown file: `criteria/index.md` → `criteria/`, `quiz.md` → `quiz`, `index.md` → ``.

    A `README.md` is the index of its folder too.
    """
    folder, slash, name = markdown.removesuffix(".md").rpartition("/")
    return folder + slash + ("" if name in ("index", "README") else name)


def index_twin(markdown: str) -> str:
    """The second name of a page's file: `a/b.md` and `a/b/index.md` have one address, and a writer may use either."""
    path = markdown.removesuffix(".md")
    return f"{path.removesuffix('/index')}.md" if path.endswith("/index") else f"{path}/index.md"


def placeholder(block_id: str) -> str:
    """What stands in Markdown for a block until the page has been rendered and indexed."""
    return f'<div data-block="{block_id}"></div>'
