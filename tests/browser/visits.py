"""Every type of page and embed is opened twice: on a phone in the dark, with letters a fifth wider, and on a desk in the light.

To load a large page costs more than to ask it something. So a page stays open for the tests of all modules that ask about it,
one after the other in one process (the mark of `each`), and is laid out anew for each of them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser import long_words
from browser.conftest import DESK, PHONE, Heard, new_context
from browser.view import View, shifts, still
from support.page_types import MISSING, embeds, pages

EDITIONS = ("here", "whole", "five", "two")
"""Where a type is looked for: each is asked for what those before it do not have."""
COLUMN = (320, 740)
"""The room of an embed: a wiki's side column."""
A4 = (680, 1000)
"""What is left of a sheet between its margins, at 96 dots an inch."""


@dataclass(frozen=True)
class Place:
    """A page or an embed of an edition."""

    edition: str
    address: str

    @property
    def embed(self) -> bool:
        return self.address.endswith(".html")


def _every_type(edition: str) -> dict[str, str]:
    return pages(edition) | {f"embed-{kind}": address for kind, address in embeds(edition).items()}


def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for edition in EDITIONS:
        found = {kind: Place(edition, address) for kind, address in _every_type(edition).items()} | found
    # A table of more options than fit is laid out in its own way.
    more = {"wide": pages("five")["compare"], "embed-wide": embeds("five")["compare"]}
    return found | {kind: Place("five", address) for kind, address in more.items()}


PLACES = _places()
LONG = {f"long-{kind}": Place("long", address) for kind, address in (_every_type("whole") | long_words.MORE).items()}
"""The same types with texts that do not fit."""
PAGES = [kind for kind, place in PLACES.items() if not place.embed]
EMBEDS = [kind for kind, place in PLACES.items() if place.embed]


def each(kinds: Iterable[str]) -> pytest.MarkDecorator:
    """The test is run for each kind, in the process that has it open."""
    marked = [pytest.param(kind, marks=pytest.mark.xdist_group(f"visit-{kind}")) for kind in kinds]
    return pytest.mark.parametrize("visit", marked, indirect=True, scope="session")


class Visit:
    """A type of page, opened when it is first asked for."""

    def __init__(self, kind: str, place: Place, home: str, browsers: tuple[Browser, Browser], stack: ExitStack) -> None:
        self.kind = kind
        self.place = place
        self.address = home + self.place.address
        self._home = home
        self._browser, self._wide_browser = browsers
        self._stack = stack

    def phone(self, width: int = 0) -> View:
        """In the dark, with wide letters; `width` makes it another screen."""
        return self._laid_out(self._phone, (width or self._narrow[0], PHONE[1]), "screen")

    def paper(self) -> View:
        """The same page as somebody prints it who reads it in the dark."""
        return self._laid_out(self._phone, A4, "print")

    def desk(self, width: int = 0) -> View:
        """In the light, with the letters of all other tests."""
        return self._laid_out(self._desk, (width or DESK[0], DESK[1]), "screen")

    def on(self, view: str) -> View:
        """One of them by its name."""
        return {"phone": self.phone, "paper": self.paper, "desk": self.desk}[view]()

    @property
    def _narrow(self) -> tuple[int, int]:
        return COLUMN if self.place.embed else PHONE

    @functools.cached_property
    def _phone(self) -> View:
        return self._opened(self._wide_browser, self._narrow, "dark")

    @functools.cached_property
    def _desk(self) -> View:
        return self._opened(self._browser, DESK, "light")

    def _opened(self, browser: Browser, size: tuple[int, int], scheme: Any) -> View:
        context = new_context(browser, size, scheme)
        self._stack.callback(context.close)
        heard = Heard(self._home)
        heard.listen(context)
        page = context.new_page()
        # Where nothing is, a script goes on to look for the site.
        page.goto(self.address, wait_until="networkidle" if self.place.address == MISSING else "load")
        return View(page, heard, shifts(page))

    def _laid_out(self, view: View, size: tuple[int, int], media: Any) -> View:
        view.page.emulate_media(media=media)
        view.page.set_viewport_size({"width": size[0], "height": size[1]})
        still(view.page)
        return view
