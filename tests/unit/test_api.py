"""The API: every file fits its schema, every schema can fail, and the description lists what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from support.editions import editions
from support.facts import Facts
from support.planned import files, planned
from tradeoff import plan
from tradeoff.api.schema import ABOUT

ROOT = "api/v1/"


def names(edition: str) -> list[str]:
    """The documents of an edition, the description and the schemas aside."""
    every = [path.removeprefix(ROOT).removesuffix(".json") for path in files(edition) if path.startswith(ROOT)]
    return [name for name in every if name != "openapi" and not name.startswith("schema/")]


def document(edition: str, name: str) -> Any:
    return json.loads(files(edition)[f"{ROOT}{name}.json"])


def validator(edition: str, name: str) -> Draft202012Validator:
    return Draft202012Validator(document(edition, f"schema/{name}"), format_checker=FormatChecker())


EDITIONS = pytest.mark.parametrize("edition", editions())
EACH = pytest.mark.parametrize("name", ABOUT)
"""Every document. `five` has them all, and a schema is the same in every edition."""


@EDITIONS
def test_a_document_fits_its_schema(edition: str) -> None:
    assert names(edition)[0] == "index"
    for name in names(edition):
        found = validator(edition, name).iter_errors(document(edition, name))
        assert not [f"{name}: {list(error.path)}: {error.message}" for error in found]


@EACH
def test_a_schema_is_one(name: str) -> None:
    schema = document("five", f"schema/{name}")
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{name}.json"
    assert set(schema["$defs"]) == {ref for ref in references(schema) if ref in schema["$defs"]}


@EACH
def test_every_object_is_closed_and_every_field_described(name: str) -> None:
    closed = [node for node in objects(document("five", f"schema/{name}")) if "properties" in node]
    assert closed
    for node in closed:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
        for field, inner in node["properties"].items():
            assert "description" in inner or "$ref" in inner, field


@EACH
def test_a_document_with_one_field_more_or_less_does_not_fit(name: str) -> None:
    whole, check = document("five", name), validator("five", name)
    assert check.is_valid(whole)
    for container in (whole, whole["result"][0]):
        assert container
        for field in list(container):
            kept = container.pop(field)
            assert not check.is_valid(whole), field
            container[field] = kept
        container["strange"] = 1
        assert not check.is_valid(whole)
        del container["strange"]


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for inner in node.values():
            yield from objects(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from objects(inner)


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in node.values()))
    return set().union(*(references(inner) for inner in node)) if isinstance(node, list) else set()


@EDITIONS
def test_the_description_lists_exactly_the_files(edition: str) -> None:
    description = document(edition, "openapi")
    assert description["openapi"].startswith("3.1")
    assert {path.removeprefix("/") for path in description["paths"]} == {
        path.removeprefix(ROOT) for path in files(edition) if path.startswith(ROOT)
    }
    operations = [entry["get"]["operationId"] for entry in description["paths"].values()]
    assert len(set(operations)) == len(operations)
    schemas = [content["schema"].get("$ref") for path in description["paths"].values() for content in responses(path)]
    assert {ref for ref in schemas if ref} == {f"schema/{name}.json" for name in names(edition)}
    assert description["servers"] == [{"url": "."}]


def responses(path: dict[str, Any]) -> list[dict[str, Any]]:
    return [content for response in path["get"]["responses"].values() for content in response["content"].values()]


@EDITIONS
def test_the_index_lists_the_documents(edition: str) -> None:
    result = document(edition, "index")["result"]
    assert [entry["name"] for entry in result] == [name for name in names(edition) if name != "index"]
    there = set(files(edition))
    assert {ROOT + entry[field] for entry in result for field in ("path", "schema")} <= there


def test_with_one_option_nothing_is_compared() -> None:
    assert set(names("one")) == {"index", "options", "criteria", "claims", "sources", "adopters"}
    assert set(names("five")) == set(ABOUT)


@EDITIONS
def test_the_envelope_says_what_the_data_says(edition: str) -> None:
    facts = Facts(editions()[edition])
    days = sorted(claim["reviewed"] for criterion in facts.criteria.values() for claim in criterion["claims"].values())
    for name in names(edition):
        given = document(edition, name)
        assert given["edition"] == facts.site["title"]
        assert given["licence"] == {"name": facts.site["licence"]["name"], "url": facts.site["licence"]["url"]}
        assert given["as_of"] == {"oldest": days[0], "newest": days[-1]}
        assert given["count"] == len(given["result"])


@EDITIONS
def test_claims_are_the_claims_of_the_data(edition: str) -> None:
    facts = Facts(editions()[edition])
    found = {claim["id"]: claim for claim in document(edition, "claims")["result"]}
    stated = {f"{name}--{option}": claim for name, record in facts.criteria.items() for option, claim in record["claims"].items()}
    assert found.keys() == stated.keys()
    for name, claim in stated.items():
        assert found[name]["summary"] == (claim["summary"].strip() if "summary" in claim else None)
        assert found[name]["reviewed"] == claim["reviewed"]
        assert [citation["ref"] for citation in found[name]["sources"]] == [c["ref"] for c in claim.get("sources", [])]


def test_a_partial_day_is_written_as_it_was_typed() -> None:
    options = {option["id"]: option for option in document("five", "options")["result"]}
    lines = {line["id"]: line for line in options["courier"]["lines"]}
    assert (lines["4"]["released"], lines["4"]["support_ends"], lines["4"]["security_ends"]) == ("2025-06-10", "2026-12", "2028")
    assert lines["5"]["security_ends"] is None


def test_an_absent_text_is_null() -> None:
    claims = {claim["id"]: claim for claim in document("five", "claims")["result"]}
    assert claims["replay--snail"]["summary"] is None
    assert claims["replay--snail"]["note"] == "It has no old messages yet."
    sources = {source["id"]: source for source in document("five", "sources")["result"]}
    assert (sources["own-run"]["url"], sources["survey"]["how"], sources["survey"]["about"]) == (None, None, None)


def test_points_are_a_range_while_a_claim_is_open_and_null_where_there_are_none() -> None:
    claims = {claim["id"]: claim["points"] for claim in document("five", "claims")["result"]}
    assert claims["ordering--pigeon"] == {"low": 1, "high": 3}
    assert claims["once--raven"] == {"low": 0, "high": 4}
    assert claims["once--courier"] == {"low": 3, "high": 3}
    assert claims["latency--courier"] is None
    assert claims["feathers--heron"] is None
    assert claims["replay--snail"] is None


def test_a_verdict_is_the_one_the_page_shows() -> None:
    cases = {case["id"]: case["verdict"] for case in document("five", "use-cases")["result"]}
    assert (cases["chat"]["kind"], cases["chat"]["leader"], cases["chat"]["margin"]) == ("leads", "raven", 25)
    assert (cases["audit"]["kind"], cases["audit"]["leader"]) == ("only", "raven")
    assert (cases["payments"]["kind"], cases["payments"]["leader"]) == ("open", None)
    assert "once--raven" in cases["payments"]["claims"]
    assert "hunting" not in cases


def test_nothing_depends_on_the_day_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    later = plan.make(planned("five").settings)
    now = {path: text for path, text in files("five").items() if path.startswith(ROOT)}
    assert len(now) > len(ABOUT)
    assert {output.path: output.content() for output in later.outputs if output.path.startswith(ROOT)} == now


def test_full_addresses_stand_where_the_site_knows_its_own() -> None:
    address = "https://brokers.example.org/sub/"
    given = {output.path.removeprefix(ROOT): output for output in planned("five", address).outputs}
    assert json.loads(given["schema/claims.json"].content())["$id"] == f"{address}api/v1/schema/claims.json"
    assert json.loads(given["openapi.json"].content())["servers"] == [{"url": f"{address}api/v1"}]
