"""What stands around a page's content: the trail above it, the pages before and after, the time it takes to read."""

from __future__ import annotations

import re

import pytest

from support.facts import Facts
from support.markup import Document, Site

HUBS = ("criteria", "options", "fact-check")
"""Hubs that list their pages in reading order, as plain links."""


def words(element: object) -> str:
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


def trails(page: Document) -> list[list[tuple[str, str]]]:
    """Every trail of a page as name and address of each step, the last without an address."""
    return [
        [(words(step), next((link.get("href", "") for link in step.iter("a")), "")) for step in nav.iter("li")]
        for nav in page.find("nav", class_="t-trail")
    ]


def near(site: Site, path: str, relation: str) -> str | None:
    """The page before or after, as the head names it."""
    links = [link.get("href", "") for link in site.pages[path].find("link", rel=relation)]
    assert len(links) <= 1
    target = site.target(path, links[0]) if links else None
    return target[0] if target else None


def chain(site: Site, first: str) -> list[str]:
    found = [first]
    while (after := near(site, found[-1], "next")) and after not in found:
        found.append(after)
    return found


def below(path: str) -> bool:
    """Whether a page lies below another. A comparison of two is a page of the navigation."""
    return path.removesuffix("index.html").count("/") > 1 and not path.startswith("compare/")


def test_every_page_below_the_top_level_shows_where_it_stands(site: Site, facts: Facts) -> None:
    alone = len(facts.compared) <= 2
    for path, page in site.pages.items():
        found = trails(page)
        wanted = below(path) or (path.startswith("compare/") and path.count("/") > 1 and not alone)
        assert len(found) == wanted, path
        for steps in found:
            assert steps[0][0] == "Home"
            assert site.target(path, steps[0][1]) == ("index.html", "")
            assert [address for _, address in steps].index("") == len(steps) - 1
            nav = page.find("nav", class_="t-trail")[0]
            assert nav.get("aria-label")
            assert [words(step) for step in nav.iter("li") if step.get("aria-current") == "page"] == [steps[-1][0]]


def test_a_trail_stands_above_the_heading(site: Site) -> None:
    for path, page in site.pages.items():
        order = [element.tag for element in page.elements if element.tag == "h1" or "t-trail" in element.get("class", "").split()]
        assert order in (["nav", "h1"], ["h1"]), path


def test_the_bar_marks_the_part_of_the_site_that_a_page_is_in(site: Site) -> None:
    marked = 0
    for path, page in site.pages.items():
        tabs = {
            target[0]: "md-tabs__item--active" in tab.get("class", "").split()
            for tab in page.find("li", class_="md-tabs__item")
            if (target := site.target(path, next(link.get("href", "") for link in tab.iter("a"))))
        }
        lit = [target for target, active in tabs.items() if active]
        above = [site.target(path, address) for steps in trails(page) for _, address in steps[1:-1]]
        wanted = [target[0] for target in above if target and target[0] in tabs] or [name for name in [path] if name in tabs]
        if wanted:
            assert lit == wanted[:1], path
            marked += path not in tabs
        else:
            assert len(lit) <= 1, path
    assert marked


def test_a_criterion_leads_up_to_its_place_in_the_list(site: Site, facts: Facts) -> None:
    for name, record in facts.live_criteria.items():
        path = f"criteria/{name}/index.html"
        [steps] = trails(site.pages[path])
        assert site.target(path, steps[1][1]) == ("criteria/index.html", "")
        assert site.target(path, steps[2][1]) == ("criteria/index.html", record["group"])
        assert steps[2][0] == " ".join(facts.groups[record["group"]]["title"].split())


def test_before_and_after_are_two_sides_of_one_step(site: Site) -> None:
    for path in site.pages:
        after, before = near(site, path, "next"), near(site, path, "prev")
        assert not below(path) or after is None or near(site, after, "prev") == path, path
        assert not below(path) or before is None or near(site, before, "next") == path, path


def test_a_path_stays_in_its_folder(site: Site) -> None:
    for path in site.pages:
        folder = path.split("/")[0]
        for relation in ("prev", "next"):
            there = near(site, path, relation)
            assert not below(path) or there is None or there.split("/")[0] == folder, path


@pytest.mark.parametrize("hub", HUBS)
def test_records_come_in_the_order_of_their_hub(site: Site, hub: str) -> None:
    page = site.pages.get(f"{hub}/index.html")
    if page is None:
        assert hub == "fact-check", f"there is no {hub}/"
        return
    targets = [site.target(page.path, link.get("href", "")) for link in page.find("a") if link.get("href")]
    listed = [target[0] for target in targets if target and re.fullmatch(rf"{hub}/(?!verdict/)[^/]+/index\.html", target[0])]
    order = list(dict.fromkeys(listed))
    assert order
    firsts = [path for path in order if near(site, path, "prev") is None]
    assert [path for first in firsts for path in chain(site, first)] == order


def test_the_footer_shows_the_same_step_by_its_name(site: Site) -> None:
    for path, page in site.pages.items():
        for relation, part in (("prev", "md-footer__link--prev"), ("next", "md-footer__link--next")):
            links = page.find("a", class_=part)
            there = near(site, path, relation)
            assert bool(links) == bool(there), path
            for link in links:
                assert site.target(path, link.get("href", "")) == (there, "")
                shown = [words(element) for element in link.iter("div") if element.get("class") == "md-ellipsis"]
                assert link.get("aria-label", "").endswith(f": {shown[0]}") or "&" in link.get("aria-label", ""), path
                assert "<" not in shown[0] or "<b>" in shown[0] or "<phd>" in shown[0], path


def test_only_guides_say_how_long_they_take(site: Site, facts: Facts) -> None:
    content = facts.root / "content"
    for path, page in site.pages.items():
        lines = page.find("p", class_="t-reading-time")
        source = content / (path.removesuffix("/index.html") + ".md")
        index = content / (path.removesuffix(".html") + ".md")
        guide = ("/" in path.removesuffix("/index.html") and source.exists()) or ("/" in path and index.exists())
        generated = path.startswith(("options/", "criteria/", "compare/", "use-cases/"))
        assert len(lines) == (guide and not generated), path
        for line in lines:
            parent = next(element for element in page.elements if line in list(element))
            assert list(parent)[list(parent).index(line) - 1].tag == "h1", path
            assert re.fullmatch(r"About (1 minute|[2-9] minutes|1\d minutes) to read", words(line)), path
