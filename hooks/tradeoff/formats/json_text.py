"""JSON as text. What `json.dumps(…, ensure_ascii=False, indent=1)` writes, in a third of the time: files of blocks are many."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as quoted
from typing import Any


class Written(str):
    """A part that is JSON already, written for the depth where it stands."""

    __slots__ = ()


def json_text(value: Any, margin: str = "\n") -> str:
    """Dictionaries with text for keys, lists, texts, numbers, true, false and nothing. `margin` begins a line at this depth."""
    if isinstance(value, Written):
        return value
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict) and value:
        inner = margin + " "
        lines = [f"{quoted(key)}: {json_text(item, inner)}" for key, item in value.items()]
    elif isinstance(value, list) and value:
        inner = margin + " "
        lines = [json_text(item, inner) for item in value]
    else:
        return "null" if value is None else json.dumps(value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}{inner}{f',{inner}'.join(lines)}{margin}{closing}"
