"""llms.txt: the site in one Markdown file, for programs that read rather than browse (https://llmstxt.org).

Links lead to the Markdown of each block, not to pages: no navigation, no script, the sources below each table.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff import routes as paths
from tradeoff.blocks.kinds import KINDS, MACROS, Blocks
from tradeoff.catalog import Catalog
from tradeoff.routes import Routes
from tradeoff.text.inline import escape_markdown


def llms(catalog: Catalog, blocks: Blocks, routes: Routes) -> str:
    """Title, tagline, what to know before quoting, and a section a kind of block."""
    site, words = catalog.edition.site, catalog.words
    lines = [f"# {escape_markdown(site.title)}", "", f"> {escape_markdown(site.tagline)}", ""]
    licence = f"{escape_markdown(words('licence', name=site.licence.name))} ({site.licence.url})"
    lines += [words("llms.about", options=escape_markdown(catalog.names(catalog.edition.compared))), "", licence, ""]
    for kind in (*(kind.name for kind in KINDS), *MACROS):
        entries = list(_entries(kind, blocks, routes))
        if entries:
            lines += [f"## {words(f'llms.kinds.{kind}')}", "", *entries, ""]
    index = _link(words("llms.api"), paths.api("index"), routes)
    return "\n".join([*lines, f"## {words('llms.data')}", "", f"- {index}", ""])


def _entries(kind: str, blocks: Blocks, routes: Routes) -> Iterator[str]:
    for block_id in blocks:
        if blocks.kind(block_id) == kind:
            yield f"- {_link(blocks[block_id].title, paths.export(block_id, 'md'), routes)}"


def _link(title: str, path: str, routes: Routes) -> str:
    return f"[{escape_markdown(title)}]({routes.absolute(path) or path})"
