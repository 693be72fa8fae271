"""The YAML reader: text with positions, and one line for whatever is refused."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tradeoff.problem import Problem
from tradeoff.text import yaml as yaml_module
from tradeoff.text.node import place, plain
from tradeoff.text.yaml import CODES, MAX_BYTES, read_bytes, read_file, read_text

REFUSED = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "f.yml:3:1  duplicate-key  'a' stands twice: first on line 1"),
    "duplicate key below": ("a:\n  - {x: 1, x: 2}\n", "f.yml:2:12  duplicate-key  'x' stands twice: first on line 2"),
    "duplicate key in other quotes": ("a: 1\n'a': 2\n", "f.yml:2:1  duplicate-key  'a' stands twice: first on line 1"),
    "anchor": ("a: &x 1\n", "f.yml:1:4  yaml-anchor  anchor '&x': write values out where they are used"),
    "alias": ("a: *x\n", "f.yml:1:4  yaml-alias  alias '*x': write the value out"),
    "merge": ("a:\n  <<: {b: 1}\n", "f.yml:2:3  merge-key  '<<' merges nothing here: write the fields out"),
    "tag": ("a: !!str 1\n", "f.yml:1:4  yaml-tag  tag 'tag:yaml.org,2002:str': leave it out, the model knows the type"),
    "local tag": ("a: !important\n", "f.yml:1:4  yaml-tag  tag '!important': leave it out, the model knows the type"),
    "bare tag": ("a: ! x\n", "f.yml:1:4  yaml-tag  tag '!': leave it out, the model knows the type"),
    "python tag": (
        "!!python/object/apply:os.system [id]\n",
        "f.yml:1:1  yaml-tag  tag 'tag:yaml.org,2002:python/object/apply:os.system': leave it out, the model knows the type",
    ),
    "tab": ("a:\n\tb: 1\n", "f.yml:2:1  yaml-tab  a tab cannot indent: use spaces"),
    "tab after spaces": ("a:\n  \tb: 1\n", "f.yml:2:3  yaml-tab  a tab cannot indent: use spaces"),
    "second document": ("a: 1\n---\nb: 2\n", "f.yml:2:1  second-document  a second document begins here: use one file for each"),
    "key that is a list": ("? [a]\n: 1\n", "f.yml:1:3  bad-key  a key must be plain text"),
    "control character": ("a: x\x07y\n", "f.yml:1:5  bad-character  the character U+0007 has no place in a data file: delete it"),
    "control character after umlauts": (
        "ä: ö\nü: \x07\n",
        "f.yml:2:4  bad-character  the character U+0007 has no place in a data file: delete it",
    ),
    "line separator": (
        "a: 1\nb: x\u2028y\n",
        "f.yml:2:5  bad-character  the character U+2028 has no place in a data file: delete it",
    ),
    "next line": ("a: x\x85y\n", "f.yml:1:5  bad-character  the character U+0085 has no place in a data file: delete it"),
    "byte order mark": (
        "\ufeffa: 1\n",
        "f.yml:1:1  byte-order-mark  the file begins with a byte order mark: save it as UTF-8 without one",
    ),
    "empty": ("", "f.yml:1:1  empty-file  the file holds nothing"),
    "only comments": ("# nothing\n\n", "f.yml:1:1  empty-file  the file holds nothing"),
    "only a marker": ("---\n", "f.yml:1:1  empty-file  the file holds nothing"),
    "unclosed bracket": ("a: [1, 2\nb: 3\n", "f.yml:2:2  yaml-syntax  did not find expected ',' or ']'"),
    "unclosed quote": ("a: 'x\n", "f.yml:2:1  yaml-syntax  found unexpected end of stream"),
    "colon in text": ("a: b: c\n", "f.yml:1:5  yaml-syntax  mapping values are not allowed in this context"),
    "too deep": ("[" * 65 + "]" * 65, "f.yml:1:65  too-deep  nested over 64 levels"),
    "a million brackets": ("[" * 1_000_000, "f.yml:1:65  too-deep  nested over 64 levels"),
    "a million dashes": ("- " * 500_000, "f.yml:1:129  too-deep  nested over 64 levels"),
    "many braces": ("{a: " * 250_000, "f.yml:1:257  too-deep  nested over 64 levels"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line_with_its_place(name: str) -> None:
    text, expected = REFUSED[name]
    node, problems = read_bytes(text.encode(), "f.yml")
    assert node is None
    assert [str(problem) for problem in problems] == [expected]


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[yaml.Event]:
    """The events that the reader asks for, as it asks: whoever stops asking has stopped reading."""
    asked: list[yaml.Event] = []

    class Loader(yaml_module._Loader):  # type: ignore[misc, name-defined]
        def get_event(self) -> yaml.Event:
            asked.append(super().get_event())
            return asked[-1]

    monkeypatch.setattr(yaml_module, "_Loader", Loader)
    return asked


@pytest.mark.parametrize("text", ["[\n" * 100_000, "- " * 500_000, "{a: " * 250_000])
def test_a_file_that_nests_too_deep_is_read_no_further(text: str, events: list[yaml.Event]) -> None:
    _, [problem] = read_text(text, "f.yml")
    assert problem.code == "too-deep"
    assert sum(isinstance(event, yaml.CollectionStartEvent) for event in events) == 65


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: \xff\n", "f.yml:2:4  not-utf-8  byte 0xff is not UTF-8: save the file as UTF-8"),
        (b"a: \xc3\xa4\xe4\n", "f.yml:1:5  not-utf-8  byte 0xe4 is not UTF-8: save the file as UTF-8"),
        ("a: 1".encode("utf-16"), "f.yml:1:1  not-utf-8  byte 0xff is not UTF-8: save the file as UTF-8"),
        (b"\xed\xa0\x80", "f.yml:1:1  not-utf-8  byte 0xed is not UTF-8: save the file as UTF-8"),
        (b"x" * 2_000_000, "f.yml:1:1  file-too-big  the file is over 1,000,000 bytes: split it"),
    ],
)
def test_refused_bytes(data: bytes, expected: str) -> None:
    node, problems = read_bytes(data, "f.yml")
    assert node is None
    assert [str(problem) for problem in problems] == [expected]


TOO_BIG = "f.yml:1:1  file-too-big  the file is over 1,000,000 bytes: split it"


def test_a_million_bytes_are_read_and_one_more_is_not(tmp_path: Path) -> None:
    path, most = tmp_path / "f.yml", b"a: b" + b" " * (MAX_BYTES - 4)
    for data, problems in ((most, []), (most + b" ", [TOO_BIG])):
        path.write_bytes(data)
        assert [str(problem) for problem in read_file(path, "f.yml")[1]] == problems
        assert [str(problem) for problem in read_bytes(data, "f.yml")[1]] == problems


def test_a_big_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a hole: reading it would fill the memory
    assert [str(problem) for problem in read_file(path, "f.yml")[1]] == [TOO_BIG]


def test_unreadable_files_are_problems(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "gone.yml", "No such file or directory"), (tmp_path, "Is a directory")):
        assert [str(problem) for problem in read_file(path, "f.yml")[1]] == [
            f"f.yml:1:1  unreadable-file  cannot be read: {said}"
        ]


def test_all_duplicate_keys_are_told() -> None:
    _, problems = read_text("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", "f.yml")
    assert [(problem.at.line, problem.at.column) for problem in problems] == [(2, 1), (3, 11), (4, 1)]


def test_a_file_full_of_duplicate_keys_is_read_no_further_than_its_hundred_and_first(events: list[yaml.Event]) -> None:
    _, problems = read_bytes(b"a: 1\n" * (MAX_BYTES // 5), "f.yml")
    assert [str(problem.at) for problem in problems] == [f"f.yml:{line}:1" for line in range(2, 103)]
    assert sum(isinstance(event, yaml.ScalarEvent) for event in events) == 2 * 102


def test_a_fault_that_the_library_does_not_explain_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loader(yaml.SafeLoader):
        def check_event(self, *_: type[yaml.Event]) -> bool:
            raise yaml.YAMLError

    monkeypatch.setattr(yaml_module, "_Loader", Loader)
    assert [str(problem) for problem in read_text("a: 1\n", "f.yml")[1]] == ["f.yml:1:1  yaml-syntax  cannot be read as YAML"]


def test_scalars_stay_text() -> None:
    node, problems = read_text("a: no\nb: 3.10\nc: 22:22\nd: 2026-11-22\ne: ~\nf:\ng: 0x1F\nh: [null, '']\n", "f.yml")
    assert problems == []
    assert node is not None
    assert plain(node) == {
        "a": "no", "b": "3.10", "c": "22:22", "d": "2026-11-22", "e": "~", "f": "", "g": "0x1F", "h": ["null", ""],
    }  # fmt: skip


def test_lines_can_begin_further_down() -> None:
    _, problems = read_text("a: 1\na: 2\n", "page.md", first_line=5)
    assert str(problems[0].at) == "page.md:6:1"
    _, problems = read_text("a: 1\nb: [\n", "page.md", first_line=5)
    assert problems[0].at.line in (6, 7)


TREE = """\
a: 1
b:
  - c: 2
  - [3, 4]
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), "1:1", "1:1"),
        (("a",), "1:4", "1:1"),
        (("b",), "3:3", "2:1"),
        (("b", 0), "3:5", "3:5"),
        (("b", 0, "c"), "3:8", "3:5"),
        (("b", 1, 1), "4:9", "4:9"),
        (("b", 1, 2), "4:5", "4:5"),  # what is not there stands where it would have to
        (("b", 1, 0, "d"), "4:6", "4:6"),
        (("b", "c"), "3:3", "2:1"),
        (("a", 0), "1:4", "1:1"),
        (("z", "a"), "1:1", "1:1"),
    ],
)
def test_a_field_has_the_place_of_its_value_or_of_its_key(path: tuple[str | int, ...], value: str, key: str) -> None:
    node, _ = read_text(TREE, "f.yml")
    assert node is not None
    assert str(place(node, path)) == f"f.yml:{value}"
    assert str(place(node, path, key=True)) == f"f.yml:{key}"


