"""The live preview as it is used: a process that follows its files, answers while it builds, and ends in order.

What it says of each mistake is in `test_preview.py`. Waiting is by asking again until a generous time is over, so a slow
machine makes these tests slow and not red.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.answer import Answer
from support.kettle import Project
from support.project import EPOCH, ROOT

PATIENCE = 120.0
"""Seconds until an answer or a change must have arrived."""


class Served:
    """A running preview of a project."""

    def __init__(self, project: Project, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.project = project
        self.process = process
        self.port = port
        self.log = log

    def get(self, path: str = "/notes/") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return Answer(response.status, response.headers.get_content_type(), response.read().decode())
        except TimeoutError:
            pytest.fail(f"no answer to {path}\n{self.log.read_text()}")
        finally:
            connection.close()

    def until(self, wanted: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not wanted():
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def reloaded(self, page: Answer, wanted: Callable[[Answer], bool]) -> Answer:
        """What a tab that is left alone comes to show. Its script asks this and, when there is a newer page, loads it anew."""
        while not wanted(page):
            epoch = re.search(r"^livereload\((\d+), ", page.body, re.MULTILINE)
            assert epoch
            self.until(lambda epoch=epoch: int(self.get(f"/livereload/{epoch[1]}/1").body) > int(epoch[1]))
            page = self.get()
        return page


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def served(project: Project, *command: str) -> Iterator[Served]:
    """Run a preview until it is told to end. After that, it must have left none of its folders."""
    temporary, log = project.root.with_name("tmp"), project.root.with_name("log")
    temporary.mkdir()
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT / "hooks")}
    while True:
        port = free_port()
        with log.open("w") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", *command, "mkdocs.yml", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=project.root,
                env={**os.environ, **quiet},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        server = Served(project, process, port, log)
        try:
            server.until(lambda process=process: process.poll() is not None or "Serving on" in log.read_text())
            if "is in use already" in log.read_text():
                continue  # somebody was quicker
            yield server
            # Whoever has a shell in the background starts processes that are deaf to SIGINT.
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=PATIENCE) == 0, log.read_text()
            assert list(temporary.iterdir()) == []
            return
        finally:
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [("mkdocs_bridge.serve", "--config-file"), ("mkdocs", "serve", "-f")],
    ids=["make serve", "mkdocs serve"],
)
def test_a_preview_follows_its_files_and_answers_while_it_builds(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "project").mkdir()
    project = Project(tmp_path / "project")
    project.use_the_theme()
    with served(project, *command) as server:
        page = server.get()
        assert (page.well, page.heading) == (True, "Notes")
        project.append("data/groups.yml", "'")
        page = server.reloaded(page, lambda page: page.names("data/groups.yml:"))
        assert page.heading == "Notes"
        project.mend("data/groups.yml")
        page = server.reloaded(page, lambda page: page.well)
        project.write("slow", "")
        project.write("content/notes.md", "# Changed\n")
        server.until((project.root / "building").exists)
        assert server.get().heading == "Notes"
        (project.root / "slow").unlink()
        server.reloaded(page, lambda page: page.heading == "Changed")
