"""The commands, as a person or a CI job meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support import edition_case
from support.project import ROOT
from tradeoff import cli, folder
from tradeoff.cli import main
from tradeoff.scaffold import KINDS

BENDING = "criteria/bending.yml"


real_day = cli._real_day


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound project, on the day that it was written: some years later, its news is old."""
    monkeypatch.setattr(cli, "_real_day", lambda: edition_case.TODAY)
    root = edition_case.patched([], tmp_path / "project")
    (root / "content").mkdir()
    return root


def spoil(project: Path, file: str = BENDING, find: str = "label: Bending", put: str = "lable: Bending") -> None:
    path = project / "data" / file
    before = path.read_text(encoding="utf-8")
    assert find in before
    path.write_text(before.replace(find, put), encoding="utf-8")


def test_check_without_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project)]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_check_is_for_here_by_default(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    spoil(project)
    assert main(["check"]) == 1


def test_check_as_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project, put="Label: Bending")
    assert main(["check", str(project)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("data/criteria/bending.yml:1:1  missing-field  'label' is missing")
    assert lines[1].startswith(
        "data/criteria/bending.yml:2:1  unknown-field  field 'Label' does not exist. Did you mean 'label'?"
    )
    assert lines[2] == "2 problems"


def test_check_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project, put="label: Bending\nodd: 100%")
    assert main(["check", "--format", "github", str(project)]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=data/criteria/bending.yml,line=3,col=1,title=unknown-field::field 'odd' does not exist."
    )


def test_check_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", str(project)]) == 0
    assert json.loads(capsys.readouterr().out) == []
    spoil(project, "sources/rest.yml", "lab:\n", "lap:\n")
    assert main(["check", "--format", "json", str(project)]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {"file", "line", "column", "code", "level", "message"} == set(rows[0])
    assert {row["level"] for row in rows} == {"error", "warning"}


def test_warnings_alone_are_no_failure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project, "criteria/weather.yml", "      - {ref: advert, supports: It lasts for ever.}\n", "")
    assert main(["check", str(project)]) == 0
    assert "warning: source 'advert' is cited nowhere" in capsys.readouterr().out


def test_check_knows_the_real_day_whatever_the_build_thinks(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "_real_day", real_day)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9999999999")
    spoil(project, "criteria/colour.yml", "on: 2026-06-01", "on: 2199-01-01")
    assert main(["check", str(project)]) == 1
    assert "data/criteria/colour.yml:13:7  future-date  " in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "stale", "diff"])
@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        ("criteria/x.yml", b"\xff\xfe", "1:1  not-utf-8  byte 0xff is not UTF-8: save the file as UTF-8"),
        ("criteria/x.yml", b"a: &b [*b]", "1:4  yaml-anchor  anchor '&b': write values out where they are used"),
        ("site.yml", b"", "1:1  empty-file  the file holds nothing"),
        ("site.yml", b"- 1\n", "1:1  wrong-type  expected fields, like 'title: …'"),
        ("groups.yml", b"x", "1:1  wrong-type  expected a mapping of id to record"),
    ],
)
def test_writers_never_meet_a_traceback(
    project: Path, command: str, file: str, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "data" / file).write_bytes(data)
    assert main([command, *(["HEAD"] if command == "diff" else []), str(project)]) == 1
    shown = capsys.readouterr()
    assert shown.out + shown.err == f"data/{file}:{said}\n1 problem\n"


def test_a_mistake_in_the_words_is_told_by_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data/words.yml").write_text("odd: {deep: [x]}\n")
    assert main(["check", str(project)]) == 1
    assert capsys.readouterr().out == "data/words.yml:1:13  wrong-type  'odd.deep' expects text\n1 problem\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere"], "'nowhere' is not a folder"),
        (
            ["new", "planet", "x"],
            "kind 'planet' does not exist.  Known: adopter, criterion, option, source, statement, use-case",
        ),
        (["new", "option", "Big One"], "'Big One' is not an id: use a-z, 0-9 and single hyphens, without 'vs'"),
        (["new", "option", "index"], "'index' is reserved: choose another id"),
    ],
)
def test_a_command_that_cannot_be_carried_out_ends_with_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"tradeoff: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: command"),
        (["chekc"], "argument command: invalid choice: 'chekc' (choose from "),
    ],
)
def test_a_mistyped_command_ends_with_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", "usage: tradeoff [-h] command ...")
    assert err.splitlines()[1].startswith(f"tradeoff: error: {said}")


