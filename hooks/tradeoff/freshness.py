"""Freshness: when a claim is due for review, and from when on it is stale.

Today is read once, by `today()`; everything else takes it as a value. As-of is what readers see and never depends on
today: a rebuild re-dates nothing.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Line, Option
from tradeoff.model.site import Site
from tradeoff.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Freshness:
    """The clocks of one claim. `due_since` and `stale_since` are the first days of those states, None for never.

    `why` names the clock that is worst: `age`, `newer-line` or `line-ended`.
    """

    due_since: date
    stale_since: date
    state: str
    why: str

    @property
    def since(self) -> date:
        """The first day of the state it is in; of a fresh claim, the day it will be due."""
        return self.stale_since if self.state == "stale" else self.due_since


def today() -> date:
    """The UTC day, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org) when it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not re.fullmatch(r"[0-9]{1,11}", epoch):  # eleven digits reach the year 5138; more would overflow
        return datetime.now(UTC).date()
    return datetime.fromtimestamp(int(epoch), UTC).date()


def reference_line(option: Option, on: date) -> Line | None:
    """The line that claims should be checked against: the newest released by that day, or the newest LTS line."""
    out = [line for line in option.lines if line.released.first <= on]
    if option.reference == "lts":
        out = [line for line in out if line.lts] or out
    return max(out, key=lambda line: line.released.first, default=None)


def last_day(option: Option, line: Line) -> date | None:
    """The last day the line gets fixes, None when its maker names none."""
    if option.support == "newest-only":
        newer = [later.released.first for later in option.lines if later.released.first > line.released.first]
        return min(newer) - timedelta(days=1) if newer else None
    ends = [end.last for end in (line.support_ends, line.security_ends) if end]
    return max(ends, default=None)


def _overtaken(option: Option, line: Line) -> date | None:
    """The first day on which claims should be checked against a newer line."""
    for day in sorted(later.released.first for later in option.lines):
        reference = reference_line(option, day)
        if reference and reference.released.first > line.released.first:
            return day
    return None


def freshness(claim: Claim, criterion: Criterion, option: Option, site: Site, on: date) -> Freshness:
    """The clocks of a claim: due by age or a newer line, stale by 1.5 times the age or when its line has ended."""
    due, stale = _age(claim.reviewed, criterion.volatility, site)
    line = next((line for line in option.lines if line.id == claim.checked_against), None)
    if line:
        newer = _overtaken(option, line)
        if newer:
            due.setdefault(newer, "newer-line")
        end = last_day(option, line)
        if end:
            stale.setdefault(end + timedelta(days=1), "line-ended")
    return _clocks(due, stale, on)


def statement_freshness(statement: Statement, site: Site, on: date) -> Freshness:
    """The clock of a checked statement: it ages like a claim, and is bound to no release line."""
    return _clocks(*_age(statement.reviewed, statement.volatility, site), on)


def _age(reviewed: date, volatility: str, site: Site) -> tuple[dict[date, str], dict[date, str]]:
    days = site.review_days.of(volatility)
    return {reviewed + timedelta(days=days + 1): "age"}, {reviewed + timedelta(days=days * 3 // 2 + 1): "age"}


def _clocks(due: dict[date, str], stale: dict[date, str], on: date) -> Freshness:
    due_since, stale_since = min(due), min(stale)
    if on >= stale_since:
        return Freshness(due_since, stale_since, "stale", stale[stale_since])
    if on >= due_since:
        return Freshness(due_since, stale_since, "due", due[due_since])
    return Freshness(due_since, stale_since, "fresh", "")
