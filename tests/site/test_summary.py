"""The line at the end of a build: what was built, and how much of it wants a review."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from support.editions import editions
from support.facts import Facts, Record
from support.markup import Site
from support.project import EPOCH, ROOT, built

LINE = re.compile(
    r"(?P<pages>\d+) pages, (?P<claims>\d+) claims, (?P<sources>\d+) sources, (?P<due>\d+) due, (?P<stale>\d+) stale, "
    r"(?P<seconds>\d+\.\d) seconds"
)
DEFAULT_DAYS = {"fast": 90, "normal": 180, "slow": 365}


def said(log: str) -> dict[str, int]:
    lines = [match for line in log.splitlines() if (match := LINE.search(line))]
    assert len(lines) == 1, log
    assert 0 < float(lines[0]["seconds"]) < 600
    return {name: int(value) for name, value in lines[0].groupdict().items() if name != "seconds"}


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


def test_the_build_says_what_it_built(edition: str, site: Site, site_log: str) -> None:
    expected = counted(Facts(editions()[edition]), date(2026, 11, 25))
    assert said(site_log) == {"pages": len(site.pages), **expected}


@pytest.mark.parametrize("days", [120, 290, 700])
def test_the_count_of_due_and_stale_follows_the_calendar(shared: Path, days: int) -> None:
    name = f"in-{days}-days"
    built(ROOT, shared, name, SOURCE_DATE_EPOCH=str(int(EPOCH) + days * 86_400))
    expected = counted(Facts(ROOT), date(2026, 11, 25) + timedelta(days=days))
    found = said((shared / f"{name}.done").read_text())
    assert {key: found[key] for key in expected} == expected
    assert found["due"] + found["stale"] > 0
