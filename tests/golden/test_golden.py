"""Golden files: what the small editions write, byte for byte. `--rewrite-golden` writes them anew; review the diff.

Only files of ours, never the theme's pages: a release of the theme must not touch them. Style sheets are left out of
embeds, they say nothing about the data.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.planned import files

HERE = Path(__file__).parent
BLOCKS = {
    "one": [
        "criterion--custom-domains",
        "criterion--uploads",
        "option--pebble",
        "pros-cons--pebble",
        "releases--pebble",
        "adopters",
    ],
    "two": [
        "compare--cards-vs-slate",
        "compare--cards-vs-slate--keeping",
        "groups--cards-vs-slate",
        "criterion--search",
        "criterion--price",
        "use-case--thesis",
        "use-cases",
        "option--slate",
        "pros-cons--cards",
        "releases--slate",
        "adopters",
        "quiz",
        "odd-ones",
    ],
    "five": [
        "compare",
        "compare--pigeon-vs-raven--delivery",
        "groups",
        "groups--pigeon-vs-raven",
        "delivery-once",
        "criterion--ordering",
        "criterion--replay",
        "criterion--feathers",
        "use-case--payments",
        "use-case--audit",
        "use-cases--reader",
        "option--courier",
        "releases--courier",
        "releases--raven",
        "adopters",
        "quiz",
        "cost-of-birds",
        "fact-check",
        "fact-check--arriving",
        "finding--wrong",
        "statement--the-castle-has-ravens",
        "glossary",
        "neutrality--leads",
        "neutrality--proof",
        "neutrality--open",
        "neutrality--words",
        "method--claims",
        "method--sources",
        "method--margins",
    ],
}
PAGES = {
    "one": ["index.md", "criteria/index.md", "criteria/uploads.md", "options/pebble.md", "method.md"],
    "two": ["index.md", "compare/cards-vs-slate.md", "use-cases/thesis.md", "options/cards.md", "criteria/lasting.md"],
    "five": [
        "compare/index.md",
        "use-cases/hunting.md",
        "use-cases/index.md",
        "criteria/feathers.md",
        "criteria/once.md",
        "quiz.md",
        "fact-check/hurry.md",
        "fact-check/verdict/wrong.md",
        "neutrality.md",
        "glossary.md",
    ],
}
REST = {
    "one": ["api/v1/options.json", "api/v1/claims.json", "api/v1/index.json", "api/v1/openapi.json", "llms.txt", "_headers"],
    "two": ["api/v1/use-cases.json", "api/v1/sources.json", "llms.txt", "assets/tradeoff/options.css"],
    "five": [
        "api/v1/claims.json",
        "api/v1/criteria.json",
        "api/v1/adopters.json",
        "api/v1/quiz.json",
        "api/v1/statements.json",
        "api/v1/glossary.json",
    ],
}


def wanted(edition: str) -> list[str]:
    blocks = [f"export/{name}.{extension}" for name in BLOCKS[edition] for extension in ("md", "csv", "json")]
    return [f"embed/{name}.html" for name in BLOCKS[edition]] + blocks + PAGES[edition] + REST[edition]


CASES = [(edition, path) for edition in BLOCKS for path in wanted(edition)]


def written(edition: str, path: str) -> bytes:
    return re.sub(r"(?s)(<style>).*?(</style>)", r"\1\2", files(edition)[path]).encode()


@pytest.mark.parametrize(("edition", "path"), CASES, ids=[f"{edition}/{path}" for edition, path in CASES])
def test_golden(edition: str, path: str, *, rewrite_golden: bool) -> None:
    golden = HERE / edition / path
    made = written(edition, path)
    if rewrite_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(made)
    assert golden.is_file(), "there is no golden file yet: run with --rewrite-golden and review it"
    assert made.decode().splitlines() == golden.read_bytes().decode().splitlines()
    assert made == golden.read_bytes()


def test_no_golden_file_is_left_over(*, rewrite_golden: bool) -> None:
    kept = {HERE / edition / path for edition, path in CASES}
    found = {path for edition in BLOCKS for path in (HERE / edition).rglob("*") if path.is_file()}
    if rewrite_golden:
        for path in found - kept:
            path.unlink()
        found &= kept
    assert not found - kept
