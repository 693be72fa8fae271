"""Statements: each has a topic of its own, a proof that fits its verdict, and facts that no second statement answers."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.problem import unknown
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

WEAK = frozenset(("opinion", "marketing"))
"""Kinds of sources that settle no statement by themselves."""
RESERVED_TOPIC = "verdict"
"""The pages by verdict stand in a folder of this name."""


@rule(
    "unknown-topic",
    "A statement belongs to a topic of `topics.yml`.",
    "Correct the id, or add the topic to `topics.yml`, where its place decides the order of chapters.",
)
def unknown_topic(subject: Subject) -> Iterator[Found]:
    """Topics of statements."""
    topics = subject.edition.topics
    for statement in subject.edition.statements.values():
        if statement.topic not in topics:
            yield subject.place("statements", statement.id, "topic"), unknown("topic", statement.topic, topics)


@rule(
    "reserved-topic",
    "No topic is called `verdict`: the pages by verdict stand at that address.",
    "Choose another id for the topic.",
)
def reserved_topic(subject: Subject) -> Iterator[Found]:
    """A topic whose address is taken."""
    if RESERVED_TOPIC in subject.edition.topics:
        yield subject.place("topics", RESERVED_TOPIC), f"'{RESERVED_TOPIC}' is reserved: choose another id"


@rule(
    "unfounded-statement",
    "A verdict rests on a source that is more than opinion or marketing; `unverified` says what was looked for.",
    "Cite what settles it, or write `verdict: unverified` and in `looked_for` what you searched and did not find.",
)
def unfounded_statement(subject: Subject) -> Iterator[Found]:
    """Verdicts that nothing carries."""
    known = subject.edition.sources
    for statement in subject.edition.statements.values():
        at = subject.place("statements", statement.id, "verdict")
        if statement.verdict == "unverified":
            if not statement.looked_for:
                yield at, "'unverified' needs 'looked_for': what was searched and not found"
            continue
        read = [known[citation.ref] for citation in statement.sources if citation.ref in known and known[citation.ref].read]
        if not statement.sources:
            yield at, f"'{statement.verdict}' has no source: cite one, or write 'unverified' and 'looked_for'"
        elif read and all(source.kind in WEAK for source in read):
            yield (
                at,
                f"only opinion or marketing carries '{statement.verdict}': cite a source of another kind, or write 'unverified'",
            )


@rule(
    "repeated-cover",
    "A fact is answered by one statement.",
    "Take the id out of one of the two, or merge the statements.",
)
def repeated_cover(subject: Subject) -> Iterator[Found]:
    """Two statements that cover one fact."""
    taken: dict[str, str] = {}
    for statement in subject.edition.statements.values():
        for index, fact in enumerate(statement.covers):
            if fact in taken:
                at = subject.place("statements", statement.id, "covers", index)
                yield at, f"'{fact}' is already covered by statement '{taken[fact]}': take it out of one of the two"
            taken.setdefault(fact, statement.id)


@rule(
    "same-statement",
    "No two statements say the same.",
    "Merge them, and keep the old id as an alias.",
)
def same_statement(subject: Subject) -> Iterator[Found]:
    """Statements that were written twice."""
    seen: dict[str, str] = {}
    for statement in subject.edition.statements.values():
        said = " ".join(statement.statement.casefold().rstrip(".").split())
        if said in seen:
            yield subject.place("statements", statement.id, "statement"), f"statement '{seen[said]}' says the same: merge the two"
        seen.setdefault(said, statement.id)


@rule(
    "unworded-statement",
    "A statement is a sentence and ends like one.",
    "Word it as people say it, with a full stop: `Every request starts a new thread.`, not `Threads`.",
    warning=True,
)
def unworded_statement(subject: Subject) -> Iterator[Found]:
    """Statements that state nothing."""
    for statement in subject.edition.statements.values():
        if statement.statement.rstrip("\"'”’»)*_`")[-1:].isalnum():
            yield subject.place("statements", statement.id, "statement"), "a statement is a sentence: end it with a full stop"
