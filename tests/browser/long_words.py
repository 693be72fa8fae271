"""An edition whose every text ends in what does not fit: a long word, long code, a long address.

It is the edition `whole`, and the model says where its texts are, so that a field that comes later is lengthened as well.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from bench.data import write_config
from support.project import SITES
from tradeoff.folder import LISTS, MANY, SINGLE, WHOLE, read
from tradeoff.model.base import Record
from tradeoff.model.edition import Edition
from tradeoff.model.walk import _is_text

WORD = "Donaudampfschifffahrtskapitänsmützenschublade"
CODE = "boats.fittings.mast_step_and_keel_inspection_record_of_last_autumn"
ADDRESS = "https://harbour.example.org/records/2026/the-same-boat-under-another-name/and-what-became-of-it?in=November"
MARKDOWN = f"{WORD}, `{CODE}`, [{ADDRESS}]({ADDRESS})"
PLAIN = f"{WORD} {ADDRESS}"
NAMES = frozenset(
    ("also_called", "kind", "label", "name", "publisher", "since", "term", "title", "trade", "unit", "value", "version")
)
"""Fields that hold a name: they get the word alone."""
FIXED = frozenset(("checked_against", "expected", "files", "id", "loaded_words", "pairs", "until"))
"""Texts that other texts or files are found by."""
MORE = {"words": "/guide/long-words/", "embed-words": "/embed/long-words.html"}
"""A page made for the purpose, and what can be embedded of it."""
_PAGE = f"""---
title: Long words {WORD}
description: A page that is made for its words.
order: 90
---

# {WORD} {CODE}

A paragraph with {MARKDOWN}.

## `{CODE}`

- An entry with {MARKDOWN}
    1. and one inside it with {MARKDOWN}

> A saying with {MARKDOWN}

{WORD}
:   A meaning with {MARKDOWN}

| {WORD} | {WORD} | `{CODE}` | short |
| --- | --- | --- | --- |
| {WORD} | `{CODE}` | {ADDRESS} | 1 |
| short | short | [{ADDRESS}]({ADDRESS}) | 2 |

!!! note "{WORD} {CODE}"

    In a note {MARKDOWN}

??? tip "{WORD} {CODE}"

    In a fold {MARKDOWN}

=== "{WORD}"

    Below a tab {MARKDOWN}

=== "{WORD}, again"

    ```python title="{CODE}.py"
    {CODE.replace(".", "_")} = "{ADDRESS}"
    ```

```
{CODE} {ADDRESS}
```

Note[^1] and proof{{{{ cite("harbour-register", at="{WORD}", supports="{PLAIN}") }}}}.

[^1]: A footnote with {MARKDOWN}

{{{{ diagram("two-shapes") }}}}

{{{{ fact("otter", "speed") }}}}

{{{{ table(criteria=["speed", "price"], id="long-words", title="{WORD} {CODE}") }}}}
"""


def write(project: Path) -> Path:
    """Write the edition as a project."""
    shutil.copytree(SITES / "whole", project, dirs_exist_ok=True)
    edition = read(project / "data", project).edition
    assert edition
    for path, raw, records in _files(project / "data", edition):
        found = {name: _longer(record, raw[name]) for name, record in records.items()} if records.keys() != {""} else None
        text = yaml.safe_dump(found or _longer(records[""], raw), sort_keys=False, allow_unicode=True)
        path.write_text(text, encoding="utf-8")
    content = project / "content"
    (content / "guide" / "long-words.md").write_text(_PAGE, encoding="utf-8")
    for drawing in (content / "diagrams").glob("*.svg"):
        text = drawing.read_text(encoding="utf-8")
        drawing.write_text(text.replace("</title>", f" {WORD}</title>").replace("</desc>", f" {PLAIN}</desc>"), encoding="utf-8")
    for program in [path for path in (content / "samples").rglob("*") if path.is_file()]:
        program.write_text(program.read_text(encoding="utf-8") + f"# {PLAIN}\n", encoding="utf-8")
    write_config(project, ours=True)
    return project


def _files(data: Path, edition: Edition) -> Iterator[tuple[Path, Any, dict[str, Record]]]:
    """Every file with what stands in it and its records: by id, or the only one without a name."""

    def loaded(path: Path) -> Any:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

    for kind in SINGLE:
        for name, record in getattr(edition, kind.replace("-", "_")).items():
            path = data / kind / f"{name}.yml"
            yield path, loaded(path), {"": record}
    for kind in (*MANY, *LISTS):
        for path in sorted((data / kind).glob("*.yml")) or [data / f"{kind}.yml"]:
            raw = loaded(path)
            yield path, raw, {name: getattr(edition, kind)[name] for name in raw}
    for kind in WHOLE:
        path = data / f"{kind}.yml"
        yield path, loaded(path), {"": getattr(edition, kind)}


def _longer(record: Record, raw: dict[str, Any]) -> dict[str, Any]:
    """What stands in a file for a record, each of its texts with more at the end."""
    found = dict(raw)
    for name, field in type(record).model_fields.items():
        key, value = field.alias or name, getattr(record, name)
        if key not in raw or name in FIXED:
            continue
        if isinstance(value, Record):
            found[key] = _longer(value, raw[key])
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            found[key] = [_longer(one, each) for one, each in zip(value, raw[key], strict=True)]
        elif isinstance(value, dict) and value and isinstance(next(iter(value.values())), Record):
            found[key] = {each: _longer(one, raw[key][each]) for each, one in value.items()}
        elif any(_is_text(part) for part in (field, *get_args(field.annotation))):
            more = MARKDOWN if "Markdown" in (field.description or "") else WORD if name in NAMES else PLAIN
            found[key] = _each(raw[key], more)
    return found


def _each(value: Any, more: str) -> Any:
    if isinstance(value, dict):
        return {key: f"{text} {more}" for key, text in value.items()}
    return [f"{text} {more}" for text in value] if isinstance(value, list) else f"{value} {more}"