def test_stale(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798804800")  # noon of 2027-01-01
    assert main(["stale", str(project)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "3 stale, 10 due"
    assert lines[0] == (
        "data/criteria/price.yml:13:15  stale since 2026-10-15  price--ash  reviewed too long ago (reviewed 2026-06-01)"
    )
    [statement] = [line for line in lines if "  statement--" in line]
    assert statement == (
        "data/statements/oak-for-ever.yml:8:11  due since 2026-11-29  statement--oak-for-ever  "
        "reviewed too long ago (reviewed 2026-06-01)"
    )
    states = [line.split("  ")[1].split()[0] for line in lines[:-1]]
    assert states == sorted(states, reverse=True), "stale before due"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780300800")  # 2026-06-01
    assert main(["stale", str(project)]) == 0
    assert capsys.readouterr().out == "0 stale, 0 due\n"


def test_schema(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--check", str(project)]) == 1
    assert "criterion.schema.json: out of date; run `tradeoff schema`" in capsys.readouterr().out
    assert main(["schema", str(project)]) == 0
    assert main(["schema", "--check", str(project)]) == 0
    assert main(["check", str(project)]) == 0


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "### missing-claim" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_new_begins_a_record_that_passes_once_filled(kind: str, project: Path) -> None:
    assert main(["new", kind, "birch", str(project)]) == 0
    path = project / "data" / KINDS[kind][0] / "birch.yml"
    text = path.read_text(encoding="utf-8")
    schema = "sources" if kind == "source" else kind
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=../schema/{schema}.schema.json"
    found = folder.read(project / "data", project)
    assert {problem.at.file for problem in found.problems} == {f"data/{KINDS[kind][0]}/birch.yml"}, (
        "what is to be filled is named"
    )
    path.write_text(filled(text), encoding="utf-8")
    assert [str(problem) for problem in folder.read(project / "data", project).problems] == []


FILLING = {
    "home": "https://birch.example", "type": "fact", "kind": "reference", "light": "'#000000'", "dark": "'#ffffff'",
    "criterion": "bending", "option": "ash", "status": "past", "an-id": "1", "group": "building", "topic": "hearsay",
    "verdict": "unverified",
}  # fmt: skip


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def filled(text: str) -> str:
    """Write something after every key that has nothing after it and nothing below it."""
    lines = text.splitlines()
    out = []
    for number, line in enumerate(lines):
        bare = line.strip().removeprefix("- ")
        indent = _indent(line)
        below = next((later for later in lines[number + 1 :] if later.strip() and not later.strip().startswith("#")), "")
        if bare.endswith(":") and not bare.startswith("#") and _indent(below) <= indent:
            line += f" {FILLING.get(bare[:-1], 'some-text')}"  # noqa: PLW2901
        out.append(line)
    return "\n".join(out) + "\n"


def test_new_lists_all_options_of_a_criterion(project: Path) -> None:
    assert main(["new", "criterion", "birch", str(project)]) == 0
    made = yaml.load((project / "data/criteria/birch.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert list(made["claims"]) == ["ash", "elm", "oak"]


def test_new_overwrites_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "data" / BENDING).read_bytes()
    assert main(["new", "criterion", "bending", str(project)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert (project / "data" / BENDING).read_bytes() == before


def test_diff_between_folders(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = edition_case.patched([], tmp_path / "old")
    assert main(["diff", str(old / "data"), str(project)]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    spoil(project, find="score: 4", put="score: 2")
    spoil(project, "use-cases/chair.yml", "expected: ash\n", "")
    spoil(project, "statements/ash-bends.yml", "verdict: holds-with-caveat", "verdict: holds")
    spoil(
        project,
        "sources/rest.yml",
        "lab:\n",
        "odd:\n  title: t\n  publisher: p\n  kind: talk\n  accessed: 2026-06-01\n  read: true\nlab:\n",
    )
    assert main(["diff", str(old / "data"), str(project)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "source odd: added",
        "claim bending--ash: score: 4 → 2",
        "points bending--ash: 4 → 2",
        "verdict chair: leads ash → tie",
        "scores chair: ash 94%, elm 56%, oak 19–44% → ash 56%, elm 56%, oak 19–44%",
        "statement ash-bends: holds-with-caveat → holds",
    ]


def test_diff_against_a_revision(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # Nobody's own settings and language, and not the repository that git names to a hook which runs the tests.
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("LC_ALL", "C")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(project)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "data"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    spoil(project, find="    score: 2\n", put="    score: 3\n")
    assert main(["diff", "HEAD", str(project)]) == 0
    assert "claim bending--elm: score: 2 → 3" in capsys.readouterr().out
    for wrong in ("nonsense", "--output=x"):
        assert main(["diff", "--", wrong, str(project)]) == 2
        assert capsys.readouterr().err.startswith(f"tradeoff: '{wrong}' is neither a folder nor a git revision: fatal: ")
    assert not (project / "x").exists()


ALONE = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}


def test_import_is_light() -> None:
    heavy = "('pydantic', 'yaml', 'mkdocs')"
    code = f"import sys, tradeoff, tradeoff.cli; print(sum(name.split('.')[0] in {heavy} for name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ALONE)
    assert found.stdout == "0\n"


def test_a_closed_pipe_is_no_error() -> None:
    # Like `tradeoff rules | head -1`: whoever reads has gone before the first line is written.
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "tradeoff", "rules"]
    with os.fdopen(writer, "w") as pipe:
        found = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False, env=ALONE)
    assert (found.returncode, found.stderr) == (1, "")
