"""What each macro of a writer's page means: its arguments, and the Markdown it stands for.

Arguments are checked in the plan, before anything is built; expanding happens when the host reads the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from tradeoff.block import Target
from tradeoff.blocks.comparison import group_comparison, selection
from tradeoff.blocks.kinds import Blocks
from tradeoff.blocks.measure import Measure
from tradeoff.blocks.trade_off import trade_off_block
from tradeoff.catalog import Catalog
from tradeoff.model.base import ID
from tradeoff.model.claim import Citation
from tradeoff.pages.page import placeholder
from tradeoff.pages.sample import sample_tabs
from tradeoff.problem import Problem, shorten, unknown
from tradeoff.text.inline import escape_markdown, to_attribute, to_markdown
from tradeoff.text.macros import Call

Known = Callable[[Catalog], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: its name, whether it must be given, whether it is a list, and the names it may hold (None: any text)."""

    name: str
    required: bool = False
    many: bool = False
    known: Known | None = None


_OPTIONS: Known = lambda catalog: (option.id for option in catalog.edition.compared)  # noqa: E731 — a table of small lookups
_CRITERIA: Known = lambda catalog: (criterion.id for criterion in catalog.edition.live_criteria)  # noqa: E731
_PAGES: Known = lambda catalog: catalog.edition.criteria  # noqa: E731 — the page and the table of a retired one stay
_GROUPS: Known = lambda catalog: catalog.edition.groups  # noqa: E731
_MEASURES: Known = lambda catalog: (*catalog.edition.groups, *(criterion.id for criterion in catalog.edition.live_criteria))  # noqa: E731
_SOURCES: Known = lambda catalog: catalog.edition.sources  # noqa: E731
_DIAGRAMS: Known = lambda catalog: catalog.diagrams  # noqa: E731
_SAMPLES: Known = lambda catalog: catalog.edition.samples  # noqa: E731
_KINDS: Known = lambda catalog: sorted({case.kind for case in catalog.edition.live_use_cases})  # noqa: E731

SIGNATURES: Mapping[str, tuple[Argument, ...]] = {
    "table": (
        Argument("group", known=_GROUPS),
        Argument("criteria", many=True, known=_CRITERIA),
        Argument("options", many=True, known=_OPTIONS),
        Argument("id"),
        Argument("title"),
    ),
    "trade_off": (
        Argument("x", required=True, known=_MEASURES),
        Argument("y", required=True, known=_MEASURES),
        Argument("id"),
        Argument("title"),
    ),
    "criterion": (Argument("id", required=True, known=_PAGES),),
    "use_cases": (Argument("kind", known=_KINDS),),
    "fact": (Argument("option", required=True, known=_OPTIONS), Argument("criterion", required=True, known=_CRITERIA)),
    "cite": (Argument("source", required=True, known=_SOURCES), Argument("at"), Argument("supports")),
    "pros_cons": (Argument("option", required=True, known=_OPTIONS),),
    "releases": (Argument("option", required=True, known=_OPTIONS),),
    "diagram": (Argument("id", required=True, known=_DIAGRAMS),),
    "sample": (Argument("id", required=True, known=_SAMPLES),),
    "sources": (),
    "generated": (),
}

OWN_BLOCKS = ("table", "trade_off")
"""Macros that define a block, which has files of its own when it is given an id."""


def bind(call: Call, catalog: Catalog | None) -> tuple[dict[str, Any], list[Problem]]:
    """The call's arguments by name, or what is wrong with them. Without a catalog, names of records are not looked up."""
    signature = SIGNATURES.get(call.name)
    if signature is None:
        return {}, [Problem(call.at, "unknown-macro", unknown("macro", call.name, SIGNATURES))]
    names = [argument.name for argument in signature]
    given = dict(zip(names, call.args, strict=False))
    problems = []
    if len(call.args) > len(signature):
        message = f"{call.name}() takes at most {len(signature)} arguments: {', '.join(names) or 'none'}"
        problems.append(Problem(call.at, "macro-argument", message))
    for name, value in call.options:
        if name not in names:
            problems.append(Problem(call.at, "macro-argument", unknown(f"argument of {call.name}()", name, names)))
        elif name in given:
            problems.append(Problem(call.at, "macro-argument", f"{call.name}(): '{name}' is given twice"))
        else:
            given[name] = value
    for argument in signature:
        if argument.name in given:
            problems += _check(call, argument, given[argument.name], catalog)
        elif argument.required and not problems:  # a name that is mistyped is told once
            problems.append(Problem(call.at, "macro-argument", f"{call.name}(): '{argument.name}' is missing"))
    return given, problems


def _check(call: Call, argument: Argument, value: Any, catalog: Catalog | None) -> list[Problem]:
    values = value if argument.many else (value,)
    if not isinstance(values, tuple) or not all(isinstance(item, str) for item in values):
        wanted = "a list of texts" if argument.many else "a text"
        return [Problem(call.at, "macro-argument", f"{call.name}(): '{argument.name}' expects {wanted}")]
    if argument.known is None or catalog is None:
        return []
    known = list(argument.known(catalog))
    return [
        Problem(call.at, "unknown-name", unknown(argument.name.removesuffix("s"), item, known))
        for item in values
        if item not in known
    ]


