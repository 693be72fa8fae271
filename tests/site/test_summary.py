"""The line at the end of a build: what was built, and how much of it wants a review."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from support.facts import Facts, Record
from support.markup import Site
from support.planned import planned
from support.project import EPOCH
from tradeoff import words
from tradeoff.catalog import Catalog

LINE = re.compile(
    r"(?P<pages>\d+) pages, (?P<claims>\d+) claims, (?P<sources>\d+) sources, (?P<due>\d+) due, (?P<stale>\d+) stale, "
    r"(?P<seconds>\d+\.\d) seconds"
)
DAY = datetime.fromtimestamp(int(EPOCH), UTC).date()
DEFAULT_DAYS = {"fast": 90, "normal": 180, "slow": 365}


def said(log: str) -> dict[str, int]:
    [line] = [match for line in log.splitlines() if (match := LINE.search(line))]
    return {name: int(value) for name, value in line.groupdict().items() if name != "seconds"}


def first_day(partial: str) -> date:
    return date.fromisoformat(partial + "-01-01"[len(partial) - 4 :]) if len(partial) < 10 else date.fromisoformat(partial)


def last_day(partial: str) -> date:
    """The last day of a year, a month or a day."""
    if len(partial) == 4:
        return date(int(partial), 12, 31)
    if len(partial) == 7:
        return (date.fromisoformat(f"{partial}-01") + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date.fromisoformat(partial)


def review_state(claim: Record, criterion: Record, option: Record, days: dict[str, int], today: date) -> str:
    """Fresh, due or stale: by age, by a newer release line, or by the end of the line it was checked against."""
    age = (today - date.fromisoformat(claim["reviewed"])).days
    interval = days[criterion.get("volatility", "normal")]
    lines = {line["id"]: line for line in option.get("lines", [])}
    checked = lines.get(claim.get("checked_against", ""))
    newer = ended = False
    if checked:
        out = [line for line in lines.values() if first_day(line["released"]) <= today]
        if option.get("reference") == "lts":
            out = [line for line in out if line.get("lts") == "true"] or out
        newer = any(first_day(line["released"]) > first_day(checked["released"]) for line in out)
        ends = [last_day(checked[end]) for end in ("support_ends", "security_ends") if end in checked]
        ended = bool(ends) and max(ends) < today if option.get("support") != "newest-only" else newer
    if age > interval * 1.5 or ended:
        return "stale"
    return "due" if age > interval or newer else "fresh"


def counted(facts: Facts, today: date) -> dict[str, int]:
    days = DEFAULT_DAYS | {name: int(value) for name, value in facts.site.get("review_days", {}).items()}
    states = [
        review_state(claim, facts.criteria[criterion], facts.options[option], days, today)
        for (criterion, option), claim in facts.claims.items()
    ]
    return {"claims": len(states), "sources": len(facts.sources), "due": states.count("due"), "stale": states.count("stale")}


def test_the_build_says_what_it_built(site: Site, site_log: str, facts: Facts) -> None:
    assert said(site_log) == {"pages": len(site.pages), **counted(facts, DAY)}


def test_the_count_of_due_and_stale_follows_the_calendar(edition: str, facts: Facts) -> None:
    data = planned(edition).catalog.edition
    counts = []
    for days in (0, 120, 290, 700, 2_000):
        expected = counted(facts, DAY + timedelta(days))
        states = [clocks.state for clocks in Catalog(data, words.own(), DAY + timedelta(days)).freshness.values()]
        counts.append({"due": states.count("due"), "stale": states.count("stale")})
        assert counts[-1] == {"due": expected["due"], "stale": expected["stale"]}, days
    assert counts[0] != counts[-1]
