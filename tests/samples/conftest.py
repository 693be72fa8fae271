"""Fixtures: each program is set up and started once, when the first test asks for it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from samples.programs import OPTIONS, program
from samples.tools import tools
from samples.visitor import Visitor
from samples.workshop import Workshop

USED = pytest.StashKey[list[Workshop]]()
Start = Callable[[str], Workshop]


@pytest.fixture(scope="session")
def tool_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tools(tmp_path_factory.mktemp("tools") / "bin")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory, tool_folder: Path) -> Iterator[Callable[[str, str], Workshop]]:
    """Start the program of a sample and an option, or take the one that runs."""
    base = tmp_path_factory.mktemp("programs")
    running: dict[tuple[str, str], Workshop] = {}
    broken: dict[tuple[str, str], AssertionError] = {}

    def start(sample: str, option: str) -> Workshop:
        key = sample, option
        if key in broken:
            raise broken[key]
        if key not in running:
            workshop = Workshop(program(sample, option), base / f"{sample}-{option}", tool_folder)
            try:
                workshop.set_up()
                workshop.start()
            except AssertionError as error:
                broken[key] = error
                raise
            running[key] = workshop
        return running[key]

    yield start
    for workshop in running.values():
        workshop.stop()


@pytest.fixture(params=OPTIONS)
def start(request: pytest.FixtureRequest, started: Callable[[str, str], Workshop]) -> Start:
    """Start a sample. The test runs once for each option and does not know which one it is."""

    def of(sample: str) -> Workshop:
        workshop = started(sample, request.param)
        request.node.stash.setdefault(USED, []).append(workshop)
        return workshop

    return of


@pytest.fixture
def hello(start: Start) -> Visitor:
    return Visitor(start("hello").port)


@pytest.fixture
def books(start: Start) -> Visitor:
    return Visitor(start("json-endpoint").port)


@pytest.fixture
def guest_book(start: Start) -> Workshop:
    return start("form-with-database")


@pytest.fixture
def guest(guest_book: Workshop) -> Visitor:
    return Visitor(guest_book.port)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails shows what the program printed: the cause often stands there."""
    report = yield
    if report.failed:
        for workshop in item.stash.get(USED, []):
            report.sections.append((f"{workshop.program} printed", workshop.printed))
    return report
