"""Style: words written twice or not written yet, open marks, long sentences, and words that belittle the reader or judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tradeoff.problem import Problem, shorten
from tradeoff.prose.passage import Passage
from tradeoff.text.judgement import judging_words

LONGEST = 35
"""Words in a sentence. Readers lose the thread of longer ones (the plain-language guides of several governments advise 25)."""
FILLERS = ("simply", "just", "obviously")
"""Words that tell a reader who finds it hard that it is easy."""
DOUBLED = ("that", "had")
"""Words that English does write twice."""
PAIRS = (("(", ")"), ("[", "]"), ("`", "`"))
"""Marks of which each needs another."""

_REPEATED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_FILLER = re.compile(rf"\b({'|'.join(FILLERS)})\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|(?i:lorem ipsum))\b")
_WORD = re.compile(r"[\w’'-]+")

CODES = {
    "repeated-word": "A word stands twice in a row.",
    "unfinished-text": "TODO, FIXME, TBD, XXX or lorem ipsum: a text that was to be written later.",
    "open-mark": "A bracket or a backtick that nothing closes, or opens. A warning only.",
    "long-sentence": f"A sentence has more than {LONGEST} words. Make two of it. A warning only.",
    "filler-word": f"One of the words {', '.join(FILLERS)}: to whom it is not easy, it says the reader is slow. A warning only.",
}
"""What each code of a problem with style means, for the rule reference."""


def style(passage: Passage, loaded: Sequence[str] = ()) -> Iterator[Problem]:
    """What is wrong with how a passage is written. `loaded` are the words that judge, where no rule has looked for them yet."""
    for found in _REPEATED.finditer(passage.text):
        if found[1].lower() not in DOUBLED:
            yield Problem(passage.place(found[0]), "repeated-word", f"'{found[0]}': take one away")
    for found in _UNFINISHED.finditer(passage.text):
        message = f"'{found[0]}' stands where a text should: write it, or put what is code in backticks"
        yield Problem(passage.place(found[0]), "unfinished-text", message)
    for opening, closing in PAIRS:
        count = passage.text.count(opening)
        if count % 2 if opening == closing else count != passage.text.count(closing):
            message = f"'{opening}{closing}' does not pair up in \"{shorten(passage.text)}\""
            yield Problem(passage.at, "open-mark", message, warning=True)
    for sentence in passage.sentences():
        count = len(_WORD.findall(sentence))
        if count > LONGEST:
            message = f'a sentence of {count} words (at most {LONGEST}): "{shorten(sentence)}"'
            yield Problem(passage.place(" ".join(sentence.split()[:3])), "long-sentence", message, warning=True)
    for found in _FILLER.finditer(passage.text):
        message = f"'{found[0]}' says that it is easy: leave it out"
        yield Problem(passage.place(found[0]), "filler-word", message, warning=True)
    for word in judging_words(passage.text, loaded):
        yield Problem(passage.place(word), "loaded-word", f"'{word}' judges and says nothing: say what is so", warning=True)
