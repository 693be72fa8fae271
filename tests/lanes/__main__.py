"""`make lanes`: whatever needs another environment than the locked one, each in one of its own.

nox and tox, both well kept, were weighed. They make virtual environments and run commands there, which here are the forty lines
of `environment.py`, and bring a dozen packages. The rest would be ours all the same: a Python that another Debian brings, an
environment that is kept for as long as its lock of hashes is the same, and CI that fails over what it could have run.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from lanes.cache import no_room, one_at_a_time
from lanes.checkout import ROOT
from lanes.lane import Lane
from lanes.result import Result, closing, status
from lanes.roster import LANES, UNTESTED

FOLDER = ROOT / ".cache" / "lanes"


def main() -> int:
    """Run the lanes that were asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="make lanes", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("lanes", nargs="*", metavar="LANE", help="which to run (default: all)")
    parser.add_argument("--list", action="store_true", help="name them all and do nothing")
    options = parser.parse_args()
    known = {lane.name: lane for lane in LANES}
    if strange := [name for name in options.lanes if name not in known]:
        parser.error(f"there is no lane '{strange[0]}': {', '.join(known)}")
    if options.list:
        print("\n".join(f"{lane.name:<13} {lane.about}{' (only when named)' if lane.when_named else ''}" for lane in LANES))
        print(f"{'untested':<13} {UNTESTED}")
        return 0
    try:
        return run([known[name] for name in options.lanes] or [lane for lane in LANES if not lane.when_named], FOLDER)
    except KeyboardInterrupt:
        return 130


def run(lanes: list[Lane], folder: Path) -> int:
    """Run lanes one after the other, each of which uses all processors, and say how each ended."""
    if fault := no_room(folder):
        print(fault, file=sys.stderr)
        return 1
    results: list[Result] = []
    with one_at_a_time(folder):
        for lane in lanes:
            results.append(lane.run(folder / lane.name))
            print(results[-1], flush=True)
    print(f"{'untested':<13} {UNTESTED}")
    print(closing(results))
    return status(results, ci=bool(os.environ.get("CI")))


if __name__ == "__main__":
    sys.exit(main())
