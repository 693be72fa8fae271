"""From a claim to its data: with a repository, and only then, each claim and statement leads to its line and to a report.

The addresses of each forge are held in `tests/unit/test_forge.py`.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest

from support.facts import Facts
from support.markup import Document, Site, parsed
from support.project import ADDRESS, REPOSITORY, site_of

LINE, EDIT = f"{REPOSITORY}/blob/main/", f"{REPOSITORY}/edit/main/"


def links(row: Element) -> list[str]:
    boxes = [element for element in row.iter() if "t-repair" in element.get("class", "").split()]
    return [link.get("href", "") for box in boxes for link in box.iter("a")]


def rows(page: Document) -> dict[str, list[str]]:
    """The links of every row of a page that has an anchor."""
    return {row.attrib["id"]: links(row) for row in page.find("tr") if "id" in row.attrib}


def stands_at(facts: Facts, address: str) -> str:
    """The line of the project's file that an address leads to."""
    assert address.startswith(LINE), address
    parts = urlsplit(address.removeprefix(LINE))
    assert parts.fragment.startswith("L")
    return (facts.root / unquote(parts.path)).read_text().splitlines()[int(parts.fragment[1:]) - 1]


def test_every_claim_leads_to_its_line_and_a_report_names_it(published: Site, facts: Facts) -> None:
    reached = set()
    for name, record in facts.criteria.items():
        for anchor, addresses in rows(published.pages[f"criteria/{name}/index.html"]).items():
            assert len(addresses) == (2 if anchor in record["claims"] else 0), f"{name}: {anchor}"
            if addresses:
                line, report = addresses
                assert stands_at(facts, line).strip().startswith(f"{anchor}:"), f"{name}: {anchor}"
                asked = parse_qs(urlsplit(report).query, strict_parsing=True)
                assert f"{name}--{anchor}" in asked["title"][0]
                assert f"{ADDRESS}criteria/{name}/#{anchor}" in asked["body"][0]
                reached.add((name, anchor))
    assert reached >= {(name, option) for name in facts.live_criteria for option in facts.compared}


def test_every_statement_leads_to_its_line_and_a_report_names_it(published: Site, facts: Facts) -> None:
    topics = {path: rows(page) for path, page in published.pages.items() if re.fullmatch(r"fact-check/[^/]+/index\.html", path)}
    assert {name for found in topics.values() for name, addresses in found.items() if addresses} == set(facts.statements)
    for name, record in facts.statements.items():
        path = f"fact-check/{record['topic']}/"
        line, report = topics[f"{path}index.html"][name]
        assert stands_at(facts, line).startswith("statement:")
        assert f"/data/statements/{name}.yml#" in line
        assert report.startswith(f"{REPOSITORY}/issues/new?")
        asked = parse_qs(urlsplit(report).query, strict_parsing=True)
        assert name in asked["title"][0]
        for said in (name, f"{ADDRESS}{path}#{name}", f"data/statements/{name}.yml"):
            assert said in asked["body"][0]


def test_it_stands_at_home_and_nowhere_else(published: Site) -> None:
    boxes = {path: found for path, page in published.documents.items() if (found := page.find("div", class_="t-repair"))}
    assert not [path for path in boxes if not re.fullmatch(r"(criteria|fact-check)/[a-z0-9-]+/index\.html", path)]
    reports = {list(box.iter("a"))[-1].text or "" for found in boxes.values() for box in found}
    [words] = reports
    for path in published.files:
        if path.startswith(("export/", "search/")):
            assert words not in published.text(path), path


def test_a_page_leads_to_the_file_it_is_made_from(published: Site, facts: Facts) -> None:
    made_from = {path: [link.get("href", "") for link in page.find("a", rel="edit")] for path, page in published.pages.items()}
    files = {path: [unquote(address.removeprefix(EDIT)) for address in found] for path, found in made_from.items()}
    assert not [path for path, found in files.items() for file in found if not (facts.root / file).is_file()]
    assert not files["sources/index.html"]
    for name in facts.criteria:
        written = facts.root / "content" / "criteria" / f"{name}.md"
        expected = f"content/criteria/{name}.md" if written.exists() else f"data/criteria/{name}.yml"
        assert set(files[f"criteria/{name}/index.html"]) == {expected}
    for statement in facts.statements.values():
        assert set(files[f"fact-check/{statement['topic']}/index.html"]) == {"data/topics.yml"}


@pytest.mark.xdist_group("site-five")
def test_a_page_of_a_writer_leads_to_its_text(shared: Path) -> None:
    pages = parsed(site_of("five", shared, "published"), address=ADDRESS).pages
    for path, file in (("guide/letters", "guide/letters.md"), ("criteria/ordering", "criteria/ordering.md")):
        [address, *_] = {link.get("href", "") for link in pages[f"{path}/index.html"].find("a", rel="edit")}
        assert address == f"{EDIT}content/{file}"


def test_no_reader_is_counted_by_the_forge(published: Site) -> None:
    # The theme's component asks for stars and forks as soon as a page opens.
    for path, page in published.pages.items():
        assert page.find("a", class_="md-source"), path
        assert not [element for element in page.elements if element.get("data-md-component") == "source"], path


def nothing_of_a_forge(site: Site) -> None:
    for path, document in site.documents.items():
        assert not document.find("div", class_="t-repair"), path
        assert not document.find("a", rel="edit"), path
        assert "/issues/new" not in document.text, path


def test_without_a_repository_nothing_of_it_shows(site: Site) -> None:
    nothing_of_a_forge(site)


def test_at_a_host_whose_addresses_nobody_knows_nothing_of_it_shows(disk: Site) -> None:
    nothing_of_a_forge(disk)
