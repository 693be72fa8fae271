"""The JSON Schema of each document of the API: from the model where a record mirrors it, written out where it is computed.

Closed throughout (`additionalProperties: false`), so that a document and its schema cannot drift apart unnoticed.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from tradeoff.api.documents import VERSION
from tradeoff.model.adopter import Adopter
from tradeoff.model.base import ID, Record
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Option
from tradeoff.model.quiz import Question
from tradeoff.model.schema import DIALECT, tidy
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement
from tradeoff.model.term import Term
from tradeoff.model.use_case import UseCase

Schema = dict[str, Any]

ABOUT = {
    "index": "The documents of this API.",
    "options": "The things that are compared, in display order, retired ones last.",
    "criteria": "The properties they are compared by, in display order. Their claims stand in claims.json.",
    "claims": "What each option is or does on each criterion, with its proof, its day and its points.",
    "sources": "Everything that claims are held against.",
    "use-cases": "Situations as weights on criteria, with the verdict that is computed from them.",
    "adopters": "Companies, what they use and how we know.",
    "statements": "Popular statements, each with what checking it came to, why, and the ids of the facts it answers.",
    "glossary": "Words of the trade and what they mean.",
    "quiz": "Questions, and the weights and conditions that each answer sets.",
}
"""What each document holds, in a sentence."""


def schema(name: str, address: str) -> Schema:
    """The schema of a document. `address` is what it is known by: its full address, or its file name where there is none."""
    item = _item(name)
    inner = item.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": f"{name}.json",
        **_object(
            ABOUT[name],
            schema_version={
                "const": VERSION,
                "description": "Grows when a field goes or changes its meaning; new fields leave it alone.",
            },
            edition={"type": "string", "description": "Name of the site."},
            as_of={"anyOf": [{"$ref": "#/$defs/AsOf"}, {"type": "null"}], "description": "Null while there are no claims."},
            licence={"$ref": "#/$defs/Licence"},
            count={"type": "integer", "minimum": 0, "description": "How many entries `result` has."},
            result={"type": "array", "items": {"$ref": "#/$defs/Entry"}, "description": ABOUT[name]},
        ),
        "$defs": {"AsOf": _AS_OF, "Licence": _LICENCE, "Entry": item, **inner},
    }


def _object(description: str, /, **properties: Schema) -> Schema:
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _id(description: str) -> Schema:
    return {"type": "string", "pattern": f"^({ID})$", "description": description}


def _day(description: str) -> Schema:
    return {"type": "string", "format": "date", "description": description}


def _points(description: str, most: int | None = None) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description, **({} if most is None else {"maximum": most})}


_AS_OF = _object(
    "The days on which a person last held claims against their sources. A new build alone never changes them.",
    oldest=_day("The review that lies furthest back."),
    newest=_day("The latest review."),
)
_LICENCE = _object(
    "Under which terms texts and data may be reused.",
    name={"type": "string", "description": "Its name."},
    url={"type": "string", "description": "Its text."},
)
_SPAN = _object(
    "Points on the scale from 0 to 4. They differ while the claim is unknown or disputed.",
    low=_points("What the option gets at least.", 4),
    high=_points("What it could get at most.", 4),
)
_CLAIM = {
    "id": {"type": "string", "pattern": f"^{ID}--{ID}$", "description": "Criterion and option, joined by two hyphens."},
    "criterion": _id("Id of the criterion."),
    "option": _id("Id of the option."),
    "points": {
        "anyOf": [_SPAN, {"type": "null"}],
        "description": "Null where the criterion has no points, is retired or does not apply.",
    },
    "stale_after": _day("The first day on which the claim is stale: compare it with the day you read this."),
}
_SCORE = _object(
    "What one option gets.",
    option=_id("Id of the option."),
    points=_object(
        "Weight times points, added up.",
        low=_points("Open claims counted as 0, or as the lowest position."),
        high=_points("Open claims counted as 4, or as the highest position."),
        of=_points("The most that could be reached; the same for every option."),
    ),
    percent=_object("The same in percent, rounded half up.", low=_points("Of `low`.", 100), high=_points("Of `high`.", 100)),
    unmet={"type": "array", "items": _id("Id of a criterion."), "description": "Must-haves it does not meet."},
    unconfirmed={
        "type": "array",
        "items": _id("Id of a criterion."),
        "description": "Must-haves that an open claim leaves unsettled.",
    },
)
_VERDICT = _object(
    "Who leads with these weights.",
    kind={
        "enum": ["leads", "tie", "open", "only", "none", "empty"],
        "description": "leads; tie: too close to call; open: not enough evidence; only: the only one that meets the must-haves; "
        "none: no option meets them; empty: nothing is weighed.",
    },
    leader={"anyOf": [_id("Id of the option."), {"type": "null"}], "description": "Who leads, where someone does."},
    margin=_points("Percentage points between the first two.", 100),
    claims={
        "type": "array",
        "items": {"type": "string"},
        "description": "With `open`: ids of the claims that could change who leads.",
    },
    scores={"type": "array", "items": _SCORE, "description": "Every option's share, in display order."},
)
_INDEX = _object(
    "A document.",
    name={"type": "string", "description": "Its name."},
    path={"type": "string", "description": "Its file, beside this one."},
    schema={"type": "string", "description": "Its schema, beside this one."},
)


class _Generator(GenerateJsonSchema):
    """pydantic's schema of what is written: every field stands there, an absent text is null."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: FBT001 — pydantic's own signature
        return True

    def default_schema(self, schema: Any) -> Any:
        found = super().default_schema(schema)
        found.pop("default", None)
        return {"anyOf": [found, {"type": "null"}]} if schema.get("default") == "" else found


def _item(name: str) -> Schema:
    records: dict[str, type[Record]] = {
        "options": Option,
        "criteria": Criterion,
        "sources": Source,
        "adopters": Adopter,
        "glossary": Term,
        "quiz": Question,
    }
    if name in records:
        return _record(records[name], {}, without=("claims",) if name == "criteria" else ())
    if name == "claims":
        return _record(Claim, _CLAIM)
    if name == "statements":
        return _record(Statement, {"stale_after": _CLAIM["stale_after"]})
    if name == "use-cases":
        return _record(UseCase, {"verdict": _VERDICT})
    return _INDEX | {}


def _record(model: type[Record], computed: Schema, *, without: tuple[str, ...] = ()) -> Schema:
    found: Schema = tidy(model.model_json_schema(schema_generator=_Generator, mode="serialization"))
    for field in without:
        del found["properties"][field]
    found["properties"] |= computed
    found["required"] = list(found["properties"])
    inner = found.pop("$defs", {})
    while unused := [name for name in inner if f'"#/$defs/{name}"' not in json.dumps([found, inner])]:
        for name in unused:
            del inner[name]
    return {**found, "$defs": inner}
