"""Reading: how long prose takes, and the sentence that stands in for a description nobody wrote."""

from __future__ import annotations

import pytest

from tradeoff.metadata.reading import first_paragraph, minutes, shortened

WORD = "word "


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", 0),
        ("<p></p><pre>only code here</pre>", 0),
        ("<p>One.</p>", 1),
        (f"<p>{WORD * 299}</p>", 1),
        (f"<p>{WORD * 300}</p>", 2),
        (f"<p>{WORD * 1000}</p>", 5),
        (f"<p>{WORD * 100}</p><ul><li>{WORD * 100}</li></ul><blockquote>{WORD * 100}</blockquote>", 2),
    ],
)
def test_two_hundred_words_are_a_minute(html: str, expected: int) -> None:
    assert minutes(html) == expected


@pytest.mark.parametrize(
    "silent",
    [
        "<pre><code>{}</code></pre>",
        "<div><pre><span>{}</span><code>{}</code></pre></div>",
        "<svg><title>{}</title><text>{}</text></svg>",
        "<p><code>{}</code></p>",
        "<script>{}</script>",
        "<style>{}</style>",
    ],
)
def test_code_and_drawings_are_no_prose(silent: str) -> None:
    assert minutes(silent.replace("{}", WORD * 2000) + "<p>One.</p>") == 1


def test_dashes_and_marks_are_no_words() -> None:
    assert minutes("<p>" + "– · → " * 3000 + "</p>") == 0


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Title</h1><p>The <em>first</em>\n of <code>two</code> &amp; more.</p><p>Second.</p>", "The first of two & more."),
        ("<p> </p><p>Then this.</p>", "Then this."),
        ('<div><p class="admonition-title">Note</p><p>Mind this.</p></div>', "Mind this."),
        ("<h1>Title</h1>", ""),
        ("<ul><li>No paragraph</li></ul>", ""),
        ("<p>Not closed", "Not closed"),
    ],
)
def test_the_first_paragraph_is_found_without_its_marks(html: str, expected: str) -> None:
    assert first_paragraph(html) == expected


def test_a_text_that_fits_is_not_cut() -> None:
    assert shortened("A short one.") == "A short one."
    assert shortened("a" * 160) == "a" * 160


@pytest.mark.parametrize("longest", range(5, 60))
def test_a_text_is_cut_behind_a_whole_word(longest: int) -> None:
    text = "Alpha, beta; gamma – delta: epsilon zeta eta theta."
    cut = shortened(text, longest)
    assert len(cut) <= longest
    if cut != text:
        whole = cut.removesuffix("…")
        assert text.startswith(whole)
        assert whole == whole.rstrip(" ,;:–-")
        assert longest < 8 or text[len(whole)] in " ,;:"


def test_a_word_longer_than_the_room_is_cut_where_it_must_be() -> None:
    assert shortened("a" * 200, 20) == "a" * 19 + "…"
