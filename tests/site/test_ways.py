"""Ways through the site: how many clicks a reader is away from an answer, and whether anything is out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.facts import Facts
from support.markup import Site
from support.project import ROOT

pytestmark = pytest.mark.xdist_group("site-real")


def leads(site: Site, page: str) -> Iterator[str]:
    """The pages that a page links to, as files."""
    document = site.documents[page]
    for address in dict.fromkeys(link.address for link in document.links if link.tag == "a"):
        target = site.target(page, address)
        if target and target[0].endswith("/index.html"):
            yield target[0]


def clicks(site: Site, start: str = "index.html") -> dict[str, int]:
    """How many clicks each page is away from the start."""
    found, edge = {start: 0}, [start]
    while edge:
        reached = [target for page in edge for target in leads(site, page)]
        step = found[edge[0]] + 1
        edge = [page for page in dict.fromkeys(reached) if page in site.documents and page not in found]
        found |= dict.fromkeys(edge, step)
    return found


def test_a_reasoned_answer_is_at_most_three_clicks_away(flagship: Site) -> None:
    away = clicks(flagship)
    for name in Facts(ROOT).live_use_cases:
        page = f"use-cases/{name}/index.html"
        assert away[page] <= 3, page
        assert flagship.documents[page].find("ul", class_="t-shares"), f"{page} says who leads"
        assert flagship.documents[page].find("section", class_="t-sources"), f"{page} says what it rests on"
    assert away["quiz/index.html"] == 1


def test_a_newcomer_finds_the_guides_on_the_home_page_and_an_answer_from_there(flagship: Site) -> None:
    first = set(leads(flagship, "index.html"))
    assert "start/index.html" in first
    second = set(leads(flagship, "start/index.html"))
    assert any(page.startswith("use-cases/") and page.count("/") == 2 for page in second)


def test_every_statement_is_within_three_clicks(flagship: Site) -> None:
    away = clicks(flagship)
    facts = Facts(ROOT)
    for name, statement in facts.statements.items():
        for page in (f"fact-check/{statement['topic']}/index.html", f"fact-check/verdict/{statement['verdict']}/index.html"):
            assert away[page] <= 3, page
            assert name in flagship.documents[page].ids, f"{name} is not on {page}"


def test_nothing_is_out_of_reach(flagship: Site) -> None:
    away = clicks(flagship)
    pages = {path for path, document in flagship.documents.items() if document.themed and not document.redirect}
    assert pages - set(away) - {"404.html"} == set()
