"""What a page weighs: bytes as a host sends them, compressed with gzip at level 9, in units of 1000.

What a page loads is found as a browser finds it: in its elements, in its style sheets and in the theme's settings, from which
the theme starts the worker that searches.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable

from support.markup import Site, css_addresses

KB = 1000


def sent(site: Site, path: str) -> int:
    """The bytes of one file."""
    return len(gzip.compress((site.folder / path).read_bytes(), 9))


def loaded(site: Site, path: str) -> set[str]:
    """The files that a reader of a page gets: itself, what it asks for, what its style sheets ask for, and the search worker."""
    page = site.documents[path]
    [settings] = page.find("script", id="__config")
    asked = [link.address for link in page.links if link.fetched and not (link.tag == "a" or link.attribute == "data-frame")]
    found = {path} | _files(site, path, [*asked, json.loads(settings.text or "")["search"]])
    for sheet in [name for name in found if name.endswith(".css")]:
        found |= _files(site, sheet, css_addresses(site.text(sheet)))
    return found


def weighed(site: Site, paths: Iterable[str], most: int) -> str:
    """Nothing, or the bill when files weigh more than `most` together."""
    costs = sorted(((sent(site, path), path) for path in paths), reverse=True)
    total = sum(cost for cost, _ in costs)
    bill = "\n".join(f"{cost:8,} {path}" for cost, path in costs)
    return "" if total <= most else f"{total:,} bytes are more than {most:,}\n{bill}"


def _files(site: Site, document: str, addresses: Iterable[str]) -> set[str]:
    targets = [site.target(document, address) for address in addresses]
    assert None not in targets, "a page asks another host"
    return {target[0] for target in targets if target and target[0] in site.files}
