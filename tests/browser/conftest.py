"""Chromium for the tests, one for each process, and the sites it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Error, Page, expect, sync_playwright

from bench import many_options
from browser import long_words
from browser.chromium import LAUNCH_ARGS, PATIENCE, NoBrowserError, executable
from browser.fonts import environment
from support.editions import editions
from support.machine import Lacking
from support.project import ADDRESS, EPOCH, built, log_of, site_of
from support.server import serve

if TYPE_CHECKING:
    from browser.visits import Visit

PHONE = (360, 740)
DESK = (1280, 800)
UNTIL = 30_000
"""Milliseconds after which what is waited for will not come: many, because a machine that is busy takes its time."""
expect.set_options(timeout=UNTIL)


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType, shared: Path) -> Iterator[Browser]:
    """A browser that knows the fonts of the tests and no others."""
    with started(chromium, environment(shared)) as known:
        yield known


@pytest.fixture(scope="session")
def wide_browser(chromium: BrowserType, shared: Path) -> Iterator[Browser]:
    """A browser whose letters are a fifth wider."""
    with started(chromium, environment(shared, wide=True)) as known:
        yield known


@pytest.fixture(autouse=True)
def alive(request: pytest.FixtureRequest) -> None:
    """End the run when a browser has crashed or was killed: no test could go on without it."""
    for name in {"browser", "wide_browser"} & set(request.fixturenames):
        if not request.getfixturevalue(name).is_connected():
            raise Lacking("The browser ended in the middle of the run. Perhaps it needs more memory than there is free.")


@contextmanager
def started(chromium: BrowserType, variables: dict[str, str]) -> Iterator[Browser]:
    """A browser, or the end of the run."""
    try:
        path = executable()
        browser = chromium.launch(executable_path=path, args=LAUNCH_ARGS, env=variables, timeout=PATIENCE * 1000)
    except NoBrowserError as error:
        raise Lacking(str(error)) from error
    except Error as error:
        raise Lacking(f"{path} starts, but not for the tests: {error.message.splitlines()[0]}") from error
    with browser:
        yield browser


@dataclass
class Heard:
    """What a browser complained about, and whom it asked, while it showed pages of the site at `home`."""

    home: str
    console: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._said)
        context.on("weberror", lambda error: self.console.append(str(error.error)))
        context.on("request", lambda request: None if self._own(request.url) else self.strangers.append(request.url))
        context.on("response", lambda answer: self.missing.append(answer.url) if answer.status >= 400 else None)

    def _said(self, message: ConsoleMessage) -> None:
        # A page without an icon makes browsers look for one at the root of the host, whatever host that is.
        if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
            self.console.append(message.text)

    def _own(self, address: str) -> bool:
        return address.startswith((f"{self.home}/", "data:", "blob:", "about:"))


def new_context(browser: Browser, size: tuple[int, int], scheme: str, **options: Any) -> BrowserContext:
    """A reader's screen, on the day on which the sites were built: from their days on, claims are marked as stale."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, **options)  # type: ignore[arg-type]
    context.set_default_timeout(UNTIL)
    if options.get("java_script_enabled", True):
        context.clock.set_fixed_time(datetime.fromtimestamp(int(EPOCH), UTC) + timedelta(hours=12))
    return context


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open an address in a context of its own: `open_page(address, size=PHONE, scheme="dark", …)`."""
    with ExitStack() as stack:

        def opened(
            address: str, *, size: tuple[int, int] = DESK, scheme: str = "light", heard: Heard | None = None, **options: Any
        ) -> Page:
            context = new_context(browser, size, scheme, **options)
            stack.callback(context.close)
            if heard:
                heard.listen(context)
            page = context.new_page()
            page.goto(address)
            return page

        yield opened


@pytest.fixture(scope="session")
def homes(shared: Path) -> Iterator[Callable[[str], str]]:
    """The address of any edition by name, built and served when it is first asked for."""
    known: dict[str, str] = {}
    with ExitStack() as stack:

        def address(name: str) -> str:
            if name not in known:
                site = site_of(name, shared) if name in editions() else _made(name, shared)
                known[name] = stack.enter_context(serve(site))
            return known[name]

        yield address


def _made(name: str, shared: Path) -> Path:
    """An edition that a program writes: `long`, whose texts do not fit, or `ten`, of so many options."""
    write = {"long": long_words.write, "ten": many_options.write}[name]
    if log_of(shared / name).exists():
        return shared / name
    with TemporaryDirectory() as project:
        return built(write(Path(project)), shared, name)


@pytest.fixture(scope="session")
def home(homes: Callable[[str], str]) -> str:
    """The address of the edition in this repository, which does not know it."""
    return homes("here")


@pytest.fixture(scope="session")
def whole(homes: Callable[[str], str]) -> str:
    """The address of the small edition that has everything."""
    return homes("whole")


@dataclass(frozen=True)
class Published:
    """A site that knows its address, served there."""

    address: str
    folder: Path


@pytest.fixture(scope="session")
def published(shared: Path) -> Iterator[Published]:
    """The small edition that has everything, below a folder of its host; it knows its repository as well."""
    folder = site_of("whole", shared, "published")
    with serve(folder, address=ADDRESS) as address:
        yield Published(address, folder)


@pytest.fixture(scope="session")
def visit(
    homes: Callable[[str], str], browser: Browser, wide_browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """A type of page, open as long as tests ask about it."""
    from browser.visits import LONG, PLACES, Visit

    place = (PLACES | LONG)[request.param]
    with ExitStack() as stack:
        yield Visit(request.param, place, homes(place.edition), (browser, wide_browser), stack)
