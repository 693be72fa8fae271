"""Spelling: every word is English, or stands in the project's own list, `data/spelling.txt`.

The dictionary is that of pyspellchecker, which is American; British forms are looked up by their American ones. A word that
is capitalised within a sentence, holds a digit or a capital inside, or stands in code is a name and not looked up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tradeoff.problem import Place, Problem, ProblemsFound
from tradeoff.prose.passage import Passage
from tradeoff.settings import Settings

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LIST = "spelling.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLEAN = re.compile(r"https?://\S+|\S*[@/\\]\S*|\b[\w-]*\d[\w-]*\b|\b\w+(?:\.\w+)+\b")
"""Addresses, paths, words with digits and names with dots are not words."""
_FORMS = (
    (r"our(?=$|[a-z])", "or"),
    (r"is(?=e$|es$|ed$|er$|ers$|ing$|ation$|ations$|able$)", "iz"),
    (r"ys(?=e$|es$|ed$|er$|ing$)", "yz"),
    (r"ll(?=ed$|er$|ers$|ing$|ings$)", "l"),
    (r"(cent|theat|met|lit|fib|calib|spect|lust|somb)re(?=$|s$|d$)", r"\1er"),
    (r"ogue(?=$|s$)", "og"),
    (r"ence(?=$|s$|d$)", "ense"),
    (r"mme(?=$|s$)", "m"),
    (r"ae", "e"),
    (r"wards$", "ward"),
)
"""British endings and the American ones they are looked up by."""
_PREFIXES = ("un", "non", "re", "pre", "sub", "multi", "micro", "over", "auto", "co")

CODES = {
    "misspelled": f"A word that is neither in the dictionary nor in `data/{LIST}`.",
    "unused-spelling": f"A word of `data/{LIST}` that no text needs. A warning only.",
    "no-dictionary": "The dictionary is not installed.",
}
"""What each code of a problem with spelling means, for the rule reference."""


class Spelling:
    """A dictionary with the project's own words. It remembers which of those were needed."""

    def __init__(self, own: dict[str, Place], at: Place) -> None:
        self._own = own
        self._at = at
        self._needed: set[str] = set()
        self._known: dict[str, bool] = {}

    @classmethod
    def of(cls, settings: Settings) -> Spelling:
        """The project's spelling: one word a line, `#` begins a remark; without a list, the dictionary alone."""
        path = settings.data / LIST
        file = Path(os.path.relpath(path, settings.root)).as_posix()
        try:
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            raise ProblemsFound([Problem(Place(file, line), "not-utf-8", "save the file as UTF-8")]) from None
        words = ((line.partition("#")[0].strip(), number) for number, line in enumerate(lines, 1))
        return cls({word.casefold(): Place(file, number) for word, number in words if word}, Place(file))

    def problems(self, passage: Passage) -> Iterator[Problem]:
        """The words of a passage that nobody knows, once each."""
        unknown: dict[str, None] = {}
        for sentence in passage.sentences():
            for index, found in enumerate(_WORD.finditer(_CLEAN.sub(" ", sentence))):
                word = found[0].replace("’", "'").removesuffix("'s").strip("'")
                name = word != word.lower() and (index > 0 or not word.istitle())
                if len(word) > 2 and not name and not self._is_known(word.lower()):
                    unknown.setdefault(found[0])
        for word in unknown:
            message = f"'{word}' is not a word{self._hint(word.lower())} If it is one, add it to data/{LIST}"
            yield Problem(passage.place(word), "misspelled", message)

    def unused(self) -> Iterator[Problem]:
        """The project's words that no passage needed. Ask after all of them."""
        for word, at in self._own.items():
            if word not in self._needed:
                yield Problem(at, "unused-spelling", f"'{word}' is needed nowhere: take it out", warning=True)

    def _is_known(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        if any(form in self._dictionary for form in _american(word)):
            return True
        if word in self._own:
            self._needed.add(word)
            return True
        rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        return any(len(rest) > 3 and form in self._dictionary for rest in rests for form in _american(rest))

    def _hint(self, word: str) -> str:
        near = self._dictionary.correction(word) if len(word) < 20 else None
        return f": did you mean '{near}'?" if near and near != word else "."

    @cached_property
    def _dictionary(self) -> SpellChecker:
        try:
            from spellchecker import SpellChecker
        except ImportError:
            message = "the dictionary is missing: run `make check`, which installs it, or `pip install pyspellchecker`"
            raise ProblemsFound([Problem(self._at, "no-dictionary", message)]) from None
        return SpellChecker(distance=1)


def _american(word: str) -> Iterator[str]:
    """The word as it is, then by its American spellings."""
    yield word
    for pattern, american in _FORMS:
        form = re.sub(pattern, american, word)
        if form != word:
            yield form
