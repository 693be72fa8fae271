"""Pictures: everything stays inside, nothing covers anything else, and what is drawn is what the table says."""

from __future__ import annotations

import re
from itertools import combinations
from math import hypot

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from support import reckoning
from support.editions import editions, small
from support.facts import Facts
from support.planned import files, planned
from tradeoff.block import Block
from tradeoff.blocks.kinds import Blocks
from tradeoff.formats import dot_plot, scatter, strip
from tradeoff.formats.lettering import ASCENT, DESCENT, LEADING, fit, width, wrap
from tradeoff.formats.shapes import RADIUS, shape
from tradeoff.pages.macros import Macros, bind
from tradeoff.picture import Contender, DotPlot, Line, Scatter, Segment, Share, Strip
from tradeoff.text.macros import find

TEXTS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60)
NAMES = st.sampled_from(
    ["Go", "Node.js", "Django", "PostgreSQL", "Ruby on Rails", "Amazon Web Services", "WWWWWWWWWW", "データベース"]
)
SHARES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: Share(min(ends), max(ends)))
SEVERAL = [name for name, root in editions().items() if len(Facts(root).compared) > 1]


def contenders(names: list[str]) -> tuple[Contender, ...]:
    return tuple(Contender(f"o{number}", name, number) for number, name in enumerate(names))


@st.composite
def dot_plots(draw: st.DrawFn) -> DotPlot:
    who = contenders(draw(st.lists(NAMES, min_size=1, max_size=30)))
    row = st.lists(st.none() | SHARES, min_size=len(who), max_size=len(who)).map(tuple)
    return DotPlot("t", who, tuple(Line(label, shares) for label, shares in draw(st.lists(st.tuples(TEXTS, row), max_size=12))))


@st.composite
def scatters(draw: st.DrawFn, most: int) -> Scatter:
    who = contenders(draw(st.lists(NAMES, min_size=1, max_size=most)))
    near = draw(st.integers(0, 100))  # the hard case: all of them within a few points
    close = st.integers(-3, 3).map(lambda off: min(100, max(0, near + off))).map(lambda low: Share(low, low))
    shares = draw(st.sampled_from([close, SHARES]))
    points = tuple((one, draw(shares), draw(shares)) for one in who)
    return Scatter("t", draw(TEXTS), draw(TEXTS), points)


# --- letters ----------------------------------------------------------------------------------------------------------


@given(TEXTS, st.integers(40, 400))
def test_text_is_made_to_fit(text: str, room: int) -> None:
    assert width(fit(text, room)) <= room
    assert fit(text, width(text)) == text
    lines = wrap(text, room)
    assert all(width(line) <= room for line in lines)
    if all(width(word) <= room for word in text.split()):
        assert " ".join(lines).split() == text.split()


# --- shapes -----------------------------------------------------------------------------------------------------------


def test_each_option_of_an_edition_has_a_shape_of_its_own() -> None:
    assert len({shape(number) for number in range(24)}) == 24
    assert shape(24) == shape(0)


@pytest.mark.parametrize("number", range(12))
def test_a_shape_keeps_within_its_radius(number: int) -> None:
    x = y = reach = 0.0
    for letter, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", shape(number).path):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", text)]
        if letter == "a":  # both of the circle's flags and radii stand before its ends
            values = values[5:7]
        for a, b in zip(values[::2], values[1::2], strict=True) if letter in "MLla" else [(value, value) for value in values]:
            x = {"M": a, "L": a, "H": a, "l": x + a, "h": x + a, "a": x + a}.get(letter, x)
            y = {"M": b, "L": b, "V": b, "l": y + b, "v": y + b, "a": y + b}.get(letter, y)
            # Where no letter stands, an outline goes on with lines: absolute after M and L.
            reach = max(reach, abs(x), abs(y))
    assert 5 <= reach <= RADIUS


# --- dot plot ---------------------------------------------------------------------------------------------------------


@given(dot_plots())
def test_a_dot_plot_keeps_all_dots_apart_and_inside(picture: DotPlot) -> None:
    plot = dot_plot.draw(picture)
    bottom = 0
    for line, track in zip(picture.lines, plot.tracks, strict=True):
        assert " ".join(text for _, text in track.label).split()[:1] or not line.label.split()
        for y, text in track.label:
            assert y - ASCENT >= bottom, "a label may not touch the line above it"
            assert width(text) <= plot.width
            bottom = y + DESCENT
        assert bottom - DESCENT <= track.top
        bottom = track.bottom
        assert len(track.dots) == sum(share is not None for share in line.shares)
        for dot, share in zip(track.dots, [share for share in line.shares if share], strict=True):
            assert (dot.x, dot.high) == (dot_plot.place(share.low), dot_plot.place(share.high))
            assert RADIUS <= dot.x <= dot.high <= plot.width - RADIUS
            assert track.top <= dot.y - RADIUS < dot.y + RADIUS <= track.bottom
        for a, b in combinations(track.dots, 2):
            assert a.y != b.y or a.high + 2 * RADIUS < b.x or b.high + 2 * RADIUS < a.x, "one may not cover the next"
    assert bottom + LEADING <= plot.height
    for x, percent in plot.ticks:
        half = width(f"{percent}%") / 2
        assert 0 <= x - half < x + half <= plot.width


