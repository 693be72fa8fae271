"""Hints for static hosts that read a `_headers` file: who may frame the embeds, who may fetch the data.

Frames are allowed by name (`frame-ancestors`), which browsers heed before X-Frame-Options; files may be read by any
page. Everything here is public anyway. Hosts that know no such file serve it as text and lose nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from tradeoff.routes import Routes

_OPEN = {"Access-Control-Allow-Origin": "*"}
HINTS = {
    "embed/*": {"Content-Security-Policy": "frame-ancestors *"},
    "export/*": _OPEN,
    "api/*": _OPEN,
    "oembed/*": _OPEN,
}
"""Headers by pattern of paths, relative to the site's root."""


def headers(routes: Routes) -> str:
    """The file. Patterns begin at the host's root, so they carry the folder that the site stands in."""
    lines = []
    for pattern, given in HINTS.items():
        lines.append(urlsplit(routes.absolute(pattern)).path or f"/{pattern}")
        lines += [f"  {name}: {value}" for name, value in given.items()]
    return "\n".join(lines) + "\n"
