"""Every block of every edition says the same in every format: written by ours, read back by others' parsers, cell by cell."""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from support.editions import editions
from support.page_types import embeds
from support.planned import files, planned
from support.read_back import GFM, cell_words, csv_rows, fold, gfm_tables, inline_text, marks, numbers, said
from tradeoff.block import Block, Cell, Column, Mark, Row, Section, Table, Target
from tradeoff.blocks.kinds import KINDS, MACROS
from tradeoff.footnotes import MOST_IN_FULL, Footnotes
from tradeoff.formats.html import Sheet, block_html, frame_height
from tradeoff.formats.search import search_html
from tradeoff.picture import Segment, Strip


def chosen(name: str) -> Iterator[str]:
    """Every block of a small edition; of the one in this repository, which is as large as it likes, one of each kind."""
    blocks = planned(name).blocks
    yield from blocks if name != "here" else (address[len("/embed/") : -len(".html")] for address in embeds(name).values())


BLOCKS = [(name, block_id) for name in editions() for block_id in chosen(name)]
EACH = pytest.mark.parametrize(("edition", "block_id"), BLOCKS, ids=[f"{name}:{block_id}" for name, block_id in BLOCKS])
PIECES = {"span", "strong", "b", "em", "code", "a", "sup", "svg", "rect"}
"""The elements a cell may hold; the last two are the bar of a share."""


def block_of(edition: str, block_id: str) -> Block:
    return planned(edition).blocks[block_id]


def expected(edition: str, block: Block) -> list[list[str]]:
    words = planned(edition).catalog.words
    return [
        [section.title, *(cell_words(cell, words) for cell in (row.head, *row.cells))]
        for section in block.table.sections
        for row in section.rows
    ]


def grouped(block: Block) -> bool:
    return any(section.title for section in block.table.sections)


@functools.cache
def embed(edition: str, block_id: str) -> BeautifulSoup:
    return BeautifulSoup(files(edition)[f"embed/{block_id}.html"], "html5lib")


def visible(cell: Tag) -> str:
    cell = copy.copy(cell)
    for extra in cell.select("sup, [hidden], .t-proof"):
        extra.decompose()
    text = fold(cell.get_text())
    note = cell.select_one(".t-note")
    # A note that belongs to no claim stands apart by its looks; the formats without looks put it in brackets.
    if note and not note.find("b"):
        text = text.replace(fold(note.get_text()), f"({fold(note.get_text())})")
    return text


def test_the_editions_hold_a_block_of_every_kind() -> None:
    kinds = {planned(name).blocks.kind(block_id) for name, block_id in BLOCKS}
    assert kinds == {kind.name for kind in KINDS} | set(MACROS)


def test_a_row_has_a_cell_for_every_column() -> None:
    made = planned("two")
    whole = made.blocks["criterion--search"]
    row = whole.table.rows[0]
    short = replace(whole, table=replace(whole.table, sections=(Section("", (replace(row, cells=row.cells[:-1]),)),)))
    sheet = Sheet("", made.settings.routes, Footnotes(made.catalog.edition.sources))
    with pytest.raises(ValueError, match="longer than"):
        block_html(short, sheet, made.templates)
    with pytest.raises(ValueError, match="longer than"):
        search_html(short, made.catalog.words)


FULL = Mark("full", "●", "Yes", "It has it.")


@pytest.mark.parametrize(
    ("head", "cells", "said"),
    [
        (Cell("Ash"), [Cell("It *bends*.", mark=FULL, by=("glue", "steam"))], "Ash: Yes with glue, steam: It bends."),
        (Cell("Does it bend?"), [Cell("It bends.", mark=FULL, note="Twice.")], "Does it bend? Yes: It bends. Twice."),
        (Cell("A < B"), [Cell(value="7 cm"), Cell("& more")], "A &lt; B: 7 cm: &amp; more"),
        (Cell(""), [Cell("It bends.")], "It bends."),
        (Cell("“Ash bends.”"), [Cell(mark=FULL)], "“Ash bends.” Yes:"),
    ],
)
def test_search_reads_a_row_as_a_paragraph_and_what_others_follow_has_a_colon(head: Cell, cells: list[Cell], said: str) -> None:
    columns = (Column("What"), *(Column("Option") for _ in cells), Column("Reviewed", searched=False))
    table = Table("c", columns, (Section("", (Row("r", head, (*cells, Cell("2026-06-01"))),)),))
    assert search_html(Block("b", "k", "t", table, Target("")), planned("two").catalog.words) == f"<p>{said}</p>"


