"""The clocks of a claim, at the days where they strike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeoff.freshness import freshness, last_day, reference_line, today
from tradeoff.model.base import PartialDay
from tradeoff.model.claim import Claim
from tradeoff.model.criterion import Criterion
from tradeoff.model.option import Option
from tradeoff.model.site import Site

REVIEWED = date(2026, 1, 1)
SOURCES = [{"ref": "s", "supports": "x"}]
SITE = Site.model_validate(
    {
        "title": "t",
        "tagline": "t",
        "question": "q",
        "options": ["ash"],
        "licence": {"name": "n", "url": "https://x.example"},
        "interests": "none",
    }
)


def option(*lines: dict[str, str], **fields: Any) -> Option:
    return Option.model_validate(
        {
            "id": "ash",
            "name": "Ash",
            "kind": "tree",
            "home": "https://ash.example",
            "summary": "s",
            "colours": {"light": "#000000", "dark": "#ffffff"},
            "lines": [{"sources": SOURCES, **line} for line in lines],
            **fields,
        }
    )


def state(
    on: date, *lines: dict[str, str], volatility: str = "normal", against: str = "", state: str = "", **fields: Any
) -> tuple[str, str]:
    """The state of a claim reviewed on 1 January 2026, and the clock that says so."""
    about = Criterion.model_validate(
        {
            "id": "c",
            "group": "g",
            "label": "l",
            "question": "q",
            "why": "w",
            "type": "support",
            "volatility": volatility,
            "claims": {},
        }
    )
    given_claim: dict[str, Any] = {"reviewed": REVIEWED.isoformat()}
    if against:
        given_claim["checked_against"] = against
    if state:
        given_claim["state"] = state
    found = freshness(Claim.model_validate(given_claim), about, option(*lines, **fields), SITE, on)
    return found.state, found.why


@pytest.mark.parametrize(
    ("volatility", "days", "expected"),
    [
        ("normal", 0, ("fresh", "")),
        ("normal", 180, ("fresh", "")),
        ("normal", 181, ("due", "age")),
        ("normal", 270, ("due", "age")),
        ("normal", 271, ("stale", "age")),
        ("fast", 90, ("fresh", "")),
        ("fast", 91, ("due", "age")),
        ("fast", 135, ("due", "age")),
        ("fast", 136, ("stale", "age")),
        ("slow", 365, ("fresh", "")),
        ("slow", 366, ("due", "age")),
        ("slow", 547, ("due", "age")),  # 1.5 times 365 is 547.5: day 547 is not past it, day 548 is
        ("slow", 548, ("stale", "age")),
    ],
)
def test_age(volatility: str, days: int, expected: tuple[str, str]) -> None:
    assert state(REVIEWED + timedelta(days=days), volatility=volatility) == expected
    assert state(REVIEWED + timedelta(days=days), volatility=volatility, state="unknown") == expected


def test_the_interval_is_the_sites() -> None:
    site = SITE.model_copy(update={"review_days": SITE.review_days.model_copy(update={"normal": 1})})
    about = Criterion.model_validate(
        {"id": "c", "group": "g", "label": "l", "question": "q", "why": "w", "type": "support", "claims": {}}
    )
    claim = Claim.model_validate({"reviewed": "2026-01-01"})
    found = freshness(claim, about, option(), site, REVIEWED)
    assert (found.due_since, found.stale_since) == (date(2026, 1, 3), date(2026, 1, 3))


OLD = {"id": "1", "released": "2024-01", "security_ends": "2026-03"}
NEW = {"id": "2", "released": "2026-02-10"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-09", ("fresh", "")),
        ("2026-02-10", ("due", "newer-line")),
        ("2026-03-31", ("due", "newer-line")),  # a month that ends a line counts to its last day
        ("2026-04-01", ("stale", "line-ended")),
        ("2026-12-31", ("stale", "line-ended")),
    ],
)
def test_lines(day: str, expected: tuple[str, str]) -> None:
    assert state(date.fromisoformat(day), NEW, OLD, against="1") == expected


def test_the_newest_line_is_no_reason() -> None:
    assert state(date(2026, 3, 1), NEW, OLD, against="2") == ("fresh", "")


def test_support_may_outlast_security() -> None:
    line = {"id": "1", "released": "2024", "support_ends": "2026-05-01", "security_ends": "2026-04-01"}
    assert state(date(2026, 5, 1), line, against="1") == ("fresh", "")
    assert state(date(2026, 5, 2), line, against="1") == ("stale", "line-ended")


def test_the_worst_clock_is_named() -> None:
    assert state(date(2026, 7, 1), NEW, OLD, against="1")[1] == "line-ended"
    assert state(date(2026, 7, 1), NEW, {"id": "1", "released": "2024"}, against="1") == ("due", "newer-line")
    assert state(date(2027, 7, 1), NEW, {"id": "1", "released": "2024"}, against="1") == ("stale", "age")


def test_lts_options_are_checked_against_lts_lines() -> None:
    lts, odd = {"id": "24", "released": "2025-05-06", "lts": "true"}, {"id": "25", "released": "2025-10-15"}
    later = {"id": "26", "released": "2026-04-22", "lts": "true"}
    assert state(date(2026, 4, 21), later, odd, lts, against="24", reference="lts") == ("fresh", "")
    assert state(date(2026, 4, 22), later, odd, lts, against="24", reference="lts") == ("due", "newer-line")
    assert state(date(2026, 4, 21), later, odd, lts, against="24") == ("due", "newer-line")
    wood = option(odd, reference="lts")
    assert reference_line(wood, date(2026, 1, 1)) == wood.lines[0], "without an LTS line the newest counts"
    assert reference_line(wood, date(2025, 1, 1)) is None


def test_due_since_is_the_first_newer_line_not_the_newest() -> None:
    lines = ({"id": "3", "released": "2026-03-01"}, {"id": "2", "released": "2026-02-01"}, {"id": "1", "released": "2025"})
    about = Criterion.model_validate(
        {"id": "c", "group": "g", "label": "l", "question": "q", "why": "w", "type": "support", "claims": {}}
    )
    claim = Claim.model_validate({"reviewed": "2026-01-01", "checked_against": "1"})
    for on in (date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 15)):
        assert freshness(claim, about, option(*lines), SITE, on).due_since == date(2026, 2, 1)


def test_newest_only_ends_with_the_next_release() -> None:
    lines = ({"id": "2", "released": "2026-02-10"}, {"id": "1", "released": "2025-02"})
    assert state(date(2026, 2, 9), *lines, against="1", support="newest-only") == ("fresh", "")
    assert state(date(2026, 2, 10), *lines, against="1", support="newest-only") == ("stale", "line-ended")
    assert state(date(2026, 2, 10), *lines, against="2", support="newest-only") == ("fresh", "")
    wood = option(*lines, support="newest-only")
    assert last_day(wood, wood.lines[0]) is None


def test_a_line_without_end_never_ends() -> None:
    wood = option(NEW)
    assert last_day(wood, wood.lines[0]) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-11-22", "2026-11-22", "2026-11-22"),
    ],
)
def test_partial_days(text: str, first: str, last: str) -> None:
    assert (PartialDay(text).first.isoformat(), PartialDay(text).last.isoformat()) == (first, last)


def test_today_is_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795391999")
    assert today() == date(2026, 11, 22)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert today() == date(2026, 11, 23)


@pytest.mark.parametrize("value", ["", "soon", "-5", "²", "9" * 40, "12.5"])
def test_a_senseless_epoch_is_not_used(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


@given(st.integers(0, 1200), st.integers(0, 400))
def test_a_claim_only_gets_older(days: int, more: int) -> None:
    order = ["fresh", "due", "stale"]
    first, later = (state(REVIEWED + timedelta(days=count), NEW, OLD, against="1")[0] for count in (days, days + more))
    assert order.index(later) >= order.index(first)


@pytest.mark.parametrize("against", ["1", "2", ""])
def test_each_state_begins_on_the_day_that_is_said_and_names_it(against: str) -> None:
    about = Criterion.model_validate(
        {"id": "c", "group": "g", "label": "l", "question": "q", "why": "w", "type": "support", "claims": {}}
    )
    claim = Claim.model_validate({"reviewed": "2026-01-01", **({"checked_against": against} if against else {})})
    days = [REVIEWED + timedelta(days=count) for count in range(400)]
    found = {on: freshness(claim, about, option(NEW, OLD), SITE, on) for on in days}
    first = {state: next(on for on in days if found[on].state == state) for state in ("due", "stale")}
    assert {(clocks.due_since, clocks.stale_since) for clocks in found.values()} == {(first["due"], first["stale"])}
    assert {clocks.state: clocks.since for clocks in found.values()} == {"fresh": first["due"], **first}
