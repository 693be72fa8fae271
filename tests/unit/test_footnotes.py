"""Lists of sources: in full, and short where there are very many and further pages tell what is left out."""

from __future__ import annotations

import functools

import pytest
from bs4 import BeautifulSoup

from support.facts import Facts
from support.planned import files, planned
from support.project import ROOT
from support.read_back import fold
from tradeoff.footnotes import MOST_IN_FULL, Footnotes
from tradeoff.model.claim import Citation


@functools.cache
def listed(path: str) -> dict[str, list[str]]:
    """What a page of the flagship says about each source it lists, by the source's address or title: lines, and their parts."""
    page = BeautifulSoup(files("here")[path], "html5lib")
    entries = [(item.find(["a", "strong"]), item) for item in page.select(".t-sources > ol > li")]
    found = {}
    for name, item in entries:
        lines = [fold(line.get_text()) for line in item.select("li")]
        found[name.get("href") or fold(name.get_text())] = lines + [part for line in lines for part in line.split("; ")]
    return found


def name_of(source: str) -> str:
    """What `listed` knows a source by."""
    record = Facts(ROOT).sources[source]
    return str(record.get("url") or fold(record["title"]))


def test_a_very_long_list_names_its_claims_and_leaves_the_sentences_to_their_pages() -> None:
    whole = "embed/compare--nodejs-vs-django.html"
    assert len(listed(whole)) > MOST_IN_FULL
    assert planned("here").catalog.words("sources.short") in fold(BeautifulSoup(files("here")[whole], "html5lib").get_text())
    facts, looked_at = Facts(ROOT), 0
    for criterion, option in facts.claims:
        for cited in facts.claims[criterion, option].get("sources", []):
            label = f"{facts.criteria[criterion]['label']} ({facts.options[option]['name']})"
            lines = listed(whole)[name_of(cited["ref"])]
            assert [line for line in lines if line.startswith(label)], f"{criterion}--{option} is not named at {cited['ref']}"
            if cited.get("supports"):
                sentence = fold(cited["supports"])
                assert not [line for line in lines if line.endswith(sentence)], sentence
                own = listed(f"embed/criterion--{criterion}.html")[name_of(cited["ref"])]
                assert [line for line in own if line.endswith(sentence)], sentence
                looked_at += 1
    assert looked_at > MOST_IN_FULL


def test_a_long_list_of_what_no_further_page_tells_stays_in_full() -> None:
    assert len(listed("embed/adopters.html")) > MOST_IN_FULL
    assert planned("here").catalog.words("sources.short") not in files("here")["embed/adopters.html"]


@pytest.mark.parametrize("more", [0, 1])
def test_a_list_is_short_from_one_source_beyond_the_limit(more: int) -> None:
    sources = dict(list(planned("here").catalog.edition.sources.items())[: MOST_IN_FULL + more])
    notes = Footnotes(sources)
    for name in sources:
        notes.cite(Citation.model_construct(ref=name, at="p. 1", supports="A figure."), "A claim", elsewhere=True)
        notes.cite(Citation.model_construct(ref=name, at="p. 1", supports="A figure more."), "A claim", elsewhere=True)
        notes.cite(Citation.model_construct(ref=name, at="", supports="Words."), "", elsewhere=False)
    assert notes.short is bool(more)
    assert notes.entries[0].says == (("A claim", "p. 1", "A figure."), ("A claim", "p. 1", "A figure more."), ("", "", "Words."))
    assert notes.entries[0].names == (("A claim", "p. 1", ""), ("", "", "Words."))
