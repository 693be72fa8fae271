"""Build a project as its users do: MkDocs in a process of its own, strictly, on a day that does not move."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "tests" / "sites"
EPOCH = "1795564800"  # 2026-11-25, two days after the data of the edition was reviewed

ADDRESS = "https://docs.example.org/stack/compare/"
"""Where a published site stands: below a folder, because that is where addresses break."""
REPOSITORY = "https://github.com/acme/site"

PLAIN = {"SITE_URL": "", "REPO_URL": "", "DIRECTORY_URLS": "true", "SOURCE_DATE_EPOCH": EPOCH}
"""What a build is told, whatever the environment of whoever runs the tests says."""
VARIANTS: dict[str, dict[str, str]] = {
    "plain": {},
    "published": {"SITE_URL": ADDRESS, "REPO_URL": REPOSITORY},
    # Also a repository at a host whose addresses nobody knows.
    "disk": {"DIRECTORY_URLS": "false", "REPO_URL": "https://git.example.org/acme/site"},
}
"""The ways an edition is built for tests. The one in `data/`, which may be large, is built plain and published only."""


def project_of(edition: str) -> Path:
    """The folder of an edition: `here`, or the name of one in `tests/sites`."""
    return ROOT if edition == "here" else SITES / edition


def site_of(edition: str, shared: Path, variant: str = "plain") -> Path:
    """The site of an edition, built once in each variant for all test processes. `shared` is a folder they all see."""
    return built(project_of(edition), shared, f"{edition}-{variant}", **VARIANTS[variant])


def built(project: Path, shared: Path, name: str, **env: str) -> Path:
    """The site of any project, built once by that name. When it cannot be built, one test fails and the others say why not."""
    shared.mkdir(parents=True, exist_ok=True)
    out, done, failed = shared / name, log_of(shared / name), shared / f"{name}.failed"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failed.exists():
            pytest.skip(f"{name} could not be built: see the test that asked first")
        if not done.exists():
            result = build(project, out, **env)
            said = result.stdout + result.stderr
            (failed if result.returncode else done).write_text(said, encoding="utf-8")
            assert result.returncode == 0, said
    return out


def log_of(site: Path) -> Path:
    """The file with what the build of a site said."""
    return site.with_name(f"{site.name}.done")


def build(project: Path, out: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Build the project at `project` into `out`. `env` is laid over `PLAIN`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(out)]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(
        command, env={**os.environ, **quiet, **PLAIN, **env}, capture_output=True, text=True, cwd=project, check=False
    )


def copied(edition: str, where: Path, *, backwards: bool = False) -> Path:
    """A small edition in another folder, with a theme folder of its own, so that all of it can be changed.

    `backwards` creates the files in the other order and long ago: file systems list them differently then.
    """
    files = {path: where / path.relative_to(SITES / edition) for path in (SITES / edition).rglob("*") if path.is_file()}
    files |= {path: where / path.relative_to(ROOT) for path in (ROOT / "overrides").rglob("*") if path.is_file()}
    for path in sorted(files, reverse=backwards):
        files[path].parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, files[path])
        os.utime(files[path], (1_000_000_000, 1_000_000_000) if backwards else None)
    config = where / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../../overrides", "overrides")
    config.write_text(text.replace("../../../", f"{ROOT}/"), encoding="utf-8")
    return where
