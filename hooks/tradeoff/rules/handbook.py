"""The handbook of rules: every code a problem may carry, in Markdown, made from the rules themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import tradeoff
from tradeoff.rules import GROUPS

HEADER = """# What the checks look for

Every problem that `tradeoff check` prints carries a code. This page says what each code means and what to do about it.
It is made by `tradeoff rules` from the rules themselves: change those, not this page.
"""
READING = """
## Reading

These codes come up while files are read, before any rule is asked. The message says what to type.
"""
CODES = {
    "unknown-word": "`words.yml` words a text that the engine does not have.",
    "bad-placeholder": "A text of `words.yml` uses a placeholder that the engine does not fill.",
    "macro-syntax": 'Braces `{{ … }}` that cannot be read. Write `{{ name(key="value") }}`, or put literal braces in backticks.',
    "unknown-macro": "No macro of that name.",
    "macro-argument": "An argument of a macro is missing, given twice, unknown, or of the wrong type.",
    "unknown-name": "A macro names a record that does not exist.",
    "nothing-to-show": "A macro stands where it has nothing to show.",
    "duplicate-block": "Two blocks share an id.",
    "duplicate-path": "Two outputs would have the same address.",
    "template": "A template of the theme cannot be rendered.",
    "folder-not-empty": "The export writes into a new or empty folder only, so that it deletes nothing.",
    "mkdocs": "MkDocs refused its configuration or a page; the message is its own.",
    "stopped": "The build stopped for a reason that names no file.",
    "exception": "An error in the program, or in a hook. Please report it with the text that follows.",
}
"""Codes of the stages that read pages, words and templates or run a host: those keep no table of their own."""


def handbook() -> str:
    """The reference, as a Markdown page."""
    out = [HEADER]
    for title, rules in GROUPS.items():
        out.append(f"\n## {title}\n")
        for rule in rules:
            out.append(f"\n### {rule.code}\n\n{rule.summary}\n\n**What to do:** {rule.remedy}\n")
            if rule.warning:
                out.append("\nA warning: it stops nothing.\n")
            if rule.only_in_check:
                out.append("\nLooked for by `tradeoff check` alone, because it depends on the day.\n")
    out += [READING, "\n| code | meaning |\n|---|---|\n"]
    out += [f"| `{code}` | {meaning} |\n" for code, meaning in sorted(reading_codes().items())]
    return "".join(out)


def reading_codes() -> dict[str, str]:
    """The codes outside the rules, with their meanings: the `CODES` of every module that raises some."""
    return {code: meaning for codes in _tables() for code, meaning in codes.items()}


def _tables() -> Iterator[dict[str, str]]:
    for found in pkgutil.walk_packages(tradeoff.__path__, "tradeoff."):
        if not found.name.endswith("__main__"):
            codes = getattr(importlib.import_module(found.name), "CODES", None)
            if isinstance(codes, dict):
                yield codes
