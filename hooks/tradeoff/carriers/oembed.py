"""oEmbed: what a wiki asks for when somebody pastes the address of an embed (https://oembed.com, version 1.0, type rich).

It needs the site's own address: a consumer reads the answer far away from here, where relative links lead nowhere.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator

from tradeoff import routes as paths
from tradeoff.block import Block
from tradeoff.blocks.kinds import Blocks
from tradeoff.catalog import Catalog
from tradeoff.formats.html import frame_height
from tradeoff.routes import Routes

WIDTH = 800
"""The width of the frame in pixels. The format asks for one; the block itself fits any."""


def oembeds(
    catalog: Catalog, blocks: Blocks, routes: Routes, names: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path and content for every name of a block, old ones too; nothing while the site does not know its address."""
    if not routes.site_url:
        return
    for name, block_id in names:
        yield paths.oembed(name), lambda b=block_id: oembed(catalog, blocks[b], routes)  # type: ignore[misc]


def oembed(catalog: Catalog, block: Block, routes: Routes) -> str:
    """The answer for one block."""
    address = html.escape(routes.absolute(paths.embed(block.id)))
    height = frame_height(block)
    frame = (
        f'<iframe src="{address}" title="{html.escape(block.title)}" loading="lazy" width="{WIDTH}" height="{height}"></iframe>'
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": block.title,
        "provider_name": catalog.edition.site.title,
        "provider_url": routes.absolute(""),
        "html": frame,
        "width": WIDTH,
        "height": height,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
