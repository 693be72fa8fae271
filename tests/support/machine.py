"""What a run of the tests needs of the machine. Where that is missing, the run says so once and ends.

A plug-in of pytest. A fixture that cannot be had raises `Lacking`; a disk that is full is noticed at whatever failed there.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

Reporting = Generator[None, pytest.TestReport, pytest.TestReport]

ROOM = 600
"""Megabytes of temporary files at the peak of a whole run, with some to spare."""
LEFT = 64
"""With fewer megabytes left a disk is full, and what failed there failed by that: browsers keep pages in it that they share."""

ENDED = "the run ends here, without the other tests"


class Lacking(Exception):
    """The machine lacks what this test and others need. The message says what to install or to free."""


def temporary(config: pytest.Config) -> Path:
    """Make the folder for the files of this run, where there is room for them."""
    named = os.environ.get("TMPDIR")
    try:
        if named and Path(tempfile.gettempdir()) != Path(named).absolute():
            # Python looks for another folder then. Browsers and Node.js do not.
            raise Lacking(f"TMPDIR is {named}, and nothing can be written there. Name another, or unset it.")
        folder = _base(config)
    except OSError as error:
        raise Lacking(f"There is no folder for temporary files: {error}. Name one: TMPDIR=/path make test") from error
    free, wanted = _free(folder), ROOM if _whole(config) else LEFT
    if free < wanted:
        raise Lacking(
            f"The tests need {wanted} MB in {folder.parent}, and {free} are free. Free some (runs that were killed leave their "
            "files there), or name another folder: TMPDIR=/path make test"
        )
    return folder


def fault(error: BaseException, folder: Path) -> str | None:
    """What the machine lacks, when that is why a test failed. `folder` is where the files of the run are."""
    if isinstance(error, Lacking):
        return str(error)
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or _free(folder) < LEFT:
        where = getattr(error, "filename", None) or folder
        return f"The disk is full, {where} found no room. Free some, or name another folder: TMPDIR=/path make test"
    return None


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config) -> Path:
    """A folder that all test processes of this run share."""
    return _run(pytestconfig) / "shared"


def pytest_configure() -> None:
    """Listen to Ctrl-C. What a shell starts in the background ignores it, and so would the servers that tests start and end."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)  # before test processes are started
def pytest_sessionstart(session: pytest.Session) -> None:
    if not _worker(session.config):
        try:
            temporary(session.config)
        except Lacking as lacking:
            raise pytest.UsageError(str(lacking)) from None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """Leave out what stands behind the end, also the end that another process met."""
    if not _ended(item.config).exists():
        return None
    item.session.shouldstop = ENDED
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Reporting:
    report = yield
    if report.failed and call.excinfo and (said := fault(call.excinfo.value, _run(item.config))):
        item.session.shouldstop = ENDED
        report.longrepr = said
        if not _first(_ended(item.config)):
            report.outcome, report.longrepr = "skipped", (str(item.path), 0, ENDED)
    return report


@pytest.hookimpl(trylast=True)  # when all test processes have ended
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep the files of tests that failed, but not the sites: what is built once a run is most of it."""
    if not _worker(session.config):
        shutil.rmtree(_run(session.config) / "shared", ignore_errors=True)


def _base(config: pytest.Config) -> Path:
    """pytest names its folder after $USER or $LOGNAME, and `su` and `sudo` may leave another user's there: then by number."""
    try:
        base: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    except OSError:
        root = Path(tempfile.gettempdir(), f"pytest-of-{os.getuid()}")
        root.mkdir(mode=0o700, exist_ok=True)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(root)
        base = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    return base


def _run(config: pytest.Config) -> Path:
    """The folder of this run, of which each test process has a part."""
    base: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    return base.parent if _worker(config) else base


def _whole(config: pytest.Config) -> bool:
    chosen = config.getoption("keyword") or config.getoption("markexpr")
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


def _worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _ended(config: pytest.Config) -> Path:
    return _run(config) / "ended"


def _first(mark: Path) -> bool:
    """Whether this process is the first to say it. On a full disk nobody knows, and all do."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError:
        return True
    return True


def _free(folder: Path) -> int:
    """Megabytes that are left to this user where a folder is."""
    return shutil.disk_usage(folder).free >> 20
