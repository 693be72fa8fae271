"""Diagrams: which drawings a page may hold, what is said about the others, and how one is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.planned import planned
from tradeoff.exhibits.diagram import CLASSES, SHAPES, TEXTS, Diagram, diagrams
from tradeoff.pages.macros import bind
from tradeoff.text.macros import find

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">
<title>A nest</title>
<desc>One nest.</desc>
{inner}
</svg>
"""
HOLE = '<div data-diagram="{}"></div>'


def drawing(inner: str = "") -> str:
    return SVG.format(inner=inner)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "diagrams").mkdir(parents=True)
    return tmp_path / "content"


def read(content: Path, given: str | bytes, name: str = "nest.svg") -> tuple[dict[str, Diagram], list[str]]:
    """The drawings of a project that has this one, and what is said about it."""
    (content / "diagrams" / name).write_bytes(given.encode() if isinstance(given, str) else given)
    found, problems = diagrams(content, content.parent)
    assert {problem.code for problem in problems} <= {"bad-diagram", "bad-id", "reserved-id"}
    return found, [str(problem) for problem in problems]


def said(content: Path, given: str | bytes, name: str = "nest.svg") -> list[str]:
    """What is wrong with a drawing, which then is not there."""
    found, problems = read(content, given, name)
    assert bool(found) != bool(problems)
    return problems


# --- what is read -----------------------------------------------------------------------------------------------------


def test_a_project_without_drawings_has_none(tmp_path: Path) -> None:
    assert diagrams(tmp_path / "content", tmp_path) == ({}, [])
    assert not planned("two").catalog.diagrams


def test_a_drawing_is_its_caption_its_words_and_one_line(content: Path) -> None:
    found, problems = read(
        content,
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- by hand -->\n'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90.5 60">\n'
        "  <title>A nest &amp;\n  an egg</title>\n"
        '  <desc>\n    One "nest",\n    x &lt; y.\n  </desc>\n'
        '  <rect class="d-box"\n    x="1"/>\n  <text>a &lt; b</text>\n</svg>\n',
    )
    assert problems == []
    assert found == {
        "nest": Diagram(
            "A nest & an egg",
            'One "nest", x < y.',
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90.5 60" role="img" aria-label="A nest &amp; an egg"> '
            '<rect class="d-box" x="1" /> <text>a &lt; b</text> </svg>',
        )
    }


def test_drawings_are_found_by_the_names_of_their_files(content: Path) -> None:
    for name in ("b.svg", "a.svg", ".draft.svg", "picture.png", "c.svg.orig"):
        (content / "diagrams" / name).write_text(drawing() if name in ("a.svg", "b.svg") else "not a drawing")
    (content / "diagrams" / "deep").mkdir()
    (content / "diagrams" / "deep" / "d.svg").write_text("not a drawing")
    found, problems = diagrams(content, content.parent)
    assert (list(found), problems) == (["a", "b"], [])


def test_every_shape_and_every_class_may_stand_in_a_drawing(content: Path) -> None:
    shapes = "".join(f'<{tag} class="{" ".join(CLASSES)}"/>' for tag in (*SHAPES, *TEXTS))
    assert said(content, drawing(f'<g id="nest-all" data-option="heron" aria-hidden="true">{shapes}</g>')) == []


@pytest.mark.parametrize(
    "inner",
    [
        '<path fill="none" stroke="currentColor" stroke-width="2" d="M0 0 L9 9"/>',
        '<defs><marker id="nest-tip"/></defs><line marker-end="url(#nest-tip)"/>',
        '<text x="1" text-anchor="middle" font-size="13">A <tspan>nest</tspan></text>',
        "<!-- a remark --><rect/>",
    ],
)
def test_these_may_stand_in_a_drawing(content: Path, inner: str) -> None:
    assert said(content, drawing(inner)) == []


# --- what is refused --------------------------------------------------------------------------------------------------

