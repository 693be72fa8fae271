"""The files of the API: documents, schemas and the description, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tradeoff import routes as paths
from tradeoff.api.documents import document, documents, text
from tradeoff.api.openapi import openapi
from tradeoff.api.schema import schema
from tradeoff.catalog import Catalog
from tradeoff.routes import Routes


def files(catalog: Catalog, routes: Routes) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path and content of every file of the API. Contents are made when asked for."""
    names = tuple(documents(catalog))
    for name in names:
        own = paths.api(f"schema/{name}")
        yield paths.api(name), lambda n=name: text(document(catalog, n))  # type: ignore[misc]
        yield own, lambda n=name, o=own: text(schema(n, routes.absolute(o) or f"{n}.json"))  # type: ignore[misc]
    folder = routes.absolute(paths.api("openapi")).removesuffix("/openapi.json")
    yield paths.api("openapi"), lambda: text(openapi(catalog.edition.site, names, folder))
