"""The picture of a shared link: its size, its colours, its letters, and that it is drawn only where something can name it."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image, ImageColor

from support.editions import small
from support.planned import planned
from tradeoff.metadata.picture import BAND, HEIGHT, MARGIN, WIDTH, draw

TWO = [("Ash", "#2f6f3e"), ("Oak", "#7a3fae")]
ADDRESS = "https://docs.example.org/birds/"


def image(title: str = "Ash or Oak", words: str = "Comparison", options: list[tuple[str, str]] = TWO) -> Image.Image:
    return Image.open(io.BytesIO(draw(title, words, options))).convert("RGB")


def dark(picture: Image.Image, top: int, bottom: int) -> int:
    """How many pixels of an area hold ink."""
    return sum(value < 128 for value in picture.crop((0, top, WIDTH, bottom)).convert("L").tobytes())


def test_it_is_a_small_png_of_the_size_that_is_promised() -> None:
    data = draw("Ash or Oak", "Comparison", TWO)
    opened = Image.open(io.BytesIO(data))
    assert (opened.format, opened.size) == ("PNG", (1200, 630))
    assert opened.size == (WIDTH, HEIGHT)
    assert len(data) < 25_000


def test_it_is_the_same_each_time() -> None:
    assert draw("Ash or Oak", "Comparison", TWO) == draw("Ash or Oak", "Comparison", TWO)
    assert draw("Ash or Oak", "Comparison", TWO) != draw("Ash or Elm", "Comparison", TWO)


@pytest.mark.parametrize("count", [1, 2, 5, 8, 24])
def test_every_option_has_its_share_of_the_band_in_its_colour(count: int) -> None:
    options = [(f"Option {number}", f"#{number * 9:02x}6080") for number in range(count)]
    picture = image(options=options)
    for number, (_, colour) in enumerate(options):
        found = picture.getpixel(((2 * number + 1) * WIDTH // (2 * count), BAND // 2))
        assert max(abs(a - b) for a, b in zip(found, ImageColor.getrgb(colour), strict=True)) <= 8, number  # type: ignore[arg-type]


def test_the_words_are_there() -> None:
    whole = image()
    assert dark(image(title=" "), 160, 300) == 0 < dark(whole, 160, 300)
    assert dark(image(options=[(" ", "#ffffff")]), 480, HEIGHT) == 0 < dark(whole, 480, HEIGHT)


@pytest.mark.parametrize("title", ["Überall", "日本語", "Ash 🦉 Oak", "עברית"])
def test_a_line_with_a_letter_that_the_font_lacks_is_not_shown_at_all(title: str) -> None:
    assert image(title=title).tobytes() == image(title=" ").tobytes()


def test_an_option_whose_name_cannot_be_set_keeps_its_colour() -> None:
    nameless = image(options=[("Ürn", TWO[0][1]), TWO[1]])
    assert nameless.tobytes() == image(options=[("日本", TWO[0][1]), TWO[1]]).tobytes() != image().tobytes()
    assert nameless.getpixel((MARGIN + 5, HEIGHT - MARGIN - 5)) == ImageColor.getrgb(TWO[0][1])


@pytest.mark.parametrize("title", ["word " * 60, "W" * 200, 'Notebooks | <paper> & "screens"'])
def test_nothing_runs_over_the_margin_below_or_into_the_names(title: str) -> None:
    picture = image(title=title, options=[(f"A rather long name {number}", "#2f6f3e") for number in range(40)])
    assert dark(picture, HEIGHT - MARGIN + 25, HEIGHT) == 0
    assert dark(image(title=title, options=[(" ", "#ffffff")]), 390, HEIGHT) == 0


def test_a_site_without_an_address_has_none_and_does_not_load_the_library() -> None:
    assert not [output.path for output in planned("five").outputs if output.path.endswith(".png")]
    script = "import sys; from support.planned import files; files('two'); assert 'PIL' not in sys.modules"
    path = ":".join(entry for entry in sys.path if entry)
    done = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", small())
def test_a_site_with_an_address_has_one_for_each_type_of_page(name: str) -> None:
    made = planned(name, ADDRESS)
    there = {output.path: output for output in made.outputs if output.path.endswith(".png")}
    assert set(there) == {f"assets/tradeoff/social-{about.kind}.png" for about in made.abouts.values()}
    assert {"home", "criterion", "option"} <= {about.kind for about in made.abouts.values()}
    for output in there.values():
        assert Image.open(io.BytesIO(output.encoded())).size == (1200, 630)
