"""A page of the site: its path, what it says about itself, and its Markdown in two halves.

The first half is the short answer, the second the rest; a writer's text at the same path stands between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tradeoff.templates import Templates

BODY = "<!-- body -->"
"""Where a template leaves room for what a writer adds."""


@dataclass(frozen=True)
class Page:
    """A generated page. `template` is a file of `overrides/tradeoff/pages/`, `data` the file a reader would edit.

    `indexed` names the block that search may read here: each claim is searchable on one page only.
    """

    path: str
    title: str
    description: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    data: str = ""
    indexed: str = ""

    def halves(self, templates: Templates) -> tuple[str, str]:
        """The short answer and the rest, as Markdown."""
        text = templates.render(f"pages/{self.template}", page=self, **self.values)
        answer, _, rest = text.partition(BODY)
        return answer, rest


def placeholder(block_id: str) -> str:
    """What stands in Markdown for a block until the page has been rendered and indexed."""
    return f'<div data-block="{block_id}"></div>'
