"""Templates: strict, escaping, found through the theme's folders, and at fault by file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tradeoff import words
from tradeoff.problem import ProblemsFound
from tradeoff.templates import Templates


def templates(root: Path, **files: str) -> Templates:
    for name, text in files.items():
        folder, _, file = name.partition("__")
        path = root / folder / "tradeoff" / file.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Templates((root / "mine", root / "theirs"), words.own(), root)


def fault(root: Path, name: str, **files: str) -> str:
    with pytest.raises(ProblemsFound) as found:
        templates(root, **files).render(name, value=1)
    [problem] = found.value.problems
    assert problem.code == "template"
    return str(problem)


def test_html_is_escaped_and_markdown_is_not(tmp_path: Path) -> None:
    made = templates(tmp_path, mine__a_html="{{ text }}", mine__a_md="{{ text }}")
    assert made.render("a.html", text="<b>") == "&lt;b&gt;"
    assert made.render("a.md", text="<b>") == "<b>"


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("'*a* <b>'|inline", "<em>a</em> &lt;b&gt;"),
        ("day|day", "2026-11-25"),
        ("words('as-of.one', day='now')", "Reviewed on now"),
    ],
)
def test_filters_of_html(tmp_path: Path, expression: str, shown: str) -> None:
    assert templates(tmp_path, mine__a_html=f"{{{{ {expression} }}}}").render("a.html", day=date(2026, 11, 25)) == shown


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("'*a* < |'|markdown", "*a* &lt; \\|"),
        ("'*a*'|escape_markdown", "\\*a\\*"),
        ("'a\"|'|attribute", "a&#34;&#124;"),
    ],
)
def test_filters_of_markdown(tmp_path: Path, expression: str, shown: str) -> None:
    assert templates(tmp_path, mine__a_md=f"{{{{ {expression} }}}}").render("a.md") == shown


def test_the_first_folder_wins(tmp_path: Path) -> None:
    made = templates(tmp_path, mine__a_html="mine", theirs__a_html="theirs", theirs__b_html="{% include 'tradeoff/a.html' %}")
    assert made.render("b.html") == "mine"


def test_a_fault_is_named_by_file_and_line(tmp_path: Path) -> None:
    assert fault(tmp_path, "a.html", mine__a_html="x\n{{ missing }}").startswith("mine/tradeoff/a.html:2:1")
    assert fault(tmp_path, "b.html", mine__b_html="x\n\n{% if %}").startswith("mine/tradeoff/b.html:3:1")
    assert fault(tmp_path, "c.html", theirs__c_html="{{ value.missing }}").startswith("theirs/tradeoff/c.html:1:1")
    assert fault(tmp_path, "none.html").startswith("overrides/tradeoff/none.html:1:1")


def test_a_fault_in_an_included_template_is_its_own(tmp_path: Path) -> None:
    said = fault(tmp_path, "a.html", mine__a_html="\n\n{% include 'tradeoff/b.html' %}", mine__b_html="\n{{ missing }}")
    assert said.startswith("mine/tradeoff/b.html:2:1")


def test_a_word_that_does_not_exist_is_a_fault_of_the_template(tmp_path: Path) -> None:
    assert "no.such.word" in fault(tmp_path, "a.html", mine__a_html="\n{{ words('no.such.word') }}")


def test_a_file_of_the_theme_is_read_from_the_first_folder_that_has_it(tmp_path: Path) -> None:
    made = templates(tmp_path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "a.css").write_text("x")
    assert made.text("a.css") == "x"
    with pytest.raises(FileNotFoundError):
        made.text("b.css")
