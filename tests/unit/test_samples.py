"""Samples: every program is there, whole and for every option, and a page shows it as it stands in its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from markdown import Markdown

from support.editions import editions
from support.facts import Facts
from support.planned import planned
from support.project import SITES
from tradeoff import folder
from tradeoff.exhibits.sample import LANGUAGES, samples
from tradeoff.pages.macros import bind
from tradeoff.pages.sample import sample_tabs
from tradeoff.text.macros import find

SAMPLE = "content/samples/one-letter"
EACH = [(edition, name) for edition, root in editions().items() for name in Facts(root).samples]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the edition of five, whose programs are told apart by nothing but their text."""
    shutil.copytree(SITES / "five", tmp_path / "five")
    return tmp_path / "five"


def said(project: Path) -> list[str]:
    """What is wrong with the samples of a project."""
    read = folder.read(project / "data", project)
    assert read.edition, read.problems
    _, problems = samples(read, project / "content", project)
    return [str(problem) for problem in sorted(problems)]


def spoil(project: Path, find_: str, put: str) -> None:
    path = project / "data" / "samples.yml"
    before = path.read_text(encoding="utf-8")
    assert before.count(find_) == 1
    path.write_text(before.replace(find_, put), encoding="utf-8")


# --- what is read -----------------------------------------------------------------------------------------------------


def test_every_file_is_read_once_for_its_option_in_the_order_of_the_list() -> None:
    found = planned("five").catalog.samples
    assert list(found) == [("one-letter", name) for name in ("courier", "heron", "pigeon", "raven", "snail")]
    assert [(file.name, file.path, file.language) for file in found["one-letter", "courier"]] == [
        ("send.js", "samples/one-letter/courier/send.js", "js"),
        ("lib/route.yml", "samples/one-letter/courier/lib/route.yml", "yaml"),
    ]
    for files in found.values():
        assert all(file.text == (SITES / "five" / "content" / file.path).read_text() for file in files)


def test_an_edition_without_samples_has_none() -> None:
    assert planned("two").catalog.samples == {}
    assert said(SITES / "two") == []


@pytest.mark.parametrize(("ending", "language"), [*LANGUAGES.items(), (".txt", "text"), ("", "text"), (".JS", "text")])
def test_a_file_is_coloured_by_the_end_of_its_name(project: Path, ending: str, language: str) -> None:
    (project / SAMPLE / "heron" / f"more{ending}").write_text("x\n")
    spoil(project, "files: [send.sh]", f"files: [send.sh, more{ending}]")
    found, problems = samples(folder.read(project / "data", project), project / "content", project)
    assert problems == []
    assert [file.language for file in found["one-letter", "heron"]] == ["sh", language]


# --- what is missing --------------------------------------------------------------------------------------------------


def test_a_program_is_written_for_every_option(project: Path) -> None:
    spoil(project, "    snail: {files", "    snale: {files")
    shutil.move(project / SAMPLE / "snail", project / SAMPLE / "snale")
    assert said(project) == ["data/samples.yml:4:3  missing-sample  nothing is written for 'snail': add its side"]


@pytest.mark.parametrize(
    ("listed", "put", "place", "message"),
    [
        ("[send.sh]", "[snd.sh]", "13:21", "heron 'snd.sh' does not exist. Did you mean 'send.sh'?  Known: send.sh"),
        ("[send.sh]", "[send.sh, .]", "13:30", "heron '.' does not exist.  Known: send.sh"),
        (
            "[send.js, lib/route.yml]",
            "[send.js, lib/rout.yml]",
            "6:24",
            "courier 'lib/rout.yml' does not exist. Did you mean 'lib/route.yml'?  Known: lib/route.yml, send.js",
        ),
        ("[send.mjs]", "[lib/x.mjs]", "15:21", "raven 'lib/x.mjs' does not exist.  Known: send.mjs"),
    ],
)
def test_a_file_that_is_not_there_is_told_with_those_that_are(
    project: Path, listed: str, put: str, place: str, message: str
) -> None:
    spoil(project, f"files: {listed}", f"files: {put}")
    told = [problem for problem in said(project) if "unlisted-sample" not in problem]
    assert told == [f"data/samples.yml:{place}  missing-sample  file of one-letter/{message}"]


def test_a_file_in_another_encoding_is_not_called_missing(project: Path) -> None:
    (project / SAMPLE / "heron" / "send.sh").write_bytes(b"caf\xe9\n")
    [problem] = said(project)
    assert "does not exist" not in problem
    assert "UTF-8" in problem


@pytest.mark.parametrize("name", ["/etc/hostname", "../pigeon/send.txt", "../../../../data/site.yml"])
def test_a_file_stands_in_the_folder_of_its_program(project: Path, name: str) -> None:
    spoil(project, "files: [send.sh]", f"files: [send.sh, {name}]")
    [problem] = said(project)
    assert problem.startswith("data/samples.yml:13:30  missing-sample  ")


