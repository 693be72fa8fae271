"""A sample as Markdown: one tab an option, each file in a fence that can be copied, and how to run it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from tradeoff.catalog import Catalog
from tradeoff.exhibits.sample import SampleFile
from tradeoff.model.sample import Side
from tradeoff.text.inline import escape_markdown, to_markdown


def sample_tabs(catalog: Catalog, sample_id: str) -> str:
    """The tabs of a sample, in the options' order."""
    sample = catalog.edition.samples[sample_id]
    tabs = []
    for option in catalog.edition.compared:
        body = "\n\n".join(_side(catalog, sample.sides[option.id], catalog.samples[sample_id, option.id]))
        title = option.name.replace('"', "'")
        tabs.append(f'=== "{title}"\n\n{textwrap.indent(body, "    ")}')
    return "\n\n".join([escape_markdown(sample.what), *tabs]) + "\n"


def _side(catalog: Catalog, side: Side, files: tuple[SampleFile, ...]) -> Iterator[str]:
    words = catalog.words
    yield to_markdown(side.shown)
    for file in files:
        yield _fence(file.text, file.language, file.name)
    commands = "\n".join(part for part in (side.set_up.strip(), side.run.strip()) if part)
    yield escape_markdown(words("sample.run", versions=side.versions))
    yield _fence(commands, "sh")
    links = ", ".join(f"[{escape_markdown(file.name)}](/{file.path})" for file in files)
    yield words("sample.files", files=links)


def _fence(text: str, language: str, title: str = "") -> str:
    # Search leaves code out: whoever looks for "port" means the word. What is beside the code says what it does.
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    named = f' title="{title}"' if title else ""
    return f'{fence}{{ .{language}{named} data-search-exclude="" }}\n{text.rstrip()}\n{fence}'
