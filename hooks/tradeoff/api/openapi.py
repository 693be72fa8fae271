"""The description of the API in the OpenAPI format (3.1), whose schemas are JSON Schema as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tradeoff.api.documents import VERSION
from tradeoff.api.schema import ABOUT
from tradeoff.model.site import Site


def openapi(site: Site, names: Iterable[str], address: str) -> dict[str, Any]:
    """Every file of the API, this one included. `address` is the folder they stand in; relative while it is not known."""
    paths: dict[str, Any] = {}
    for name in names:
        paths[f"/{name}.json"] = _get(name, ABOUT[name], {"$ref": f"schema/{name}.json"})
        paths[f"/schema/{name}.json"] = _get(f"{name}-schema", f"The JSON Schema of {name}.json.", {"type": "object"})
    paths["/openapi.json"] = _get("openapi", "This description.", {"type": "object"})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.title,
            "version": str(VERSION),
            "description": f"{site.tagline} Static files: nothing is computed on request, and no key is needed.",
            "license": {"name": site.licence.name, "url": site.licence.url},
        },
        "servers": [{"url": address or "."}],
        "paths": paths,
    }


def _get(name: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": {"description": summary, "content": content}}}}
