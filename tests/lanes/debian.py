"""Another Debian, for its Python: its files in a folder, unpacked and not configured, which takes seconds and needs no mount.

The addresses of packages are this machine's: those of Debian as its apt knows them, and pip's from outside.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from lanes import checkout
from lanes.cache import kept
from lanes.environment import Environment, fresh_log, install, outside
from lanes.result import NotRun

PACKAGES = "python3,git,make,bash,coreutils,base-files,dash"
"""What the tests run, and what makes a root of it."""
HOOK = "/usr/share/mmdebstrap/hooks/merged-usr"
PYTHON = "/usr/bin/python3"
VERSION = "import platform; print(platform.python_version())"


@dataclass(frozen=True)
class Debian:
    """A suite, and the Python expected there. Of an unsteady one nobody can promise that it can be had on a given day."""

    suite: str
    python: str
    steady: bool = True

    def prepare(self, folder: Path, lock: Path) -> Environment:
        """Unpack and install again when the lock has changed."""
        ensure_mmdebstrap()
        root, log = folder / "root", fresh_log(folder)
        with kept(root, self.suite, PACKAGES, lock.read_text()) as missing:
            if missing:
                self._unpack(root, folder / "apt.conf")
                self._install(root, lock, log)
        shutil.rmtree(root / "tmp")
        (root / "tmp").mkdir()
        return Environment(PYTHON, checkout.copy(root / "project"), log, root)

    def _unpack(self, root: Path, settings: Path) -> None:
        # A mirror that lags behind is good enough for this. What it serves is signed all the same.
        settings.write_text(apt_settings() + 'Acquire::Check-Valid-Until "false";\n')
        options = [
            "--variant=extract",
            "--skip=chroot/mount",
            f"--aptopt={settings}",
            f"--hook-directory={HOOK}",
            f"--include={PACKAGES}",
        ]
        command = ["mmdebstrap", *options, self.suite, str(root), *apt_mirror()]
        done = subprocess.run(command, env=outside(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotRun(f"Debian's {self.suite} cannot be had: {complaint(done.stderr)}", possible=self.steady)
        (root / "etc" / "passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")

    def _install(self, root: Path, lock: Path, log: Path) -> None:
        (root / "project").mkdir()
        version = Environment(PYTHON, root / "project", log, root).python("-c", VERSION).strip()
        series = ".".join(version.split(".")[:2])
        if series != self.python:
            raise NotRun(f"Debian's {self.suite} has Python {version} by now", possible=self.steady)
        packages = root / "usr" / "local" / "lib" / f"python{series}" / "dist-packages"
        install(lock, "--only-binary=:all:", f"--python-version={version}", f"--target={packages}")
        (packages / "tradeoff.pth").write_text("/project/hooks\n")


def ensure_mmdebstrap() -> None:
    """Install mmdebstrap where that is possible, or say what is missing."""
    if sys.platform != "linux":
        raise NotRun("needs Linux, for the Python of another Debian")
    if os.geteuid() != 0:
        raise NotRun("needs root, for the Python of another Debian")
    if shutil.which("mmdebstrap"):
        return
    if not shutil.which("apt-get"):
        raise NotRun("needs mmdebstrap, and there is no apt-get that could install it")
    said = ""
    for step in (["update"], ["install", "--no-install-recommends", "mmdebstrap", "debian-archive-keyring"]):
        command = ["apt-get", "--quiet", "--yes", *step]
        environment = {**outside(), "DEBIAN_FRONTEND": "noninteractive"}
        said = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        ).stderr
    if not shutil.which("mmdebstrap"):
        raise NotRun(f"needs mmdebstrap, and apt-get could not install it: {complaint(said)}", possible=True)


def complaint(said: str) -> str:
    """What apt says is wrong, of all that it said."""
    lines = [line for line in said.splitlines() if line.startswith("E: ")] or said.splitlines() or ["no reason given"]
    return lines[0].removeprefix("E: ")


def apt_settings() -> str:
    """How this machine's apt reaches the network: through which proxy, trusting whom."""
    told = subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=False).stdout
    return "".join(f"{line}\n" for line in told.splitlines() if line.startswith("Acquire::http"))


def apt_mirror() -> list[str]:
    """The mirror that this machine's apt takes Debian from; none where it runs another system, and mmdebstrap knows the way."""
    form = "$(LABEL)\t$(COMPONENT)\t$(REPO_URI)"
    told = subprocess.run(["apt-get", "indextargets", "--format", form], capture_output=True, text=True, check=False).stdout
    found = [line.split("\t")[2] for line in told.splitlines() if line.startswith("Debian\tmain\t")]
    return found[:1]
