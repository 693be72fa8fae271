"""Colours: the grounds are those of the stylesheets, the offer keeps to the rules, and what is simulated is what is known."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from support.project import ROOT
from tradeoff.rules.colours import APART, GROUNDS, PALETTE, READABLE, SIGHTS, apart, contrast, seen

ASSETS = ROOT / "overrides" / "assets" / "tradeoff"
OKABE_ITO = ("#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")


def grounds(scheme: str) -> set[str]:
    """Every ground of text on a screen, on pages and in embeds: the stylesheets name the light one first, paper comes last."""
    found = set()
    for name in ("site.css", "embed.css"):
        text = (ASSETS / name).read_text(encoding="utf-8").partition("@media print")[0]
        for variable in ("page", "card"):
            values = re.findall(rf"--t-{variable}: (#[0-9a-f]+)", text)
            assert len(values) == 2, f"{name} sets --t-{variable} once a scheme"
            found.add(values[scheme == "dark"])
    return {ground if len(ground) == 7 else "#" + "".join(2 * digit for digit in ground[1:]) for ground in found}


@pytest.mark.parametrize("scheme", GROUNDS)
def test_the_ground_is_the_hardest_of_those_in_use(scheme: str) -> None:
    ink = "#000000" if scheme == "light" else "#ffffff"
    assert GROUNDS[scheme] == min(grounds(scheme), key=lambda ground: contrast(ink, ground))


@pytest.mark.parametrize("scheme", PALETTE)
def test_what_is_offered_keeps_to_both_rules(scheme: str) -> None:
    colours = PALETTE[scheme]
    assert len(set(colours)) == 10
    assert all(contrast(colour, GROUNDS[scheme]) >= READABLE for colour in colours)
    assert min(apart(a, b)[0] for a, b in combinations(colours, 2)) >= APART


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("grey", ["#000000", "#7f7f7f", "#ffffff"])
def test_grey_is_grey_for_everybody(sight: str, grey: str) -> None:
    assert seen(grey, sight) == pytest.approx(seen(grey, "full sight of colours"), abs=1e-4)


def test_black_and_white_are_one_apart_for_everybody() -> None:
    assert apart("#000000", "#ffffff")[0] == pytest.approx(1, abs=1e-3)


def test_colours_that_were_chosen_for_everybody_pass() -> None:
    # Okabe and Ito, Color Universal Design, 2008: eight colours that people of all kinds of sight told apart.
    assert min(apart(a, b)[0] for a, b in combinations(OKABE_ITO, 2)) >= APART


@pytest.mark.parametrize(("a", "b", "sight"), [("#c00000", "#607000", "deuteranopia"), ("#1f77b4", "#008080", "tritanopia")])
def test_pairs_that_are_known_to_be_confused_fail(a: str, b: str, sight: str) -> None:
    distance, found = apart(a, b)
    assert distance < APART
    assert found == sight