def test_a_file_that_no_sample_names_is_told(project: Path) -> None:
    for name in ("heron/old.sh", "heron/lib/old.sh", "old/heron/send.sh"):
        path = project / SAMPLE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")
    (project / "content" / "samples" / "notes.txt").write_text("x\n")
    message = "unlisted-sample  no sample of samples.yml names this file: list it or delete it"
    assert said(project) == [
        f"{path}:1:1  {message}"
        for path in (
            "content/samples/notes.txt",
            f"{SAMPLE}/heron/lib/old.sh",
            f"{SAMPLE}/heron/old.sh",
            f"{SAMPLE}/old/heron/send.sh",
        )
    ]


@pytest.mark.parametrize("name", [".DS_Store", "__pycache__/send.pyc", ".cache/run/log"])
def test_what_tools_leave_behind_is_no_program(project: Path, name: str) -> None:
    path = project / SAMPLE / "heron" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x\n")
    assert said(project) == []


# --- how it is shown --------------------------------------------------------------------------------------------------


def tabs(edition: str, name: str) -> dict[str, Tag]:
    """The tabs of a sample as a page shows them, by their titles."""
    # The extensions of mkdocs.yml that a program goes through.
    reader = Markdown(
        extensions=["pymdownx.superfences", "pymdownx.highlight", "pymdownx.tabbed"],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    page = BeautifulSoup(reader.convert(sample_tabs(planned(edition).catalog, name)), "html5lib")
    titles = [label.get_text() for label in page.select(".tabbed-labels > label")]
    return dict(zip(titles, page.select(".tabbed-block"), strict=True))


@pytest.mark.parametrize(("edition", "name"), EACH, ids=[f"{edition}:{name}" for edition, name in EACH])
def test_a_tab_for_each_option_shows_every_file_as_it_stands(edition: str, name: str) -> None:
    catalog, side_of = planned(edition).catalog, Facts(editions()[edition]).samples[name]["sides"]
    shown = tabs(edition, name)
    assert list(shown) == [option.name for option in catalog.edition.compared]
    for option in catalog.edition.compared:
        tab, side = shown[option.name], side_of[option.id]
        folder_ = editions()[edition] / "content" / "samples" / name / option.id
        *programs, commands = tab.select("div.highlight")
        assert [program.select_one(".filename").get_text() for program in programs] == side["files"]
        for program, file in zip(programs, side["files"], strict=True):
            assert program.code.get_text().rstrip("\n") == (folder_ / file).read_text(encoding="utf-8").rstrip()
        typed = [side.get("set_up", "").strip(), side["run"].strip()]
        assert commands.code.get_text().rstrip("\n") == "\n".join(part for part in typed if part)
        assert not commands.select(".filename")
        assert side["versions"] in tab.get_text()


def test_a_tab_says_what_to_notice_and_leads_to_the_files() -> None:
    courier = tabs("five", "one-letter")["Courier"]
    first, run, files = courier.find_all("p", recursive=False)
    assert (first.get_text(), first.code.get_text()) == ("The route stands in a file of its own, lib/route.yml.", "lib/route.yml")
    assert run.get_text() == "To run it (tried with Courier 5):"
    assert [(link.get_text(), link["href"]) for link in files.find_all("a")] == [
        ("send.js", "/samples/one-letter/courier/send.js"),
        ("lib/route.yml", "/samples/one-letter/courier/lib/route.yml"),
    ]


def test_a_sample_says_what_it_does_before_the_first_tab() -> None:
    text = sample_tabs(planned("five").catalog, "one-letter")
    assert "Each program sends one letter and says whether it arrived." in text.partition("===")[0]


def test_a_page_shows_the_program_where_its_writer_asked_for_it() -> None:
    page = planned("five").authored["guide/letters.md"]
    text = planned("five").markdown(page.path, page.body)
    assert text.index("stands in a note.") < text.index('\n=== "Courier"\n') < text.index("## What is said")
    assert '{{ criterion("once") }}' in text, "a call in a program is the program's"


def test_a_program_stays_in_the_note_it_was_put_into() -> None:
    text = planned("five").markdown("x.md", '!!! note\n\n    Before.\n\n    {{ sample("one-letter") }}\n\nAfter.\n')
    inside = text.partition("    Before.\n")[2].partition("After.")[0]
    assert "=== " in inside
    assert [line for line in inside.splitlines() if line and not line.startswith("    ")] == []


def test_a_macro_names_a_sample_that_exists() -> None:
    [call], _ = find('{{ sample("one-leter") }}', "content/x.md")
    assert [str(problem) for problem in bind(call, planned("five").catalog)[1]] == [
        "content/x.md:1:1  unknown-name  id 'one-leter' does not exist. Did you mean 'one-letter'?  Known: one-letter"
    ]
