"""Inline text: one source, the same words in every format, and never more than words."""

from __future__ import annotations

import re

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from support.read_back import GFM, fold, gfm_tables, inline_text
from tradeoff.formats.csv import safe
from tradeoff.text.inline import Span, escape_markdown, spans, to_attribute, to_cell, to_html, to_markdown, to_plain, to_prose

# What YAML admits, with everything some format takes for its own more often than chance would have it.
CHARACTERS = st.one_of(
    st.sampled_from("|*_`\\[]()<>&~!#{}$@=+-:.;'\"^%/ 1a\n\u00a0\u200f\u2028é\U0001f989"),
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")),
)
PIECES = st.one_of(
    st.text(CHARACTERS, max_size=8),
    st.sampled_from(["**", "`", "``", "[a](https://example.org/b)", "&amp;", "&#10;", "<b>", "</b>", "<!--", "\\|"]),
    st.sampled_from(["http://x.org", "www.x.org", "1. "]),
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
PYTHON_MARKDOWN = markdown.Markdown(extensions=["tables", "attr_list", "md_in_html", "def_list", "footnotes", "admonition"])
ALLOWED = {"code", "em", "strong", "a"}


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(f"<div>{text}</div>", "html5lib").div


def rendered(text: str) -> str:
    """Markdown as the site's own generator shows it."""
    return fold(page(PYTHON_MARKDOWN.reset().convert(text)).get_text())


@pytest.mark.parametrize(
    ("source", "plain", "as_html"),
    [
        ("a *b* **c** `d`", "a b c d", "a <em>b</em> <strong>c</strong> <code>d</code>"),
        ("[a `b`](https://x.org/?a=1&b=2)", "a b", '<a href="https://x.org/?a=1&amp;b=2">a <code>b</code></a>'),
        ("one\n  two", "one two", "one two"),
        (r"\*no\* \<b\>", "*no* <b>", "*no* &lt;b&gt;"),
        ("<b>x</b> & y", "<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("&lt;b&gt;", "<b>", "&lt;b&gt;"),
        ("![a](https://x.org)", "!a", '!<a href="https://x.org">a</a>'),
        ("[a](javascript:alert)", "[a](javascript:alert)", "[a](javascript:alert)"),
        ("a | b", "a | b", "a | b"),
        ("# a", "# a", "# a"),
        ("", "", ""),
    ],
)
def test_the_subset(source: str, plain: str, as_html: str) -> None:
    assert to_plain(source) == plain
    assert to_html(source) == as_html


def test_text_is_parsed_into_spans_that_hold_spans() -> None:
    assert spans("`<b>|*` ``a`b``") == (Span("code", "<b>|*"), Span("text", " "), Span("code", "a`b"))
    assert spans("*a **b***") == (Span("em", inner=(Span("text", "a "), Span("strong", inner=(Span("text", "b"),)))),)
    assert spans("[`a`](https://x.org)") == (Span("link", inner=(Span("code", "a"),), href="https://x.org"),)


def test_read_aloud_code_is_left_out_and_marks_and_addresses_are_not_said() -> None:
    assert to_prose("*The `main()` of* [a *page*](https://x.org/y)") == "The … of a page"


@given(TEXTS)
@example("*\u00a0a*")
@example("`a|b` \\| |")
@example("`` ` ``")
@example("` a `")
@example("&#10;a")
def test_html_reads_back_and_gains_no_element(source: str) -> None:
    made = page(to_html(source))
    assert fold(made.get_text()) == fold(to_plain(source))
    assert {element.name for element in made.select("*")} <= ALLOWED
    assert all(set(element.attrs) <= {"href"} for element in made.select("*"))
    assert all(not link["href"].lower().startswith(("javascript:", "data:", "vbscript:")) for link in made.find_all("a"))


@given(TEXTS)
@example("**a **b")
@example("`a|b` \\| |")
@example("a\\")
@example("`a\\`")
@example("*a*b*c*")
@example("1. a")
@example("1\\. a")
@example("0![a](https://example.org/b)")
@example("[a|b](https://x.org/|)")
@example("~~a~~ https://x.org www.x.org")
def test_markdown_reads_back_in_gfm(source: str) -> None:
    tokens = GFM.parse(to_markdown(source))
    inlines = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert (inline_text(inlines[0]) if inlines else "") == fold(to_plain(source))


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["`a|b`", "\\", "`\\|`"])
def test_a_gfm_table_keeps_its_cells(sources: list[str]) -> None:
    heads = "| " + " | ".join("h" for _ in sources) + " |\n" + "| " + " | ".join("---" for _ in sources) + " |\n"
    row = "| " + " | ".join(to_cell(source) for source in sources) + " |\n"
    [[_, *rows]] = gfm_tables(heads + row)
    assert rows == [[fold(to_plain(source)) for source in sources]]


@given(st.text(CHARACTERS, max_size=30))
@example("&amp; <b> ~~a~~ $a$ @b")
@example("1. a")
@example("10) a")
@example(": a")
@example("=== a")
@example("!!! note")
@example("a {#b}")
@example("https://x.org/?a=1&amp;b")
def test_escaped_text_is_shown_as_typed_by_both_kinds_of_markdown(text: str) -> None:
    escaped = escape_markdown(text)
    [*inlines] = [token for token in GFM.parse(escaped) if token.type == "inline"]
    assert fold(" ".join(inline_text(token) for token in inlines)) == fold(text)
    assert rendered(escaped) == fold(text)
    assert rendered(f"# {escaped}\n") == fold(text)
    assert to_plain(escaped) == fold(text)


@given(
    st.lists(
        st.sampled_from(["a", "*b*", "**c**", "`d|e`", "[f](https://x.org/)", "&lt;g&gt;", "\\*h\\*"]), min_size=1, max_size=4
    ).map(" ".join)
)
def test_the_site_shows_inline_text_as_the_files_do(source: str) -> None:
    assert rendered(to_markdown(source)) == fold(to_plain(source))


def test_bare_addresses_stay_text() -> None:
    assert not re.search(r"https?://|www\.", to_markdown("See https://x.org, HTTP://X.org and www.x.org"), re.IGNORECASE)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("*a* **b** `c` [d](https://x.org)", "*a* **b** `c` [d](https://x.org)"),
        ("[a](<https://x.org/|(b)>)", "[a](https://x.org/%7C%28b%29)"),
        ("No![a](https://x.org)", "No\\![a](https://x.org)"),
        ("`` `a `` and `` a` `` and ``a``", "`` `a `` and `` a` `` and `a`"),
        ("*&#32;a*", " a"),  # a star beside a space is a mark to some and a star to others
    ],
)
def test_emphasis_code_and_links_survive_where_all_readers_agree(source: str, written: str) -> None:
    assert to_markdown(source) == written


@given(st.lists(st.text(CHARACTERS, max_size=12), min_size=1, max_size=5))
@example(["=cmd()", "+1", "-1", "@x", "\t=1", "＝1"])
def test_no_csv_cell_is_a_formula(cells: list[str]) -> None:
    for cell in map(safe, cells):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))
    assert [cell if safe(cell) == cell else f"'{cell}" for cell in cells] == [safe(cell) for cell in cells]


@given(st.text(CHARACTERS, max_size=30))
@example('"p. 3" | `a` *b* _c_ [d](e) <f> &amp; \\')
def test_an_attribute_survives_markdown(text: str) -> None:
    made = PYTHON_MARKDOWN.reset().convert(f'| a | b |\n| - | - |\n| x | <sup data-a="{to_attribute(text)}"></sup> |\n')
    [found] = page(made).find_all("sup")
    assert fold(found["data-a"]) == fold(text)
