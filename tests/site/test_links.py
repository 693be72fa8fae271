"""Every address in every file of a built site leads somewhere, from where the file stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.markup import Document, Link, Site, css_addresses

MARKDOWN_LINK = re.compile(r"\]\(\s*(?:<([^>]+)>|([^)\s]+))")
SNIPPET_ADDRESS = re.compile(r'\bsrc="([^"]*)"')
SEARCHED_UPWARDS = "../assets/tradeoff/not-found.js"
"""The 404 page is served at any depth and asks for this file in every folder upwards, to learn where the site begins."""
LOCAL_SCHEMES = ("http:", "https:", "mailto:")


def addresses(document: Document) -> Iterator[str]:
    """The addresses of a document, those that its scripts get as data and those in snippets to paste included."""
    for link in document.links:
        yield link.address
    for element in document.elements:
        if element.get("data-quiz"):
            yield from (criterion["url"] for criterion in json.loads(element.attrib["data-quiz"])["criteria"].values())
        if element.tag == "textarea":
            # A page that does not know its address puts a relative one here; the script completes it in the browser.
            yield from SNIPPET_ADDRESS.findall(element.text or "")


def dead(site: Site) -> list[str]:
    """Every address that leads to no file, or to no anchor of the file."""
    found = []
    for path, document in site.documents.items():
        for address in dict.fromkeys(addresses(document)):
            target = site.target(path, address)
            if target is None or (path == "404.html" and address.endswith(SEARCHED_UPWARDS)):
                continue
            file, anchor = target
            if file not in site.files:
                found.append(f"{path}: {address} leads to no file")
            elif anchor and file.endswith(".html") and anchor not in site.documents[file].ids:
                found.append(f"{path}: {address} has no such anchor")
    return found


def test_every_link_and_anchor_resolves(site: Site) -> None:
    assert dead(site) == []


def test_every_link_resolves_in_a_site_read_from_a_disk(disk: Site) -> None:
    assert dead(disk) == []
    assert not any(path.endswith("/index.html") and path.count("/") > 1 for path in disk.pages)


def test_every_link_resolves_in_a_site_that_knows_its_address(published: Site) -> None:
    assert dead(published) == []
    home = published.documents["index.html"]
    assert [element.get("href") for element in home.find("link", rel="canonical")] == [published.address]


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("a/b/", ""),
        ("a/b/#x", ""),
        ("a/b/index.html", ""),
        ("https://docs.example.org/x/a/b/#x", ""),
        ("https://example.org/", ""),
        ("a/b/#y", "has no such anchor"),
        ("a/", "leads to no file"),
        ("a/b", "leads to no file"),
        ("/a/b/", "leads to no file"),
        ("../a/b/", "leads to no file"),
        ("/x/a/b/", ""),
        ("https://docs.example.org/x/a/b/c/", "leads to no file"),
    ],
)
@pytest.mark.parametrize("markup", ['<a href="{}">', '<img src="{}">', "<textarea>&lt;iframe src=&quot;{}&quot;></textarea>"])
def test_the_link_check_finds_what_is_dead(tmp_path: Path, markup: str, address: str, fault: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{markup.format(address)}")
    (tmp_path / "a" / "b" / "index.html").write_text('<!doctype html><title>x</title><p id="x"><a href="../../">')
    assert dead(Site(tmp_path, address="https://docs.example.org/x/")) == ([f"index.html: {address} {fault}"] if fault else [])


def test_links_to_other_hosts_have_a_scheme(site: Site) -> None:
    strange = [
        f"{path}: {link.address}"
        for path, document in site.documents.items()
        for link in document.links
        if link.address.startswith("//")
        or (":" in re.split("[/#]", link.address)[0] and not link.address.startswith(LOCAL_SCHEMES))
    ]
    assert strange == []


def test_nothing_begins_with_a_slash(site: Site) -> None:
    # Below a folder, and on a disk, such an address leaves the site. The theme alone writes 404.html, which cannot know
    # how deep the page lies that was asked for.
    absolute = [
        f"{path}: {address}"
        for path, document in site.documents.items()
        if path != "404.html"
        for address in addresses(document)
        if address.startswith("/")
    ]
    assert absolute == []


@pytest.mark.parametrize("kind", ["md", "json"])
def test_links_in_exported_files_resolve(site: Site, kind: str) -> None:
    missing = []
    files = [path for path in site.files if path.startswith("export/") and path.endswith(f".{kind}")]
    assert files
    for path in files:
        text = site.text(path)
        found = [a or b for a, b in MARKDOWN_LINK.findall(text)] if kind == "md" else [json.loads(text)["home"]]
        for address in found:
            target = site.target(path, address)
            if target and not (target[0] in site.files and (not target[1] or target[1] in site.documents[target[0]].ids)):
                missing.append(f"{path}: {address}")
    assert missing == []


def test_what_a_published_site_hands_out_has_its_full_address(published: Site) -> None:
    for path in published.files:
        if path.startswith("export/") and path.endswith(".json"):
            assert json.loads(published.text(path))["home"].startswith(published.address), path
    snippets = [
        element.text or ""
        for page in published.pages.values()
        for element in page.find("textarea")
        if "data-frame" in element.attrib
    ]
    assert snippets
    for snippet in snippets:
        assert SNIPPET_ADDRESS.findall(snippet)[0].startswith(f"{published.address}embed/"), snippet


def test_style_sheets_ask_for_files_that_exist(site: Site) -> None:
    for path in sorted(site.files):
        if path.endswith(".css"):
            for address in css_addresses(site.text(path)):
                target = site.target(path, address)
                assert target, f"{path} asks another host: {address}"
                assert target[0] in site.files, f"{path} asks for {address}"


def test_no_browser_asks_another_host_for_anything(site: Site) -> None:
    asked: list[tuple[str, Link]] = [
        (path, link)
        for path, document in site.documents.items()
        for link in document.links
        if link.fetched and site.target(path, link.address) is None
    ]
    assert asked == []