ALLOWED = "Known: circle, defs, desc, ellipse, g, line, marker, path, polygon, polyline, rect, svg, … (15 in all)"
ATTRIBUTES = "Known: class, cx, cy, d, dominant-baseline, dx, dy, fill, font-size, font-weight, height, id, … (42 in all)"
USE_CLASSES = "use the classes d-box, d-soft, d-accent, d-line, d-arrow, d-text, d-strong, d-note"


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<script/>", f"element 'script' does not exist.  {ALLOWED}"),
        ("<style/>", f"element 'style' does not exist. Did you mean 'title'?  {ALLOWED}"),
        ("<foreignObject/>", f"element 'foreignObject' does not exist.  {ALLOWED}"),
        ("<rectt/>", f"element 'rectt' does not exist. Did you mean 'rect'?  {ALLOWED}"),
        ('<rect style="fill: red"/>', f"'style' is not allowed: {USE_CLASSES}"),
        ('<rect onclick="x"/>', f"'onclick' is not allowed: {USE_CLASSES}"),
        (
            '<rect class="d-box d-bx"/>',
            f"class 'd-bx' does not exist. Did you mean 'd-box'?  Known: {', '.join(sorted(CLASSES))}",
        ),
        ('<rect id="tip"/>', "id 'tip' must begin with 'nest-': further drawings stand on the same page"),
        ('<rect fill="red"/>', "fill='red': write 'none' or 'currentColor', and let a class give the colour"),
        ('<rect stroke="#000"/>', "stroke='#000': write 'none' or 'currentColor', and let a class give the colour"),
        ('<rect fill="url(#nest-x)"/>', "fill='url(#nest-x)': write 'none' or 'currentColor', and let a class give the colour"),
        ('<line marker-end="url(#tip)"/>', "'url(#tip)' leads out of the drawing: only url(#nest-…) is allowed"),
        (
            '<g filter="url(https://x.example/)"/>',
            "'url(https://x.example/)' leads out of the drawing: only url(#nest-…) is allowed",
        ),
        ('<g href="#nest-x"/>', "'#nest-x' leads out of the drawing: only url(#nest-…) is allowed"),
        (
            '<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="x.png"/>',
            "'x.png' leads out of the drawing: only url(#nest-…) is allowed",
        ),
        # No side door: in a page, the names of attributes have no case, and there are no namespaces of one's own.
        ('<rect ONCLICK="x"/>', f"'ONCLICK' is not allowed: {USE_CLASSES}"),
        ('<rect Style="fill: red"/>', f"'Style' is not allowed: {USE_CLASSES}"),
        ('<g color="red"><rect fill="currentColor"/></g>', f"attribute 'color' does not exist.  {ATTRIBUTES}"),
        (
            '<line marker-end="url(#nest-tip) url(#tip)"/>',
            "'url(#nest-tip) url(#tip)' leads out of the drawing: only url(#nest-…) is allowed",
        ),
        ('<x:rect xmlns:x="https://x.example/"/>', f"element '{{https://x.example/}}rect' does not exist.  {ALLOWED}"),
        (
            '<g xmlns:x="https://x.example/" x:label="nest"/>',
            f"attribute '{{https://x.example/}}label' does not exist.  {ATTRIBUTES}",
        ),
    ],
)
def test_what_would_not_go_with_the_page_is_refused_at_its_line(content: Path, inner: str, message: str) -> None:
    assert said(content, drawing(inner)) == [f"content/diagrams/nest.svg:4:1  bad-diagram  {message}"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ('<html xmlns="http://www.w3.org/2000/svg"/>', 'expected <svg xmlns="http://www.w3.org/2000/svg">, found <html>'),
        ('<svg viewBox="0 0 9 9"/>', 'expected <svg xmlns="http://www.w3.org/2000/svg">, found <svg>'),
        (
            drawing().replace(' viewBox="0 0 90 60"', ""),
            "the drawing needs a viewBox of four numbers, like viewBox='0 0 360 240'",
        ),
        (drawing().replace("0 0 90 60", "0 0 90"), "the drawing needs a viewBox of four numbers, like viewBox='0 0 360 240'"),
        (drawing().replace("0 0 90 60", "0 0 9em 60"), "the drawing needs a viewBox of four numbers, like viewBox='0 0 360 240'"),
        (
            drawing().replace("0 0 90 60", "0 0 400.5 60"),
            "the viewBox is 400.5 wide: at most 400, so that a phone shows it without shrinking the text",
        ),
        *(
            (drawing().replace(old, new), "the drawing begins with <title>, its caption, and <desc>, all it says in words")
            for old, new in (
                ("<title>A nest</title>", ""),
                ("<desc>One nest.</desc>", ""),
                ("A nest", "  "),
                ("One nest.", ""),
                ("<title>A nest</title>\n<desc>One nest.</desc>", "<desc>One nest.</desc>\n<title>A nest</title>"),
                ("<title>", "<g/><title>"),
            )
        ),
    ],
)
def test_a_drawing_says_how_large_it_is_and_what_it_shows(content: Path, given: str, message: str) -> None:
    assert said(content, given) == [f"content/diagrams/nest.svg:1:1  bad-diagram  {message}"]


