"""Prose: what is said about texts that could read better, in the exact words and at the exact place, and what is left alone."""

from __future__ import annotations

import dataclasses
import functools
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from support import edition_case, editions
from support.planned import made_of, planned
from support.project import ROOT, SITES
from tradeoff import prose
from tradeoff.cli import main
from tradeoff.plan import Plan
from tradeoff.problem import Place, Problem, ProblemsFound
from tradeoff.prose.figures import figures
from tradeoff.prose.links import links
from tradeoff.prose.pages import passages
from tradeoff.prose.passage import Passage
from tradeoff.prose.spelling import Spelling
from tradeoff.prose.style import FILLERS, LONGEST, style
from tradeoff.settings import Settings
from tradeoff.text.macros import find
from tradeoff.text.page import Authored

LIST = Place("data/spelling.txt")


@functools.cache
def dictionary() -> SpellChecker:
    """Every word of English, read once for all tests."""
    return SpellChecker(distance=1)


def page(body: str, first_line: int = 1) -> Authored:
    calls, wrong = find(body, "content/a.md", first_line)
    assert not wrong
    return Authored("a.md", "content/a.md", body=body, first_line=first_line, calls=tuple(calls))


def told(problems: list[Problem]) -> list[str]:
    return [str(problem).removeprefix("content/a.md:") for problem in problems]


def copied(name: str, where: Path) -> Path:
    shutil.copytree(SITES / name, where)
    return where


# --- passages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("# A *title*\n", [("A title", 1)]),
        ("One\ntwo.\n\nThree.\n", [("One two.", 1), ("Three.", 4)]),
        ("- one\n- two\n  more\n", [("one", 1), ("two more", 2)]),
        ("1. one\n\n    two\n", [("one", 1), ("two", 3)]),
        ("| a | b |\n|---|---|\n| c | d |\n", [("a", 1), ("b", 1), ("c", 3), ("d", 3)]),
        ("> quoted\n", [("quoted", 1)]),
        ("Code `x y` is [linked](/y.md) &amp; ![drawn](z.svg).\n", [("Code … is linked & drawn.", 1)]),
        ("a <b>bold</b> word\n", [("a …bold… word", 1)]),
        ("```\ncode\n```\n\n    more code\n\n<div>\nhtml\n</div>\n", []),
        ('A {{ cite("x") }} call\n{{ fact("a", "b") }}\n', [("A … call …", 1)]),
        ("{{ sources() }}\n", [("…", 1)]),
        ("## Title { #id .class }\n", [("Title", 1)]),
        ("Text\n{ .t-trail }\n", [("Text", 1)]),
        ('!!! note "Its title"\n\n    Its text.\n\nAfter.\n', [("Its title", 1), ("Its text.", 3), ("After.", 5)]),
        ("??? tip\n    Text.\n", [("Text.", 2)]),
        ('=== "Tab"\n\n    !!! note\n\n        Deep.\n\n    Less.\n', [("Tab", 1), ("Deep.", 5), ("Less.", 7)]),
        ('- item\n\n    !!! note "N"\n\n        Inside.\n', [("item", 1), ("N", 3), ("Inside.", 5)]),
    ],
)
def test_a_passage_is_what_a_reader_reads_and_where(body: str, found: list[tuple[str, int]]) -> None:
    assert [(passage.text, passage.at.line) for passage in passages(page(body))] == found


def test_places_count_from_the_first_line_of_the_file() -> None:
    [passage] = passages(page("One\ntwo wrods.\n", first_line=5))
    assert str(passage.at) == "content/a.md:5:1"
    assert str(passage.place("wrods")) == "content/a.md:6:5"
    assert str(passage.place("wrod")) == "content/a.md:5:1", "a piece of a word is not the word"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four.", ["One.", "Two!", "Three?", "Four."]),
        ("It is 1.5 m, e.g. this. 2 more.", ["It is 1.5 m, e.g. this.", "2 more."]),
        ("He said “so.” Then “no.”", ["He said “so.", "Then “no.”"]),  # what closes a quotation between two is lost
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert list(Passage(text, Place("x")).sentences()) == found


