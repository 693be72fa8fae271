"""The head of a page, and the trail above its heading: what `overrides/main.html` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from tradeoff.catalog import Catalog
from tradeoff.metadata.about import About
from tradeoff.metadata.picture import HEIGHT, WIDTH, picture_path
from tradeoff.metadata.structured import data_block, structured
from tradeoff.routes import Routes
from tradeoff.templates import Templates


def head(about: About, catalog: Catalog, routes: Routes, templates: Templates, documents: Iterable[str]) -> str:
    """The elements that the theme leaves out. It prints title, description and canonical address itself."""
    blocks = [Markup(data_block(data)) for data in structured(about, catalog, routes, documents)]  # noqa: S704 — no tag in it
    return templates.render("head.html", properties=list(_properties(about, catalog, routes)), blocks=blocks)


def trail(about: About, routes: Routes, templates: Templates) -> str:
    """The steps from home to the page; nothing at the top level."""
    if not about.trail:
        return ""
    here = routes.page(about.path)
    steps = [(crumb.title, routes.between(here, routes.target(crumb.target))) for crumb in about.trail]
    return templates.render("trail.html", steps=steps, last=about.name or about.title)


def _properties(about: About, catalog: Catalog, routes: Routes) -> Iterator[tuple[str, str, str]]:
    """Open Graph (https://ogp.me) and the one tag that X adds to it, as attribute, name and content."""
    if not routes.site_url:
        return
    site, words = catalog.edition.site, catalog.words
    kind = words(f"page-types.{about.kind}")
    alt = words("social.alt", title=site.title, kind=kind, options=catalog.names(catalog.edition.compared))
    yield "property", "og:type", "article" if about.guide else "website"
    yield "property", "og:site_name", site.title
    yield "property", "og:title", about.title
    yield "property", "og:description", about.description
    yield "property", "og:url", routes.absolute(routes.page(about.path))
    yield "property", "og:image", routes.absolute(picture_path(about.kind))
    yield "property", "og:image:type", "image/png"
    yield "property", "og:image:width", str(WIDTH)
    yield "property", "og:image:height", str(HEIGHT)
    yield "property", "og:image:alt", alt
    yield "name", "twitter:card", "summary_large_image"
