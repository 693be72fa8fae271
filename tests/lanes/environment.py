"""Where a lane works: a Python, what was installed for it, and a copy of the project."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from lanes import checkout
from lanes.cache import kept
from lanes.result import Failed, NotRun

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Both runners print a notice about the future of MkDocs at each start; ARCHITECTURE.md says what we do about it."""
STRANGE = (
    *("PYTHONPATH", "PYTHONHOME", "PYTEST_ADDOPTS", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"),
    *("SITE_URL", "REPO_URL", "DIRECTORY_URLS", "SOURCE_DATE_EPOCH"),
)
"""What would lead a lane out of its environment, or to another site than its twin."""
SHOWN = 40
"""So many lines of a command that failed are shown; the log has all."""


@dataclass(frozen=True)
class Environment:
    """`interpreter` is its path as seen below `root`, where another root than this machine's is meant."""

    interpreter: str
    project: Path
    log: Path
    root: Path | None = None

    def python(self, *arguments: str, **variables: str) -> str:
        """Run Python in the project; see `run`."""
        return self.run(self.interpreter, *arguments, **variables)

    def run(self, *command: str, **variables: str) -> str:
        """Run a command in the project and return what it printed, which the log keeps too. Raises `Failed`."""
        with self.log.open("ab") as log:
            log.write(f"\n$ {' '.join([*(f'{name}={value}' for name, value in variables.items()), *command])}\n".encode())
            log.flush()
            began = log.tell()
            status = subprocess.run(
                command,
                cwd=None if self.root else self.project,
                preexec_fn=self._enter if self.root else None,
                env={**(INSIDE if self.root else outside()), **QUIET, **variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=False,
            ).returncode
        said = self.log.read_bytes()[began:].decode(errors="replace")
        if status:
            end = "\n".join(f"    {line}" for line in said.splitlines()[-SHOWN:])
            raise Failed(
                f"`{Path(command[0]).name} {' '.join(command[1:])}` ended with {status}; all of it is in {self.log}\n{end}"
            )
        return said

    def _enter(self) -> None:
        assert self.root
        os.chroot(self.root)
        os.chdir("/" / self.project.relative_to(self.root))


INSIDE = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
"""The variables of another root, which has nothing that those of this machine speak of."""


def outside() -> dict[str, str]:
    """The variables of this machine, without what leads astray."""
    return {name: value for name, value in os.environ.items() if name not in STRANGE}


def install(lock: Path, *into: str, by: tuple[str, ...] = ()) -> None:
    """Install what a lock names, no more and no less, with the pip of the locked environment and its owner's settings.

    Nothing is compiled: of what a lane installs it imports half.
    """
    options = [
        "--quiet",
        "--require-hashes",
        "--no-deps",
        "--no-compile",
        "--no-warn-script-location",
        "--root-user-action=ignore",
    ]
    command = [sys.executable, "-m", "pip", *by, "install", *options, *into, "--requirement", str(lock)]
    done = subprocess.run(command, env=outside(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line.removeprefix("ERROR: ") for line in done.stderr.splitlines() if line.startswith("ERROR:")]
        raise NotRun(f"pip could not install {lock.name}: {said[-1] if said else done.stderr.strip()}", possible=True)


def fresh_log(folder: Path) -> Path:
    """The log of a run, empty."""
    log = folder / "log"
    log.write_bytes(b"")
    return log


class Venv:
    """The Python that runs this, with packages of the lane's own."""

    def prepare(self, folder: Path, lock: Path) -> Environment:
        """Install again when the lock or the Python has changed."""
        home = folder / "environment"
        interpreter = home / "bin" / "python"
        with kept(home, lock.read_text(), sys.version, sys.base_prefix) as missing:
            if missing:
                venv.create(home, symlinks=True)
                install(lock, by=("--python", str(interpreter)))
                [packages] = home.glob("lib/python*/site-packages")
                (packages / "tradeoff.pth").write_text("../../../../project/hooks\n")
        return Environment(str(interpreter), checkout.copy(folder / "project"), fresh_log(folder))


class Locked:
    """The locked environment itself, with a copy of the project that may be changed."""

    def prepare(self, folder: Path, lock: Path) -> Environment:
        """Copy the project with all that was installed in it."""
        project = checkout.copy(folder / "project")
        for name in (".venv", "tests/browser/node_modules"):
            checkout.link(name, project)
        return Environment(str(project / ".venv" / "bin" / "python"), project, fresh_log(folder))
