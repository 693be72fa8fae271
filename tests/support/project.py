"""Build a project as its users do: MkDocs in a process of its own, strictly, on a day that does not move."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "tests" / "sites"
EPOCH = "1795564800"  # 2026-11-25, two days after the data of the edition was reviewed


def build(project: Path, out: Path, *, runner: str = "mkdocs", **env: str) -> subprocess.CompletedProcess[str]:
    """Build the project at `project` into `out`. `runner` is `mkdocs` or `properdocs`; `env` is laid over a quiet environment."""
    command = [sys.executable, "-m", runner, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(out)]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(command, env={**os.environ, **quiet, **env}, capture_output=True, text=True, cwd=project, check=False)


def built(project: Path, shared: Path, name: str, **env: str) -> Path:
    """The site of a project, built once for all test processes. `shared` is a folder they all see."""
    shared.mkdir(parents=True, exist_ok=True)
    out, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            result = build(project, out, **env)
            assert result.returncode == 0, result.stdout + result.stderr
            done.write_text(result.stdout + result.stderr)
    return out
