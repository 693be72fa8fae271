"""The JSON Schema of each kind of data file, for editors and for whoever writes such files with a program.

Made from the model, so that both say the same. An editor reads YAML by its own rules and hands over numbers and booleans
where our reader keeps text; the field types in `base.py` allow for that.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from tradeoff.model.adopter import Adopter
from tradeoff.model.base import ID, Filed, Record
from tradeoff.model.criterion import Criterion, Group
from tradeoff.model.option import Option
from tradeoff.model.quiz import Quiz
from tradeoff.model.sample import Sample
from tradeoff.model.site import Site
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement, Topic
from tradeoff.model.term import Term
from tradeoff.model.use_case import UseCase

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[Record]] = {
    "site": Site,
    "option": Option,
    "criterion": Criterion,
    "use-case": UseCase,
    "adopter": Adopter,
    "statement": Statement,
    "quiz": Quiz,
}
"""Files that hold one record, by the name of their schema."""
MAPPINGS: dict[str, type[Record]] = {
    "groups": Group,
    "sources": Source,
    "topics": Topic,
    "glossary": Term,
    "samples": Sample,
}
"""Files that hold a mapping of id to record."""


def schemas() -> dict[str, str]:
    """File name to JSON text, for every kind of data file. The same model gives the same text, to the byte."""
    found = {name: _of(model) for name, model in RECORDS.items()} | {name: _mapping(model) for name, model in MAPPINGS.items()}
    return {f"{name}.schema.json": _text(name, schema) for name, schema in sorted(found.items())}


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def outdated(folder: Path) -> list[str]:
    """The names of the schemas that are missing in a folder or differ from the model."""
    return [name for name, text in schemas().items() if not _same(folder / name, text)]


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _text(name: str, schema: dict[str, Any]) -> str:
    head = {"$schema": DIALECT, "$id": f"{name}.schema.json"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


_LIMITS = {"ge": "minimum", "le": "maximum"}
"""pydantic passes limits on under its own names where a validator of ours stands before them."""
_ORDER = ("title", "description", "type", "required", "additionalProperties", "patternProperties", "properties", "$defs")
"""Where keys stand in a schema; all else comes before the properties."""
_NAMES = ("properties", "patternProperties", "$defs")
"""Keys of a schema whose own keys are names: those keep the model's order."""


class _Generator(GenerateJsonSchema):
    """pydantic's schema without the titles it makes from field names: an editor shows those anyway."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> Any:
        return self.generate_inner(schema["schema"])  # an absent field is not written, never null

    def default_schema(self, schema: Any) -> Any:
        found = super().default_schema(schema)
        if found.get("default") in (None, "", [], {}):
            found.pop("default", None)
        return found


def _of(model: type[Record]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Generator)
    for record in (schema, *schema.get("$defs", {}).values()):
        if _is_filed(record.get("title", ""), model):
            record["properties"].pop("id")
            record["required"].remove("id")
    found: dict[str, Any] = tidy(schema)
    return found


def _mapping(model: type[Record]) -> dict[str, Any]:
    record = _of(model)
    inner = record.pop("$defs", {})
    name = model.__name__
    return {
        "title": f"{name}s by id",
        "description": f"A mapping of id to record. {record['description']}",
        "type": "object",
        "minProperties": 1,
        "patternProperties": {f"^{ID}$": {"$ref": f"#/$defs/{name}"}},
        "additionalProperties": False,
        "$defs": dict(sorted({**inner, name: record}.items())),
    }


def _is_filed(title: str, model: type[Record]) -> bool:
    # Only the record of the file itself takes its id from outside; a question or a part writes its own.
    return issubclass(model, Filed) and title == model.__name__


def tidy(node: Any, *, names: bool = False) -> Any:
    """The node with its keys in reading order and JSON Schema's words for limits. With `names`, its keys are names of ours."""
    if isinstance(node, list):
        return [tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {key: tidy(value) for key, value in node.items()}
    found = {_LIMITS.get(key, key): tidy(value, names=key in _NAMES) for key, value in node.items()}
    if "patternProperties" in found:
        found["additionalProperties"] = False
    if "title" in found:
        found["title"] = re.sub(r"(?<=[a-z])[A-Z]", lambda capital: " " + capital.group().lower(), found["title"])
    return dict(sorted(found.items(), key=lambda item: float(_ORDER.index(item[0])) if item[0] in _ORDER else 4.5))
