"""The plan: every problem of every kind of file at once, at its place, before anything is written."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from support.editions import small
from support.planned import files, made_of, planned, settings_of
from support.project import ROOT, SITES, build
from tradeoff import plan
from tradeoff.blocks.criterion import criterion_block
from tradeoff.problem import ProblemsFound


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the smallest edition with its own paths to the engine."""
    shutil.copytree(SITES / "one", tmp_path / "one")
    config = tmp_path / "one" / "mkdocs.yml"
    config.write_text(config.read_text().replace("../../../", f"{ROOT}/"))
    return tmp_path / "one"


def problems(project: Path, *, directories: bool = True) -> list[str]:
    try:
        made_of(project, directories=directories)
    except ProblemsFound as found:
        told = list(found.problems)
    else:
        told = []
    assert told == sorted(told)
    return [f"{problem.at} {problem.code}" for problem in told]


def write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text)


def spoil(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text()
    assert old in text
    (project / path).write_text(text.replace(old, new))


def test_a_sound_project_has_no_problems(project: Path) -> None:
    assert problems(project) == []
    assert plan.check(project) == made_of(project).warnings == []


def test_rules_macros_and_paths_are_told_together(project: Path) -> None:
    spoil(project, "data/criteria/price.yml", "ref: pebble-docs", "ref: pebble-dosc")
    spoil(project, "data/words.yml", "full:", "fulll:")
    write(
        project,
        "content/a.md",
        "---\ntitle: A\n---\n\n{{ criterion('pric') }} {{ nothing() }} {{ table() }} {{ generated() }} {{ broken( }}\n",
    )
    write(project, "content/export/releases--pebble.csv", "mine")
    assert problems(project) == [
        "content/a.md:5:1 unknown-name",
        "content/a.md:5:25 unknown-macro",
        "content/a.md:5:41 macro-argument",
        "content/a.md:5:55 nothing-to-show",
        "content/a.md:5:73 macro-syntax",
        "content/export/releases--pebble.csv:1:1 duplicate-path",
        "data/criteria/price.yml:14:21 unknown-source",
        "data/words.yml:2:17 unknown-word",
    ]


def test_data_that_cannot_be_typed_hides_no_fault_of_the_pages(project: Path) -> None:
    spoil(project, "data/options/pebble.yml", "kind: static site host", "kinds: static site host")
    write(project, "content/a.md", "{{ broken( }} {{ nothing() }} {{ criterion('who knows') }}\n")
    assert problems(project) == [
        "content/a.md:1:1 macro-syntax",
        "content/a.md:1:15 unknown-macro",
        "data/options/pebble.yml:1:1 missing-field",
        "data/options/pebble.yml:2:1 unknown-field",
    ]


def test_records_that_do_not_fit_together_still_get_their_paths(project: Path) -> None:
    # Everything a page or block looks up is missing here; only rules may say so.
    spoil(project, "data/criteria/price.yml", "group: paying", "group: payings")
    spoil(project, "data/criteria/uploads.yml", "  pebble:", "  gravel:")
    spoil(project, "data/use-cases/hobby.yml", "custom-domains: 2", "customs: 2")
    assert problems(project) == [
        "data/criteria/price.yml:1:8 unknown-group",
        "data/criteria/uploads.yml:8:1 missing-claim",
        "data/criteria/uploads.yml:9:3 unknown-option",
        "data/use-cases/hobby.yml:5:11 unknown-criterion",
    ]


@pytest.mark.parametrize(
    ("path", "directories", "wrong"),
    [
        ("content/export/adopters.csv", True, True),
        ("content/embed/adopters.html", True, True),
        ("content/api/v1/index.json", True, True),
        ("content/llms.txt", True, True),
        ("content/criteria/price/index.html", True, True),
        ("content/start/index.html", True, True),
        ("content/options/gravel.md", True, True),
        ("content/embed/adopters.md", True, False),
        ("content/embed/adopters.md", False, True),
        ("content/README.md", True, True),
        ("content/criteria/README.md", True, True),
        ("content/start/index.md", True, True),
        ("content/start/index.md", False, False),
        ("content/api", True, True),
        ("content/picture.svg", True, False),
        ("content/.start.md", True, False),
        ("content/.llms.txt", True, False),
    ],
)
def test_a_file_where_an_output_goes_is_named(project: Path, path: str, *, directories: bool, wrong: bool) -> None:
    write(project, path, "mine\n")
    told = {"content/start/index.md": "content/start.md"}.get(path, path)  # of two pages, the first
    assert problems(project, directories=directories) == ([f"{told}:1:1 duplicate-path"] if wrong else [])


@pytest.mark.parametrize(
    ("block_id", "code"),
    [
        ("adopters", "duplicate-block"),
        ("criterion--price", "duplicate-block"),
        ("index", "duplicate-path"),
        ("../up", "macro-argument"),
        ("Big", "macro-argument"),
        ("", "macro-argument"),
        ("a/b", "macro-argument"),
    ],
)
def test_a_table_gets_no_name_that_is_taken_or_none(project: Path, block_id: str, code: str) -> None:
    write(project, "content/a.md", f'\n{{{{ table(criteria=["price"], id="{block_id}") }}}}\n')
    assert problems(project) == [f"content/a.md:2:1 {code}"]


def test_two_tables_of_one_name(project: Path) -> None:
    write(project, "content/a.md", '{{ table(criteria=["price"], id="mine") }}\n')
    write(project, "content/b.md", '\n {{ table(criteria=["uploads"], id="mine") }}\n')
    assert problems(project) == ["content/b.md:2:2 duplicate-block"]


def test_two_outputs_with_one_path_name_both(project: Path) -> None:
    write(project, "content/a.md", '{{ table(criteria=["price"], id="index") }}\n')
    with pytest.raises(ProblemsFound, match=r"two outputs share the path 'embed/index\.html': another is made from data"):
        made_of(project)


def test_two_records_with_one_id(project: Path) -> None:
    text = (project / "data/sources/pebble.yml").read_text()
    write(project, "data/sources/again.yml", text[: text.index("pebble-run")])
    assert problems(project) == ["data/sources/pebble.yml:1:1 duplicate-id"]


def test_pages_outside_the_project_have_a_name_too(project: Path) -> None:
    write(project.parent, "elsewhere/a.md", "{{ nothing() }}\n")
    with pytest.raises(ProblemsFound) as found:
        plan.make(replace(settings_of(project), content=project.parent / "elsewhere"))
    assert [str(problem.at) for problem in found.value.problems] == ["../elsewhere/a.md:1:1"]


def test_a_build_with_problems_tells_them_and_writes_nothing(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last good one")
    spoil(project, "data/criteria/price.yml", "ref: pebble-docs", "ref: pebble-dosc")
    write(project, "content/a.md", "{{ criterion('pric') }}\n")

    bad = build(project, out)

    said = bad.stdout + bad.stderr
    assert bad.returncode == 1
    assert "content/a.md:1:1  unknown-name  id 'pric' does not exist. Did you mean 'price'?" in said
    assert "data/criteria/price.yml:14:21  unknown-source" in said
    assert said.index("content/a.md") < said.index("data/criteria")
    assert "2 problems" in said
    assert "Traceback" not in said
    assert {path.name: path.read_text() for path in out.iterdir()} == {"index.html": "the last good one"}


def test_a_fault_in_a_template_is_a_problem_of_its_line(project: Path, tmp_path: Path) -> None:
    theme = tmp_path / "theme" / "tradeoff" / "pages"
    theme.mkdir(parents=True)
    (theme / "method.md").write_text("# A\n\n{{ no_such_thing }}\n")
    given = settings_of(project)
    made = plan.make(replace(given, theme=(tmp_path / "theme", *given.theme)))
    with pytest.raises(ProblemsFound) as found:
        made.markdown("method.md", "")
    [problem] = found.value.problems
    assert problem.at.file.endswith("theme/tradeoff/pages/method.md")
    assert (problem.at.line, problem.code) == (3, "template")


def test_a_page_without_a_generated_call_keeps_the_answer_first_and_the_blocks_last() -> None:
    text = planned("five").markdown("criteria/ordering.md", "Mine.")
    assert text.index("# Ordering") < text.index("Mine.") < text.index('data-block="criterion--ordering"')


def test_generated_says_where_the_rest_goes() -> None:
    text = planned("five").markdown("options/heron.md", "Before.\n\n{{ generated() }}\n\nAfter.")
    assert text.count('data-block="releases--heron"') == 1
    assert text.index("# Heron") < text.index("Before.") < text.index('data-block="releases--heron"') < text.index("After.")


def test_a_table_without_a_name_is_found_again_whatever_stands_above_the_text() -> None:
    # The host hands over the text without front matter and the blank lines below it.
    made = planned("five")
    page = made.authored["guide/macros.md"]
    named = re.findall(r'data-block="(table:[^"]+)"', made.markdown(page.path, page.body.lstrip("\n")))
    assert len(named) == 3
    assert all(name in made.blocks and not made.blocks.shared(name) for name in named)


def test_a_named_table_is_shared_and_an_unnamed_one_is_not() -> None:
    there = files("five")
    assert {
        "embed/cost-of-birds.html",
        "export/cost-of-birds.md",
        "export/cost-of-birds.csv",
        "export/cost-of-birds.json",
    } <= there.keys()
    assert not [path for path in there if "table:" in path]


def test_tables_of_pages_with_names_alike_are_two(project: Path) -> None:
    write(project, "content/a/b.md", '{{ table(criteria=["price"]) }}\n')
    write(project, "content/a-b.md", '{{ table(criteria=["uploads"]) }}\n')
    made = made_of(project)
    shown = []
    for path in ("a/b.md", "a-b.md"):
        [name] = re.findall(r'data-block="([^"]+)"', made.markdown(path, made.authored[path].body))
        shown.append([row.id for row in made.blocks[name].table.rows])
    assert shown == [["price"], ["uploads"]]


def test_a_retired_criterion_needs_no_claim_about_a_later_option() -> None:
    catalog = planned("five").catalog
    old = catalog.edition.criteria["feathers"]
    claims = {name: claim for name, claim in old.claims.items() if name != "heron"}
    rows = criterion_block(catalog, old.model_copy(update={"claims": claims})).table.rows
    assert old.retired
    assert {row.id for row in rows if "--" not in row.id} == claims.keys()


@pytest.mark.parametrize("name", ["criteria.md", "criteria/index.md"])
def test_a_writer_may_call_a_hub_by_either_name(project: Path, name: str) -> None:
    write(project, f"content/{name}", 'Mine. {{ generated() }}\n\n{{ table(criteria=["price"]) }}\n')
    made = made_of(project)
    text = made.markdown(name, made.authored[name].body)
    [table] = re.findall(r'data-block="(table:[^"]+)"', text)
    assert made.page_of(name) == "criteria/"
    assert text.startswith("# ")
    assert table in made.blocks


def test_a_page_that_cannot_be_opened_is_a_problem_and_a_folder_is_none(project: Path) -> None:
    (project / "content/gone.md").symlink_to("nowhere.md")
    write(project, "content/folder.md/a.txt", "mine")
    assert problems(project) == ["content/gone.md:1:1 unreadable-file"]


def test_a_built_page_leads_to_writers_pages_and_files_wherever_they_stand(project: Path, tmp_path: Path) -> None:
    write(project, "content/criteria.md", "Mine.\n")
    write(project, "content/docs/README.md", '# Docs\n\n{{ table(criteria=["price"], id="mine") }}\n')
    write(project, "content/own.md", "[mine](/export/criterion--price.md)\n")
    site = tmp_path / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    assert 'href="criteria/#paying"' in (site / "index.html").read_text(), "a hub under its other name"
    assert 'href="../docs/"' in (site / "embed/mine.html").read_text(), "a README, which is the index of its folder"
    assert (site / "docs/index.html").is_file()
    assert 'href="../export/criterion--price.md"' in (site / "own/index.html").read_text(), "a Markdown file that is no page"
    assert (site / "export/criterion--price.md").is_file()


@pytest.mark.parametrize("edition", small())
def test_every_output_is_made_once_and_ends_in_a_line_break(edition: str) -> None:
    paths = [output.path for output in planned(edition).outputs]
    assert "criteria/index.md" in paths
    assert len(paths) == len(set(paths))
    assert [path for path, text in files(edition).items() if not path.endswith(".html") and not text.endswith("\n")] == []


def test_one_option_has_nothing_to_compare() -> None:
    there = files("one").keys()
    assert not [
        path
        for path in there
        if path.startswith(("compare", "use-cases", "quiz", "embed/use-case", "embed/quiz", "embed/compare"))
    ]


def test_pairs_are_the_ones_the_site_names_in_the_sites_order() -> None:
    pairs = {path for path in files("five") if path.startswith("compare/") and path.endswith(".md")} - {"compare/index.md"}
    assert pairs == {"compare/courier-vs-heron.md", "compare/pigeon-vs-raven.md", "compare/heron-vs-snail.md"}
