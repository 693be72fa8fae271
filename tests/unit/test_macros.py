"""Macros: what is a call, what stays text, and what is said about a call that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from support.planned import planned
from tradeoff.block import Block
from tradeoff.blocks.kinds import Blocks
from tradeoff.model.edition import Edition
from tradeoff.pages.macros import SIGNATURES, Macros, bind
from tradeoff.problem import Problem
from tradeoff.text.macros import expand, find
from tradeoff.text.page import read_page


def problems(body: str) -> list[Problem]:
    calls, wrong = find(body, "content/page.md")
    catalog = planned("five").catalog
    return sorted([*wrong, *(problem for call in calls for problem in bind(call, catalog)[1])])


def test_a_call_has_a_name_literals_and_a_place() -> None:
    [call], wrong = find('one\n two {{ table("a", criteria=["b", "c"], n=3, yes=true) }} three', "p.md", first_line=5)
    assert not wrong
    assert (call.name, call.args) == ("table", ("a",))
    assert dict(call.options) == {"criteria": ("b", "c"), "n": 3, "yes": True}
    assert str(call.at) == "p.md:6:6"
    assert call.number == 1


def test_expand_replaces_calls_and_nothing_else() -> None:
    text = "a {{ x() }} b `{{ y() }}` {{ z('}}') }}\n"
    calls, _ = find(text, "p.md")
    assert expand(text, calls, lambda call: call.name.upper()) == "a X b `{{ y() }}` Z\n"


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{ a }}\n```",
        "~~~ jinja\n{{ a }}\n```\n{{ b }}\n~~~",
        "!!! note\n\n    ```\n    {{ a }}\n    ```",
        '=== "Tab"\n\n    ~~~\n    {{ a }}\n    ~~~',
        "- item\n\n    ```\n    {{ a }}\n    ```",
        "- ```\n  {{ a }}\n  ```",
        "> ```\n> {{ a }}\n> ```",
        "`{{ a }}`",
        "``{{ `a` }}``",
        "`{{ a\nb }}`",
        r"\{{ a }}",
        "{% raw %} {# comment #} # Title {#id}",
        "{ { a } } }}",
        "```\n{{ never closed",
    ],
)
def test_these_stay_literal(text: str) -> None:
    assert find(text, "p.md") == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```\n{{ a() }}",
        "~~~\n```\n~~~\n{{ a() }}",
        "`one` {{ a() }} `two`",
        "a lone ` backtick {{ a() }}",
        "a lone ` here\n\n{{ a() }}\n\nand ` there",
        "\\`{{ a() }}\\`",
        "!!! note\n\n    {{ a() }}",
        "| x | {{ a() }} |",
        "`` ` `` {{ a() }}",
    ],
)
def test_these_are_calls(text: str) -> None:
    calls, wrong = find(text, "p.md")
    assert [call.name for call in calls] == ["a"]
    assert not wrong


def test_a_call_takes_no_white_space_with_it() -> None:
    [call], _ = find("{{- a() -}}\n\nnext", "p.md")
    assert call.end == len("{{- a() -}}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ criterium("once") }}', "1:1  unknown-macro  macro 'criterium' does not exist. Did you mean 'criterion'?"),
        ('x {{ criterion("onec") }}', "1:3  unknown-name  id 'onec' does not exist. Did you mean 'once'?"),
        ('{{ criterion(name="once") }}', "argument of criterion() 'name' does not exist.  Known: id"),
        ("{{ criterion() }}", "macro-argument  criterion(): 'id' is missing"),
        ("{{ criterion(3) }}", "macro-argument  criterion(): 'id' expects a text"),
        ('{{ criterion("once", "twice") }}', "macro-argument  criterion() takes at most 1 arguments: id"),
        ('{{ criterion("once", id="once") }}', "macro-argument  criterion(): 'id' is given twice"),
        ('{{ table(criteria="once") }}', "table(): 'criteria' expects a list of texts"),
        ('{{ table(criteria=["once", 3]) }}', "table(): 'criteria' expects a list of texts"),
        ('{{ table(criteria=["once"], options=["raven", "ravne"]) }}', "option 'ravne' does not exist. Did you mean 'raven'?"),
        ('{{ table(group="delivry") }}', "group 'delivry' does not exist. Did you mean 'delivery'?"),
        ('{{ fact("heron", "licens") }}', "criterion 'licens' does not exist. Did you mean 'licence'?"),
        ('{{ cite("serveys") }}', "source 'serveys' does not exist. Did you mean 'survey'?"),
        ('{{ pros_cons("hern") }}', "option 'hern' does not exist. Did you mean 'heron'?"),
        ('{{ use_cases(kind="readers") }}', "kind 'readers' does not exist. Did you mean 'reader'?"),
        ('{{ trade_off("delivry", "once") }}', "x 'delivry' does not exist. Did you mean 'delivery'?"),
        ('{{ trade_off("delivery", "onec") }}', "y 'onec' does not exist. Did you mean 'once'?"),
        ('{{ trade_off("delivery") }}', "macro-argument  trade_off(): 'y' is missing"),
        ("{{ page.title }}", "macro-syntax  '{{ page.title }}' is not a call: write a name and literals"),
        ("{{ a(b) }}", "arguments are texts, numbers, true, false or lists of them"),
        ("{{ a(9**9) }}", "arguments are texts, numbers, true, false or lists of them"),
        ("{{ a(*b) }}", "is not a call"),
        ("{{ a() | upper }}", "is not a call"),
        ("{{ a.b() }}", "is not a call"),
        ("{{ }}", "macro-syntax"),
        ("{{ a( }}", "cannot be read"),
        ("{{ a('", "'{{' is never closed: add '}}', or write the braces in backticks"),
        ("{{ a(" + "9" * 5000 + ") }}", "cannot be read"),
        ("{{ a(" + "(" * 5000 + ")" * 5000 + ") }}", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named_with_the_way_out(text: str, said: str) -> None:
    found = problems(text)
    assert len(found) == 1
    assert said in str(found[0])


def test_a_retired_criterion_keeps_its_own_table_alone() -> None:
    assert problems('{{ criterion("feathers") }}') == []
    for text in ('{{ table(criteria=["feathers"]) }}', '{{ fact("heron", "feathers") }}'):
        assert [problem.code for problem in problems(text)] == ["unknown-name"]


def table(text: str) -> tuple[list[str], Block | None]:
    """The codes of what is wrong with a call of `table()`, or the block it makes."""
    catalog = planned("five").catalog
    blocks = Blocks(catalog)
    [call], _ = find(text, "content/page.md")
    bound, wrong = bind(call, catalog)
    wrong = wrong or Macros(catalog, blocks).register(call, bound, "page")
    return [problem.code for problem in wrong], None if wrong else blocks["table:page:1"]


def test_a_table_of_a_group_takes_a_title() -> None:
    _, named = table('{{ table(group="delivery", title="Mine") }}')
    _, plain = table('{{ table(group="delivery") }}')
    assert named
    assert plain
    assert named.title == "Mine" != plain.title
    assert named.table.rows == plain.table.rows


def test_a_table_is_of_a_group_or_of_criteria() -> None:
    assert table('{{ table(group="delivery", criteria=["once"]) }}') == (["macro-argument"], None)
    assert table('{{ table(title="Mine") }}') == (["macro-argument"], None)


def test_a_group_of_retired_criteria_has_nothing_to_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edition, "in_group", lambda _edition, _group: ())
    assert table('{{ table(group="delivery", title="Mine") }}') == (["nothing-to-show"], None)


def test_every_fault_of_a_page_is_told_at_once() -> None:
    text = '{{ on() }}\n\n{{ criterion("x", y=1) }} and {{ broken( }} then {{ fact("a", "b") }}\n'
    assert [(p.at.line, p.at.column, p.code) for p in problems(text)] == [
        (1, 1, "unknown-macro"),
        (3, 1, "macro-argument"),
        (3, 1, "unknown-name"),
        (3, 31, "macro-syntax"),
        (3, 50, "unknown-name"),
        (3, 50, "unknown-name"),
    ]


def test_without_data_a_macro_that_does_not_exist_is_still_wrong() -> None:
    calls, _ = find('{{ nothing() }} {{ criterion("whatever") }} {{ criterion(1) }}', "p.md")
    assert [problem.code for call in calls for problem in bind(call, None)[1]] == ["unknown-macro", "macro-argument"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("front", "line"),
    [("", 3), ("---\ntitle: A\ntags:\n  - b\n---\n", 8), ("---\n---\n", 5), ("---\ntitle: A\n...\n", 6)],
)
def test_places_count_from_the_first_line_of_the_file(tmp_path: Path, front: str, line: int, mark: str, end: str) -> None:
    text = f"{front}# Title\n\n- äöü {{{{ nothing() }}}}\n"
    path = tmp_path / "content" / "p.md"
    path.parent.mkdir()
    path.write_bytes((mark + text.replace("\n", end)).encode())
    page, wrong = read_page(path, path.parent, tmp_path)
    assert not wrong
    assert [str(call.at) for call in page.calls] == [f"content/p.md:{line}:7"]


def test_front_matter_that_is_no_yaml_is_a_problem_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text("---\ntitle: A\n  bad: [\n---\n\n{{ x( }}\n")
    _, wrong = read_page(path, tmp_path, tmp_path)
    assert [(problem.at.line, problem.code) for problem in wrong] == [(3, "yaml-syntax"), (6, "macro-syntax")]


def test_a_page_in_another_encoding_is_a_problem_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_bytes(b"# A\n\ncaf\xe9\n")
    _, wrong = read_page(path, tmp_path, tmp_path)
    assert [str(problem) for problem in wrong] == ["p.md:3:1  not-utf-8  save the file as UTF-8"]


SNIPPETS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", "`", "``", "```", "~~~", "\n", "\n\n", "    ", "'", '"', "(", ")", "[", "]", "\\",
    "a", "a(", "x=",
     "1", "\x01", "\x02", "-", "|", ",", " ", "> ", "- ", "\r", "\u2028", "{{ a() }}"]
)  # fmt: skip


@given(st.one_of(st.lists(SNIPPETS, max_size=40).map("".join), st.text(max_size=60)))
@example("{{ '\\u' }}")
@example("{{ '\\N{x}' }}")
@example("{{ 1e99999 }}")
@example("{{ a('" + "\\" * 99 + "') }}")
@example("{{{{{{")
def test_any_text_is_read(text: str) -> None:
    calls, wrong = find(text, "p.md")
    lines = text.split("\n")
    for at in [*(call.at for call in calls), *(problem.at for problem in wrong)]:
        assert lines[at.line - 1][at.column - 1 :].startswith("{{")
    for call in calls:
        assert text[call.start : call.start + 2] == "{{"
        assert text[: call.end].endswith("}}")
    assert [call.number for call in calls] == list(range(1, len(calls) + 1))
    kept = expand(text, calls, lambda call: text[call.start : call.end])
    assert kept == text


@pytest.mark.parametrize(
    ("piece", "read"),
    [
        ("{{ a() }}\n", (2000, 0)),
        ("{{", (0, 1)),  # never closed, and nothing after it is looked at
        ("`", (0, 0)),
        ("``` `", (0, 0)),
        ("{{ a( }} ", (0, 2000)),
        ("\\{{", (0, 0)),
        ("'{{' ", (0, 1)),
    ],
)
def test_a_page_of_nothing_but_marks_is_read(piece: str, read: tuple[int, int]) -> None:
    calls, wrong = find(piece * 2000, "p.md")
    assert (len(calls), len(wrong)) == read


def test_each_macro_says_what_it_takes() -> None:
    assert set(SIGNATURES) == {
        "table", "trade_off", "criterion", "use_cases", "fact", "cite", "pros_cons", "releases", "diagram", "sample", "sources",
        "generated",
    }  # fmt: skip


def test_a_lone_backtick_hides_no_code_span_of_a_later_paragraph() -> None:
    calls, problems = find("A lone ` tick.\n\nWrite `{{ name }}` here, and {{ sources() }}.\n", "x.md")
    assert [call.name for call in calls] == ["sources"]
    assert not problems