SNIPPETS = st.sampled_from(
    ["# ", "## ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "`", "```", "~~~", "|", "|---|", "!!! note", '"', "=== ", "??? ",
     "===", "---", "[a](b.md)", "![c](d.svg)", "{ #id }", "{: .x }", "{{ cite('x') }}", "{{\n cite('x') }}", "{{", "}}", "<b>",
     "<!--", "-->", "<div>\n", "&amp;", "word", "12", "5 %", "*", "_", "\\", "[^1]", "[^1]: ", "\x00", "\u2028", "\x0c", "…",
     "é", " "]
)  # fmt: skip


@given(st.one_of(st.lists(SNIPPETS, max_size=40).map("".join), st.text(st.characters(exclude_characters="\r"), max_size=80)))
@example("!!! note\n{{ cite('x') }}")
@example("a\n{{\ncite('x')\n}}\nb")
@example('=== "a"\n    === "b"\n        c\n    d')
def test_any_page_is_read_and_every_place_lies_within_it(body: str) -> None:
    lines = body.split("\n")
    calls, _ = find(body, "content/a.md", 3)
    authored = Authored("a.md", "content/a.md", body=body, first_line=3, calls=tuple(calls))
    for passage in passages(authored):
        words = passage.text.split()
        for at in (passage.at, *(passage.place(word) for word in words)):
            assert 0 <= at.line - 3 < len(lines)
            assert 1 <= at.column <= len(lines[at.line - 3]) + 1
        for problem in (*style(passage, ("word",)), *figures(passage)):
            assert "\n" not in str(problem)


# --- spelling ---------------------------------------------------------------------------------------------------------


def with_dictionary(own: dict[str, Place]) -> Spelling:
    spelling = Spelling(own, LIST)
    vars(spelling)["_dictionary"] = dictionary()  # it is kept there once it has been read
    return spelling


def misspelled(body: str, *own: str) -> list[str]:
    spelling = with_dictionary({word: Place("data/spelling.txt", number) for number, word in enumerate(own, 1)})
    return told([problem for passage in passages(page(body)) for problem in spelling.problems(passage)])


def test_a_word_that_nobody_knows_is_told_once_in_each_passage() -> None:
    assert misspelled("We recieve\nand recieve it.\n\nThey recieve.\n") == [
        f"{place}  misspelled  'recieve' is not a word: did you mean 'receive'? If it is one, add it to data/spelling.txt"
        for place in ("1:4", "4:6")
    ]
    assert misspelled("The xyzzyx.\n") == ["1:5  misspelled  'xyzzyx' is not a word. If it is one, add it to data/spelling.txt"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("# A tittle wiht words\n", "1:12"),
        ("- one\n- two wiht\n", "2:7"),
        ("| a | wiht |\n|---|---|\n", "1:7"),
        ('!!! note "Note wiht"\n', "1:16"),
        ("!!! note\n\n    Text wiht.\n", "3:10"),
        ('=== "Tab wiht"\n', "1:10"),
        ("[wiht](/x.md)\n", "1:2"),
        ("![wiht](/x.svg)\n", "1:3"),
        ("Wiht a capital.\n", "1:1"),
        ("It is wiht’s.\n", "1:7"),
    ],
)
def test_a_word_is_found_wherever_it_stands(body: str, place: str) -> None:
    found = misspelled(body)
    assert [problem.partition("  ")[0] for problem in found] == [place]


@pytest.mark.parametrize(
    "body",
    [
        "The colour of a favourite centre, analysed by travellers in their behaviour.",
        "An organisation recognises a licence, a catalogue and a theatre, and looks backwards.",
        "The programme and its programmes are of fibre, of fibres.",
        "It's what they don't know, isn’t it? The cat's tail, the cats' tails.",
        "We preload, reload and overwrite a subfolder, microservices and a multithreaded program.",
        "A call of `wiht` and {{ cite('wiht') }}, at <https://wiht.example/xyzzyx>.",
        "Names like Xyzzyx, PostgreSQL, iOS, HTTPX and Node.js stand within a sentence.",
        "V8, UTF-8, h264, x86-64 and es2020 hold a figure; a/xyzzyx and xyzzyx@x.example are addresses.",
        "Of an id to be in it, we go on.",
        "```\nwiht\n```",
    ],
)
def test_these_are_left_alone(body: str) -> None:
    assert misspelled(f"{body}\n") == []


