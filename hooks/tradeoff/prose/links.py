"""Links: whatever a writer's page leads to exists, page and anchor, known from the plan without building anything."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from tradeoff import routes
from tradeoff.pages.page import index_twin
from tradeoff.plan import Plan
from tradeoff.problem import Place, Problem, unknown
from tradeoff.prose.pages import PARSER, prose
from tradeoff.text.page import Authored

_ID = re.compile(r'\{:? ?[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid="([^"]+)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

CODES = {
    "dead-link": "A link to a page, a file or an anchor of this site that the build will not have.",
}
"""What the code of a problem with links means, for the rule reference."""


def links(plan: Plan) -> Iterator[Problem]:
    """The dead links of every page that a writer wrote."""
    targets = _Targets(plan)
    for page in plan.authored.values():
        for href, line in _hrefs(page):
            fault = targets.fault(page, href)
            if fault:
                text = page.body.split("\n")[line] if line < page.body.count("\n") + 1 else ""
                yield Problem(Place(page.file, page.first_line + line, text.find(href) + 1 or 1), "dead-link", fault)


def _hrefs(page: Authored) -> Iterator[tuple[str, int]]:
    """Every address a page leads to or shows, and the line in its body."""
    for token in PARSER.parse(prose(page)):
        if token.type != "inline" or not token.map:
            continue
        line = token.map[0]
        for child in token.children or []:
            href = child.attrGet("href") or child.attrGet("src")
            if isinstance(href, str):
                yield href, line
            elif child.type in ("softbreak", "hardbreak"):
                line += 1


class _Targets:
    """What a site will hold, by the names that Markdown links use."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._files = {output.path for output in plan.outputs} | set(plan.authored)
        content = plan.settings.content
        self._files |= {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}
        self._anchors = cache(self._find_anchors)

    def fault(self, page: Authored, href: str) -> str:
        """What is wrong with an address; nothing when it leads somewhere, or out of the site."""
        path, _, anchor = unquote(href).partition("#")
        path = path.partition("?")[0]
        if _ELSEWHERE.match(href) or href.startswith("//"):
            return ""
        if not path:
            target = page.path
        elif path.startswith("/"):
            target = path.lstrip("/")
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        if target not in self._files and index_twin(target) in self._files:
            target = index_twin(target)
        if target not in self._files:
            if not target.endswith(".md"):
                return f"'{href}' leads to no file of this site; a page is linked by its Markdown file, like /quiz.md"
            return unknown("page", target, (name for name in self._files if name.endswith(".md")))
        if anchor and target.endswith(".md") and anchor not in self._anchors(target):
            return unknown(f"anchor of {target}", anchor, self._anchors(target))
        return ""

    def _find_anchors(self, path: str) -> frozenset[str]:
        own = self._plan.authored.get(path)
        if path.startswith("export/"):
            return frozenset()
        name = self._plan.page_of(path)
        made = self._plan.markdown(path if own else routes.markdown_file(name), own.body if own else "")
        found = {first or second for first, second in _ID.findall(made)} | self._plan.carrier().anchors(made)
        taken: set[str] = set()
        page = Authored(path, path, body=re.sub(r"`{3,}.*?`{3,}", "", made, flags=re.DOTALL))
        tokens = PARSER.parse(prose(page))
        named = [bool(_ID.search(line)) for line in page.body.split("\n")]
        for opening, token in pairwise(tokens):
            if opening.type == "heading_open" and opening.map and not named[opening.map[0]]:
                title = "".join(child.content for child in token.children or [])
                found.add(unique(slugify(title, "-"), taken))
        return frozenset(found)
