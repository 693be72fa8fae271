"""The editions that are measured are whole ones: nothing is wrong with them, and they have the pages that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.data import options_for, write_edition
from tradeoff import plan
from tradeoff.settings import Settings


@pytest.mark.parametrize(("pages", "options"), [(1, 2), (2, 3), (3, 3), (50, 11), (500, 33), (2000, 64)])
def test_no_more_options_than_the_pages_need(pages: int, options: int) -> None:
    assert options_for(pages) == options


def test_an_edition_has_no_faults_and_a_table_on_every_page(tmp_path: Path) -> None:
    write_edition(tmp_path, options=options_for(7), criteria=20, pairs=7)
    assert plan.check(tmp_path) == []
    made = plan.make(Settings.of(tmp_path))
    pairs = [page for path, page in made.pages.items() if path.startswith("compare/option")]
    assert len(pairs) == 7
    assert [len(made.blocks[f"compare--{a.id}-vs-{b.id}"].table.rows) for a, b in made.catalog.edition.pairs] == [20] * 7
