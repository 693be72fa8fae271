"""Routes: addresses that work below any folder, and absolute ones only where the site knows its own."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeoff import routes
from tradeoff.block import Target
from tradeoff.routes import Routes

SERVED, DISK = Routes(), Routes(directories=False)


@pytest.mark.parametrize(
    ("path", "served", "disk"),
    [
        ("", "", "index.html"),
        ("index", "", "index.html"),
        ("quiz", "quiz/", "quiz.html"),
        ("criteria/", "criteria/", "criteria/index.html"),
        ("criteria/orm", "criteria/orm/", "criteria/orm.html"),
    ],
)
def test_the_address_of_a_page(path: str, served: str, disk: str) -> None:
    assert SERVED.page(path) == served
    assert DISK.page(path) == disk


def test_a_target_carries_its_anchor() -> None:
    assert SERVED.target(routes.claim("orm", "a")) == "criteria/orm/#a"
    assert DISK.target(Target("criteria/orm")) == "criteria/orm.html"


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "quiz/", "quiz/"),
        ("quiz/", "", "../"),
        ("quiz/", "quiz/", "./"),
        ("quiz/", "quiz/#a", "#a"),
        ("a/b/", "a/c/#d", "../../a/c/#d"),
        ("embed/x.html", "criteria/orm/", "../criteria/orm/"),
        ("a.html", "a.html", "a.html"),
        ("a.html", "index.html", "index.html"),
        ("a/b.html", "export/x.md", "../export/x.md"),
        ("", "a b/", "a%20b/"),
    ],
)
def test_the_link_between_two_addresses(here: str, there: str, link: str) -> None:
    assert SERVED.between(here, there) == link


SEGMENTS = st.lists(st.text("abc-. é", min_size=1, max_size=4).filter(lambda part: part.strip(". ") == part), max_size=3)
ADDRESSES = st.builds(lambda parts, end: "/".join(parts) + (end if parts else ""), SEGMENTS, st.sampled_from(["/", ".html", ""]))


@given(ADDRESSES, ADDRESSES)
def test_a_browser_arrives_where_the_link_was_meant_to_lead(here: str, there: str) -> None:
    base = "https://x.org/sub/folder/"
    link = SERVED.between(here, there)
    assert not link.startswith("/")
    assert unquote(urljoin(base + here, link)).rstrip("/") == (base + there).rstrip("/")
    assert link.endswith("/") or not there.endswith("/") or posixpath.basename(link) == ""


def test_absolute_addresses_need_the_sites_own() -> None:
    assert SERVED.absolute("quiz/") == ""
    assert Routes(site_url="https://x.org/sub").absolute("quiz/") == Routes(site_url="https://x.org/sub/").absolute("quiz/")
    assert Routes(site_url="https://x.org/sub").absolute("quiz/") == "https://x.org/sub/quiz/"


def test_public_paths() -> None:
    paths = (
        routes.pair("a", "b"), routes.option("a"), routes.criterion("c"), routes.use_case("u"), routes.embed("x"),
        routes.export("x", "csv"), routes.oembed("x"), routes.api("claims"), routes.markdown_file("quiz"),
        routes.markdown_file("criteria/"),
        routes.markdown_file(""),
    )  # fmt: skip
    assert paths == (
        "compare/a-vs-b", "options/a", "criteria/c", "use-cases/u", "embed/x.html",
        "export/x.csv", "oembed/x.json", "api/v1/claims.json", "quiz.md", "criteria/index.md",
        "index.md",
    )  # fmt: skip
