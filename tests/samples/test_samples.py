"""Both programs of a sample do the same. No test here knows which of them it talks to."""

from __future__ import annotations

import json

import pytest

from samples.visitor import Answer, Visitor
from samples.workshop import Workshop

pytestmark = pytest.mark.xdist_group("samples")

REQUIRED = "This field is required."
API = "/api/books"
EMMA = {"id": 1, "title": "Emma", "author": "Jane Austen"}
OWL = "\N{OWL}"


def too_long(most: int) -> str:
    return f"Ensure this value has at most {most} characters (it has {most + 1})."


def test_hello_answers_with_a_line_of_text(hello: Visitor) -> None:
    for path in ("/", "/?from=elsewhere"):
        answer = hello.get(path)
        assert (answer.status, answer.text) == (200, "Hello, world!\n")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/hello", "/%2e", "/index.html"])
def test_hello_is_at_one_address(hello: Visitor, path: str) -> None:
    assert hello.get(path).status == 404


@pytest.mark.parametrize("path", ["//", "/%", "//[", "*"])
def test_an_odd_address_stops_no_server(hello: Visitor, path: str) -> None:
    hello.get(path)
    assert hello.get("/").status == 200


def test_books_are_listed(books: Visitor) -> None:
    answer = books.get(API)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.json["books"][0] == EMMA


def test_a_book_is_added(books: Visitor) -> None:
    before = books.get(API).json["books"]
    answer = books.post_json(API, {"title": "  Persuasion ", "author": "Jane Austen", "year": 1817})
    added = {"id": len(before) + 1, "title": "Persuasion", "author": "Jane Austen"}
    assert (answer.status, answer.json) == (201, added)
    assert books.get(API).json == {"books": [*before, added]}


def test_the_longest_title_is_counted_in_characters(books: Visitor) -> None:
    assert books.post_json(API, {"title": OWL * 100, "author": OWL}).json["title"] == OWL * 100
    answer = books.post_json(API, {"title": OWL * 101, "author": OWL})
    assert (answer.status, answer.json) == (400, {"errors": {"title": [too_long(100)]}})


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({}, {"title": [REQUIRED], "author": [REQUIRED]}),
        ({"title": "Emma"}, {"author": [REQUIRED]}),
        ({"title": "", "author": "Jane Austen"}, {"title": [REQUIRED]}),
        ({"title": " \t\n", "author": "Jane Austen"}, {"title": [REQUIRED]}),
        ({"title": None, "author": "Jane Austen"}, {"title": [REQUIRED]}),
        ({"title": 5, "author": True}, {"title": ["Enter text."], "author": ["Enter text."]}),
        ({"title": 0, "author": False}, {"title": ["Enter text."], "author": ["Enter text."]}),
        ({"title": ["Emma"], "author": {}}, {"title": ["Enter text."], "author": ["Enter text."]}),
        ({"title": [], "author": "A" * 101}, {"title": ["Enter text."], "author": [too_long(100)]}),
    ],
)
def test_a_bad_book_is_refused(books: Visitor, sent: object, errors: dict[str, list[str]]) -> None:
    before = books.get(API).json
    answer = books.post_json(API, sent)
    assert (answer.status, answer.json) == (400, {"errors": errors})
    assert books.get(API).json == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", "application/json"),
        ("null", "application/json"),
        ("5", "application/json"),
        ('"Emma"', "application/json"),
        (json.dumps([EMMA]), "application/json"),
        (b'{"title": "\xff", "author": ', "application/json"),
        (json.dumps(EMMA), "text/plain"),
        ("title=Emma&author=Jane+Austen", "application/x-www-form-urlencoded"),
    ],
)
def test_only_a_json_object_is_a_book(books: Visitor, body: str | bytes, kind: str) -> None:
    answer = books.ask("POST", API, body, Content_Type=kind)
    assert (answer.status, answer.json) == (400, {"errors": {"body": ["Send a JSON object."]}})


def test_nothing_is_no_book(books: Visitor) -> None:
    # The message differs: Express takes an empty body for an empty object.
    assert books.ask("POST", API, "", Content_Type="application/json").status == 400


def test_json_may_name_its_encoding(books: Visitor) -> None:
    answer = books.ask("POST", API, json.dumps({"title": "Ⅵ", "author": "É"}), Content_Type="application/json; charset=utf-8")
    assert (answer.status, answer.json["title"]) == (201, "Ⅵ")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(books: Visitor, method: str) -> None:
    answer = books.ask(method, API, "{}", Content_Type="application/json")
    assert answer.status == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_books_are_at_one_address(books: Visitor) -> None:
    for path in ("/", "/api/book", "/api/books/1"):
        assert books.get(path).status == 404


def entries(visitor: Visitor) -> list[str]:
    return [" ".join(item.get_text().split()) for item in visitor.get("/").page.select("#entries li")]


