"""The site: which options are compared, in which pairs, and by which threshold."""

from __future__ import annotations

from collections.abc import Iterator

from tradeoff.problem import unknown
from tradeoff.rules.rule import Found, rule
from tradeoff.rules.subject import Subject

MOST_PAIRED = 8
"""With more options than this, the pairs to compare are named one by one: 8 options make 28 pages, 20 would make 190."""


@rule(
    "unlisted-option",
    "Every option that is not retired stands in `options` of `site.yml`, once.",
    "Add it where it shall be displayed, or retire it.",
)
def unlisted_option(subject: Subject) -> Iterator[Found]:
    """Options that would be read and shown nowhere."""
    listed = subject.edition.site.options
    for index, name in enumerate(listed):
        if name in listed[:index]:
            yield subject.place("site", "site", "options", index), f"option '{name}' stands twice"
    for option in subject.edition.options.values():
        if option.id not in listed and not option.retired:
            at = subject.place("site", "site", "options", key=True)
            yield at, f"option '{option.id}' is not listed: add it, or give it 'retired'"


@rule(
    "unknown-pair",
    "`pairs` is `[all]`, or names pairs of listed options, each once.",
    "Write two option ids with `-vs-` between them; their order is that of `options` anyway.",
)
def unknown_pair(subject: Subject) -> Iterator[Found]:
    """Pairs that cannot be compared."""
    site = subject.edition.site
    if site.pairs == ("all",):
        return
    known = {frozenset((a, b)): f"{a}-vs-{b}" for i, a in enumerate(site.options) for b in site.options[i + 1 :]}
    seen: set[frozenset[str]] = set()
    for index, name in enumerate(site.pairs):
        at = subject.place("site", "site", "pairs", index)
        pair = frozenset(name.split("-vs-"))
        if name == "all":
            yield at, "'all' stands alone: write [all], or only pairs"
        elif pair not in known:
            yield at, unknown("pair", name, ["all", *known.values()])
        elif pair in seen:
            yield at, f"pair '{name}' stands twice"
        seen.add(pair)


@rule(
    "too-many-pairs",
    "`pairs: [all]` is for up to eight options.",
    "Name the pairs that readers ask for.",
)
def too_many_pairs(subject: Subject) -> Iterator[Found]:
    """Sites that would grow a page for every two of many options."""
    count = len(subject.edition.compared)
    if "all" in subject.edition.site.pairs and count > MOST_PAIRED:
        at = subject.place("site", "site", "pairs", key=True)
        yield at, f"{count} options make {count * (count - 1) // 2} pairs: name the pairs to compare, like [a-vs-b]"


@rule(
    "bad-threshold",
    "The tie threshold is a number of percentage points, 0 to 100.",
    "Write a number like 5: the least lead, in percentage points, that is called one.",
)
def bad_threshold(subject: Subject) -> Iterator[Found]:
    """Thresholds that no option could reach."""
    threshold = subject.edition.site.tie_threshold
    if threshold > 100:
        yield (
            subject.place("site", "site", "tie_threshold"),
            f"a threshold of {threshold} can never be reached: write at most 100",
        )
