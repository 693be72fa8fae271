"""Texts that do not fit: words break before they leave their column, their box, the window or the sheet."""

from __future__ import annotations

import pytest

from browser.view import cut_off, sideways
from browser.visits import LONG, Visit, each

WIDTHS = (600, 768, 1000, 1280)

pytestmark = pytest.mark.browser


@each(LONG)
def test_on_a_phone(visit: Visit) -> None:
    page = visit.phone().page
    assert sideways(page) == []
    assert cut_off(page) == []


@each(LONG)
def test_on_any_wider_screen(visit: Visit) -> None:
    for width in WIDTHS:
        page = visit.phone(width).page
        assert sideways(page) == [], width
        assert cut_off(page) == [], width


@each(LONG)
def test_on_paper(visit: Visit) -> None:
    assert cut_off(visit.paper().page, paper=True) == []
