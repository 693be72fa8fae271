"""Rules that nothing on a site can meet are left out; what is left says the same as before."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeoff.stylesheet import ClassNames, in_use

NAMES = ("used", "also")


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used{color:red}.gone{color:red}", ".used{color:red}"),
        (".used,.gone,p{color:red}", ".used,p{color:red}"),
        (".used .gone{color:red}.used.also>a{color:red}", ".used.also>a{color:red}"),
        ("a#id[data-x=y]:hover{color:red}", "a#id[data-x=y]:hover{color:red}"),
        # What stands in brackets only narrows or widens: it is never a reason to leave a rule out.
        (".used:not(.gone){color:red}:is(.gone,.used) b{color:red}", ".used:not(.gone){color:red}:is(.gone,.used) b{color:red}"),
        ("@media print{.gone{color:red}}@media screen and (min-width:1em){.gone{a:b}.used{a:b}}",
         "@media screen and (min-width:1em){.used{a:b}}"),
        ("@supports (display:grid){@media print{.used{a:b}}}", "@supports (display:grid){@media print{.used{a:b}}}"),
        ('@charset "UTF-8";@keyframes gone{0%{top:.5em}}@font-face{font-family:gone}',
         '@charset "UTF-8";@keyframes gone{0%{top:.5em}}@font-face{font-family:gone}'),
        ('.used:before{content:".gone{}"}', '.used:before{content:".gone{}"}'),
        (".used{background:url(data:image/svg+xml;utf8,<svg/>)}", ".used{background:url(data:image/svg+xml;utf8,<svg/>)}"),
        (".us\\65 d{a:b}", ".used{a:b}"),
        ("/* said */.used{a:b}", ".used{a:b}"),
        # A number is no class, and half a stylesheet is left as it is.
        ("a{margin:-.5em}", "a{margin:-.5em}"),
        (".used{a:b} .gone", ".used{a:b} .gone"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_no_page_can_meet_is_left_out(css: str, kept: str) -> None:
    assert in_use(css, NAMES) == kept


@given(st.lists(st.lists(st.text(ascii_lowercase, min_size=1, max_size=3), min_size=1, max_size=3), max_size=5), st.data())
def test_a_rule_stays_exactly_when_all_its_classes_are_known(rules: list[list[str]], data: st.DataObject) -> None:
    names = {name for rule in rules for name in rule}
    known = data.draw(st.sets(st.sampled_from(sorted(names)))) if names else set()
    css = "".join(f".{'.'.join(rule)}{{order:{number}}}" for number, rule in enumerate(rules))
    stays = [f"order:{number}" for number, rule in enumerate(rules) if set(rule) <= known]
    assert [part.strip("}") for part in in_use(css, known).split("{")[1:] for part in [part.partition("}")[0]]] == stays


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p class="one two">', {"one", "two"}),
        ("<p class='one two' id=three>", {"one", "two"}),
        ("<p class=one>", {"one"}),
        ('<p\n  class="one\n two">', {"one", "two"}),
        ('<p data-class="three" title="class">', set()),
    ],
)
def test_names_are_read_from_pages_however_they_are_written(page: str, found: set[str]) -> None:
    names = ClassNames()
    names.read_page(page)
    assert {name for name in ("one", "two") if name in names} == found
    assert "four" not in names


def test_a_script_may_give_any_name_it_says_and_any_kind_it_puts_together() -> None:
    names = ClassNames()
    names.read_script('a.className="shown";b.classList.add(`fact--${kind}`)')
    assert "shown" in names
    assert "fact--stars" in names
    assert "fact" in names
    assert "hidden" not in names
    assert "facts--stars" not in names
