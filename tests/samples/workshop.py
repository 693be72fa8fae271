"""Set a program up in an empty folder as its record tells a reader to, and start it.

Every command is typed as it stands there, with two exceptions: nothing is downloaded, so `npm install` links what `make`
installed from the lock file, after a look whether it is the same; and `runserver` is told a free port. A program that listens
on a port of its own choice reads it from `PORT`. What pip is asked for is the same environment for all, so it is asked once.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from samples.programs import Program
from samples.tools import HERE, environment, packages

PATIENCE = 300.0
"""Seconds after which something hangs, on the slowest machine. What works is never waited for so long."""
TRIES = 3
"""Ports that are tried: after the look for a free one, and before the server's own, somebody else may take it."""


class Workshop:
    """The folder of one program, and its server while it runs."""

    def __init__(self, program: Program, folder: Path, tools: Path, installed: set[str]) -> None:
        self.program = program
        self.port = 0
        self._folder = folder
        self._tools = tools
        self._installed = installed
        self._printed = folder.with_suffix(".log")
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def printed(self) -> str:
        """All that the commands and the server printed."""
        return self._printed.read_text(encoding="utf-8", errors="replace") if self._printed.exists() else ""

    def set_up(self) -> None:
        self._folder.mkdir()
        for command in self.program.set_up:
            words = shlex.split(command)
            if words[:2] == ["npm", "install"]:
                self._link(words[2:])
            elif command not in self._installed:
                self._type(command)
            if "pip" in words:
                self._installed.add(command)
        for name in self.program.files:
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.program.folder / name, self._folder / name)
        for command in self.program.run[:-1]:
            self._type(command)

    def start(self) -> None:
        what = f"did not answer within {PATIENCE:.0f} s"
        for _ in range(TRIES):
            self.port = _free_port()
            command = self.program.run[-1]
            if command.endswith("runserver"):
                command += f" {self.port}"
            self._server = self._popen(f"exec {command}")
            until = time.monotonic() + PATIENCE
            while self._server.poll() is None and time.monotonic() < until:
                if _answers(self.port):
                    return
                time.sleep(0.03)
            ended = self._server.poll() is not None
            self.stop()
            if not ended:
                break
            what = "ended"
        raise AssertionError(f"{self.program}: `{command}` {what}. It printed:\n{self.printed}")

    def stop(self) -> None:
        if self._server is None:
            return
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._server.pid, how)
                self._server.wait(5)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
        self._server = None

    def _link(self, wanted: list[str]) -> None:
        installed = json.loads((HERE / "package.json").read_text())["dependencies"]
        missing = set(wanted) - {f"{name}@{version}" for name, version in installed.items()}
        assert not missing, f"{self.program} installs {missing}, tests/samples/package.json has {installed}"
        (self._folder / "node_modules").symlink_to(packages())

    def _type(self, command: str) -> None:
        process = self._popen(command)
        try:
            what = f"ended with {process.wait(PATIENCE)}"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            what = f"did not end within {PATIENCE:.0f} s"
        assert what == "ended with 0", f"{self.program}: `{command}` {what}. Printed so far:\n{self.printed}"

    def _popen(self, command: str) -> subprocess.Popen[bytes]:
        with self._printed.open("ab") as log:
            log.write(f"$ {command}\n".encode())
            log.flush()
            return subprocess.Popen(
                command,
                shell=True,
                cwd=self._folder,
                env=environment(self._tools, self.port),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # a group of its own: a server may start another one that reloads it
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
