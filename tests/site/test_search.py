"""What search and search engines find: each claim once, on its criterion's page; pages, and nothing that is no page."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree as ET

from support.facts import Facts
from support.markup import Site

MARKS = re.compile(r"<[^>]*>|\\(?=[!-/:-@\[-`{-~])|[`*]|\[([^\]]*)\]\([^)]*\)")
"""HTML tags, and the marks that the summaries use: code, emphasis, links, backslashes."""


def plain(text: str) -> str:
    """Words alone, so that Markdown and HTML of one text are equal."""
    return " ".join(html.unescape(MARKS.sub(lambda match: match[1] or "", text)).split())


def generated(facts: Facts, locations: list[str], words: str) -> list[str]:
    """The places without those where a writer says the words: no generated page may repeat a text, a writer may."""
    by_writers = {}
    for path in (facts.root / "content").rglob("*.md"):
        name = path.relative_to(facts.root / "content").as_posix()
        by_writers[re.sub(r"((^|(?<=/))index)?\.md$", "", name) + "/" * (path.stem != "index")] = path.read_text()
    texts = {location: by_writers.get(location.split("#")[0], "") for location in locations}
    return [location for location, text in texts.items() if "fact(" not in text and words not in plain(text)]


def test_every_claim_is_found_exactly_once_on_its_criterion_page(site: Site, facts: Facts) -> None:
    entries = [(entry["location"], plain(entry["text"])) for entry in json.loads(site.text("search/search_index.json"))["docs"]]
    assert facts.claims
    for (criterion, option), claim in facts.claims.items():
        if option in facts.compared and "summary" in claim:
            wanted = plain(claim["summary"])
            found = generated(facts, [location for location, text in entries if wanted in text], wanted)
            assert found.count(f"criteria/{criterion}/#claims") == 1, f"{criterion}--{option}: {found}"
            # Its own page may say the same elsewhere: an anchor of the scale is allowed to be as short as a claim.
            elsewhere = [location for location in found if not location.startswith(f"criteria/{criterion}/")]
            assert elsewhere == [], f"{criterion}--{option}: {elsewhere}"


def test_words_of_neighbouring_cells_are_not_glued(site: Site, facts: Facts) -> None:
    # A table without white space between its cells would be indexed as one endless word.
    text = {entry["location"]: plain(entry["text"]) for entry in json.loads(site.text("search/search_index.json"))["docs"]}
    for criterion in facts.live_criteria:
        entry = next(found for location, found in text.items() if location.startswith(f"criteria/{criterion}/#claims"))
        written = str(facts.criteria[criterion]) + str(facts.groups)
        assert [word for word in re.findall(r"\w{60,}", entry) if word not in written] == [], criterion
        for option in facts.compared:
            name = " ".join(
                facts.options[option]["name"].replace("`", "").split()
            )  # a name is plain text; `plain` took these marks
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", entry), f"{criterion}: {name}"


def test_every_statement_is_found_exactly_once_on_its_topic_page(site: Site, facts: Facts) -> None:
    entries = [(entry["location"], plain(entry["text"])) for entry in json.loads(site.text("search/search_index.json"))["docs"]]
    topics = {location for location, _ in entries if re.fullmatch(r"fact-check/[^/#]+/", location)}
    assert topics == {f"fact-check/{statement['topic']}/" for statement in facts.statements.values()}
    for name, statement in facts.statements.items():
        for wanted in (plain(html.escape(statement["statement"], quote=False)), plain(statement["why"])):
            found = generated(facts, [location for location, text in entries if wanted in text], wanted)
            assert found == [f"fact-check/{statement['topic']}/"], f"{name}: {found}"


def test_search_reads_nothing_that_only_leads_elsewhere_or_accounts_for_a_table(site: Site, facts: Facts) -> None:
    # Numbers of footnotes, days, keys, and the lists that every page of a kind repeats.
    text = site.text("search/search_index.json")
    content = facts.root / "content"
    noted = [path.relative_to(content).with_suffix("").as_posix() for path in content.rglob("*.md") if "[^" in path.read_text()]
    numbered = {entry["location"] for entry in json.loads(text)["docs"] if "<sup>" in entry["text"]}
    assert not {location for location in numbered if not location.startswith(tuple(noted))}, "only a writer's own are read"
    places = {entry["location"] for entry in json.loads(text)["docs"]}
    unread = {location for location in places if re.search(r"#(heard|counted|related|kind-[a-z-]+)$", location)}
    assert not unread
    for entry in json.loads(text)["docs"]:
        if entry["location"].endswith("#claims"):
            assert "Checked against" not in entry["text"], entry["location"]
            assert "How to read this" not in entry["text"], entry["location"]


def test_search_reads_no_hidden_marks_and_no_menus(site: Site) -> None:
    # Every fresh claim carries a hidden mark for the day it turns stale, every block a menu; neither says anything about it.
    for entry in json.loads(site.text("search/search_index.json"))["docs"]:
        if entry["location"].startswith("criteria/"):
            assert not re.search(r"\bStale\b|iframe|Copy as Markdown", entry["text"]), entry["location"]


def test_found_places_exist(site: Site) -> None:
    for entry in json.loads(site.text("search/search_index.json"))["docs"]:
        target = site.target("index.html", entry["location"] or "./")
        assert target, entry["location"]
        assert target[0] in site.pages, entry["location"]
        assert not target[1] or target[1] in site.documents[target[0]].ids, entry["location"]


def test_the_sitemap_holds_every_page_and_nothing_else(published: Site) -> None:
    root = ET.fromstring(published.text("sitemap.xml"))
    listed = [element.text or "" for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(listed) == len(set(listed))
    assert {published.target("index.html", address) for address in listed} == {(path, "") for path in published.pages}


def test_a_site_without_an_address_claims_none(site: Site) -> None:
    for path, page in site.documents.items():
        assert not page.find("link", rel="canonical"), path
        assert not [element for element in page.find("meta") if element.get("property", "").startswith("og:url")], path
