"""Chapters: groups and topics are there to hold something."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


@rule(
    "empty-chapter",
    "Every group has a criterion that is in use, and every topic a statement.",
    "Fill the chapter or take it out. A warning only: no page shows an empty one, and it may be written first.",
    warning=True,
)
def empty_chapter(subject: Subject) -> Iterator[Found]:
    """Chapters that no reader would ever see. While something names a chapter that does not exist, it may be meant for any."""
    edition = subject.edition
    grouped = {criterion.group for criterion in edition.live_criteria}
    said = {statement.topic for statement in edition.statements.values()}
    for group in edition.groups if grouped <= edition.groups.keys() else ():
        if group not in grouped:
            yield (
                subject.place("groups", group),
                f"no criterion in use belongs to group '{group}': add one, or take the group out",
            )
    for topic in edition.topics if said <= edition.topics.keys() else ():
        if topic not in said:
            yield subject.place("topics", topic), f"no statement belongs to topic '{topic}': add one, or take the topic out"
