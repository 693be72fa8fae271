"""The HTML of a built site: well formed, ids once, nothing that a strict content security policy would refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from support.markup import Document, Site
from support.project import ROOT


def test_every_file_is_well_formed(site: Site) -> None:
    # html5lib reports every parse error. One is no fault of a page today: the theme leaves "R&D" in a page's title and
    # description as it is, which the standard allows and html5lib does not.
    for path, document in site.documents.items():
        faults = [fault for fault in document.faults if not (document.themed and "expected-named-entity" in fault)]
        assert not faults, f"{path}: {faults}"


def test_ids_are_unique(site: Site) -> None:
    for path, document in site.documents.items():
        assert not [name for name, count in document.ids.items() if count > 1], path


def test_labels_and_descriptions_name_ids_that_exist(site: Site) -> None:
    for path, document in site.documents.items():
        ids = document.ids.keys()
        for element in document.ours():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"):
                missing = set(element.get(name, "").split()) - ids
                assert not missing, f"{path}: {name} of <{element.tag}> names {sorted(missing)}"


def test_our_markup_has_no_style_and_no_handlers(site: Site) -> None:
    for path, document in site.documents.items():
        for element in document.ours():
            names = [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert not names, f"{path}: <{element.tag}> has {names}"
            assert not any(value.strip().lower().startswith("javascript:") for value in element.attrib.values()), path


def test_our_markup_has_no_scripts(site: Site) -> None:
    # A table that is explored brings the file that works its controls, and nothing that runs by itself.
    brought = re.compile(r"(\.\./)*assets/tradeoff/explore\.js")
    for path, document in site.documents.items():
        scripts = [element for element in document.ours() if element.tag == "script"]
        assert all(brought.fullmatch(script.get("src", "")) and not script.text for script in scripts), path
        assert len(scripts) == len(document.find("form", class_="t-explore")), path
        assert not document.find("base"), path


def test_the_theme_alone_writes_scripts_into_a_page(site: Site) -> None:
    # A block of data is none: a browser reads past every type it does not run.
    def inline(document: Document) -> list[str]:
        scripts = [element for element in document.find("script") if "src" not in element.attrib]
        return [element.get("type", "") for element in scripts if element.get("type") != "application/ld+json"]

    missing = inline(site.documents["404.html"])
    assert missing
    for path, document in site.documents.items():
        assert inline(document) == (missing if document.themed else []), path
        assert not [element for element in document.find("script", type="application/ld+json") if "src" in element.attrib], path


def test_the_scan_for_our_markup_finds_it(site: Site) -> None:
    embeds = [document for document in site.documents.values() if document.embed]
    assert embeds
    assert all(len(list(document.ours())) == len(document.elements) for document in embeds)
    criterion = next(page for path, page in site.pages.items() if path.startswith("criteria/") and path.count("/") == 2)
    classes = {name for element in criterion.ours() for name in element.get("class", "").split()}
    assert {"t-block", "t-table", "t-sources"} <= classes
    assert not any(name.startswith("md-") and name != "md-button" for name in classes), "the theme's markup was taken for ours"


def test_pages_and_embeds_say_what_they_are(site: Site) -> None:
    for path, document in site.documents.items():
        titles = [element.text for element in document.elements if element.tag == "title"]
        # An SVG may have a title of its own.
        assert titles, path
        assert (titles[0] or "").strip(), path
        assert document.root.get("lang"), path
        if not document.redirect:
            assert len(document.find("h1")) == 1, path


def test_pages_have_titles_of_their_own(site: Site) -> None:
    def described(page: Document) -> tuple[str | None, str]:
        text = next((element.get("content", "") for element in page.find("meta", name="description")), "")
        return next(element.text for element in page.elements if element.tag == "title"), text

    found = {path: described(page) for path, page in site.pages.items()}
    assert len({title for title, _ in found.values()}) == len(found)
    assert all(description for _, description in found.values()), [path for path, (_, text) in found.items() if not text]


def test_redirects_and_embeds_stay_out_of_search_engines(site: Site) -> None:
    # A copy of a table, or a page that moved, would compete with the page itself.
    for path, document in site.documents.items():
        if document.redirect or document.embed:
            assert [element.get("content") for element in document.find("meta", name="robots")] == ["noindex"], path


def test_assets_of_the_configuration_exist(site: Site) -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(), Loader=_Lenient)
    for path in config["extra_css"] + config["extra_javascript"]:
        assert path in site.files


def test_every_page_loads_our_assets(site: Site) -> None:
    wanted = {"assets/tradeoff/block.css", "assets/tradeoff/site.css", "assets/tradeoff/options.css"}
    for path, page in site.pages.items():
        loaded = {target[0] for link in page.links if link.fetched and (target := site.target(path, link.address))}
        assert wanted <= loaded, path


@pytest.mark.parametrize("name", ["style", "on"])
def test_our_templates_hold_no_such_attribute(name: str) -> None:
    # Built pages show only the branches that this data takes.
    import re

    pattern = re.compile(r"<[^>]*\sstyle\s*=" if name == "style" else r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
    for path in sorted((ROOT / "overrides").rglob("*")):
        if path.suffix in (".html", ".md", ".svg"):
            assert not pattern.search(path.read_text()), Path(path).relative_to(ROOT)


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml without its environment variables."""


_Lenient.add_multi_constructor("!", lambda loader, suffix, node: None)
_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