@pytest.mark.parametrize("word", ["ordre", "undre", "watre", "numbre", "fathre"])
def test_a_slip_is_no_british_spelling(word: str) -> None:
    assert len(misspelled(f"It is {word}.\n")) == 1


def test_the_projects_own_words_are_known_in_every_form_of_letters() -> None:
    assert misspelled("The xyzzyx. Xyzzyx again.\n", "xyzzyx") == []


def test_a_word_of_the_list_that_no_text_needs_is_told() -> None:
    own = {word: Place("data/spelling.txt", number) for number, word in enumerate(("xyzzyx", "plugh", "house"), 2)}
    spelling = with_dictionary(own)
    [passage] = passages(page("The xyzzyx house.\n"))
    assert list(spelling.problems(passage)) == []
    assert [str(problem) for problem in spelling.unused()] == [
        "data/spelling.txt:3:1  unused-spelling  warning: 'plugh' is needed nowhere: take it out",
        "data/spelling.txt:4:1  unused-spelling  warning: 'house' is needed nowhere: take it out",
    ]


def test_the_list_has_remarks_and_blank_lines(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    settings = Settings.of(tmp_path)
    assert list(Spelling.of(settings).unused()) == []
    (tmp_path / "data/spelling.txt").write_text("# ours\n\n  Xyzzyx  # from a game\nplugh\n", encoding="utf-8")
    found = [str(problem) for problem in Spelling.of(settings).unused()]
    assert [line.partition(":1  ")[0] for line in found] == ["data/spelling.txt:3", "data/spelling.txt:4"]


def test_a_list_that_cannot_be_read_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/spelling.txt").write_bytes(b"plugh\ncaf\xe9\n")
    with pytest.raises(ProblemsFound) as found:
        Spelling.of(Settings.of(tmp_path))
    assert [str(problem) for problem in found.value.problems] == ["data/spelling.txt:2:1  not-utf-8  save the file as UTF-8"]


def test_without_a_dictionary_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    [passage] = passages(page("A word.\n"))
    with pytest.raises(ProblemsFound) as found:
        list(Spelling({}, LIST).problems(passage))
    [problem] = found.value.problems
    assert str(problem) == (
        "data/spelling.txt:1:1  no-dictionary  the dictionary is missing: run `make check`, which installs it, or "
        "`pip install pyspellchecker`"
    )


# --- style ------------------------------------------------------------------------------------------------------------


def styled(body: str, *loaded: str) -> list[str]:
    return told([problem for passage in passages(page(body)) for problem in style(passage, loaded)])


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("So the the end.", ["1:4  repeated-word  'the the': take one away"]),
        ("The the end.", ["1:1  repeated-word  'The the': take one away"]),
        ("At the\nthe end.", ["1:1  repeated-word  'the the': take one away"]),
        ("He said that that had had its day.", []),
        ("No, no. So it is. So it was.", []),
        ("The `x` the, other hers.", []),
        ("An 11 11.", []),
    ],
)
def test_a_word_that_stands_twice(body: str, found: list[str]) -> None:
    assert styled(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("TODO: write.\nXXX\n", ["1:1  unfinished-text  'TODO'", "2:1  unfinished-text  'XXX'"]),
        ("So FIXME, and TBD.", ["1:4  unfinished-text  'FIXME'", "1:15  unfinished-text  'TBD'"]),
        ("Lorem ipsum dolor.", ["1:1  unfinished-text  'Lorem ipsum'"]),
        ("A todo list, `TODO`, and TODOS.", []),
    ],
)
def test_a_text_that_was_to_be_written_later(body: str, found: list[str]) -> None:
    end = " stands where a text should: write it, or put what is code in backticks"
    assert styled(body) == [f"{line}{end}" for line in found]


