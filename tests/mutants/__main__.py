"""Draw mutants of the engine, try them with the tests of `tests/unit` and `tests/golden`, and tell which ones survive.

The checkout is the one in which it is started. The exit status is 1 when a mutant survives that `equivalent.txt` does not name.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import pytest

from mutants.mutant import Mutant, mutants
from mutants.trial import Trials

EQUIVALENT = Path(__file__).with_name("equivalent.txt")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m mutants", description=__doc__)
    parser.add_argument("tests", nargs="*", default=["tests/unit", "tests/golden"], help="the tests to try them with")
    parser.add_argument("--count", type=int, default=300, help="so many mutants are drawn")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--only", default="", help="draw from those alone whose name holds this text")
    parser.add_argument("--like", type=Path, help="draw only what this other checkout has too, to compare the two")
    parser.add_argument("--workers", type=int, default=2, help="so many are tried at a time")
    given = parser.parse_args(arguments)
    os.environ.pop("PYTHONPATH", None)  # it led here; what the tests start must not follow it
    root, started = Path.cwd(), monotonic()
    there = mutants(root)
    found = [mutant for mutant in there if given.only in mutant.name]
    if given.like:
        shared = {mutant.name for mutant in mutants(given.like.resolve())}
        found = [mutant for mutant in found if mutant.name in shared]
    drawn = sorted(found, key=lambda mutant: mutant.lot(given.seed))[: given.count]
    known = equivalents()
    for name in known.keys() - {mutant.name for mutant in there}:
        print(f"{EQUIVALENT.name} names what the code no longer has: {name}")
    killed, left = tried(root, [mutant for mutant in drawn if mutant.name not in known], given.tests, given.workers)
    equal, share = len(drawn) - killed - left, 100 * killed / max(1, killed + left)
    print(f"{len(drawn)} mutants, drawn from {len(found)}, in {(monotonic() - started) / 60:.0f} minutes")
    print(f"{killed} killed, {left} survive, {equal} equivalent: {share:.1f} % of those that are not equivalent were killed")
    return 1 if left else 0


def equivalents() -> dict[str, str]:
    """The mutants that no test can tell from the engine, and why: a line with the name, and the reason below it, indented."""
    pieces = EQUIVALENT.read_text(encoding="utf-8").split("\n\n")
    return {name: why for name, _, why in (piece.partition("\n") for piece in pieces if not piece.startswith("#"))}


def tried(root: Path, some: list[Mutant], tests: list[str], workers: int) -> tuple[int, int]:
    """Let pytest collect, and try the mutants: how many were killed, and how many survive."""
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(root, some, workers, Path(folder))
        options = ["-s", "-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts=--import-mode=importlib"]
        status = pytest.main([*options, *tests], plugins=[trials])
    if status:
        raise SystemExit(f"pytest could not go on (status {int(status)}): run the tests by themselves first")
    return len(trials.killed), len(trials.survivors)


if __name__ == "__main__":
    sys.exit(main())
