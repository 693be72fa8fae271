"""The same comparison without us: a Markdown page a pair, its table in pipes, its sources as footnotes, all in the navigation."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.data import write_config
from tradeoff import plan as planning
from tradeoff.block import Block, Cell, Row
from tradeoff.footnotes import Footnotes
from tradeoff.formats.markdown import label_of, source_line
from tradeoff.formats.phrase import phrase
from tradeoff.pages.answer import answer
from tradeoff.plan import Plan
from tradeoff.settings import Settings
from tradeoff.text.inline import escape_markdown, to_markdown


def write_plain(edition: Path, project: Path) -> None:
    """Write a plain MkDocs project that says on its pages what the edition's pages of pairs say, cell by cell."""
    made = planning.make(Settings.of(edition))
    sections: dict[str, list[str]] = defaultdict(list)
    content = project / "content"
    for a, b in made.catalog.edition.pairs:
        path = f"{a.id}/{a.id}-vs-{b.id}.md"
        said = answer(made.catalog, (a, b))
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        blocks = [f"compare--{a.id}-vs-{b.id}"]  # the edition has one group, and with it one table a pair
        text = f"# {a.name} vs {b.name}\n\n{said.depends} {said.margin}\n\n{_chapters(made, blocks)}"
        (content / path).write_text(text, encoding="utf-8")
        sections[a.name].append(path)
    (content / "index.md").write_text("# Bench\n\nAn edition made by a program.\n", encoding="utf-8")
    nav: list[Any] = ["index.md", *({name: paths} for name, paths in sections.items())]
    write_config(project, ours=False, nav=nav)


def _chapters(made: Plan, blocks: list[str]) -> str:
    catalog = made.catalog
    notes = Footnotes(catalog.edition.sources)
    parts = []
    for group, name in zip(catalog.edition.live_groups, blocks, strict=True):
        parts.append(f"## {group.title}\n\n{group.question}\n\n{_table(made, made.blocks[name], notes)}\n")
    parts.append("\n".join(f"[^{entry.source.id}]: {source_line(entry, catalog.words)}" for entry in notes.entries))
    return "\n".join(parts) + "\n"


def _table(made: Plan, block: Block, notes: Footnotes) -> str:
    def cell(shown: Cell, row: Row) -> str:
        sources = dict.fromkeys(notes.cite(citation, label_of(shown, row)).source.id for citation in shown.citations)
        return to_markdown(phrase(shown, made.catalog.words)) + "".join(f"[^{source}]" for source in sources)

    heads = [escape_markdown(column.title) for column in block.table.columns]
    lines = [
        heads,
        ["---"] * len(heads),
        *([cell(row.head, row), *(cell(c, row) for c in row.cells)] for row in block.table.rows),
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