@pytest.mark.parametrize(
    ("body", "pair"),
    [("A (b.", "()"), ("Ab).", "()"), ("A [b](c d.", "()"), ("A [b.", "[]"), ("A `b.", "``"), ("A (`)`.", "()")],
)
def test_a_mark_that_is_left_open(body: str, pair: str) -> None:
    said = body.replace("`)`", "…")
    assert styled(body) == [f"1:1  open-mark  warning: '{pair}' does not pair up in \"{said}\""]


def test_marks_that_pair_up_or_are_code() -> None:
    assert styled("A (b [c]) `(` [d](e.md) and f() (again).\n\n```\n(\n```\n") == []


def test_a_sentence_that_is_too_long_to_read() -> None:
    words = "It is so long, it's long-winded, and it goes on " + " and ".join("abcdefghijklm")
    assert LONGEST == 35
    assert styled(f"One. {words}. Two.") == []
    assert styled(f"One. {words} `code`, &mdash; {{{{ cite('x') }}}}. Two.") == []
    [problem] = styled(f"One. {words}\nnow. Two.")
    assert problem == (
        "1:6  long-sentence  warning: a sentence of 36 words (at most 35): "
        '"It is so long, it\'s long-winded, and it goes on a and b and…"'
    )


@pytest.mark.parametrize("word", FILLERS)
def test_a_word_that_makes_little_of_the_reader(word: str) -> None:
    message = "filler-word  warning: '{}' says that it is easy: leave it out".format
    assert styled(f"You {word} run it.\n{word.title()} so.") == [f"1:5  {message(word)}", f"2:1  {message(word.title())}"]
    assert styled(f"`{word}`, un{word}, {word}ice.") == []


def test_a_word_that_judges() -> None:
    message = "loaded-word  warning: '{}' judges and says nothing: say what is so".format
    assert styled("A robust thing,\nRobust.\n\nOf gold\nstandard.\n", "robust", "gold standard") == [
        f"1:3  {message('robust')}",
        f"2:1  {message('Robust')}",
        f"4:1  {message('gold standard')}",
    ]
    assert styled("`robust`, robustness", "robust") == []
    assert styled("A robust thing.") == []


# --- figures ----------------------------------------------------------------------------------------------------------


def unsourced(body: str) -> list[tuple[str, str]]:
    """The place and the figure of each problem."""
    found = [problem for passage in passages(page(body)) for problem in figures(passage)]
    assert {problem.code for problem in found} <= {"unsourced-figure"}
    assert not [problem for problem in found if problem.warning]
    return [(f"{problem.at.line}:{problem.at.column}", problem.message.split("'")[1]) for problem in found]


