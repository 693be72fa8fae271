"""Forges: the addresses of a line, an editor and a report, for each host that is known, and nothing for the rest."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tradeoff.forge import Forge
from tradeoff.problem import Place

HERE = Place("data/criteria/orm.yml", 34, 3)
EDIT_URI = "edit/main/content/"


def forge(repository: str, edit_uri: str = EDIT_URI, content: str = "content") -> Forge:
    found = Forge.of(repository, edit_uri, content)
    assert found
    return found


@pytest.mark.parametrize(
    ("repository", "line", "edit"),
    [
        (
            "https://github.com/acme/site",
            "https://github.com/acme/site/blob/main/data/criteria/orm.yml#L34",
            "https://github.com/acme/site/edit/main/data/criteria/orm.yml",
        ),
        (
            "https://gitlab.com/acme/deep/site",
            "https://gitlab.com/acme/deep/site/-/blob/main/data/criteria/orm.yml#L34",
            "https://gitlab.com/acme/deep/site/-/edit/main/data/criteria/orm.yml",
        ),
        (
            "https://gitlab.example.org/acme/site/",
            "https://gitlab.example.org/acme/site/-/blob/main/data/criteria/orm.yml#L34",
            "https://gitlab.example.org/acme/site/-/edit/main/data/criteria/orm.yml",
        ),
        *(
            (
                f"https://{host}/acme/site",
                f"https://{host}/acme/site/src/branch/main/data/criteria/orm.yml#L34",
                f"https://{host}/acme/site/_edit/main/data/criteria/orm.yml",
            )
            for host in ("codeberg.org", "forgejo.example.org", "gitea.com")
        ),
    ],
)
def test_each_forge_has_its_own_addresses(repository: str, line: str, edit: str) -> None:
    assert forge(repository).line(HERE) == line
    assert forge(repository).edit(HERE.file) == edit


@pytest.mark.parametrize(
    ("repository", "path", "title", "text"),
    [
        ("https://github.com/acme/site", "/acme/site/issues/new", "title", "body"),
        ("https://gitlab.com/acme/site", "/acme/site/-/issues/new", "issue[title]", "issue[description]"),
        ("https://codeberg.org/acme/site", "/acme/site/issues/new", "title", "body"),
    ],
)
def test_a_report_arrives_as_it_was_worded(repository: str, path: str, title: str, text: str) -> None:
    said = "50% & more?\n#1: “é” +a=b\r\n"
    address = forge(repository).report("A & B #2 <x>", said)
    parts = urlsplit(address)
    assert parts.path == path
    assert not parts.fragment
    assert parse_qs(parts.query) == {title: ["A & B #2 <x>"], text: [said]}
    assert not set(address) & set(" <>\"'\n&#") - {"&"}
    assert address.count("&") == 1


@pytest.mark.parametrize(
    ("edit_uri", "branch", "folder"),
    [
        ("edit/main/content/", "main", ""),
        ("edit/trunk/content", "trunk", ""),
        ("/blob/main/content/", "main", ""),
        ("-/edit/main/content/", "main", ""),
        ("_edit/main/content/", "main", ""),
        ("src/branch/main/content/", "main", ""),
        ("edit/main/sites/birds/content/", "main", "sites/birds/"),
    ],
)
def test_branch_and_folder_come_from_the_edit_address(edit_uri: str, branch: str, folder: str) -> None:
    found = forge("https://github.com/acme/site", edit_uri)
    assert (found.branch, found.folder) == (branch, folder)
    assert found.line(HERE) == f"https://github.com/acme/site/blob/{branch}/{folder}data/criteria/orm.yml#L34"


def test_names_that_are_no_part_of_an_address_are_quoted() -> None:
    found = forge("https://github.com/acme/site", "edit/a#b/content/")
    assert found.edit("content/what is it?.md") == "https://github.com/acme/site/edit/a%23b/content/what%20is%20it%3F.md"


@pytest.mark.parametrize(
    ("repository", "edit_uri"),
    [
        ("", EDIT_URI),
        ("https://git.example.org/acme/site", EDIT_URI),
        ("https://notgithub.com/acme/site", EDIT_URI),
        ("https://example.org/github/site", EDIT_URI),
        ("javascript:alert(1)//github", EDIT_URI),
        ("git@github.com:acme/site.git", EDIT_URI),
        ("https://github.com/acme/site", ""),
        ("https://github.com/acme/site", "edit/main/docs/"),
        ("https://github.com/acme/site", "wiki/content/"),
    ],
)
def test_where_an_address_would_be_a_guess_there_is_none(repository: str, edit_uri: str) -> None:
    assert Forge.of(repository, edit_uri, "content") is None
