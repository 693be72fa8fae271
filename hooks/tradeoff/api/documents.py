"""The documents of the API: the model and what is computed from it, as JSON.

Every document has one envelope: schema_version, edition, as_of, licence, count, result. What is absent is null or an
empty list. Nothing in it depends on the day of the build.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tradeoff.catalog import Catalog
from tradeoff.model.base import Record
from tradeoff.model.statement import Statement
from tradeoff.score import Score, Verdict

VERSION = 1


def documents(catalog: Catalog) -> dict[str, Callable[[], list[Any]]]:
    """The results by document name; `index` lists all the others."""
    edition = catalog.edition
    found: dict[str, Callable[[], list[Any]]] = {
        "index": lambda: [
            {"name": name, "path": f"{name}.json", "schema": f"schema/{name}.json"} for name in found if name != "index"
        ],
        "options": lambda: [record(option) for option in edition.options.values()],
        "criteria": lambda: [_criterion(criterion) for criterion in edition.criteria.values()],
        "claims": lambda: _claims(catalog),
        "sources": lambda: [record(source) for source in edition.sources.values()],
    }
    if edition.use_cases and len(edition.compared) > 1:
        found["use-cases"] = lambda: _use_cases(catalog)
    if edition.adopters:
        found["adopters"] = lambda: [record(adopter) for adopter in edition.adopters.values()]
    if edition.statements:
        found["statements"] = lambda: [_statement(catalog, statement) for statement in edition.statements.values()]
    if edition.glossary:
        found["glossary"] = lambda: [record(term) for term in edition.glossary.values()]
    if edition.quiz and len(edition.compared) > 1:
        quiz = edition.quiz
        found["quiz"] = lambda: [record(question) for question in quiz.questions]
    return found


def document(catalog: Catalog, name: str) -> dict[str, Any]:
    """One document in its envelope."""
    result = documents(catalog)[name]()
    days = sorted(claim.reviewed for criterion in catalog.edition.criteria.values() for claim in criterion.claims.values())
    site = catalog.edition.site
    return {
        "schema_version": VERSION,
        "edition": site.title,
        "as_of": {"oldest": days[0].isoformat(), "newest": days[-1].isoformat()} if days else None,
        "licence": {"name": site.licence.name, "url": site.licence.url},
        "count": len(result),
        "result": result,
    }


def text(data: object) -> str:
    """A file of the API as it is written."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def record(value: Record) -> dict[str, Any]:
    """A record as it was stated, with null for the texts it leaves out."""
    data: dict[str, Any] = _absent(value.model_dump(mode="json"))
    return data


def _absent(value: Any) -> Any:
    # The model keeps an absent text as "", which no text that was typed can be.
    if isinstance(value, dict):
        return {key: _absent(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_absent(inner) for inner in value]
    return None if value == "" else value


def _criterion(criterion: Record) -> dict[str, Any]:
    data = record(criterion)
    del data["claims"]  # they are the result of claims.json
    return data


def _claims(catalog: Catalog) -> list[dict[str, Any]]:
    found = []
    for criterion in catalog.edition.criteria.values():
        for option, claim in criterion.claims.items():
            span = catalog.points.get((criterion.id, option))
            clocks = catalog.freshness.get((criterion.id, option))
            found.append(
                {
                    "id": f"{criterion.id}--{option}",
                    "criterion": criterion.id,
                    "option": option,
                    "points": {"low": span.low, "high": span.high} if span else None,
                    "stale_after": clocks.stale_since.isoformat() if clocks else None,
                    **record(claim),
                }
            )
    return found


def _statement(catalog: Catalog, statement: Statement) -> dict[str, Any]:
    return {"stale_after": catalog.statement_freshness[statement.id].stale_since.isoformat(), **record(statement)}


def _use_cases(catalog: Catalog) -> list[dict[str, Any]]:
    found = []
    for case in catalog.edition.live_use_cases:
        verdict = catalog.verdict(case, catalog.edition.compared)
        found.append({**record(case), "verdict": _verdict(verdict)})
    return found


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "leader": verdict.leader or None,
        "margin": verdict.margin,
        "claims": list(verdict.claims),
        "scores": [_score(score) for score in verdict.scores],
    }


def _score(score: Score) -> dict[str, Any]:
    low, high = score.percent
    return {
        "option": score.option,
        "points": {"low": score.low, "high": score.high, "of": score.of},
        "percent": {"low": low, "high": high},
        "unmet": list(score.unmet),
        "unconfirmed": list(score.unconfirmed),
    }
