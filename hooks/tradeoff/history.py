"""History: what changed between two states of the data, in words a reviewer can follow."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tradeoff.model.claim import Claim
from tradeoff.model.edition import Edition
from tradeoff.problem import shorten
from tradeoff.score import Verdict, decide, spans

QUIET = ("sources", "positions", "earlier")
"""Fields that are reported as changed without their contents, which would fill the screen."""


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Lend the data folder of a git revision, unpacked aside. Raises CalledProcessError when git knows no such thing."""
    # `--end-of-options` keeps a revision that begins with a hyphen from being read as an option.
    command = ["git", "-C", str(root), "archive", "--format=tar", "--end-of-options", revision, "data"]
    archive = subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            # As an attribute, because Python 3.11.2 knows no filters and lets this pass. The archive is git's own.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(folder)  # noqa: S202
        yield Path(folder) / "data"


def changes(old: Edition, new: Edition) -> list[str]:
    """The claims, scores and verdicts that differ, those of checked statements too, one a line."""
    return [*_records(old, new), *_claims(old, new), *_verdicts(old, new), *_findings(old, new)]


def _records(old: Edition, new: Edition) -> Iterator[str]:
    for what, before, after in (
        ("option", old.options, new.options),
        ("criterion", old.criteria, new.criteria),
        ("use case", old.use_cases, new.use_cases),
        ("adopter", old.adopters, new.adopters),
        ("statement", old.statements, new.statements),
        ("source", old.sources, new.sources),
    ):
        yield from (f"{what} {name}: added" for name in after if name not in before)
        yield from (f"{what} {name}: removed" for name in before if name not in after)


def _claims(old: Edition, new: Edition) -> Iterator[str]:
    before, after = _all_claims(old), _all_claims(new)
    for name in sorted({*before, *after}):
        if name not in after:
            yield f"claim {name}: removed"
        elif name not in before:
            yield f"claim {name}: added"
        else:
            yield from (f"claim {name}: {line}" for line in _fields(before[name], after[name]))
    points, now = spans(old), spans(new)
    for criterion, option in sorted({*points, *now}):
        was, became = points.get((criterion, option)), now.get((criterion, option))
        if was != became and was and became:
            yield f"points {criterion}--{option}: {_range(was.low, was.high)} → {_range(became.low, became.high)}"


def _all_claims(edition: Edition) -> dict[str, Claim]:
    return {
        f"{criterion.id}--{option}": claim
        for criterion in edition.criteria.values()
        for option, claim in criterion.claims.items()
    }


def _fields(before: Claim, after: Claim) -> Iterator[str]:
    for field in Claim.model_fields:
        was, became = getattr(before, field), getattr(after, field)
        if was == became:
            continue
        yield f"{field} changed" if field in QUIET else f"{field}: {_shown(was)} → {_shown(became)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return shorten(str(value)) if value not in (None, "") else "nothing"


def _verdicts(old: Edition, new: Edition) -> Iterator[str]:
    before, after = _judged(old), _judged(new)
    for name in new.use_cases:
        if name not in before or name not in after:
            continue
        was, became = before[name], after[name]
        if (was.kind, was.leader) != (became.kind, became.leader):
            yield f"verdict {name}: {_said(was)} → {_said(became)}"
        if _percents(was) != _percents(became):
            yield f"scores {name}: {_percents(was)} → {_percents(became)}"


def _findings(old: Edition, new: Edition) -> Iterator[str]:
    for name, now in new.statements.items():
        before = old.statements.get(name)
        if before and before.verdict != now.verdict:
            yield f"statement {name}: {before.verdict} → {now.verdict}"


def _judged(edition: Edition) -> Mapping[str, Verdict]:
    points = spans(edition)
    return {case.id: decide(edition, edition.compared, case.weights, case.must, points) for case in edition.live_use_cases}


def _said(verdict: Verdict) -> str:
    return f"{verdict.kind} {verdict.leader}".strip()


def _percents(verdict: Verdict) -> str:
    return ", ".join(f"{found.option} {_range(*found.percent)}%" for found in verdict.scores)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"
