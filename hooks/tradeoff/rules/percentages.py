"""Percentages: what a text states in per cent stands in a citation beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradeoff.model.claim import Citation, Claim
from tradeoff.model.statement import Statement
from tradeoff.model.walk import Part, texts
from tradeoff.rules.prose import LITERAL
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

FIELDS = ("summary", "text", "why")
"""Fields that state what the sources beside them say. A note may compare, and reckon."""
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
PERCENTAGE = re.compile(rf"(?<![\w.,])({NUMBER})[*_]* ?(?:%|per ?cent\b)")


@rule(
    "unsupported-percentage",
    "A percentage in a summary, a reason or a figure is in `supports` of a source beside it, rounded at most.",
    "Hold the text against the source, and repeat the figure in `supports`. The usual cause: only one of the two was changed.",
    warning=True,  # "half" and "one in two" may well carry 50 %
)
def unsupported_percentage(subject: Subject) -> Iterator[Found]:
    """Percentages that nothing cited carries."""
    for part in subject.parts:
        if not hasattr(part.value, "sources"):
            continue
        for path, text in texts(part):
            if path[-1] in FIELDS and ("%" in text or "cent" in text):
                carried = [float(found.replace(",", "")) for found in re.findall(NUMBER, _carried(part))]
                for found in PERCENTAGE.finditer(LITERAL.sub("", text)):
                    if not _carries(carried, found[1]):
                        at = subject.place(part.kind, part.record, *path)
                        yield at, f"nothing cited here supports {found[1]} %: correct it, or repeat it in 'supports'"


def _carried(part: Part) -> str:
    value = part.value
    cited: tuple[Citation, ...] = value.citations if isinstance(value, Claim) else getattr(value, "sources", ())
    said = [value.statement, value.looked_for] if isinstance(value, Statement) else []
    return " ".join([*said, *(citation.supports for citation in cited)])


def _carries(carried: list[float], number: str) -> bool:
    places = len(number.partition(".")[2])
    exact = float(number.replace(",", ""))
    return any(abs(value - exact) <= 0.5 * 10**-places + 1e-9 for value in carried)
