"""Built HTML as a browser parses it: elements, ids, links, faults, and which parts of a page are ours."""

from __future__ import annotations

import functools
import gc
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

LINKS = {"href", "src", "data", "poster", "action", "data-from", "data-frame", "xlink:href"}
"""Attributes that hold one address. `data` is an address on `object` only."""
FETCHED = {"script", "img", "iframe", "source", "video", "audio", "track", "embed", "object", "use", "image", "frame"}
"""Elements whose address a browser asks for by itself."""
FETCHED_RELS = {
    "stylesheet",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "icon",
    "manifest",
    "prerender",
}
"""Relations of `link` that make a browser ask."""
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(frozen=True)
class Link:
    """An address as it stands in a file, on which element and attribute, and whether a browser asks for it unasked."""

    address: str
    tag: str
    attribute: str
    fetched: bool


@dataclass(frozen=True)
class Document:
    """One HTML file of a site. `path` is relative to the site's root."""

    path: str
    text: str
    root: Element
    faults: tuple[str, ...]

    @functools.cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element in reading order."""
        return tuple(element for element in self.root.iter() if isinstance(element.tag, str))

    @functools.cached_property
    def ids(self) -> Counter[str]:
        """Every id, and how often it stands there."""
        return Counter(element.attrib["id"] for element in self.elements if "id" in element.attrib)

    @functools.cached_property
    def redirect(self) -> str:
        """Where the page sends its reader on to, or nothing."""
        for element in self.find("meta"):
            if element.get("http-equiv", "").lower() == "refresh":
                return element.get("content", "").partition("url=")[2].strip()
        return ""

    @functools.cached_property
    def embed(self) -> bool:
        """Whether it is a block that stands alone."""
        return self.path.startswith("embed/") and bool(self.find(class_="t-embed"))

    @functools.cached_property
    def themed(self) -> bool:
        """Whether the theme made the page around the content."""
        return any(element.get("data-md-component") for element in self.elements)

    def ours(self) -> Iterator[Element]:
        """The elements we write: all of an embed or a redirect, and whatever carries one of our classes with all below it."""
        return iter(self.elements) if not self.themed else _ours(self.root)

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements by tag and attributes; `class_` means one of the classes, `_` in names stands for `-`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        known = self._named(f".{wanted['class']}" if "class" in wanted else tag)
        return [element for element in known if (not tag or element.tag == tag) and _fits(element, wanted)]

    def _named(self, name: str) -> Sequence[Element]:
        return self._index.get(name, ()) if name else self.elements

    @functools.cached_property
    def _index(self) -> dict[str, list[Element]]:
        """The elements of each tag, and of each class with a dot before it: pages are asked some hundred times."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in {str(element.tag), *(f".{name}" for name in element.get("class", "").split())}:
                found.setdefault(name, []).append(element)
        return found

    @functools.cached_property
    def links(self) -> tuple[Link, ...]:
        """Every address in the file, those in style sheets and in snippets to paste included."""
        return tuple(found for element in self.elements for found in _links(element))


def _fits(element: Element, wanted: dict[str, str]) -> bool:
    return all(
        value in element.get("class", "").split() if name == "class" else element.get(name) == value
        for name, value in wanted.items()
    )


def _ours(element: Element) -> Iterator[Element]:
    for child in element:
        if isinstance(child.tag, str) and _begins_ours(child):
            yield from (inner for inner in child.iter() if isinstance(inner.tag, str))
        else:
            yield from _ours(child)


def _begins_ours(element: Element) -> bool:
    return any(name.startswith("t-") for name in element.get("class", "").split()) or "data-block" in element.attrib


def _links(element: Element) -> Iterator[Link]:
    tag = str(element.tag)
    relations = set(element.get("rel", "").lower().split())
    for name, value in element.attrib.items():
        if name == "data" and tag != "object":
            continue
        if name == "srcset":
            for candidate in value.split(","):
                yield Link(candidate.split()[0], tag, name, fetched=True)
        elif name in LINKS:
            yield Link(value, tag, name, fetched=(tag in FETCHED and name != "data-from") or bool(relations & FETCHED_RELS))
    if tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield Link(element.get("content", "").partition("url=")[2].strip(), tag, "content", fetched=True)
    if tag == "style" or "style" in element.attrib:
        for address in css_addresses((element.text or "") + element.get("style", "")):
            yield Link(address, tag, "style", fetched=True)


def css_addresses(text: str) -> list[str]:
    """The addresses a style sheet asks for, those of inlined data left out."""
    found = [match[1] or match[2] for match in CSS_ADDRESS.finditer(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))]
    return [address.strip() for address in found if not address.startswith("data:")]


@dataclass(frozen=True)
class Site:
    """A built site on disk. `directories` says whether a link to a folder means its index.html, as web servers have it."""

    folder: Path
    directories: bool = True
    address: str = ""

    @functools.cached_property
    def files(self) -> frozenset[str]:
        """Every file, relative to the root."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @functools.cached_property
    def documents(self) -> dict[str, Document]:
        """Every HTML file."""
        gc.disable()  # nothing of it is garbage, and looking for some takes a quarter of the time
        try:
            return {path: self._parse(path) for path in sorted(self.files) if path.endswith(".html")}
        finally:
            gc.enable()
            gc.freeze()

    @functools.cached_property
    def pages(self) -> dict[str, Document]:
        """The HTML files that are pages of the site: neither redirects nor embeds, nor the 404 page."""
        return {path: page for path, page in self.documents.items() if page.themed and path != "404.html"}

    def text(self, path: str) -> str:
        """The text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def target(self, document: str, address: str) -> tuple[str, str] | None:
        """The file and the anchor that an address in `document` means; None when it leads to another host."""
        own = self.address.rstrip("/") + "/" if self.address else ""
        if own and address.startswith(own):
            document, address = "index.html", address.removeprefix(own)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return document, unquote(parts.fragment)
        base = urlsplit(own).path if own else "/"
        if path.startswith("/"):
            whole = posixpath.normpath("/" + posixpath.relpath(path, base)) if path.startswith(base) else "/../outside"
        else:
            whole = posixpath.normpath(posixpath.join("/_", posixpath.dirname(document), path))
            whole = whole.removeprefix("/_") or "/" if whole.startswith("/_") else "/../outside"
        name = whole.strip("/")
        if path.endswith(("/", "/.", "/..")) or path in (".", "..") or name == ".":
            name = posixpath.join(name, "index.html").removeprefix("./") if self.directories else f"{name}/"
        return name, unquote(parts.fragment)

    def _parse(self, path: str) -> Document:
        text = self.text(path)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(text)
        faults = tuple(f"line {line}: {code} {values or ''}".strip() for (line, _), code, values in parser.errors)
        return Document(path, text, root, faults)


@functools.cache
def parsed(folder: Path, *, directories: bool = True, address: str = "") -> Site:
    """A built site, parsed once for each process."""
    return Site(folder, directories, address)
