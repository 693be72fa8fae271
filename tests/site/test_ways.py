"""Ways through the site: how many clicks a reader is away from an answer, and whether anything is out of reach."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from support.facts import Facts
from support.markup import Site


def leads(site: Site, page: str) -> Iterator[str]:
    """The pages that a page links to, as files."""
    document = site.documents[page]
    for address in dict.fromkeys(link.address for link in document.links if link.tag == "a"):
        target = site.target(page, address)
        if target and target[0].endswith("index.html"):
            yield target[0]


@functools.cache
def clicks(site: Site) -> dict[str, int]:
    """How many clicks each page is away from the home page."""
    found, edge = {"index.html": 0}, ["index.html"]
    while edge:
        reached = [target for page in edge for target in leads(site, page)]
        step = found[edge[0]] + 1
        edge = [page for page in dict.fromkeys(reached) if page in site.documents and page not in found]
        found |= dict.fromkeys(edge, step)
    return found


def test_a_reasoned_answer_is_at_most_three_clicks_away(site: Site, facts: Facts) -> None:
    answers = {f"use-cases/{name}/index.html" for name in facts.live_use_cases} if len(facts.compared) > 1 else set()
    retired = {f"use-cases/{name}/index.html" for name in facts.use_cases.keys() - facts.live_use_cases.keys()}
    assert {page for page in site.pages if page.startswith("use-cases/") and page.count("/") > 1} - retired == answers
    for page in answers:
        assert clicks(site)[page] <= 3, page
        assert site.pages[page].find("ul", class_="t-shares"), f"{page} says who leads"
        figure = "figure" in facts.use_cases[page.split("/")[1]]
        assert bool(site.pages[page].find("section", class_="t-sources")) == figure, f"{page} says what its figure rests on"


def test_the_quiz_is_one_click_away(site: Site, facts: Facts) -> None:
    assert clicks(site).get("quiz/index.html") == (1 if facts.quiz and len(facts.compared) > 1 else None)


def test_every_statement_is_within_three_clicks(site: Site, facts: Facts) -> None:
    places = {
        page: name
        for name, statement in facts.statements.items()
        for page in (f"fact-check/{statement['topic']}/index.html", f"fact-check/verdict/{statement['verdict']}/index.html")
    }
    assert {page for page in site.pages if page.startswith("fact-check/") and page.count("/") > 1} == set(places)
    for page, name in places.items():
        assert clicks(site)[page] <= 3, page
        assert name in site.pages[page].ids, f"{name} is not on {page}"


def test_nothing_is_out_of_reach(site: Site, facts: Facts) -> None:
    # But for retired use cases: they have left every list, and keep their page for whoever has its address.
    retired = {f"use-cases/{name}/index.html" for name in facts.use_cases.keys() - facts.live_use_cases.keys()}
    assert site.pages.keys() - clicks(site).keys() == retired