@pytest.mark.parametrize(
    ("given", "place", "message"),
    [
        ("", "1:1", "not well-formed XML: no element found"),
        ("\n\n", "3:1", "not well-formed XML: no element found"),
        ("<svg>\n  <g></svg>", "2:8", "not well-formed XML: mismatched tag"),
        (drawing("<text>&nbsp;</text>"), "4:7", "not well-formed XML: undefined entity"),
        (drawing("<text>\n\nsend & forget</text>"), "6:7", "not well-formed XML: not well-formed (invalid token)"),
        (b"\xff\xfe", "1:1", "cannot be read as UTF-8 text"),
    ],
)
def test_a_file_that_is_no_drawing_at_all(content: Path, given: str | bytes, place: str, message: str) -> None:
    [problem] = said(content, given)
    assert problem.startswith(f"content/diagrams/nest.svg:{place}  bad-diagram  {message}")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("My Nest.svg", "bad-id  'My Nest' is not an id: use a-z, 0-9 and single hyphens, without 'vs'"),
        ("index.svg", "reserved-id  'index' is reserved: choose another id"),
    ],
)
def test_a_drawing_has_a_proper_name(content: Path, name: str, message: str) -> None:
    assert said(content, drawing(), name) == [f"content/diagrams/{name}:1:1  {message}"]


def test_everything_that_is_wrong_is_told_at_once(content: Path) -> None:
    given = drawing('<rect class="x"\n style="y"/>\n<b/>').replace("0 0 90 60", "0 0 900 60")
    assert [problem.partition("  ")[0].rpartition("nest.svg:")[2] for problem in said(content, given)] == [
        "1:1",
        "5:1",
        "5:1",
        "6:1",
    ]


# --- how it is shown --------------------------------------------------------------------------------------------------


def filled(text: str) -> BeautifulSoup:
    return BeautifulSoup(planned("five").carrier().fill(text, "guide/x/", "", set()).html, "html5lib").body


@pytest.mark.parametrize("text", ["{}", "<p>{}</p>"])
def test_a_page_shows_the_drawing_its_caption_and_the_same_in_words(text: str) -> None:
    page = filled(text.format(HOLE.format("way-of-a-letter")))
    [figure] = page.find_all("figure")
    assert figure["id"] == "diagram-way-of-a-letter"
    assert figure.svg["role"] == "img"
    assert figure.svg["aria-label"] == "The way of a letter & back"
    assert figure.figcaption.find(string=True, recursive=False) == "The way of a letter & back"
    assert figure.details.p.get_text() == 'A letter goes from the sender to the broker. The broker says "arrived" when x < y.'
    assert figure.details.summary.get_text() == "The picture in words: The way of a letter & back"
    assert figure.find_parent("p") is None
    assert not figure.find(["title", "desc", "a"])


def test_what_only_looks_like_a_drawing_stays() -> None:
    text = f"<p>x</p>{HOLE.format('no-such-drawing')}"
    assert planned("five").carrier().fill(text, "guide/x/", "", set()).html.startswith(text)
    assert planned("five").carrier().anchors(text) == set()


def test_search_reads_no_drawing() -> None:
    given = planned("five").carrier().fill(f"<p>x</p>{HOLE.format('nest')}", "guide/x/", "", set())
    assert given.indexed == "<p>x</p>"


def test_ids_are_given_once_however_often_a_drawing_is_shown() -> None:
    shown = filled(HOLE.format("way-of-a-letter") * 2)
    assert len(shown.find_all("figure")) == 2
    assert len(shown.select("#diagram-way-of-a-letter")) == 1
    ids = [element["id"] for element in shown.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_link_may_lead_to_a_drawing() -> None:
    carrier = planned("five").carrier()
    shown = re.findall(r'<figure class="t-diagram" id="([^"]+)"', carrier.fill(HOLE.format("nest"), "x/", "", set()).html)
    assert shown == ["diagram-nest"]
    assert set(shown) <= carrier.anchors(HOLE.format("nest"))


def test_a_macro_names_a_drawing_that_exists() -> None:
    page = planned("five").authored["guide/letters.md"]
    text = planned("five").markdown(page.path, page.body)
    assert f"\n{HOLE.format('way-of-a-letter')}\n" in text
    assert f"\n    {HOLE.format('nest')}\n" in text, "it stays in the note it was put into"
    [call], _ = find('{{ diagram("nets") }}', "content/x.md")
    assert [str(problem) for problem in bind(call, planned("five").catalog)[1]] == [
        "content/x.md:1:1  unknown-name  id 'nets' does not exist. Did you mean 'nest'?  Known: nest, way-of-a-letter"
    ]
