"""Fixtures: each program is set up and started once, when the first test asks for it.

Which programs there are is asked when tests are collected, so that an edition without them stops no collection.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from samples.programs import Name, Program, names
from samples.tools import tools
from samples.visitor import Visitor
from samples.workshop import Workshop

USED = pytest.StashKey[list[Workshop]]()
NONE = pytest.param(None, id="none", marks=pytest.mark.skip("data/samples.yml names no program to test"))
Start = Callable[[str], Workshop]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program_name" in metafunc.fixturenames:
        metafunc.parametrize("program_name", [pytest.param(name, id="/".join(name)) for name in names()] or [NONE])
    if "option" in metafunc.fixturenames:
        metafunc.parametrize("option", list(dict.fromkeys(option for _, option in names())) or [NONE])


@pytest.fixture
def program(program_name: Name) -> Program:
    """A program. The test runs once for each."""
    return Program.of(program_name)


@pytest.fixture(scope="session")
def tool_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tools(tmp_path_factory.mktemp("tools") / "bin")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory, tool_folder: Path) -> Iterator[Callable[[Name], Workshop]]:
    """Start the program of a sample and an option, or take the one that runs."""
    base = tmp_path_factory.mktemp("programs")
    running: dict[Name, Workshop] = {}
    broken: set[Name] = set()
    installed: set[str] = set()

    def start(name: Name) -> Workshop:
        if name in broken:
            pytest.skip(f"{'/'.join(name)} does not start, as the failure of an earlier test tells")
        if name not in running:
            workshop = Workshop(Program.of(name), base / "-".join(name), tool_folder, installed)
            try:
                workshop.set_up()
                workshop.start()
            except (AssertionError, pytest.fail.Exception):
                broken.add(name)
                raise
            running[name] = workshop
        return running[name]

    yield start
    for workshop in running.values():
        workshop.stop()


@pytest.fixture
def start(request: pytest.FixtureRequest, option: str, started: Callable[[Name], Workshop]) -> Start:
    """Start a sample. The test runs once for each option and does not know which one it is."""

    def of(sample: str) -> Workshop:
        if (sample, option) not in names():
            pytest.skip(f"data/samples.yml has no program {sample}/{option}, which a test of the records tells")
        workshop = started((sample, option))
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
