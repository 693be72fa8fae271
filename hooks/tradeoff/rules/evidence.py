"""Evidence: what a claim rests on, and what does not carry it."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.adopter import Use
from tradeoff.model.claim import Citation, Claim
from tradeoff.model.source import Source
from tradeoff.model.statement import Statement
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject


def _proof(subject: Subject, claim: Claim) -> list[Source]:
    """The sources of a claim that were read, those of its positions included."""
    known = subject.edition.sources
    return [known[citation.ref] for citation in claim.citations if citation.ref in known and known[citation.ref].read]


@rule(
    "missing-source",
    "Every claim has a source, unless it is unknown or na.",
    "Cite the source under `sources`. Where there is none, the claim is `state: unknown`.",
)
def missing_source(subject: Subject) -> Iterator[Found]:
    """Claims that rest on nothing."""
    for criterion, option, claim in subject.claims:
        if claim.state not in ("unknown", "na") and not claim.sources and not claim.positions:
            yield subject.of_claim(criterion, option), "the claim has no source: cite one, or write 'state: unknown'"


@rule(
    "unread-source",
    "An unread source supports nothing: wherever sources are listed, at least one was read.",
    "Read it and set `read: true` with the day in `accessed`, or cite another. What an unread source says is not known.",
)
def unread_source(subject: Subject) -> Iterator[Found]:
    """Lists of sources that nobody has read."""
    known = subject.edition.sources
    for part in subject.parts:
        cited: tuple[Citation, ...] = getattr(part.value, "sources", ())
        if isinstance(part.value, Claim) and part.value.state == "unknown":
            continue  # supports nothing and says so
        if isinstance(part.value, Statement) and part.value.verdict == "unverified":
            continue  # what could not be opened is part of what was looked for
        if isinstance(part.value, Use) and part.value.status == "unverified":
            continue  # an unread source is why
        if cited and not any(citation.ref not in known or known[citation.ref].read for citation in cited):
            at = subject.place(part.kind, part.record, *part.path, "sources", 0, "ref")
            names = ", ".join(f"'{citation.ref}'" for citation in cited)
            yield at, f"nothing cited here was read ({names}): an unread source supports nothing"


@rule(
    "opinion-only",
    "A claim rests on more than opinion.",
    "Add documentation, a run of your own or a measurement; or turn the opinion into one position of a disputed claim.",
)
def opinion_only(subject: Subject) -> Iterator[Found]:
    """Claims that only opinions carry."""
    for criterion, option, claim in subject.claims:
        proof = _proof(subject, claim)
        if claim.state != "unknown" and proof and all(source.kind == "opinion" for source in proof):
            yield (
                subject.of_claim(criterion, option, "sources", key=True),
                "only opinions carry this claim: add a source of another kind, or write 'state: unknown'",
            )


@rule(
    "marketing-alone",
    "Marketing never stands alone: a second source of another kind confirms it.",
    "Add a source that is neither marketing nor opinion.",
)
def marketing_alone(subject: Subject) -> Iterator[Found]:
    """Claims that only marketing carries."""
    for criterion, option, claim in subject.claims:
        kinds = {source.kind for source in _proof(subject, claim)}
        if claim.state != "unknown" and "marketing" in kinds and kinds <= {"marketing", "opinion"}:
            yield (
                subject.of_claim(criterion, option, "sources", key=True),
                "only marketing carries this claim: add a second source of another kind",
            )


@rule(
    "rival-only",
    "A claim about an option does not rest on a rival's maker alone.",
    "Add a source from the option's own maker or an independent one.",
)
def rival_only(subject: Subject) -> Iterator[Found]:
    """Claims that only a rival makes."""
    for criterion, option, claim in subject.claims:
        makers = {source.about for source in _proof(subject, claim)}
        if claim.state != "unknown" and makers and makers <= subject.edition.options.keys() - {option.id}:
            rivals = ", ".join(f"'{name}'" for name in sorted(makers))
            yield (
                subject.of_claim(criterion, option, "sources", key=True),
                f"only the maker of {rivals} says this about '{option.id}': add the option's own or an independent source",
            )


@rule(
    "source-without-address",
    "A source has a `url`, or says in `how` where it can be seen.",
    "Add `url`; for a package or a run of your own write the package with its version, or the command, in `how`.",
)
def source_without_address(subject: Subject) -> Iterator[Found]:
    """Sources that nobody can look up."""
    for source in subject.edition.sources.values():
        if not source.url and not source.how:
            at = subject.place("sources", source.id)
            yield at, f"source '{source.id}' has neither 'url' nor 'how': say where it can be seen"


@rule(
    "same-source",
    "No source stands twice: two ids of one address and one day of publication are two footnotes for one proof.",
    "Keep one of them and cite it in both places. Of two editions at one address, say in `published` which is which.",
    warning=True,
)
def same_source(subject: Subject) -> Iterator[Found]:
    """Sources that were written twice."""
    seen: dict[tuple[str, str], str] = {}
    for source in subject.edition.sources.values():
        if source.url:
            first = seen.setdefault((source.url.rstrip("/"), str(source.published or "")), source.id)
            if first != source.id:
                at = subject.place("sources", source.id, "url")
                yield (
                    at,
                    f"source '{first}' has the same address: keep one of the two, or say which edition each is in 'published'",
                )


@rule(
    "unused-source",
    "Every source is cited somewhere.",
    "Cite it or delete it. A warning only: a source may be written before the claim.",
    warning=True,
)
def unused_source(subject: Subject) -> Iterator[Found]:
    """Sources that nothing cites."""
    used = {part.value.ref for part in subject.parts if isinstance(part.value, Citation)}
    for name in subject.edition.sources:
        if name not in used and name not in subject.cited:
            yield subject.place("sources", name), f"source '{name}' is cited nowhere: cite it or delete it"
