"""Structured data: whatever a text holds, it stays a text, and no verdict gets a number that it has not earned."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from support.planned import planned
from tradeoff.blocks.statements import FINDINGS
from tradeoff.metadata.about import About
from tradeoff.metadata.head import head
from tradeoff.metadata.structured import RATINGS, data_block, structured

ADDRESS = "https://docs.example.org/birds/"
HOSTILE = "</script><script>alert(1)</script><!-- \" ' & &lt; \\ \u2028 ]]>"


def told(about: About, site_url: str = "") -> list[dict[str, Any]]:
    made = planned("five", site_url)
    return list(structured(about, made.catalog, made.settings.routes, ["index", "claims"]))


@given(st.text())
def test_any_text_comes_back_from_an_html_parser(text: str) -> None:
    page = f'<head><script type="application/ld+json">{data_block({"name": text})}</script><title>t</title></head>'
    soup = BeautifulSoup(page.encode("utf-8", "surrogatepass"), "html.parser", from_encoding="utf-8")
    assert json.loads(soup.script.string)["name"] == text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert soup.title


def test_hostile_text_ends_no_element() -> None:
    about = About("guide/x", "guide", HOSTILE, HOSTILE, HOSTILE, reviewed=date(2026, 11, 1))
    made = planned("five", ADDRESS)
    soup = BeautifulSoup(f"<head>{head(about, made.catalog, made.settings.routes, made.templates, ())}</head>", "html5lib")
    assert [script["type"] for script in soup.find_all("script")] == ["application/ld+json"]
    article = json.loads(soup.script.string)
    assert (article["headline"], article["description"]) == (HOSTILE, HOSTILE)
    assert soup.find("meta", property="og:title")["content"] == HOSTILE
    assert soup.find("meta", property="og:description")["content"] == HOSTILE
    assert not soup.body.contents


def test_a_rating_is_truer_the_higher_it_is_and_the_open_one_has_none() -> None:
    assert {*RATINGS, "unverified"} == set(FINDINGS)
    assert [RATINGS[name] for name in ("wrong", "outdated", "holds-with-caveat", "holds")] == [1, 2, 4, 5]


def test_an_open_verdict_is_named_and_not_numbered() -> None:
    reviews = [found for topic in ("arriving", "hurry") for found in told(About(f"fact-check/{topic}", "topic"))]
    open_ones = [review["reviewRating"] for review in reviews if "ratingValue" not in review["reviewRating"]]
    assert open_ones == [{"@type": "Rating", "alternateName": "Unverified"}]
    assert len(reviews) == len(planned("five").catalog.edition.statements)


def test_without_an_address_nothing_claims_one() -> None:
    for about in (About("guide/x", "guide", "T"), About("fact-check/hurry", "topic", "T"), About("embed/", "embed", "T")):
        assert told(about)
        for found in told(about):
            assert "http" not in json.dumps({**found, "license": ""}), about
            assert not {"url", "distribution", "image", "mainEntityOfPage"} & set(found), about


@pytest.mark.parametrize("kind", ["criterion", "home", "finding", "page", "fact-check"])
def test_most_pages_hold_nothing_but_their_trail(kind: str) -> None:
    about = About("x/y", kind, "T")
    assert told(about, ADDRESS) == []
    known = planned("five", ADDRESS).abouts["criteria/once"]
    assert [found["@type"] for found in told(replace(known, kind=kind), ADDRESS)] == ["BreadcrumbList"]


def test_a_guide_that_names_no_day_has_none() -> None:
    [article] = told(About("guide/x", "guide", "T"))
    assert "dateModified" not in article
    [article] = told(About("guide/x", "guide", "T", reviewed=date(2026, 1, 2)))
    assert article["dateModified"] == "2026-01-02"
