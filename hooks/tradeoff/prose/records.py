"""Passages of records: the texts that writers state in data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.model.walk import parts, readable, texts
from tradeoff.plan import Plan
from tradeoff.prose.passage import Passage
from tradeoff.text.inline import to_prose


def passages_of_records(plan: Plan) -> Iterator[Passage]:
    """The passages of every record. The narrative of a use case is taken paragraph by paragraph."""
    for part in parts(plan.catalog.edition):
        marked = {path for path, _ in texts(part)}
        for path, text in readable(part):
            at = plan.places(part.kind, part.record, *path)
            for paragraph in re.split(r"\n\s*\n", text):
                yield Passage(to_prose(paragraph) if path in marked else " ".join(paragraph.split()), at)