@pytest.mark.parametrize(
    ("rows", "picture", "pixels"),
    [
        (1, None, 284),
        (10, None, 860),
        (11, None, 900),
        (1, Strip("t", (Segment("s", 1),)), 284 + 80 + 25),  # the strip is 22 units high
    ],
)
def test_a_frame_has_room_for_most_blocks_and_never_more_than_a_screen(rows: int, picture: Strip | None, pixels: int) -> None:
    table = Table("c", (Column("What"),), (Section("", tuple(Row(f"r{n}", Cell("a"), ()) for n in range(rows))),))
    assert frame_height(Block("b", "k", "t", table, Target(""), picture=picture)) == pixels


@EACH
def test_html_says_what_the_block_says(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    page = embed(edition, block_id)
    [table] = page.find_all("table")
    assert fold(table.caption.get_text()) == fold(block.table.caption)
    assert [fold(head.get_text()) for head in table.thead.find_all("th")] == [
        fold(column.title) for column in block.table.columns
    ]
    found, title = [], ""
    leads = {fold(section.title): fold(section.lead) for section in block.table.sections}
    for row in table.select("tbody > tr"):
        if "t-section" in row.get("class", []):
            title = fold(row.select_one(".t-title").get_text())
            assert fold(row.get_text()) == f"{title} {leads[title]}".strip()
        else:
            found.append([title, *(visible(cell) for cell in row.find_all(["th", "td"], recursive=False))])
    assert found == [[fold(row[0]), *row[1:]] for row in expected(edition, block)]


@EACH
def test_html_holds_no_element_that_the_data_brought(edition: str, block_id: str) -> None:
    page = embed(edition, block_id)
    strange = {element.name for cell in page.select("td, tbody th") for element in cell.select("*")} - PIECES
    assert not strange
    lead = page.select_one(".t-lead")
    assert (said(block_of(edition, block_id).lead) if lead else "") == (fold(lead.get_text()) if lead else "")


@EACH
def test_html_numbers_its_sources_by_first_appearance(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    given = numbers(block)
    anchors = {ref: f"source-{number if len(given) > MOST_IN_FULL else ref}" for ref, number in given.items()}
    page = embed(edition, block_id)
    rows = [row for row in page.select("tbody > tr") if "t-section" not in row.get("class", [])]
    for row, html_row in zip(block.table.rows, rows, strict=True):
        for cell, html_cell in zip((row.head, *row.cells), html_row.find_all(["th", "td"], recursive=False), strict=True):
            assert [int(mark.get_text()) for mark in html_cell.select("sup")] == marks(cell, given)
            assert [mark.a["href"] for mark in html_cell.select("sup")] == [
                f"#{anchors[ref]}" for ref in dict.fromkeys(citation.ref for citation in cell.citations)
            ]
    listed = [item["id"] for item in page.select(".t-sources > ol > li")]  # numbered by the browser
    assert listed == [anchors[ref] for ref in sorted(given, key=given.__getitem__)]
    titles = [planned(edition).catalog.edition.sources[ref].title for ref in sorted(given, key=given.__getitem__)]
    assert [fold(item.find(["a", "strong"]).get_text()) for item in page.select(".t-sources > ol > li")] == list(
        map(fold, titles)
    )


@EACH
def test_markdown_says_what_the_block_says(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    words = planned(edition).catalog.words
    given = numbers(block)
    text = files(edition)[f"export/{block_id}.md"]
    [[heads, *rows]] = gfm_tables(text)
    first = [words("columns.group")] if grouped(block) else []
    assert heads == [fold(head) for head in (*first, *(column.title for column in block.table.columns))]
    wanted = []
    for said_row, row in zip(expected(edition, block), block.table.rows, strict=True):
        cells = [
            fold(f"{text} {' '.join(f'[{number}]' for number in marks(cell, given))}")
            for text, cell in zip(said_row[1:], (row.head, *row.cells), strict=True)
        ]
        wanted.append([*([fold(said_row[0])] if grouped(block) else []), *cells])
    assert rows == wanted


@EACH
def test_markdown_brings_title_lead_sources_and_where_it_is_from(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    catalog = planned(edition).catalog
    tokens = GFM.parse(files(edition)[f"export/{block_id}.md"])
    texts = [inline_text(token) for token in tokens if token.type == "inline"]
    assert texts[0] == fold(block.title)
    assert tokens[0].tag == "h2"
    assert not block.lead or said(block.lead) in texts
    assert catalog.edition.site.licence.name in texts[-1]
    assert catalog.edition.site.title in texts[-1]
    assert all(day.isoformat() in texts[-1] for day in block.as_of or ())
    listed = [inline_text(tokens[index + 2]) for index, token in enumerate(tokens) if token.type == "list_item_open"]
    titles = [fold(catalog.edition.sources[ref].title) for ref in numbers(block)]
    assert len(listed) == len(titles)
    assert all(line.startswith(title) for line, title in zip(listed, titles, strict=True))


@EACH
def test_csv_says_what_the_block_says(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    catalog = planned(edition).catalog
    text = files(edition)[f"export/{block_id}.csv"]
    heads, *rows = csv_rows(text)
    first = [catalog.words("columns.group")] if grouped(block) else []
    last = [catalog.words("columns.reviewed"), catalog.words("columns.sources")]
    assert heads == [defused(head) for head in (*first, *(column.title for column in block.table.columns), *last)]
    wanted = []
    for said_row, row in zip(expected(edition, block), block.table.rows, strict=True):
        days = sorted({cell.reviewed.isoformat() for cell in row.cells if cell.reviewed})
        cited = [catalog.edition.sources[citation.ref] for cell in (row.head, *row.cells) for citation in cell.citations]
        addresses = dict.fromkeys(source.url or source.how for source in cited)
        plain = [*(said_row if grouped(block) else said_row[1:]), " ".join(days), " ".join(addresses)]
        wanted.append([defused(cell) for cell in plain])
    assert rows == wanted
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n", text)


def defused(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


@EACH
def test_json_says_what_the_block_says(edition: str, block_id: str) -> None:
    block = block_of(edition, block_id)
    data = json.loads(files(edition)[f"export/{block_id}.json"])
    assert (data["id"], data["kind"], data["title"], data["caption"]) == (block.id, block.kind, block.title, block.table.caption)
    assert data["lead"]["plain"] == said(block.lead)
    assert [column["title"] for column in data["columns"]] == [column.title for column in block.table.columns]
    assert data["as_of"] == (
        {"oldest": block.as_of[0].isoformat(), "newest": block.as_of[1].isoformat()} if block.as_of else None
    )
    found = [[row["group"] or "", *(cell["plain"] for cell in (row["head"], *row["cells"]))] for row in data["rows"]]
    assert found == expected(edition, block)
    for row, json_row in zip(block.table.rows, data["rows"], strict=True):
        assert json_row["id"] == row.id
        for cell, json_cell in zip((row.head, *row.cells), (json_row["head"], *json_row["cells"]), strict=True):
            assert said(json_cell["markdown"]) == json_cell["plain"]
            assert json_cell["claim"] == (cell.claim or None)
            assert json_cell["state"] == (cell.mark.state if cell.mark else None)
            assert json_cell["by"] == list(cell.by)
            assert json_cell["reviewed"] == (cell.reviewed.isoformat() if cell.reviewed else None)
            assert json_cell["stale_after"] == (cell.stale_after.isoformat() if cell.stale_after else None)
            assert json_cell["sources"] == list(dict.fromkeys(citation.ref for citation in cell.citations))
    assert {source["id"]: source["number"] for source in data["sources"]} == numbers(block)