class Macros:
    """Registers the tables that pages define, and turns calls into Markdown."""

    def __init__(self, catalog: Catalog, blocks: Blocks) -> None:
        self._catalog = catalog
        self._blocks = blocks

    def register(self, call: Call, given: Mapping[str, Any], page: str) -> list[Problem]:
        """Make the block of a `table()` or `trade_off()` known. Problems for an id that is taken and calls that show nothing."""
        if call.name in OWN_BLOCKS:
            wrong = self._id_problems(call, given, page)
            return wrong or (self._register_table if call.name == "table" else self._register_trade_off)(call, given, page)
        wanted = {"criterion": "criterion--{id}", "pros_cons": "pros-cons--{option}", "releases": "releases--{option}"}.get(
            call.name
        )
        block_id = wanted.format(**given) if wanted else ("use-cases" if call.name == "use_cases" else "")
        if block_id and block_id not in self._blocks:
            return [Problem(call.at, "nothing-to-show", f"there is nothing to show: the edition has no block '{block_id}'")]
        return []

    def markdown(self, call: Call, given: Mapping[str, Any], page: str) -> str:
        """The Markdown a call stands for. `generated` is the page's own to place."""
        if call.name in OWN_BLOCKS:
            return placeholder(_block_id(call, given, page))
        if call.name == "use_cases":
            kind = given.get("kind", "")
            named = f"use-cases--{kind}"
            return placeholder(named if kind and named in self._blocks else "use-cases")
        if call.name == "fact":
            return self._fact(given["option"], given["criterion"])
        if call.name == "cite":
            return _cite(
                Citation.model_construct(ref=given["source"], at=given.get("at", ""), supports=given.get("supports", ""))
            )
        if call.name == "sources":
            return "<div data-sources></div>"
        if call.name == "diagram":
            return f'<div data-diagram="{given["id"]}"></div>'
        if call.name == "sample":
            return sample_tabs(self._catalog, given["id"])
        prefix = {"criterion": "criterion", "pros_cons": "pros-cons", "releases": "releases"}[call.name]
        return placeholder(f"{prefix}--{given.get('id') or given.get('option')}")

    def _fact(self, option: str, criterion: str) -> str:
        claim = self._catalog.edition.criteria[criterion].claims[option]
        shown = escape_markdown(f"{claim.value} {claim.unit}".strip()) or to_markdown(claim.summary)
        return f'{shown}<span data-fact="{criterion}--{option}"></span>' + "".join(_cite(citation) for citation in claim.sources)

    def _register_table(self, call: Call, given: Mapping[str, Any], page: str) -> list[Problem]:
        catalog, edition = self._catalog, self._catalog.edition
        if bool(given.get("group")) == bool(given.get("criteria")):
            return [Problem(call.at, "macro-argument", "table() needs group=… or criteria=[…], one of the two")]
        if given.get("group") and not edition.in_group(given["group"]):
            return [Problem(call.at, "nothing-to-show", f"table(): no criterion of the group '{given['group']}' is in use")]
        block_id = _block_id(call, given, page)
        wanted = given.get("options") or [option.id for option in edition.compared]
        options = [edition.options[name] for name in wanted]
        home = Target(page, "")
        title = given.get("title", "")
        if title or given.get("criteria"):
            criteria = [edition.criteria[name] for name in given.get("criteria", ())] or edition.in_group(given["group"])
            label = title or ", ".join(criterion.label for criterion in criteria)
            make = partial(selection, catalog, block_id, options, criteria, label, home)
        else:
            make = partial(group_comparison, catalog, block_id, options, edition.groups[given["group"]], home)
        self._blocks.add(block_id, "selection", make, shared="id" in given)
        return []

    def _register_trade_off(self, call: Call, given: Mapping[str, Any], page: str) -> list[Problem]:
        catalog, edition = self._catalog, self._catalog.edition
        if given["x"] == given["y"]:
            return [Problem(call.at, "macro-argument", f"trade_off(): '{given['x']}' stands on both axes: name two measures")]
        x, y = (Measure.named(catalog, given[axis]) for axis in ("x", "y"))
        for name, measure in ((given["x"], x), (given["y"], y)):
            if not measure.criteria:
                message = f"trade_off(): '{name}' has no points to show: choose a criterion that is scored, or a group of such"
                return [Problem(call.at, "nothing-to-show", message)]
        if len(edition.compared) < 2:
            return [Problem(call.at, "nothing-to-show", "trade_off() needs at least two options to compare")]
        block_id = _block_id(call, given, page)
        make = partial(trade_off_block, catalog, block_id, edition.compared, x, y, given.get("title", ""), Target(page))
        self._blocks.add(block_id, "trade-off", make, shared="id" in given)
        return []

    def _id_problems(self, call: Call, given: Mapping[str, Any], page: str) -> list[Problem]:
        """What is wrong with the id that a writer chose."""
        if "id" in given and not re.fullmatch(f"{ID}(--{ID})*", given["id"]):
            message = f"{call.name}(): '{shorten(given['id'])}' is not an id: use a-z, 0-9 and hyphens; files are named by it"
            return [Problem(call.at, "macro-argument", message)]
        if "id" in given and _block_id(call, given, page) in self._blocks:
            return [Problem(call.at, "duplicate-block", f"'{given['id']}' is already the id of a block: choose another")]
        return []


def _block_id(call: Call, given: Mapping[str, Any], page: str) -> str:
    # No id that a writer or a record may have holds a colon, and no two pages have one path.
    return str(given.get("id") or f"table:{quote(page)}:{call.number}")


def _cite(citation: Citation) -> str:
    at, says = to_attribute(citation.at), to_attribute(citation.supports)
    return f'<sup data-cite="{citation.ref}" data-at="{at}" data-says="{says}"></sup>'
