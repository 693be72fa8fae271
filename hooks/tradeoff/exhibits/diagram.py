"""Diagrams: hand-drawn SVG in `content/diagrams/`, put into pages as it stands, so that the page's colours reach it.

A diagram says everything twice: in the drawing and in its `<desc>`, which stands below it as text. It holds no script, no
style and no colour; classes name what a shape is and the stylesheet decides how that looks in light and dark.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, register_namespace, tostring

from tradeoff.folder import id_fault
from tradeoff.problem import Place, Problem, unknown

SVG = "http://www.w3.org/2000/svg"
SHAPES = ("svg", "title", "desc", "g", "defs", "marker", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
TEXTS = ("text", "tspan")
CLASSES = ("d-box", "d-soft", "d-accent", "d-line", "d-arrow", "d-text", "d-strong", "d-note")
ATTRIBUTES = (
    *("class", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "font-size", "font-weight", "height", "id"),
    *(
        "marker-end",
        "marker-mid",
        "marker-start",
        "markerHeight",
        "markerUnits",
        "markerWidth",
        "opacity",
        "orient",
        "points",
        "r",
    ),
    *("refX", "refY", "role", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width"),
    *("text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"),
)
WIDEST = 400
"""A wider drawing would be scaled down on a phone until nobody can read it."""

CODES = {
    "bad-diagram": "A drawing that cannot be put into a page as it stands. The message says what it may hold.",
}
"""What the code of a problem with a drawing means, for the rule reference."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing, its caption, and all that it says in words. `svg` is one line without the title and the description."""

    title: str
    description: str
    svg: str


def diagrams(content: Path, root: Path) -> tuple[dict[str, Diagram], list[Problem]]:
    """Read every diagram by id, the name of its file."""
    found: dict[str, Diagram] = {}
    problems: list[Problem] = []
    for path in sorted((content / "diagrams").glob("*.svg")):
        if path.name.startswith("."):
            continue
        file = Path(os.path.relpath(path, root)).as_posix()
        made, wrong = _read(path, file)
        problems += wrong
        if made:
            found[path.stem] = made
    return found, problems


def _read(path: Path, file: str) -> tuple[Diagram | None, list[Problem]]:
    fault = id_fault(path.stem)
    if fault:
        return None, [Problem(Place(file), *fault)]
    try:
        tree, lines = _parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(Place(file), "bad-diagram", f"cannot be read as UTF-8 text: {error}")]
    except ParseError as error:
        line, column = error.position
        return None, [Problem(Place(file, line, column + 1), "bad-diagram", f"not well-formed XML: {error.msg}")]
    problems = [Problem(Place(file, line), "bad-diagram", message) for line, message in _faults(tree, lines, path.stem)]
    if problems:
        return None, problems
    title, description = (" ".join((tree.findtext(f"{{{SVG}}}{name}") or "").split()) for name in ("title", "desc"))
    for child in [child for child in tree if _name(child) in ("title", "desc")]:
        tree.remove(child)
    tree.set("role", "img")
    tree.set("aria-label", title)
    register_namespace("", SVG)
    return Diagram(title, description, re.sub(r"\s*\n\s*", " ", tostring(tree, encoding="unicode"))), []


def _parse(text: str) -> tuple[Element, Mapping[Element, int]]:
    """The drawing, and the line on which each element's first tag ends, because the tree itself forgets them.

    Fed tag by tag: Expat 2.6 and later do not look again at the first half of a tag until much more has come.
    """
    parser: XMLPullParser[Element] = XMLPullParser(["start"])
    lines: dict[Element, int] = {}
    number = 1
    for piece in re.split("(?<=>)", text):
        parser.feed(piece)
        number += piece.count("\n")
        for event in parser.read_events():
            element = tuple(event)[-1]
            if isinstance(element, Element):
                lines[element] = number
    parser.close()
    if not lines:
        raise ParseError("no element found")
    return next(iter(lines)), lines


def _faults(tree: Element, lines: Mapping[Element, int], name: str) -> Iterator[tuple[int, str]]:
    if tree.tag != f"{{{SVG}}}svg":
        yield 1, f'expected <svg xmlns="{SVG}">, found <{_local(tree)}>'
        return
    box = (tree.get("viewBox") or "").split()
    if len(box) != 4 or not all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number in box):
        yield 1, "the drawing needs a viewBox of four numbers, like viewBox='0 0 360 240'"
    elif float(box[2]) > WIDEST:
        yield 1, f"the viewBox is {box[2]} wide: at most {WIDEST}, so that a phone shows it without shrinking the text"
    if [_name(child) for child in tree][:2] != ["title", "desc"] or not all((child.text or "").strip() for child in tree[:2]):
        yield 1, "the drawing begins with <title>, its caption, and <desc>, all it says in words"
    for element in tree.iter():
        tag = _name(element)
        if tag not in (*SHAPES, *TEXTS):
            yield lines[element], unknown("element", tag, (*SHAPES, *TEXTS))
        yield from ((lines[element], message) for message in _attributes(element, name))


def _attributes(element: Element, name: str) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        # In a page the names of attributes have no case, so neither have those that are forbidden here.
        if attribute.lower() == "style" or attribute.lower().startswith("on"):
            yield f"'{attribute}' is not allowed: use the classes {', '.join(CLASSES)}"
        elif "href" in attribute.lower() or ("url(" in value and not re.fullmatch(rf"url\(#{name}-[\w-]+\)", value)):
            yield f"'{value}' leads out of the drawing: only url(#{name}-…) is allowed"
        elif attribute not in ATTRIBUTES and not attribute.startswith(("data-", "aria-")):
            yield unknown("attribute", attribute, ATTRIBUTES)
        elif attribute == "class":
            yield from (unknown("class", word, CLASSES) for word in value.split() if word not in CLASSES)
        elif attribute == "id" and not value.startswith(f"{name}-"):
            yield f"id '{value}' must begin with '{name}-': further drawings stand on the same page"
        elif attribute in ("fill", "stroke") and value not in ("none", "currentColor"):
            yield f"{attribute}='{value}': write 'none' or 'currentColor', and let a class give the colour"


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{SVG}}}")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
