"""The short answer to "which one?": how often each option leads, and by how much overall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tradeoff.blocks.situations import leads
from tradeoff.blocks.use_case import share
from tradeoff.catalog import Catalog
from tradeoff.formats.strip import Band, draw
from tradeoff.model.option import Option
from tradeoff.model.use_case import UseCase
from tradeoff.score import Verdict
from tradeoff.text.inline import escape_markdown

FEW = 3
"""With more options a sentence does not list their shares."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Two sentences of inline Markdown, the verdict over all criteria, and who leads in how many situations as a drawing.

    `led` is the same by name: the option's id or how it ended without a leader, and the situations, in the drawing's order.
    """

    depends: str
    margin: str
    verdict: Verdict
    leaders: Band
    led: tuple[tuple[str, tuple[UseCase, ...]], ...]


def answer(catalog: Catalog, options: Sequence[Option]) -> Answer:
    """Count the situations each option leads in, and weigh every scored criterion alike."""
    words = catalog.words
    names = {option.id: escape_markdown(option.name) for option in options}
    cases = [case for case in catalog.edition.live_use_cases if case.kind == "situation"]
    verdicts = [catalog.verdict(case, options) for case in cases]
    led = Counter(verdict.leader for verdict in verdicts if verdict.leader)
    # Of two, both are named; of many, those that lead somewhere.
    named = [option for option in options if led[option.id] or len(options) == 2]
    tally = [words("answer.tally-leads", name=names[option.id], number=led[option.id]) for option in named]
    for kind in ("tie", "open", "none"):
        number = sum(verdict.kind == kind for verdict in verdicts)
        if number:
            tally.append(words(f"answer.tally-{kind}", number=number))
    if len(tally) > 1:
        tally[-1] = words("answer.tally-last", part=tally[-1])
    depends = words.count("answer.depends", len(cases), tally=", ".join(tally)) if cases else ""
    overall = catalog.overall(options)
    scores = ", ".join(words("verdict.share", name=names[score.option], share=share(catalog, score)) for score in overall.scores)
    kind = overall.kind if overall.kind in ("leads", "tie", "open") else "none"
    # Of many, the bars below say the shares; and only the two in front are so far apart.
    many = "-many" if len(options) > FEW else ""
    crowd = "-many" if kind == "tie" and len(options) > 2 else ""
    key = f"answer.margin-{kind}{crowd}" if kind != "none" else "answer.only-margin"
    verdict = words(key, leader=names.get(overall.leader, ""), margin=words.count("margin", overall.margin))
    ends = [verdict.leader or verdict.kind for verdict in verdicts]
    order = [*(option.id for option in named), "tie", "open", "none"]
    situations = tuple(
        (end, tuple(case for case, at in zip(cases, ends, strict=True) if at == end)) for end in order if end in ends
    )
    leaders = draw(leads(catalog, options, verdicts))
    return Answer(depends, words(f"answer.margin{many}", scores=scores, verdict=verdict), overall, leaders, situations)