def test_a_figure_without_a_source_is_told_with_what_to_do() -> None:
    [problem] = told([problem for passage in passages(page("It took 12 minutes.")) for problem in figures(passage)])
    assert problem == (
        "1:9  unsourced-figure  '12' has no source in its paragraph: take it from a claim with {{ fact(…) }}, add {{ cite(…) }}, "
        "write a small count as a word, or put what is code in backticks"
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("# Top 10\n", [("1:7", "10")]),
        ("In 2026, 12 of 1,000.\n", [("1:4", "2026"), ("1:10", "12"), ("1:16", "1,000")]),
        ("About 12 % or 5%.\n", [("1:7", "12 %"), ("1:15", "5%")]),
        ("For $5, €6.50 or £ 7.\n", [("1:5", "$5"), ("1:9", "€6.50"), ("1:18", "£ 7")]),
        ("Release 6.1.3.\n", [("1:9", "6.1.3")]),
        ("One\ntwo 3.\n", [("2:5", "3")]),
        ("- one 1\n- two\n", [("1:7", "1")]),
        ("| 1 | b |\n|---|---|\n| c | 2 |\n", [("1:3", "1"), ("3:7", "2")]),
        ('!!! note "Of 7"\n\n    And 8.\n', [("1:14", "7"), ("3:9", "8")]),
        ('=== "Tab 6"\n\n    Text 7.\n', [("1:10", "6"), ("3:10", "7")]),
        ("Some [5 birds](/x.md).\n", [("1:7", "5")]),
        ("The 3rd of 64GB.\n", [("1:5", "3rd"), ("1:12", "64GB")]),
    ],
)
def test_a_figure_is_found_wherever_it_stands(body: str, found: list[tuple[str, str]]) -> None:
    assert unsourced(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "It took 12 {{ cite('x') }} minutes.",
        "It took 12 minutes\nand more {{ cite('x') }}.",
        "It took 12 minutes.\n{{ cite(\n  'x'\n) }}",
        "It took {{ fact('a', 'b') }}, not 12.",
        "- It took 12.\n  {{ cite('x') }}\n- two",
        "- one\n\n    It took 12 {{ cite('x') }}.",
        "| a | b |\n|---|---|\n| 12 | {{ cite('x') }} |",
        "!!! note\n\n    It took 12.\n    {{ cite('x') }}",
        "=== \"Tab\"\n\n    It took 12 {{ fact('a', 'b') }}.",
        "!!! note \"Of 12 {{ cite('x') }}\"",
        "> It took 12 {{ cite('x') }}.",
    ],
)
def test_a_source_in_the_same_paragraph_is_enough(body: str) -> None:
    assert unsourced(f"{body}\n") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It took 12.\n\n{{ cite('x') }}\n", [("1:9", "12")]),
        ("- It took 12.\n- {{ cite('x') }}\n", [("1:11", "12")]),
        ("| 12 | b |\n|---|---|\n| c | {{ cite('x') }} |\n", [("1:3", "12")]),
        ("!!! note\n\n    It took 12.\n\n{{ cite('x') }}\n", [("3:13", "12")]),
        ("It took 12.\n{{ criterion('x') }} {{ sources() }}\n", [("1:9", "12")]),
        ("It took 12, `{{ cite('x') }}`.\n", [("1:9", "12")]),
    ],
)
def test_a_source_elsewhere_is_none(body: str, found: list[tuple[str, str]]) -> None:
    assert unsourced(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "`12` and ``1 `2` ``",
        "V8, UTF-8, HTTP2, ES2020 and x86-64 are names.",
        "```\n12\n```\n\n    34\n",
        "<div>\n12\n</div>\n",
        "## Title { #part-12 }",
        "[a](/x.md#12), ![b](/12.svg)",
        "See <https://example.org/12>.",
        "1. one\n2. two\n",
        "One hundred.",
    ],
)
def test_these_are_no_figures(body: str) -> None:
    assert unsourced(f"{body}\n") == []


def test_the_mark_of_a_footnote_is_no_figure() -> None:
    # mkdocs.yml switches footnotes on.
    assert unsourced("A word[^1].\n\n[^1]: Explained.\n") == []


# --- links ------------------------------------------------------------------------------------------------------------

