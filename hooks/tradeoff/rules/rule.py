"""A rule: one thing that every edition must hold to, with its name, its reason and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tradeoff.problem import Place, Problem
from tradeoff.rules.subject import Subject

Found = tuple[Place, str]
"""Where a rule is broken, and what to say about it. The rule adds its code, so that a code is written once."""
Check = Callable[[Subject], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its place in the rule reference.

    `summary` says what holds, `remedy` what to do where it does not. `only_in_check` marks a rule that reads the clock: it
    runs for a person at work, never in a build, because time alone must not turn a build red.
    """

    code: str
    summary: str
    remedy: str
    check: Check
    only_in_check: bool = False
    warning: bool = False

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """The problems this rule finds."""
        for at, message in self.check(subject):
            yield Problem(at, self.code, message, self.warning)


def rule(code: str, summary: str, remedy: str, *, warning: bool = False, only_in_check: bool = False) -> Callable[[Check], Rule]:
    """Turn the function below into a rule."""
    return lambda check: Rule(code, summary, remedy, check, only_in_check, warning)
