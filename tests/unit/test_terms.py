"""Terms: a word of the glossary leads to its entry once in each section, and nothing else of a page changes."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from support.planned import files, planned
from tradeoff.carriers.terms import Terms
from tradeoff.model.term import Term
from tradeoff.routes import Routes

HERE = "guide/x/"
LINK = re.compile(r'<a class="t-term" href="([^"<>]*)" data-says="([^"<>]*)">(.*?)</a>', re.DOTALL)


def glossary(**named: str | tuple[str, ...]) -> dict[str, Term]:
    """Terms by id: a word, or a word and what it is also called."""
    words = {name: (given,) if isinstance(given, str) else given for name, given in named.items()}
    return {
        name: Term.model_validate({"id": name, "term": said[0], "definition": f"What {name} is.", "also_called": said[1:]})
        for name, said in words.items()
    }


BIRDS = glossary(
    letter=("letter", "letters"),
    dead=("dead letter", "DLQ", "undeliverable letter"),
    cpp="C++",
    net=".NET",
    research="R&D",
    angle="<T>",
)


def linked(text: str, terms: dict[str, Term] = BIRDS, address: str = HERE, routes: Routes | None = None) -> str:
    return Terms(terms, routes or Routes()).link(text, address)


def found(text: str, terms: dict[str, Term] = BIRDS) -> list[tuple[str, str]]:
    """Each entry that is led to, and the words that lead there."""
    whole = linked(text, terms)
    assert LINK.sub(r"\3", whole) == text
    return [(href.partition("#")[2], said) for href, _, said in LINK.findall(whole)]


def test_a_word_leads_to_its_entry_and_says_what_it_means() -> None:
    assert linked("<p>A letter.</p>") == (
        '<p>A <a class="t-term" href="../../glossary/#letter" data-says="What letter is.">letter</a>.</p>'
    )


def test_an_edition_without_a_glossary_links_nothing() -> None:
    assert linked("<p>A letter.</p>", {}) == "<p>A letter.</p>"
    text = "<p>A letter, a dead letter, C++.</p>"
    assert planned("two").carrier().fill(text, HERE, "", set()).html.startswith(text)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_once_in_each_section(tag: str) -> None:
    section = f"<{tag}>One</{tag}><p>A letter, letters</p><ul><li>letter</li></ul>"
    assert found(section * 2) == [("letter", "letter"), ("letter", "letter")]


@pytest.mark.parametrize("tag", ["h4", "h5", "h6"])
def test_a_small_heading_begins_no_section(tag: str) -> None:
    assert found(f"<p>A letter</p><{tag}>One</{tag}><p>A letter</p>") == [("letter", "letter")]


def test_another_name_of_an_entry_is_the_same_entry() -> None:
    assert found("<p>The DLQ holds a dead letter, an undeliverable letter.</p>") == [("dead", "DLQ")]


def test_the_longest_name_is_taken_first() -> None:
    assert found("<p>An undeliverable letter is a letter.</p>") == [("dead", "undeliverable letter"), ("letter", "letter")]
    assert found("<p>A letter is no dead letter.</p>") == [("letter", "letter"), ("dead", "dead letter")]


def test_a_name_said_before_is_passed_over_whole() -> None:
    # The second time, "letter" within it is no letter either.
    assert found("<p>A dead letter, a dead letter.</p>") == [("dead", "dead letter")]


def test_a_name_of_two_words_may_stand_over_the_end_of_a_line() -> None:
    # Markdown keeps the line breaks of a paragraph, and a browser shows them as spaces.
    assert found("<p>This is a dead\nletter.</p>") == [("dead", "dead\nletter")]


@pytest.mark.parametrize(
    "tag",
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "button",
        "code",
        "kbd",
        "label",
        "pre",
        "script",
        "style",
        "summary",
        "svg",
        "table",
    ],
)
def test_these_stay_as_they_are(tag: str) -> None:
    assert found(f"<{tag}>A <i>letter</i></{tag}>") == []
    assert found(f"<{tag.upper()}>A letter</{tag.upper()}><p>letters</p>") == [("letter", "letters")]


def test_what_stands_around_something_closed_is_open_again() -> None:
    code = "<pre><span></span><code>letter</code> letter</pre> <code>DLQ</code>"
    text = f"<div>{code} letter <table><tr><td>DLQ</td></tr></table></div><p>DLQ</p>"
    assert found(text) == [("letter", "letter"), ("dead", "DLQ")]


def test_an_empty_element_closes_nothing() -> None:
    assert found('<p><svg viewBox="0 0 1 1"/><br><img src="letter.png" alt="letter"> letter</p>') == [("letter", "letter")]


@pytest.mark.parametrize("box", ["t-answer", "t-columns", "t-cards"])
def test_boxes_that_lead_somewhere_already_stay_as_they_are(box: str) -> None:
    text = f'<div class="{box}"><div><p>letter</p></div><p>letter</p></div>'
    assert found(f"<div>{text}<p>DLQ</p></div><p>letter</p>") == [("dead", "DLQ"), ("letter", "letter")]


@pytest.mark.parametrize(
    "text",
    [
        '<p title="a letter">x</p>',
        '<p data-letter="DLQ"><!-- a letter > a dead letter --></p>',
        '<div data-block="letter"></div>',
        '<sup data-cite="letter" data-at="letter" data-says="a letter"></sup>',
        '<span data-fact="letter--letter"></span>',
    ],
)
def test_attributes_comments_and_holes_are_no_prose(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("C++", "C++"),
        ("in C++.", "C++"),
        ("R&amp;D, too", "R&amp;D"),
        ("a &lt;T&gt; b", "&lt;T&gt;"),
        ("the .NET", ".NET"),
        ("LETTER", "LETTER"),
        ("(Letter)", "Letter"),
        ("letter:", "letter"),
        ("the letter.", "letter"),
        ("“letter”", "letter"),
        ("letter's end", "letter"),
        ("letter’s end", "letter"),
        ("&nbsp;letter&nbsp;", "letter"),
        ("<b>letter</b>", "letter"),
        ("dlq", "dlq"),
    ],
)
def test_a_word_is_found_whatever_stands_beside_it(text: str, said: str) -> None:
    assert [words for _, words in found(f"<p>{text}</p>")] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "letterbox",
        "love-letter",
        "letter-box",
        "preletter",
        "letter_box",
        "_letter",
        "letter2",
        "send/letter",
        "letter/box",
        "post.letter",
        "C++11",
        "ASP.NET",
        "C",
        "R&amp;Dx",
        "dead, letter-box",
    ],
)
def test_a_piece_of_a_longer_word_is_no_word(text: str) -> None:
    assert found(f"<p>{text}</p>") == []


@pytest.mark.parametrize("text", ["letter.js", "the letter.write call", "Letter.Box"])
def test_a_name_that_goes_on_behind_a_full_stop_is_another(text: str) -> None:
    assert found(f"<p>{text}</p>") == []


def test_the_title_of_a_program_is_no_prose() -> None:
    page = '<div class="highlight"><span class="filename">letter.js</span><pre><code>letter</code></pre></div>'
    assert found(page) == []


@pytest.mark.parametrize("entity", ["&copy;", "&copy; 2026", "R&amp;D &copy;"])
def test_a_character_reference_is_one_character_whatever_it_is_called(entity: str) -> None:
    assert found(f"<p>{entity}</p>", glossary(copy="copy", amp="amp")) == []


def test_letters_that_are_alike_in_one_language_only_are_two() -> None:
    # "i" ignores its case in more ways than a dictionary of words in lower case knows.
    assert found("<p>MAİL, maıl, Mail.</p>", glossary(mail="mail")) == [("mail", "Mail")]


def test_what_it_means_fits_into_an_attribute() -> None:
    definition = 'A *letter* that "nobody" reads, kept as `<T>` & [more](https://example.org/?a=1&b="2").'
    term = Term.model_validate({"id": "letter", "term": "letter", "definition": definition})
    link = BeautifulSoup(linked("<p>letter</p>", {"letter": term}), "html5lib").a
    assert link["data-says"] == 'A letter that "nobody" reads, kept as <T> & more.'
    assert set(link.attrs) == {"class", "href", "data-says"}


@pytest.mark.parametrize(
    ("address", "directories", "href"),
    [
        ("", True, "glossary/#letter"),
        ("guide/", True, "../glossary/#letter"),
        ("guide/x/", True, "../../glossary/#letter"),
        ("index.html", False, "glossary.html#letter"),
        ("guide/x.html", False, "../glossary.html#letter"),
    ],
)
def test_links_are_relative_to_the_page(address: str, href: str, *, directories: bool) -> None:
    text = linked("<p>letter</p>", address=address, routes=Routes(directories=directories))
    assert LINK.search(text)
    assert LINK.findall(text)[0][0] == href


@pytest.mark.parametrize(
    ("address", "directories"), [("glossary/", True), ("glossary.html", False), ("embed/", True), ("embed/index.html", False)]
)
def test_the_glossary_and_the_list_of_blocks_link_nothing(address: str, *, directories: bool) -> None:
    assert linked("<p>letter</p>", address=address, routes=Routes(directories=directories)) == "<p>letter</p>"


def test_every_name_leads_to_a_row_of_the_glossary() -> None:
    rows = {row.id for row in planned("five").blocks["glossary"].table.rows}
    assert rows == set(planned("five").catalog.edition.glossary)


def test_the_glossary_says_how_a_term_is_also_called_but_not_its_plural() -> None:
    rows = {row.id: row for row in planned("five").blocks["glossary"].table.rows}
    assert (rows["dead-letter"].head.note, rows["letter"].head.note) == ("also: undeliverable, DLQ", "")
    assert list(rows) == ["cpp", "dead-letter", "letter", "r-and-d"]
    assert "embed/glossary.html" in files("five")
    assert not [path for path in files("two") if "glossary" in path]


# --- any text at all --------------------------------------------------------------------------------------------------

WORDS = [
    "letter",
    "Letters",
    "dead letter",
    "dead\nletter",
    "DLQ",
    "C++",
    "R&amp;D",
    "&lt;T&gt;",
    ".NET",
    "bird",
    ",",
    "&copy;",
    "–",
]
TAGS = [
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<code>",
    "</code>",
    "<a href='letter'>",
    "</a>",
    "<br/>",
    "<!-- letter -->",
    "<",
    ">",
    '"',
]


@given(st.lists(st.one_of(st.sampled_from([*WORDS, *TAGS, " ", "\n"]), st.text(max_size=4)), max_size=30).map("".join))
@example("<p>C++ C++</p>")
@example("</a>letter")
@example("<p title='a > letter'>letter</p>")
def test_without_the_links_the_page_is_what_it_was(text: str) -> None:
    assert LINK.sub(r"\3", linked(text)) == text


PROSE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
PIECE = st.one_of(
    PROSE,
    PROSE.map("<em>{}</em>".format),
    PROSE.map("<code>{}</code>".format),
    PROSE.map('<a href="x">{}</a>'.format),
    PROSE.map('<span title="letter">{}</span>'.format),
)
BODY = st.lists(PIECE, max_size=4).map(" ".join)
PART = st.one_of(
    BODY.map("<p>{}</p>".format),
    BODY.map("<ul><li>{}</li><li>letter</li></ul>".format),
    BODY.map("<div class='note'><p>{}</p></div>".format),
    PROSE.map("<h2>{}</h2>".format),
    PROSE.map("<h5>{}</h5>".format),
    PROSE.map("<pre><code>{}</code></pre>".format),
    BODY.map("<table><tbody><tr><td>{}</td></tr></tbody></table>".format),
)


@given(st.lists(PART, max_size=8).map("\n".join))
def test_no_link_stands_where_none_may_and_none_twice(text: str) -> None:
    before, after = (BeautifulSoup(page, "html5lib").body for page in (text, linked(text)))
    assert after.get_text() == before.get_text()
    said: set[str] = set()
    for element in after.select("h1, h2, h3, a.t-term"):
        if element.name != "a":
            said = set()
            continue
        assert not element.find_parent(["h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "table", "a"])
        assert element["href"] not in said
        said.add(element["href"])