def test_64_levels_are_admitted() -> None:
    node, problems = read_text("[" * 64 + "]" * 64, "f.yml")
    assert problems == []
    assert node is not None


PIECES = st.sampled_from(
    ["a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\t", "'", '"', "[", "]", "{", "}", ", ", "#", "&x ", "*x", "!t ", "|", ">-", "---", "...", "%YAML 1.1", "<<: ", "\r", "\r\n", "\x85", "\u2028", "é", "\U0001f600", "\x00", "\ufeff", "\\", "@", "`", "0", "=", "~"]  # noqa: E501
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=40).map("".join)


def _sound(text: str, problems: list[Problem]) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    for problem in problems:
        assert "\n" not in str(problem)
        assert problem.code in CODES
        assert 1 <= problem.at.line <= len(lines)
        assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1


@settings(max_examples=1500)
@given(YAMLISH)
@example("a: [\n\x85]")
@example("'\r\n\r")
def test_yamlish_text_never_raises(text: str) -> None:
    node, problems = read_bytes(text.encode(), "f.yml")
    assert (node is None) == bool(problems)
    _sound(text, problems)
    if node is not None:
        with contextlib.suppress(yaml.YAMLError):  # the reader written in Python refuses a little more than the one in C
            assert plain(node) == yaml.load(text, yaml.BaseLoader)


@settings(max_examples=500)
@given(st.binary(max_size=200))
def test_bytes_never_raise(data: bytes) -> None:
    node, problems = read_bytes(data, "f.yml")
    assert (node is None) == bool(problems)
    _sound(data.decode("utf-8", "replace"), problems)


@settings(max_examples=500)
@given(st.text(max_size=100))
def test_text_never_raises(text: str) -> None:
    node, problems = read_text(text, "f.yml")
    assert (node is None) == bool(problems)
    _sound(text, problems)


KEYS = st.text("abcdefgh", min_size=1, max_size=4)
VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_valid_documents_read_as_with_pyyaml(value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    node, problems = read_text(text, "f.yml")
    assert problems == []
    assert node is not None
    assert plain(node) == yaml.load(text, yaml.BaseLoader) == value
