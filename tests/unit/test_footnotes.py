"""Lists of sources: in full, and short where there are very many and further pages tell what is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from support.facts import Facts
from support.planned import planned
from support.project import SITES
from support.read_back import fold
from tradeoff import footnotes
from tradeoff.footnotes import MOST_IN_FULL, Footnotes, is_long
from tradeoff.model.claim import Citation
from tradeoff.model.source import Source

FACTS = Facts(SITES / "whole")
WHOLE, ADOPTERS = "embed/compare--otter-vs-kestrel.html", "embed/adopters.html"
LIMIT = 5
"""Here five sources are very many, so that a small edition has what only a large one would have."""


@pytest.fixture(scope="module")
def page() -> Callable[[str], BeautifulSoup]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(footnotes, "MOST_IN_FULL", LIMIT)
        texts = {
            output.path: output.content() for output in planned.__wrapped__("whole").outputs if output.path.startswith("embed/")
        }
    return lambda path: BeautifulSoup(texts[path], "html5lib")


def listed(page: BeautifulSoup) -> dict[str, list[str]]:
    """What a page says about each source that it lists, by the source's address or title: lines, and their parts."""
    found = {}
    for item in page.select(".t-sources > ol > li"):
        name = item.find(["a", "strong"])
        lines = [fold(line.get_text()) for line in item.select("li")]
        found[name.get("href") or fold(name.get_text())] = lines + [part for line in lines for part in line.split("; ")]
    return found


def test_a_very_long_list_names_its_claims_and_leaves_the_sentences_to_their_pages(page: Callable[[str], BeautifulSoup]) -> None:
    whole, looked_at = page(WHOLE), set()
    assert planned("whole").catalog.words("sources.short") in fold(whole.get_text())
    for criterion, option in FACTS.claims:
        if criterion not in FACTS.live_criteria or option not in ("otter", "kestrel"):
            continue
        for cited in FACTS.claims[criterion, option].get("sources", []):
            source = FACTS.sources[cited["ref"]]
            name, sentence = source.get("url") or fold(source["title"]), fold(cited["supports"])
            label = f"{FACTS.criteria[criterion]['label']} ({FACTS.options[option]['name']})"
            lines = listed(whole)[name]
            assert [line for line in lines if line.startswith(label)], f"{criterion}--{option} is not named at {cited['ref']}"
            assert not [line for line in lines if line.endswith(sentence)], sentence
            own = listed(page(f"embed/criterion--{criterion}.html"))[name]
            assert [line for line in own if line.endswith(sentence)], sentence
            looked_at.add(name)
    assert len(looked_at) > LIMIT


def test_a_long_list_of_what_no_further_page_tells_stays_in_full(page: Callable[[str], BeautifulSoup]) -> None:
    adopters = page(ADOPTERS)
    assert len(listed(adopters)) > LIMIT
    assert planned("whole").catalog.words("sources.short") not in fold(adopters.get_text())


def sources(count: int) -> dict[str, Source]:
    return {f"s{number}": Source.model_construct(id=f"s{number}") for number in range(count)}


@pytest.mark.parametrize("more", [0, 1])
def test_a_list_is_short_from_one_source_beyond_the_limit(more: int) -> None:
    notes = Footnotes(sources(MOST_IN_FULL + more))
    for name in sources(MOST_IN_FULL + more):
        notes.cite(Citation.model_construct(ref=name, at="p. 1", supports="A figure."), "A claim", elsewhere=True)
        notes.cite(Citation.model_construct(ref=name, at="p. 1", supports="A figure more."), "A claim", elsewhere=True)
        notes.cite(Citation.model_construct(ref=name, at="", supports="Words."), "", elsewhere=False)
        notes.cite(Citation.model_construct(ref=name, at="", supports=""), "", elsewhere=False)
    assert notes.short is bool(more)
    assert notes.entries[0].says == (("A claim", "p. 1", "A figure."), ("A claim", "p. 1", "A figure more."), ("", "", "Words."))
    assert notes.entries[0].names == (("A claim", "p. 1", ""), ("", "", "Words."))


def test_one_claim_that_a_further_page_tells_is_enough_to_make_a_list_short() -> None:
    notes = Footnotes(sources(MOST_IN_FULL + 1))
    for name in sources(MOST_IN_FULL + 1):
        notes.cite(Citation.model_construct(ref=name, at="", supports="Words."), "", elsewhere=name == "s7")
    assert notes.short


def test_a_source_has_one_number_and_in_a_long_list_that_is_its_anchor() -> None:
    many = [f"s{number}" for number in range(MOST_IN_FULL + 1)]
    assert (is_long(many), is_long(many[1:]), is_long(many[1:] * 2)) == (True, False, False)
    for cited, anchors in ((many, ["source-1", "source-2"]), ((), ["source-s7", "source-s3"])):
        notes = Footnotes(sources(9), cited)
        for name in ("s7", "s3", "s7"):
            notes.cite(Citation.model_construct(ref=name, at="", supports=""), "")
        assert [(entry.number, entry.source.id) for entry in notes.entries] == [(1, "s7"), (2, "s3")]
        assert [entry.anchor for entry in notes.entries] == anchors
