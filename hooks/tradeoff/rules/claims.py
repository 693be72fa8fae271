"""Claims: what each type of criterion asks of a claim, and what has no meaning there."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

PROVIDED = ("full", "partial", "none")
"""The states that only a support criterion has."""


@rule(
    "missing-claim",
    "Every compared option has a claim on every criterion in use.",
    "Add the claim. What nobody has found out yet is `state: unknown`, with a summary of what was looked for.",
)
def missing_claim(subject: Subject) -> Iterator[Found]:
    """Options without a claim."""
    for criterion in subject.edition.live_criteria:
        for option in subject.edition.compared:
            if option.id not in criterion.claims:
                at = subject.place("criteria", criterion.id, "claims", key=True)
                yield at, f"there is no claim about '{option.id}': add one, or write 'state: unknown' with what was looked for"


@rule(
    "missing-state",
    "A claim on a support criterion says `full`, `partial`, `none`, or why it cannot.",
    "Add `state`: full, partial or none; unknown, disputed or na where none of them can be said.",
)
def missing_state(subject: Subject) -> Iterator[Found]:
    """Support claims without a state."""
    for criterion, option, claim in subject.claims:
        if criterion.type == "support" and claim.state is None:
            yield (
                subject.of_claim(criterion, option),
                "'state' is missing: a support criterion needs full, partial, none, unknown, disputed or na",
            )


@rule(
    "misplaced-state",
    "`full`, `partial` and `none` stand on support criteria only.",
    "Leave `state` out: a graded claim has a `score`, a fact or measurement a `value`.",
)
def misplaced_state(subject: Subject) -> Iterator[Found]:
    """Support states on criteria of another type."""
    for criterion, option, claim in subject.claims:
        if criterion.type != "support" and claim.state in PROVIDED:
            needs = "score" if criterion.type == "graded" else "value"
            yield (
                subject.of_claim(criterion, option, "state", key=True),
                f"state '{claim.state}' has no meaning on a {criterion.type} criterion: leave it out and write '{needs}'",
            )


@rule(
    "missing-score",
    "A claim on a graded criterion has a score, unless it is unknown, disputed or na.",
    "Read the five anchors and write the number of the highest one that holds.",
)
def missing_score(subject: Subject) -> Iterator[Found]:
    """Graded claims without a score."""
    for criterion, option, claim in subject.claims:
        if criterion.type == "graded" and claim.score is None and (claim.state is None or claim.state in PROVIDED):
            yield (
                subject.of_claim(criterion, option),
                "'score' is missing: write 0 to 4 by the criterion's anchors, or state unknown, disputed or na",
            )


@rule(
    "misplaced-score",
    "A score stands on graded claims that are settled, and on a partial support claim to refine it (1 to 3, with a note).",
    "Leave the score out. The points of a support claim follow from its state and from who provides it.",
)
def misplaced_score(subject: Subject) -> Iterator[Found]:
    """Scores that mean nothing where they stand."""
    for criterion, option, claim in subject.claims:
        if claim.score is not None and (message := _why_no_score(criterion, claim)):
            yield subject.of_claim(criterion, option, "score", key=True), message


def _why_no_score(criterion: Criterion, claim: Claim) -> str:
    if not criterion.scored:
        return f"a {criterion.type} criterion has no points: leave 'score' out"
    if claim.state in ("unknown", "disputed", "na"):
        return f"a claim that is {claim.state} has no score: leave 'score' or 'state' out"
    if criterion.type == "graded":
        return ""
    if claim.state != "partial":
        return "only 'state: partial' may refine its points: leave 'score' out"
    if claim.score not in (1, 2, 3):
        return f"a partial claim has 1, 2 or 3 points, not {claim.score}: write 'state: {'full' if claim.score else 'none'}'"
    return ""


@rule(
    "missing-value",
    "A fact or measurement has a value, unless it is unknown, disputed or na.",
    "Write the fact itself in `value`, with its `unit` where it has one.",
)
def missing_value(subject: Subject) -> Iterator[Found]:
    """Facts without a value."""
    for criterion, option, claim in subject.claims:
        if not criterion.scored and not claim.value and (claim.state is None or claim.state in PROVIDED):
            yield (
                subject.of_claim(criterion, option),
                f"'value' is missing: a {criterion.type} criterion needs one, or state unknown, disputed or na",
            )


@rule(
    "misplaced-value",
    "`value` and `unit` stand on facts and measurements that are known, and a unit only beside a value.",
    "Leave them out, and say in `summary` what they should tell.",
)
def misplaced_value(subject: Subject) -> Iterator[Found]:
    """Values and units that mean nothing where they stand."""
    for criterion, option, claim in subject.claims:
        field = "value" if claim.value else "unit"
        if not (claim.value or claim.unit):
            continue
        at = subject.of_claim(criterion, option, field, key=True)
        if criterion.scored:
            yield at, f"a {criterion.type} criterion has no '{field}': say it in 'summary'"
        elif claim.state in ("unknown", "na"):
            yield at, f"a claim that is {claim.state} has no '{field}': leave '{field}' or 'state' out"
        elif not claim.value:
            yield at, "a unit needs a value: add 'value' or leave 'unit' out"


@rule(
    "mixed-by",
    "`by` is `core` alone or parts of the stack alone, each once.",
    "Name the parts when a reader has to install any of them; leave `by` out when none is needed.",
)
def mixed_by(subject: Subject) -> Iterator[Found]:
    """Lists of providers that say two things."""
    for criterion, option, claim in subject.claims:
        at = subject.of_claim(criterion, option, "by", key=True)
        if not claim.by:
            yield at, "'by' names nothing: write [core] or leave it out"
        elif "core" in claim.by and len(claim.by) > 1:
            yield at, "'by' mixes core with parts of the stack: name the parts alone, they stand on the core anyway"
        elif len(set(claim.by)) < len(claim.by):
            yield at, "'by' names a part twice: name it once"


@rule(
    "missing-summary",
    "Every claim has a summary, unless it is na.",
    "Say in one sentence what a reader gets.",
)
def missing_summary(subject: Subject) -> Iterator[Found]:
    """Claims without a sentence."""
    for criterion, option, claim in subject.claims:
        if not claim.summary and claim.state != "na":
            yield subject.of_claim(criterion, option), "'summary' is missing: the cell in one sentence"


@rule(
    "missing-note",
    "A claim that is partial, disputed or na says why.",
    "Add `note`: what is missing, what the dispute is about, or why the question does not apply.",
)
def missing_note(subject: Subject) -> Iterator[Found]:
    """Claims that owe a reason."""
    reasons = {"partial": "what is missing", "disputed": "what the dispute is about", "na": "why the question does not apply"}
    for criterion, option, claim in subject.claims:
        if claim.state in reasons and not claim.note:
            yield (
                subject.of_claim(criterion, option, "state"),
                f"a claim that is {claim.state} needs a 'note': {reasons[claim.state]}",
            )


@rule(
    "missing-line",
    "A claim says which release line it was checked against, unless it is unknown or na.",
    "Add `checked_against` with the id of the line you had before you.",
)
def missing_line(subject: Subject) -> Iterator[Found]:
    """Claims that do not say what they were checked against."""
    for criterion, option, claim in subject.claims:
        if option.lines and not claim.checked_against and claim.state not in ("unknown", "na"):
            known = ", ".join(line.id for line in option.lines)
            yield (
                subject.of_claim(criterion, option),
                f"'checked_against' is missing: write a release line of {option.id} ({known})",
            )


@rule(
    "weighed-na",
    "No claim is na where a use case or an answer of the quiz weighs its criterion.",
    "Write `state: none`, or name the part of the stack that provides it: no option is spared the question that decides.",
)
def weighed_na(subject: Subject) -> Iterator[Found]:
    """Claims that step aside where they count."""
    weighed: dict[str, str] = {}
    for use in subject.weighings:
        if use.amount:
            weighed.setdefault(use.criterion, f"use case '{use.record}'" if use.kind == "use-cases" else "the quiz")
    for criterion, option, claim in subject.claims:
        if criterion.scored and claim.state == "na" and criterion.id in weighed:
            yield (
                subject.of_claim(criterion, option, "state"),
                (
                    f"'na' is refused here, because {weighed[criterion.id]} weighs '{criterion.id}': "
                    "write 'none' or name a stack part in 'by'"
                ),
            )


@rule(
    "bad-positions",
    "A disputed claim has at least two positions, either all with a score or none; nothing else has positions.",
    "State each side with its sources under `positions`.",
)
def bad_positions(subject: Subject) -> Iterator[Found]:
    """Disputes with one side, and sides without a dispute."""
    for criterion, option, claim in subject.claims:
        at = subject.of_claim(criterion, option, "positions", key=True)
        scored = sum(side.score is not None for side in claim.positions)
        if claim.state != "disputed":
            if claim.positions:
                yield at, "only a disputed claim has positions: write 'state: disputed' or leave them out"
        elif len(claim.positions) < 2:
            yield at, "a disputed claim needs at least two positions, each with its sources"
        elif scored and not criterion.scored:
            yield at, f"a {criterion.type} criterion has no points: leave 'score' out of the positions"
        elif scored not in (0, len(claim.positions)):
            yield at, "some positions have a score and some have none: give all of them one, or none"