# --- scatter ----------------------------------------------------------------------------------------------------------


def check_plane(picture: Scatter) -> scatter.Plane:
    plane = scatter.draw(picture)
    frame = plane.frame
    marks = [scatter.Box(spot.x - RADIUS, spot.y - RADIUS, spot.x + RADIUS, spot.y + RADIUS) for spot in plane.spots]
    boxes = [spot.box for spot in plane.spots if spot.box]
    assert all(box.within(frame) for box in (*marks, *boxes))
    for a, b in combinations(plane.spots, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= 2 * RADIUS - 1e-9, "one shape covers another"
    assert not [True for a, b in combinations(boxes, 2) if a.meets(b)]
    assert not [True for box in boxes for mark in marks if box.meets(mark)]
    for spot, (contender, x, y) in zip(plane.spots, picture.points, strict=True):
        assert spot.contender is contender
        if spot.box:
            assert width(spot.label) <= spot.box.end - spot.box.x + 1e-9  # 258.4 - 153.4 is a little less than 105
        assert spot.true[0] <= spot.high[0] <= frame.end
        assert spot.true[1] >= spot.high[1] >= frame.y
        assert (x.low == x.high) == (spot.true[0] == spot.high[0])
        assert (y.low == y.high) == (spot.true[1] == spot.high[1])
    assert bool(plane.key) == any(spot.label != spot.contender.name or spot.tie for spot in plane.spots), (
        "each is named, here or in the key"
    )
    for y, text in (*plane.x_name, *plane.y_name):
        assert width(text) <= plane.width
        assert ASCENT <= y <= plane.height - DESCENT
    for x, percent in plane.x_ticks:
        assert x + width(f"{percent}%") / 2 <= plane.width
    assert frame.x - 4 - width("100%") >= 0
    return plane


@settings(max_examples=60, deadline=None)
@given(scatters(most=10))
def test_ten_options_are_all_named_and_none_covers_another(picture: Scatter) -> None:
    assert all(spot.box for spot in check_plane(picture).spots)


@settings(max_examples=8, deadline=None)
@given(scatters(most=60))
def test_a_crowd_stays_apart_and_is_named_in_the_key(picture: Scatter) -> None:
    check_plane(picture)


def test_alone_a_shape_stands_at_its_place_and_its_name_beside_it() -> None:
    picture = Scatter("t", "x", "y", ((Contender("a", "Ash", 0), Share(0, 0), Share(100, 100)),))
    [spot] = check_plane(picture).spots
    assert not spot.moved
    assert spot.tie is None
    assert spot.label == "Ash"


def test_more_is_farther_on_both_axes() -> None:
    low, high = Contender("a", "Ash", 0), Contender("b", "Elm", 1)
    first, second = check_plane(
        Scatter("t", "x", "y", ((low, Share(10, 10), Share(10, 10)), (high, Share(90, 95), Share(90, 95))))
    ).spots
    assert first.x < second.x < second.high[0]
    assert first.y > second.y > second.high[1]


def test_a_name_hides_no_range_where_there_is_room() -> None:
    low, high = Contender("a", "Pigeon", 0), Contender("b", "Snail", 1)
    picture = Scatter("t", "x", "y", ((low, Share(25, 60), Share(0, 40)), (high, Share(60, 60), Share(50, 50))))
    spots = check_plane(picture).spots
    (x, y), (far, up) = spots[0].true, spots[0].high
    for spot in spots:
        assert spot.box
        assert not spot.box.meets(scatter.Box(x, y - 3, far, y + 3))
        assert not spot.box.meets(scatter.Box(x - 3, up, x + 3, y))


# --- strip ------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(NAMES, st.integers(1, 60), st.booleans()), min_size=1, max_size=13))
def test_a_strip_shares_out_its_width(given_parts: list[tuple[str, int, bool]]) -> None:
    segments = tuple(
        Segment(name, count, Contender(name, name, number) if led else None, "" if led else "=")
        for number, (name, count, led) in enumerate(given_parts)
    )
    band = strip.draw(Strip("t", segments))
    assert band.pieces[0].x == 0
    assert band.pieces[-1].end == band.width
    assert all(a.end == b.x for a, b in zip(band.pieces, band.pieces[1:], strict=False))
    total = sum(segment.count for segment in segments)
    for piece in band.pieces:
        assert abs((piece.end - piece.x) - band.width * piece.segment.count / total) <= 1
        assert all(piece.x + RADIUS <= mark <= piece.end - RADIUS for mark in piece.marks)
        assert bool(piece.option) == bool(piece.shape)
        if total <= 20:
            assert len(piece.marks) == piece.segment.count


# --- the blocks -------------------------------------------------------------------------------------------------------


def shares(facts: Facts, option: str, criteria: list[str]) -> str:
    """What a cell should say: reckoned from the files, in fractions. Nothing where no criterion applies."""
    known = reckoning.points(facts)
    if not any((name, option) in known for name in criteria):
        return ""
    ends = [sum(known.get((name, option), (0, 0))[end] for name in criteria) * 100 / (4 * len(criteria)) for end in (0, 1)]
    low, high = (int(end + 0.5) for end in ends)
    return f"{low}%" if low == high else f"{low}–{high}%"


def scored(facts: Facts, group: str) -> list[str]:
    live = facts.live_criteria.items()
    return [name for name, record in live if record["group"] == group and record["type"] in ("support", "graded")]


@pytest.mark.parametrize("edition", SEVERAL)
def test_points_by_group_are_those_of_the_claims(edition: str) -> None:
    facts, blocks = Facts(editions()[edition]), planned(edition).blocks
    found = [name for name in blocks if blocks.kind(name) == "groups"]
    several = sum(bool(scored(facts, group)) for group in facts.groups) > 1  # one topic's points are the points overall
    assert len(found) == several * (len(facts.pairs) + (len(facts.compared) > 2))
    for name in found:
        block = blocks[name]
        options = [column.option for column in block.table.columns[2:]]
        assert [row.id for row in block.table.rows] == [f"points--{group}" for group in facts.groups if scored(facts, group)]
        for row in block.table.rows:
            criteria = scored(facts, row.id.removeprefix("points--"))
            count, *cells = row.cells
            assert count.value == str(len(criteria))
            assert [cell.text for cell in cells] == [shares(facts, option, criteria) for option in options]
            assert all(cell.reviewed and cell.stale_after for cell in cells if cell.text)


@pytest.mark.parametrize("edition", [name for name in SEVERAL if name in small()])
def test_every_picture_names_itself_and_draws_each_option_in_its_own_shape(edition: str) -> None:
    made, facts = planned(edition), Facts(editions()[edition])
    kinds = set()
    for name in made.blocks:
        block: Block = made.blocks[name]
        if not block.picture:
            continue
        kinds.add(block.kind)
        page = BeautifulSoup(files(edition)[f"embed/{name}.html"], "html5lib")
        [drawing] = page.select("svg[role=img]")
        assert drawing["aria-label"]
        assert not drawing.select("[style], [fill], [stroke]"), "colours come from the page"
        assert not [text for text in drawing.select("text") if not text.get_text(strip=True)]
        css = page.style.string
        assert all(f'[data-option="{option}"]' in css for option in block.picture.options), name
        if block.kind in ("groups", "situations"):
            outlines = {path["d"] for path in drawing.select("path.t-shape")}
            listed = [path["d"] for path in page.select(".t-who path")]
            assert outlines == set(listed)
            assert len(set(listed)) == len(listed), "two options look alike without colour"
    assert "situations" in kinds
    assert ("groups" in kinds) == (sum(bool(scored(facts, group)) for group in facts.groups) > 1)


# --- the macro --------------------------------------------------------------------------------------------------------


def trade_off(text: str, edition: str = "five") -> tuple[list[str], Block | None]:
    catalog = planned(edition).catalog
    blocks = Blocks(catalog)
    [call], _ = find(text, "content/page.md")
    bound, wrong = bind(call, catalog)
    wrong = wrong or Macros(catalog, blocks).register(call, bound, "page")
    return [str(problem) for problem in wrong], None if wrong else blocks[bound.get("id", "table:page:1")]


def test_a_trade_off_shows_two_measures_an_option_a_row() -> None:
    _, block = trade_off('{{ trade_off("delivery", "once", title="Mine") }}')
    assert block
    facts = Facts(editions()["five"])
    assert block.title == "Mine"
    assert [row.id for row in block.table.rows] == facts.compared
    for row in block.table.rows:
        across, up = row.cells
        assert across.text == shares(facts, row.id, scored(facts, "delivery"))
        assert up.text == shares(facts, row.id, ["once"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ trade_off("delivery", "delivery") }}', "macro-argument  trade_off(): 'delivery' stands on both axes"),
        (
            '{{ trade_off("latency", "once") }}',
            "content/page.md:1:1  nothing-to-show  trade_off(): 'latency' has no points to show",
        ),
        ('{{ trade_off("once", "terms") }}', "nothing-to-show  trade_off(): 'terms' has no points to show"),
        ('{{ trade_off("delivery", "once", id="Not An Id") }}', "trade_off(): 'Not An Id' is not an id"),
        ('{{ trade_off("delivery", "once", id="compare") }}', "duplicate-block  'compare' is already the id of a block"),
    ],
)
def test_a_trade_off_of_nothing_is_told(text: str, said: str) -> None:
    [found], _ = trade_off(text)
    assert said in found


def test_a_trade_off_needs_two_options() -> None:
    [found], _ = trade_off('{{ trade_off("uploads", "custom-domains") }}', "one")
    assert "nothing-to-show" in found
