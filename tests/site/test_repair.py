"""From a claim to its data: with a repository, and only then, each claim and statement leads to its line and to a report."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest

from support.facts import Facts
from support.markup import Site
from support.project import SITES, built

FIVE = SITES / "five"
FORGES = {
    "github": ("https://github.com/acme/birds", "/blob/main/", "/edit/main/", "title", "body"),
    "gitlab": ("https://gitlab.com/acme/deep/birds", "/-/blob/main/", "/-/edit/main/", "issue[title]", "issue[description]"),
    "codeberg": ("https://codeberg.org/acme/birds", "/src/branch/main/", "/_edit/main/", "title", "body"),
}
ADDRESS = "https://docs.example.org/birds/"

pytestmark = pytest.mark.xdist_group("repair")


@pytest.fixture
def facts() -> Facts:
    return Facts(FIVE)


def site_with(shared: Path, name: str, **env: str) -> Site:
    return Site(built(FIVE, shared, f"five-{name}", **env), address=env.get("SITE_URL", ""))


@pytest.fixture(params=FORGES)
def forge(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def site(forge: str, shared: Path) -> Site:
    return site_with(shared, forge, REPO_URL=FORGES[forge][0])


def links(row: Element) -> list[str]:
    boxes = [element for element in row.iter() if "t-repair" in element.get("class", "").split()]
    return [link.get("href", "") for box in boxes for link in box.iter("a")]


def rows(site: Site, path: str) -> dict[str, list[str]]:
    """The links of every row of a page that has an anchor."""
    return {row.attrib["id"]: links(row) for row in site.pages[path].find("tr") if "id" in row.attrib}


def stands_at(site_forge: str, address: str) -> str:
    """The line of the project's file that an address leads to."""
    repository, blob, *_ = FORGES[site_forge]
    assert address.startswith(repository + blob), address
    parts = urlsplit(address.removeprefix(repository + blob))
    assert parts.fragment.startswith("L")
    return (FIVE / unquote(parts.path)).read_text().splitlines()[int(parts.fragment[1:]) - 1]


def test_every_claim_leads_to_its_line(site: Site, forge: str, facts: Facts) -> None:
    checked = 0
    for name in facts.criteria:
        found = rows(site, f"criteria/{name}/index.html")
        claims = facts.criteria[name]["claims"]
        for anchor, [*addresses] in found.items():
            assert len(addresses) == (2 if anchor in claims else 0), f"{name}: {anchor}"
            if addresses:
                assert stands_at(forge, addresses[0]).strip().startswith(f"{anchor}:"), f"{name}: {anchor}"
                checked += 1
    assert checked >= len(
        [1 for record in facts.live_criteria.values() for option in record["claims"] if option in facts.compared]
    )


def test_every_statement_leads_to_its_line(site: Site, forge: str, facts: Facts) -> None:
    for name, record in facts.statements.items():
        edit, _ = rows(site, f"fact-check/{record['topic']}/index.html")[name]
        assert stands_at(forge, edit).startswith("statement:")
        assert f"/data/statements/{name}.yml#" in edit


def test_a_report_names_the_claim_and_the_page(site: Site, forge: str, facts: Facts) -> None:
    repository, _, _, title, body = FORGES[forge]
    for name, record in facts.statements.items():
        path = f"fact-check/{record['topic']}/"
        _, report = rows(site, f"{path}index.html")[name]
        fields = parse_qs(urlsplit(report).query, strict_parsing=True)
        assert report.startswith(f"{repository}/")
        assert urlsplit(report).path.endswith("/issues/new")
        assert name in fields[title][0]
        assert name in fields[body][0]
        assert f"{path}#{name}" in fields[body][0]
        assert f"data/statements/{name}.yml" in fields[body][0]
    _, report = rows(site, "criteria/once/index.html")["raven"]
    assert "once--raven" in parse_qs(urlsplit(report).query)[title][0]


def test_a_report_from_a_published_site_has_the_full_address(shared: Path) -> None:
    site = site_with(shared, "published-github", REPO_URL=FORGES["github"][0], SITE_URL=ADDRESS)
    _, report = rows(site, "criteria/once/index.html")["raven"]
    assert f"{ADDRESS}criteria/once/#raven" in parse_qs(urlsplit(report).query)["body"][0]


def test_it_stands_at_home_and_nowhere_else(site: Site) -> None:
    for path, document in site.documents.items():
        boxes = document.find("div", class_="t-repair")
        home = path.startswith(("criteria/", "fact-check/")) and "verdict" not in path and document.themed
        assert not boxes or home, path
    for path in site.files:
        if path.startswith(("export/", "search/")):
            assert "Report a problem" not in site.text(path), path


def test_a_page_leads_to_the_file_it_is_made_from(site: Site, forge: str) -> None:
    repository, _, editor, *_ = FORGES[forge]
    edits = {path: [link.get("href", "") for link in page.find("a", rel="edit")] for path, page in site.pages.items()}
    for path, addresses in edits.items():
        for address in addresses:
            assert address.startswith(repository + editor), path
            assert (FIVE / unquote(address.removeprefix(repository + editor))).is_file(), f"{path}: {address}"
    ends = {path: addresses[0].removeprefix(repository + editor) for path, addresses in edits.items() if addresses}
    assert ends["criteria/once/index.html"] == "data/criteria/once.yml"
    assert ends["criteria/ordering/index.html"] == "content/criteria/ordering.md"
    assert ends["guide/letters/index.html"] == "content/guide/letters.md"
    assert ends["fact-check/hurry/index.html"] == "data/topics.yml"
    assert not edits["sources/index.html"]


def test_no_reader_is_counted_by_the_forge(site: Site) -> None:
    # The theme's component asks for stars and forks as soon as a page opens.
    for path, page in site.pages.items():
        assert page.find("a", class_="md-source"), path
        assert not [element for element in page.elements if element.get("data-md-component") == "source"], path


@pytest.mark.parametrize("env", [{}, {"REPO_URL": "https://git.example.org/acme/birds"}], ids=["none", "unknown"])
def test_without_a_known_forge_nothing_of_it_shows(shared: Path, env: dict[str, str]) -> None:
    site = site_with(shared, "unknown", **env) if env else Site(built(FIVE, shared, "five"))
    for path, document in site.documents.items():
        assert not document.find("div", class_="t-repair"), path
        assert "Report a problem" not in document.text, path
    assert not [path for path, page in site.pages.items() if page.find("a", rel="edit")]
