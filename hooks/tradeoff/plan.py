"""The plan: every output of a build, decided before anything is written.

Reads the data and the writers' pages, runs the rules, binds every macro, and gives each output its path. All problems
of all files come out together. Contents are made only when asked for, so that a check stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from tradeoff import folder, rules, words
from tradeoff.block import Target
from tradeoff.blocks.kinds import Blocks
from tradeoff.carriers.page import PageCarrier
from tradeoff.carriers.repair import Repair
from tradeoff.catalog import Catalog
from tradeoff.collisions import collisions
from tradeoff.exhibits.diagram import diagrams
from tradeoff.exhibits.sample import samples
from tradeoff.freshness import today as read_today
from tradeoff.metadata.about import About, abouts
from tradeoff.outputs import Output, outputs
from tradeoff.pages.macros import OWN_BLOCKS, Macros, bind
from tradeoff.pages.page import Page, index_twin, page_path
from tradeoff.pages.site import pages
from tradeoff.problem import Place, Problem, ProblemsFound, errors
from tradeoff.rules.dates import GRACE
from tradeoff.settings import Settings
from tradeoff.templates import Templates
from tradeoff.text.macros import Call, expand, find
from tradeoff.text.page import Authored, read_page


@dataclass
class Plan:
    """What a build will write, and what it needs to write it."""

    settings: Settings
    catalog: Catalog
    blocks: Blocks
    templates: Templates
    outputs: list[Output] = field(default_factory=list)
    authored: dict[str, Authored] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    places: Callable[..., Place] = field(default=lambda *_: Place("data"), repr=False)
    """Where a field of a record stands, see `Folder.place`."""

    def markdown(self, path: str, body: str, first_line: int = 1) -> str:
        """The Markdown of a page: generated, authored, or both. `body` is the writer's, without front matter."""
        name = self.page_of(path)
        macros = Macros(self.catalog, self.blocks)
        calls, _ = find(body, path, first_line)
        generated = self.pages.get(name)
        answer, rest = generated.halves(self.templates) if generated else ("", "")
        placed = any(call.name == "generated" for call in calls)

        def replace(call: Call) -> str:
            if call.name == "generated":
                return rest
            given, _ = bind(call, self.catalog)
            made = macros.markdown(call, given, name)
            # What stands in a note or a list stays in it, however many lines it becomes.
            before = body[body.rfind("\n", 0, call.start) + 1 : call.start]
            return made if before.strip() else made.replace("\n", f"\n{before}").replace(f"\n{before}\n", "\n\n")

        text = expand(body, calls, replace)
        return text if not generated else answer + "\n" + text + ("" if placed else "\n" + rest)

    def page_of(self, path: str) -> str:
        """The page that a Markdown file is: a writer's `criteria.md` is the page `criteria/` when the build makes that one."""
        name, twin = page_path(path), page_path(index_twin(path))
        return twin if name not in self.pages and twin in self.pages else name

    def carrier(self) -> PageCarrier:
        """The carrier that fills rendered pages."""
        cited: dict[str, dict[str, Target]] = {}
        for path, page in self.authored.items():
            name = self.page_of(path)
            title = page.meta.get("title") or (self.pages[name].title if name in self.pages else name)
            for source in _cited([page]):
                cited.setdefault(source, {})[title] = Target(name)
        routes, forge = self.settings.routes, self.settings.forge
        repair = Repair(forge, self.places, self.catalog, routes, self.templates) if forge else None
        return PageCarrier(self.catalog, self.blocks, routes, self.templates, self.catalog.labels, cited, repair)

    @cached_property
    def abouts(self) -> dict[str, About]:
        """What is known of every page, by path."""
        return abouts(self.catalog, self.pages, {self.page_of(path): page for path, page in self.authored.items()})


def check(root: Path, today: date | None = None) -> list[Problem]:
    """All problems of a project, warnings included. With `today`, dates are held against the clock too."""
    try:
        return make(Settings.of(root), clock=today).warnings
    except ProblemsFound as found:
        return list(found.problems)


def make(settings: Settings, *, clock: date | None = None) -> Plan:
    """Plan a build. Raises ProblemsFound with every problem, warnings included, when there is an error among them."""
    spoken, problems = words.load(settings.data, settings.root)
    read = folder.read(settings.data, settings.root)
    authored, wrong = _authored(settings)
    problems += read.problems + wrong
    if read.edition is None:
        # Nothing can be held against the data yet; a macro that does not exist is wrong whatever the data will say.
        problems += [problem for page in authored.values() for call in page.calls for problem in bind(call, None)[1]]
        raise ProblemsFound(problems)
    problems += [problem for page in authored.values() for problem in _not_yet(page, clock)]
    problems += rules.run(read, today=clock, cited=frozenset(_cited(authored.values())))
    drawn, wrong = diagrams(settings.content, settings.root)
    problems += wrong
    programs, wrong = samples(read, settings.content, settings.root)
    problems += wrong
    catalog = Catalog(read.edition, spoken, read_today(), drawn, programs)
    blocks = Blocks(catalog)
    plan = Plan(settings, catalog, blocks, Templates(settings.theme, spoken, settings.root), authored=authored, places=read.place)
    # No content is made in what follows, so it holds for data that broke a rule too, and one run tells everything.
    plan.pages.update({page.path: page for page in pages(catalog, blocks)})
    places, wrong = _register(plan)
    kinds = [about.kind for about in plan.abouts.values()]
    plan.outputs.extend(
        outputs(catalog, blocks, plan.templates, settings.routes, plan.pages.values(), plan.markdown, places, kinds)
    )
    problems += wrong + collisions(plan.outputs, authored, settings)
    if errors(problems):
        raise ProblemsFound(problems)
    plan.warnings.extend(sorted(problems))
    return plan


def _authored(settings: Settings) -> tuple[dict[str, Authored], list[Problem]]:
    found, problems = {}, []
    for path in sorted(settings.content.rglob("*.md")):
        if any(part.startswith(".") for part in path.relative_to(settings.content).parts):
            continue  # an editor's own file; the host leaves it out too
        if path.is_dir():
            continue
        page, wrong = read_page(path, settings.content, settings.root)
        problems += wrong
        found[page.path] = page
    return found, problems


def _not_yet(page: Authored, clock: date | None) -> Iterator[Problem]:
    """A page that was reviewed on a day to come, where the clock is asked."""
    if clock and page.reviewed and page.reviewed_at and page.reviewed > clock + GRACE:
        message = f"'reviewed' is in the future: {page.reviewed}, and today is {clock}"
        yield Problem(page.reviewed_at, "future-date", message)


def _cited(pages: Iterable[Authored]) -> Iterator[str]:
    """The sources that pages cite in their prose."""
    for page in pages:
        for call in page.calls:
            source = dict(call.options).get("source", call.args[0] if call.args else None)
            if call.name == "cite" and isinstance(source, str):
                yield source


def _register(plan: Plan) -> tuple[dict[str, Place], list[Problem]]:
    """Bind every macro. Gives the place of each block that a page defines, and what is wrong."""
    macros = Macros(plan.catalog, plan.blocks)
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for path, page in plan.authored.items():
        name = plan.page_of(path)
        for call in page.calls:
            given, wrong = bind(call, plan.catalog)
            if not wrong and call.name == "generated" and name not in plan.pages:
                wrong = [Problem(call.at, "nothing-to-show", "generated() stands on a page that has no generated part")]
            wrong = wrong or macros.register(call, given, name)
            if not wrong and given.get("id") and call.name in OWN_BLOCKS:
                places[given["id"]] = call.at
            problems += wrong
    return places, problems