def complaints(answer: Answer) -> dict[str, str]:
    """What is said about each field, found as a screen reader finds it."""
    wrong = answer.page.select("form [aria-invalid=true]")
    return {tag["name"]: answer.page.find(id=tag["aria-describedby"]).get_text().strip() for tag in wrong}


def test_the_page_shows_a_form(guest: Visitor) -> None:
    answer = guest.get("/")
    page = answer.page
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (page.title.get_text(), page.h1.get_text()) == ("Guest book", "Guest book")
    assert page.form["method"] == "post"
    assert page.form.button.get_text() == "Sign"
    shown = {page.find(id=label["for"])["name"]: label.get_text() for label in page.select("form label")}
    assert shown == {"name": "Name:", "message": "Message:"}
    limits = {tag["name"]: tag["maxlength"] for tag in page.select("form input[required]")}
    assert limits == {"name": "40", "message": "200"}
    assert complaints(answer) == {}


def test_an_entry_is_stored_and_shown_first(guest: Visitor) -> None:
    before = entries(guest)
    answer = guest.fill_in("/", name="  Ada ", message="Hello from London")
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    assert entries(guest) == ["Ada: Hello from London", *before]


def test_entries_outlive_the_server(guest_book: Workshop) -> None:
    Visitor(guest_book.port).fill_in("/", name="Grace", message="Still here")
    before = entries(Visitor(guest_book.port))
    guest_book.stop()
    guest_book.start()
    assert entries(Visitor(guest_book.port)) == before


def test_what_was_typed_is_text_and_nothing_else(guest: Visitor) -> None:
    name, message = "<script>alert(1)</script>", """'); DROP TABLE entry; -- "&amp;" <b>&"""
    assert guest.fill_in("/", name=name, message=message).status == 302
    assert entries(guest)[0] == f"{name}: {message}"
    page = guest.get("/").page
    assert not page.select("script, b")


@pytest.mark.parametrize(
    ("name", "message", "errors"),
    [
        ("", "", {"name": REQUIRED, "message": REQUIRED}),
        ("  ", "Hello", {"name": REQUIRED}),
        ("Ada", "\t", {"message": REQUIRED}),
        ("A" * 41, "Hello", {"name": too_long(40)}),
        (OWL * 41, OWL * 201, {"name": too_long(40), "message": too_long(200)}),
    ],
    ids=["empty", "blank-name", "blank-message", "long-name", "both-long"],
)
def test_a_bad_entry_is_refused(guest: Visitor, name: str, message: str, errors: dict[str, str]) -> None:
    before = entries(guest)
    answer = guest.fill_in("/", name=name, message=message)
    assert (answer.status, complaints(answer)) == (400, errors)
    typed = answer.form
    assert (typed["name"], typed["message"]) == (name, message), "what was typed is kept for correction"
    assert entries(guest) == before


def test_a_refused_entry_is_escaped_too(guest: Visitor) -> None:
    name = '"><script>alert(1)</script>'
    answer = guest.fill_in("/", name=name, message="")
    assert (answer.status, answer.form["name"]) == (400, name)
    assert not answer.page.select("script")


def test_the_longest_entry_is_counted_in_characters(guest: Visitor) -> None:
    assert guest.fill_in("/", name=OWL * 40, message=OWL * 200).status == 302
    assert entries(guest)[0] == f"{OWL * 40}: {OWL * 200}"


def test_a_form_without_its_fields_is_refused(guest: Visitor) -> None:
    hidden = {name: value for name, value in guest.get("/").form.items() if name not in ("name", "message")}
    answer = guest.post_form("/", hidden, **guest.same_origin)
    assert (answer.status, complaints(answer)) == (400, {"name": REQUIRED, "message": REQUIRED})


def test_a_post_from_another_site_is_refused(guest: Visitor) -> None:
    before = entries(guest)
    foreign = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    fields = {"name": "Mallory", "message": "Not by me"}
    assert guest.post_form("/", fields, **foreign).status == 403
    # Nor with what a visitor's own form holds, nor from a browser that sends the older header only.
    own = {**guest.get("/").form, **fields}
    assert guest.post_form("/", own, **foreign).status == 403
    assert guest.post_form("/", own, Origin="https://elsewhere.example").status == 403
    assert guest.post_form("/", own, Origin="null").status == 403
    # Nor one that does not say where it comes from and holds nothing of the form.
    assert Visitor(guest.port).post_form("/", fields).status == 403
    assert entries(guest) == before


def test_an_older_browser_can_post(guest: Visitor) -> None:
    own = {**guest.get("/").form, "name": "Ada", "message": "From an old browser"}
    assert guest.post_form("/", own, Origin=f"http://127.0.0.1:{guest.port}").status == 302
    assert entries(guest)[0] == "Ada: From an old browser"
