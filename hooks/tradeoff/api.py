"""The static API: the model and what is computed from it, as JSON with a schema.

Every file has one envelope: schema_version, edition, as_of, licence, count, result. Nothing in it depends on the day of
the build.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tradeoff.catalog import Catalog
from tradeoff.model.base import Record
from tradeoff.score import Score, Verdict

VERSION = 1


def documents(catalog: Catalog) -> dict[str, Callable[[], list[Any]]]:
    """The results by file name; `index` lists the others."""
    edition = catalog.edition
    found: dict[str, Callable[[], list[Any]]] = {
        "options": lambda: [_record(option) for option in edition.options.values()],
        "criteria": lambda: [_criterion(criterion) for criterion in edition.criteria.values()],
        "claims": lambda: _claims(catalog),
        "sources": lambda: [_record(source) for source in edition.sources.values()],
    }
    if edition.use_cases and len(edition.compared) > 1:
        found["use-cases"] = lambda: _use_cases(catalog)
    if edition.adopters:
        found["adopters"] = lambda: [_record(adopter) for adopter in edition.adopters.values()]
    if edition.quiz and len(edition.compared) > 1:
        quiz = edition.quiz
        found["quiz"] = lambda: [_record(question) for question in quiz.questions]
    return found


def document(catalog: Catalog, name: str) -> str:
    """One file of the API as text."""
    if name == "index":
        result: list[Any] = [{"name": known, "path": f"{known}.json"} for known in documents(catalog)]
    else:
        result = documents(catalog)[name]()
    days = sorted(claim.reviewed for criterion in catalog.edition.criteria.values() for claim in criterion.claims.values())
    site = catalog.edition.site
    envelope = {
        "schema_version": VERSION,
        "edition": site.title,
        "as_of": {"oldest": days[0].isoformat(), "newest": days[-1].isoformat()} if days else None,
        "licence": {"name": site.licence.name, "url": site.licence.url},
        "count": len(result),
        "result": result,
    }
    return json.dumps(envelope, ensure_ascii=False, indent=1) + "\n"


def _record(record: Record) -> dict[str, Any]:
    data = record.model_dump(mode="json")
    return {key: _flat(value) for key, value in data.items()}


def _flat(value: Any) -> Any:
    """Partial days as the text that was typed, everything else as it is."""
    if isinstance(value, dict):
        if set(value) == {"text"} and isinstance(value["text"], str) and value["text"][:4].isdigit():
            return value["text"]
        return {key: _flat(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_flat(inner) for inner in value]
    return value


def _criterion(criterion: Record) -> dict[str, Any]:
    data = _record(criterion)
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
                    **_record(claim),
                }
            )
    return found


def _use_cases(catalog: Catalog) -> list[dict[str, Any]]:
    found = []
    for case in catalog.edition.live_use_cases:
        verdict = catalog.verdict(case, catalog.edition.compared)
        found.append({**_record(case), "verdict": _verdict(verdict)})
    return found


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "leader": verdict.leader or None,
        "margin": verdict.margin,
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
