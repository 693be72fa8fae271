"""The plan: every output of a build, decided before anything is written.

Reads the data and the writers' pages, runs the rules, binds every macro, and gives each output its path. All problems
of all files come out together. Contents are made only when asked for, so that a check stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from tradeoff import api, folder, routes, rules, words
from tradeoff.blocks.kinds import Blocks
from tradeoff.carriers.files import FileCarrier
from tradeoff.carriers.page import PageCarrier
from tradeoff.catalog import Catalog
from tradeoff.freshness import today as read_today
from tradeoff.option_colours import option_colours
from tradeoff.pages.macros import Macros, bind
from tradeoff.pages.page import Page
from tradeoff.pages.site import pages
from tradeoff.problem import Place, Problem, ProblemsFound, errors
from tradeoff.redirects import redirects
from tradeoff.settings import Settings
from tradeoff.templates import Templates
from tradeoff.text.macros import Call, expand, find
from tradeoff.text.page import Authored, read_page


@dataclass(frozen=True)
class Output:
    """One file of the site. A `page` is Markdown for the host (path `criteria/orm.md`), a `file` is written as it is."""

    path: str
    kind: Literal["page", "file"]
    content: Callable[[], str]
    made_from: str
    page: Page | None = None


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
    _arguments: dict[tuple[str, int, int], dict[str, object]] = field(default_factory=dict)

    def markdown(self, path: str, body: str, first_line: int = 1) -> str:
        """The Markdown of the page at a Markdown path: generated, authored, or both. `body` is the writer's, without front matter."""
        name = page_path(path)
        macros = Macros(self.catalog, self.blocks)
        calls, _ = find(body, path, first_line)
        generated = self.pages.get(name)
        answer, rest = generated.halves(self.templates) if generated else ("", "")
        placed = any(call.name == "generated" for call in calls)

        def replace(call: Call) -> str:
            if call.name == "generated":
                return rest
            given, _ = bind(call, self.catalog)
            return macros.markdown(call, given, name)

        text = expand(body, calls, replace)
        return text if not generated else answer + "\n" + text + ("" if placed else "\n" + rest)

    def carrier(self) -> PageCarrier:
        """The carrier that fills rendered pages."""
        return PageCarrier(self.catalog, self.blocks, self.settings.routes, self.templates, labels(self.catalog))


def page_path(markdown: str) -> str:
    """The page's path from its Markdown file: `criteria/index.md` → `criteria/`, `quiz.md` → `quiz`, `index.md` → ``."""
    path = markdown.removesuffix(".md")
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else path


def labels(catalog: Catalog) -> dict[str, str]:
    """Claims in words: `orm--django` → `ORM (Django)`."""
    edition = catalog.edition
    return {
        f"{criterion.id}--{option.id}": f"{criterion.label} ({option.name})"
        for criterion in edition.criteria.values()
        for option in edition.options.values()
    }


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
        raise ProblemsFound(problems)
    problems += rules.run(read, today=clock)
    if errors(problems):
        # Macros can be held against the edition as soon as it could be typed, so that one run tells everything.
        problems += _bind_only(authored, read.edition, spoken)
        raise ProblemsFound(problems)
    catalog = Catalog(read.edition, spoken, read_today())
    blocks = Blocks(catalog)
    templates = Templates(settings.theme, spoken, settings.root)
    plan = Plan(settings, catalog, blocks, templates, authored=authored)
    problems += _register(plan)
    if errors(problems):
        raise ProblemsFound(problems)
    plan.pages.update({page.path: page for page in pages(catalog, blocks)})
    plan.outputs.extend(_outputs(plan))
    problems += _collisions(plan)
    if errors(problems):
        raise ProblemsFound(problems)
    plan.warnings.extend(sorted(problems))
    return plan


def _authored(settings: Settings) -> tuple[dict[str, Authored], list[Problem]]:
    found, problems = {}, []
    for path in sorted(settings.content.rglob("*.md")):
        page, wrong = read_page(path, settings.content, settings.root)
        problems += wrong
        found[page.path] = page
    return found, problems


def _bind_only(authored: dict[str, Authored], edition: object, spoken: words.Words) -> list[Problem]:
    catalog = Catalog(edition, spoken, read_today())  # type: ignore[arg-type]
    return [problem for page in authored.values() for call in page.calls for problem in bind(call, catalog)[1]]


def _register(plan: Plan) -> list[Problem]:
    macros = Macros(plan.catalog, plan.blocks)
    problems: list[Problem] = []
    generated = {page.path for page in pages(plan.catalog, plan.blocks)}
    for path, page in plan.authored.items():
        for call in page.calls:
            given, wrong = bind(call, plan.catalog)
            if not wrong and call.name == "generated" and page_path(path) not in generated:
                wrong = [Problem(call.at, "nothing-to-show", "generated() stands on a page that has no generated part")]
            problems += wrong or macros.register(call, given, page_path(path))
    return problems


def _outputs(plan: Plan) -> Iterator[Output]:
    catalog, blocks, settings = plan.catalog, plan.blocks, plan.settings
    for page in plan.pages.values():
        path = routes.markdown_file(page.path)
        yield Output(path, "page", lambda path=path: plan.markdown(path, ""), page.data or "data", page)  # type: ignore[misc]
    files = FileCarrier(catalog, blocks, settings.routes, plan.templates, labels(catalog))
    made: dict[str, Callable[[str], str]] = {"md": files.markdown, "csv": files.csv, "json": files.json}
    for block_id in blocks:
        yield Output(routes.embed(block_id), "file", lambda b=block_id: files.embed(b), "data")  # type: ignore[misc]
        for extension, make_file in made.items():
            yield Output(routes.export(block_id, extension), "file", lambda b=block_id, m=make_file: m(b), "data")  # type: ignore[misc]
    for name in ("index", *api.documents(catalog)):
        yield Output(routes.api(name), "file", lambda n=name: api.document(catalog, n), "data")  # type: ignore[misc]
    yield Output("assets/tradeoff/options.css", "file", lambda: option_colours(catalog.edition, scheme="theme"), "data/options")
    for old, title, new in redirects(catalog, blocks, settings.routes):
        content = lambda o=old, t=title, n=new: plan.templates.render(  # noqa: E731
            "redirect.html", title=t, address=settings.routes.between(o, n)
        )
        yield Output(old, "file", content, "data")


def _collisions(plan: Plan) -> list[Problem]:
    """Two outputs of ours at one path, or a file of a writer where one of ours goes."""
    problems = []
    seen: dict[str, Output] = {}
    for output in plan.outputs:
        key = _written(plan, output)
        if key in seen:
            message = f"two outputs share the path '{key}': one from {seen[key].made_from}, one from {output.made_from}"
            problems.append(Problem(Place(output.made_from), "duplicate-path", message))
        seen[key] = output
    generated = {path for path, output in seen.items() if output.kind == "file"}
    content = plan.settings.content
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        if path.is_file() and name in generated:
            message = f"'{name}' is written by the build: rename or remove this file"
            problems.append(Problem(Place(path.relative_to(plan.settings.root).as_posix()), "duplicate-path", message))
    taken: dict[str, str] = {}
    for path_name, page in plan.authored.items():
        key = page_path(path_name).rstrip("/")
        if key in taken:
            problems.append(Problem(Place(page.file), "duplicate-path", f"'{taken[key]}' already is the page at this address"))
        taken[key] = page.file
    return problems


def _written(plan: Plan, output: Output) -> str:
    if output.kind == "file":
        return output.path
    address = plan.settings.routes.page(page_path(output.path))
    return f"{address}index.html" if address.endswith("/") or not address else address
