"""Outputs: every file of a site, by path, with how to make it. The one list of what a build writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from tradeoff import routes as paths
from tradeoff.api.files import files as api_files
from tradeoff.blocks.kinds import Blocks
from tradeoff.carriers.files import FileCarrier
from tradeoff.carriers.headers import headers
from tradeoff.carriers.llms import llms
from tradeoff.carriers.oembed import oembeds
from tradeoff.catalog import Catalog
from tradeoff.metadata.picture import pictures
from tradeoff.option_colours import option_colours
from tradeoff.pages.page import Page
from tradeoff.problem import Place
from tradeoff.redirects import former_ids, redirects
from tradeoff.routes import Routes
from tradeoff.templates import Templates


@dataclass(frozen=True)
class Output:
    """One file of the site. A `page` is Markdown for the host (path `criteria/orm.md`), a `file` is written as it is.

    `made_from` is the data that a reader would edit, `at` the place that asks for it, where one place alone does.
    """

    path: str
    kind: Literal["page", "file"]
    content: Callable[[], str | bytes]
    made_from: str
    page: Page | None = None
    at: Place | None = None

    def encoded(self) -> bytes:
        """The content as it is written."""
        content = self.content()
        return content.encode() if isinstance(content, str) else content


def outputs(
    catalog: Catalog,
    blocks: Blocks,
    templates: Templates,
    routes: Routes,
    pages: Iterable[Page],
    markdown: Callable[[str, str], str],
    places: Mapping[str, Place],
    kinds: Iterable[str] = (),
) -> Iterator[Output]:
    """All outputs. `markdown` makes the text of a generated page, `places` says where writers define blocks.

    `kinds` are the types of all pages, writers' own included.
    """
    for page in pages:
        path = paths.markdown_file(page.path)
        yield Output(path, "page", partial(markdown, path, ""), page.data or "data", page)
    carrier = FileCarrier(catalog, blocks, routes, templates, catalog.labels)
    exports: dict[str, Callable[[str], str]] = {"md": carrier.markdown, "csv": carrier.csv, "json": carrier.json}
    names = [*((block_id, block_id) for block_id in blocks), *former_ids(catalog, blocks)]
    for name, block_id in names:
        at = places.get(block_id) if name == block_id else None
        yield Output(paths.embed(name), "file", partial(carrier.embed, block_id), "data", at=at)
        for extension, export in exports.items():
            yield Output(paths.export(name, extension), "file", partial(export, block_id), "data", at=at)
    for path, content in (*api_files(catalog, routes), *oembeds(catalog, blocks, routes, names)):
        yield Output(path, "file", content, "data")
    yield Output("llms.txt", "file", lambda: llms(catalog, blocks, routes), "data/site.yml")
    yield Output("_headers", "file", lambda: headers(routes), "data/site.yml")
    yield Output(
        "assets/tradeoff/options.css",
        "file",
        lambda: option_colours(catalog.edition.options.values(), scheme="theme"),
        "data/options",
    )
    for path, picture in pictures(catalog, routes, kinds):
        yield Output(path, "file", picture, "data/site.yml")
    for moved in redirects(catalog, routes):
        address = routes.between(moved.file, moved.address)
        yield Output(moved.file, "file", partial(templates.render, "redirect.html", title=moved.title, address=address), "data")
