"""The list of contents: the topics of a comparison stand in it, below the heading of the table they are in."""

from __future__ import annotations

from support.facts import Facts
from support.markup import Site


def test_the_topics_of_a_comparison_stand_below_its_heading(site: Site, facts: Facts) -> None:
    shown = [name for name in facts.groups if any(record["group"] == name for record in facts.live_criteria.values())]
    pages = [page for path, page in site.pages.items() if path.startswith("compare/")]
    assert len(pages) == len(facts.pairs) + (len(facts.compared) > 2)
    for page in pages:
        lists = page.find("nav", class_="md-nav--secondary")
        assert lists
        for contents in lists:  # the theme has one beside the page and one in its menu
            anchors = [element.get("href", "").partition("#")[2] for element in contents.iter() if element.tag == "a"]
            start = anchors.index("every-criterion") + 1
            assert anchors[start : start + len(shown)] == shown, page.path
        assert all(page.find("tr", id=name) for name in shown), page.path
