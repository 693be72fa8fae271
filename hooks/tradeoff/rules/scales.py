"""Scales: what the points of a graded criterion mean, and which criteria may be weighed."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "bad-anchors",
    "A graded criterion has exactly five anchors, all different; criteria of another type have none.",
    "Write five conditions that a reader could observe, for 0, 1, 2, 3 and 4 points.",
)
def bad_anchors(subject: Subject) -> Iterator[Found]:
    """Scales with missing, doubled or needless anchors."""
    for criterion in subject.edition.criteria.values():
        count = len(criterion.anchors)
        at = subject.place("criteria", criterion.id, "anchors", key=True)
        if criterion.type != "graded":
            if count:
                yield at, f"a {criterion.type} criterion has no anchors: leave them out, or write 'type: graded'"
        elif count != 5:
            yield at, f"a graded criterion needs five anchors, for 0 to 4 points; there {'is' if count == 1 else 'are'} {count}"
        else:
            seen: dict[str, int] = {}
            for index, anchor in enumerate(criterion.anchors):
                words = " ".join(anchor.casefold().split())
                if words in seen:
                    yield (
                        subject.place("criteria", criterion.id, "anchors", index),
                        f"the anchors for {seen[words]} and {index} points say the same",
                    )
                seen.setdefault(words, index)


@rule(
    "unscored-criterion",
    "Weights, must-haves, strengths and weaknesses stand on criteria that have points.",
    "Take it out: a `fact` or `measured` criterion informs readers and decides nothing.",
)
def unscored_criterion(subject: Subject) -> Iterator[Found]:
    """Criteria without points that something counts on."""
    unscored = {criterion.id: criterion.type for criterion in subject.edition.criteria.values() if not criterion.scored}
    for use in subject.weighings:
        if use.criterion in unscored:
            at = subject.place(use.kind, use.record, *use.path, key=use.is_key)
            yield at, f"criterion '{use.criterion}' is {_kind(unscored[use.criterion])} and has no points: take it out"
    for option in subject.edition.options.values():
        for field, points in (("strengths", option.strengths), ("weaknesses", option.weaknesses)):
            for index, point in enumerate(points):
                for place, name in enumerate(point.criteria):
                    if name in unscored:
                        at = subject.place("options", option.id, field, index, "criteria", place)
                        yield at, f"criterion '{name}' is {_kind(unscored[name])} and has no points: take it out"


def _kind(name: str) -> str:
    return "a fact" if name == "fact" else name
