"""Export: one tree of pages and files that any generator can take."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from support.project import ROOT, SITES
from tradeoff import export


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of an edition beside its templates, as the commands expect them."""
    shutil.copytree(SITES / "two", tmp_path / "two")
    (tmp_path / "two" / "overrides").symlink_to(ROOT / "overrides")
    return tmp_path / "two"


def test_links_to_files_lead_to_files(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export.write(project, out) == sum(path.is_file() for path in out.rglob("*"))
    found = {
        link
        for path in out.rglob("*.md")
        for link in re.findall(r"\]\(/((?:export|embed)/[^)#]+)", path.read_text(encoding="utf-8"))
    }
    assert "export/criterion--price.md" in found
    assert not [link for link in found if not (out / link).is_file()]


def test_a_hub_that_a_writer_calls_by_its_second_name_is_one_page(project: Path, tmp_path: Path) -> None:
    (project / "content/criteria.md").write_text("Before.\n\n{{ generated() }}\n\nAfter.\n")
    export.write(project, tmp_path / "out")
    text = (tmp_path / "out/criteria/index.md").read_text(encoding="utf-8")
    assert not (tmp_path / "out/criteria.md").exists()
    assert text.index("Before.") < text.index("(/criteria/price.md)") < text.index("After.")


def test_dot_files_of_writers_stay_at_home(project: Path, tmp_path: Path) -> None:
    (project / "content/.cache").mkdir()
    for name in (".DS_Store", ".cache/a.txt", "picture.svg"):
        (project / "content" / name).write_text("mine")
    export.write(project, tmp_path / "out")
    assert (tmp_path / "out/picture.svg").is_file()
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.startswith(".")]