OTHERS = {
    "guide/my page.md": "# Über uns { #über }\n",
    "guide/headings.md": (
        "# First\n\nSecond\n------\n\n## Twice\n\n## Twice\n\n## `Code` & more\n\n## Named { #own-name }\n\n"
        '!!! note\n\n    ### In a note\n\n```\n## In code\n```\n\n<span id="by-hand"></span>\n'
    ),
    "picture.svg": "<svg/>",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The edition of five with some more pages."""
    root = copied("five", tmp_path_factory.mktemp("links") / "five")
    for path, text in OTHERS.items():
        (root / "content" / path).write_text(text, encoding="utf-8")
    return made_of(root)


def dead(site: Plan, body: str, first_line: int = 1) -> list[str]:
    """The dead links of a page `a.md` with this text, beside the pages that are there."""
    found = list(links(dataclasses.replace(site, authored={**site.authored, "a.md": page(body, first_line)})))
    assert {problem.code for problem in found} <= {"dead-link"}
    assert not [problem for problem in found if problem.warning]
    return told(found)


@pytest.mark.parametrize(
    "href",
    [
        "quiz.md",
        "/quiz.md",
        "guide/macros.md#from",
        "/criteria/index.md",
        "/criteria.md",
        "/criteria/index.md#delivery",
        "/index.md",
        "/index.md#situations",
        "/criteria/ordering.md#scale",
        "/criteria/ordering.md#heron",
        "/criteria/ordering.md#source-survey",
        "/options/heron.md#releases",
        "/fact-check/arriving.md#never-twice",
        "/fact-check/verdict/wrong.md",
        "/glossary.md#dead-letter",
        "/neutrality.md#proof",
        "/method.md#margins",
        "/sources.md#source-blog",
        "/adopters.md#post",
        "/compare/index.md#ordering",
        "/export/criterion--once.csv",
        "/export/criterion--once.md",
        "/embed/criterion--once.html",
        "/api/v1/claims.json",
        "picture.svg",
        "/samples/one-letter/heron/send.sh",
        "#own",
        "#",
        "https://example.org/x#y",
        "mailto:a@example.org",
        "//example.org/x",
        *(f"guide/headings.md#{name}" for name in ("first", "second", "twice", "twice_1", "code-more", "own-name")),
        *(f"guide/headings.md#{name}" for name in ("in-a-note", "by-hand")),
    ],
)
def test_a_link_that_leads_somewhere(site: Plan, href: str) -> None:
    assert dead(site, f"[x]({href})\n\n# Own\n") == []


@pytest.mark.parametrize("href", ["/quiz.md?a=twice.never", "/quiz.md?a=twice.never#weights"])
def test_a_link_may_ask_something_of_a_page(site: Plan, href: str) -> None:
    assert dead(site, f"[x]({href})\n") == []


@pytest.mark.parametrize("href", ["<guide/my page.md>", "guide/my%20page.md", "<guide/my page.md#über>", "#größe"])
def test_a_link_may_hold_any_letter(site: Plan, href: str) -> None:
    assert dead(site, f"[x]({href})\n\n# Size {{ #größe }}\n") == []


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("quis.md", "page 'quis.md' does not exist. Did you mean 'quiz.md'?  Known: "),
        ("../a.md", "page '../a.md' does not exist. Did you mean 'a.md'?  Known: "),
        (
            "/criteria/exactly-once.md",
            "page 'criteria/exactly-once.md' does not exist. Did you mean 'criteria/once.md'?  Known: ",
        ),
        *(
            (href, f"'{href}' leads to no file of this site; a page is linked by its Markdown file, like /quiz.md")
            for href in ("/quiz/", "quiz", "/criteria/", "no-picture.svg", "/export/criterion--one.csv", "/embed/quis.html")
        ),
        (
            "/glossary.md#leter",
            "anchor of glossary.md 'leter' does not exist. Did you mean 'letter'?  Known: cpp, dead-letter, glossary, letter, ",
        ),
        ("/criteria/ordering.md#hern", "anchor of criteria/ordering.md 'hern' does not exist. Did you mean 'heron'?  Known: "),
        ("/export/criterion--once.md#x", "anchor of export/criterion--once.md 'x' does not exist.  Known: none"),
        ("#nowhere", "anchor of a.md 'nowhere' does not exist.  Known: own"),
        ("guide/headings.md#in-code", "anchor of guide/headings.md 'in-code' does not exist. "),
        ("guide/headings.md#twice_2", "anchor of guide/headings.md 'twice_2' does not exist. Did you mean 'twice_1'?  Known: "),
        ("guide/macros.md#criterion", "anchor of guide/macros.md 'criterion' does not exist. "),
    ],
)
def test_a_link_that_leads_nowhere(site: Plan, href: str, message: str) -> None:
    [problem] = dead(site, f"See\n[this]({href}).\n\n# Own\n", first_line=5)
    assert problem.startswith(f"6:8  dead-link  {message}")


@pytest.mark.parametrize("href", ["/criteria/ordering.md#the-scale", "guide/headings.md#named"])
def test_a_heading_with_a_name_of_its_own_has_no_other(site: Plan, href: str) -> None:
    assert len(dead(site, f"[x]({href})\n")) == 1


def test_a_folder_is_no_page(site: Plan) -> None:
    assert len(dead(site, "[x](guide) [y](/guide/)\n")) == 2


def test_a_heading_may_be_underlined_with_three_marks(site: Plan) -> None:
    assert dead(site, "[x](#a-title)\n\nA title\n===\n") == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("- one\n- [x](gone.md)\n", "2:7"),
        ("| a |\n|---|\n| [x](gone.md) |\n", "3:7"),
        ("!!! note\n\n    One\n    [x](gone.md)\n", "4:9"),
        ('=== "Tab"\n\n    [x](gone.md)\n', "3:9"),
        ("![x](gone.md)\n", "1:6"),
        ("[x][y]\n\n[y]: gone.md\n", "1:1"),
        ("## [x](gone.md)\n", "1:8"),
        ("One  \n[x](gone.md)\n", "2:5"),
    ],
)
def test_a_dead_link_is_found_wherever_it_stands(site: Plan, body: str, place: str) -> None:
    [problem] = dead(site, body)
    assert problem.startswith(f"{place}  dead-link  page 'gone.md' does not exist.")


def test_a_dead_link_of_a_file_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    root = copied("five", tmp_path / "five")
    (root / "content/a.md").write_text("---\ntitle: A\n---\n\nSee\nthis [page](gone.md).\n", encoding="utf-8")
    [problem] = links(made_of(root))
    assert str(problem).startswith("content/a.md:6:13  dead-link  page 'gone.md' does not exist.")


@pytest.mark.parametrize(
    "body", ["`[x](gone.md)`", "```\n[x](gone.md)\n```", "    [x](gone.md)", r"\[x](gone.md)", "<!-- [x](gone.md) -->"]
)
def test_what_is_no_link_leads_nowhere(site: Plan, body: str) -> None:
    assert dead(site, f"{body}\n") == []


# --- records ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small edition of the rules, with a page and a list of words."""
    monkeypatch.setattr(Spelling, "_dictionary", dictionary())
    root = edition_case.patched([{"file": "glossary.yml", "find": "fibres", "put": "threads"}], tmp_path / "small")
    (root / "content").mkdir()
    (root / "content/a.md").write_text("# A page\n\nAll is well.\n", encoding="utf-8")
    assert checked(root) == []
    return root


def checked(root: Path) -> list[str]:
    return [str(problem) for problem in prose.check(made_of(root))]


def put(root: Path, file: str, before: str, word: str) -> None:
    path = root / "data" / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{file}: {before!r}"
    path.write_text(text.replace(before, f"{before}{word} ", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "before", "place"),
    [
        ("criteria/bending.yml", "why: ", "4:6"),
        ("criteria/bending.yml", "label: ", "2:8"),
        ("criteria/bending.yml", "question: ", "3:11"),
        ("criteria/bending.yml", "anchors:\n  - ", "7:5"),
        ("criteria/bending.yml", "{ref: lab, supports: ", "19:30"),
        ("criteria/weather.yml", "- text: ", "20:15"),
        ("options/ash.yml", "summary: ", "4:10"),
        ("options/ash.yml", "- text: ", "31:11"),
        ("use-cases/gate.yml", "narrative: ", "4:12"),
        ("use-cases/gate.yml", "risks:\n  ash: ", "18:8"),
        ("adopters/joiner.yml", "note: ", "17:11"),
        ("statements/ash-bends.yml", "statement: ", "3:12"),
        ("statements/oak-for-ever.yml", "looked_for: ", "5:13"),
        ("topics.yml", "question: ", "3:13"),
        ("glossary.yml", "definition: ", "3:15"),
        ("quiz.yml", "text: ", "5:11"),
        ("site.yml", "interests: ", "9:12"),
        ("use-cases/gate.yml", "when:\n  ash: ", "10:8"),
        ("use-cases/gate.yml", "because: ", "26:10"),
        ("criteria/colour.yml", "retired:\n  on: 2026-06-01\n  why: ", "14:8"),
        ("options/ash.yml", "purpose: ", "25:16"),
        ("quiz.yml", "    why: ", "6:10"),
        ("site.yml", "tagline: ", "2:10"),
    ],
)
def test_a_text_of_a_record_is_read_at_the_place_of_its_field(small: Path, file: str, before: str, place: str) -> None:
    put(small, file, before, "recieve")
    found = [problem for problem in checked(small) if "repeated" not in problem]
    assert [problem.partition("  ")[0] for problem in found] == [f"data/{file}:{place}"]
    assert "misspelled  'recieve'" in found[0]


@pytest.mark.parametrize(
    ("file", "before"),
    [
        ("sources/rest.yml", "title: "),
        ("sources/rest.yml", "publisher: "),
        ("options/ash.yml", "name: "),
        ("glossary.yml", "term: "),
    ],
)
def test_what_others_call_a_thing_is_not_ours_to_spell(small: Path, file: str, before: str) -> None:
    put(small, file, before, "xyzzyx")
    assert checked(small) == []


def test_records_bring_their_own_sources_and_judge_elsewhere(small: Path) -> None:
    # Figures in a record rest on its citations, and a rule has looked for its loaded words already.
    put(small, "criteria/bending.yml", "why: ", "Of 12 robust")
    assert checked(small) == []
    assert [problem.code for problem in made_of(small).warnings] == ["loaded-word"]


def test_paragraphs_of_a_narrative_are_passages_of_their_own(small: Path) -> None:
    path = small / "data/use-cases/gate.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("narrative: A gate", "narrative: |\n  One ends here the\n\n  The gate"), encoding="utf-8")
    assert checked(small) == []


# --- all together -----------------------------------------------------------------------------------------------------


def test_everything_comes_together_in_the_order_of_the_files(small: Path) -> None:
    (small / "content/a.md").write_text("# A page\n\nThe the robust [x](gone.md) took 12 mintues.\n", encoding="utf-8")
    (small / "data/spelling.txt").write_text("plugh\n", encoding="utf-8")
    put(small, "criteria/bending.yml", "why: ", "Simply")
    found = [problem.split("  ") for problem in checked(small)]
    assert [(place, code) for place, code, *_ in found] == [
        ("content/a.md:3:1", "repeated-word"),
        ("content/a.md:3:9", "loaded-word"),
        ("content/a.md:3:20", "dead-link"),
        ("content/a.md:3:34", "unsourced-figure"),
        ("content/a.md:3:37", "misspelled"),
        ("data/criteria/bending.yml:4:6", "filler-word"),
        ("data/spelling.txt:1:1", "unused-spelling"),
    ]


def test_the_command_says_what_it_found(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "overrides" / "tradeoff", small / "overrides" / "tradeoff")
    assert main(["prose", str(small)]) == 0
    assert capsys.readouterr().out == "0 problems\n"
    put(small, "criteria/bending.yml", "why: ", "Simply")
    assert main(["prose", str(small)]) == 0, "warnings alone are no failure"
    assert capsys.readouterr().out.splitlines()[-1] == "0 problems, 1 warning"
    put(small, "criteria/bending.yml", "why: ", "Recieve")
    assert main(["prose", "--format", "github", str(small)]) == 1
    assert capsys.readouterr().out.startswith(
        "::warning file=data/criteria/bending.yml,line=4,col=6,title=filler-word::'Simply' says"
    )


def test_the_command_tells_what_cannot_be_planned(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "content/a.md").write_text("{{ nothing() }}\n", encoding="utf-8")
    assert main(["prose", str(small)]) == 1
    assert "content/a.md:1:1  unknown-macro" in capsys.readouterr().err


@pytest.mark.parametrize("edition", editions.small())
def test_the_small_editions_read_well(edition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spelling, "_dictionary", dictionary())
    # Their figures are made up, and some of their words are birds' own.
    left = [problem for problem in prose.check(planned(edition)) if problem.code not in ("misspelled", "unsourced-figure")]
    assert left == []
