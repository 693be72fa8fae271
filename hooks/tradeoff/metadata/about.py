"""About a page: its title, its type, the trail that leads to it and its neighbours, from the plan alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tradeoff.block import Target
from tradeoff.catalog import Catalog
from tradeoff.pages.page import Crumb, Page
from tradeoff.text.page import Authored


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a page before it is made.

    `title` and `description` are empty on a writer's page that names none: the host finds them in its text. `name` is what
    trails and neighbours call the page. `trail` leads from home to the page above, and is empty at the top level. `before`
    and `after` are the paths of its neighbours: None at the ends of its series, and outside of one.
    """

    path: str
    kind: str
    title: str = ""
    name: str = ""
    description: str = ""
    trail: tuple[Crumb, ...] = ()
    series: str = ""
    before: str | None = None
    after: str | None = None
    reviewed: date | None = None

    @property
    def guide(self) -> bool:
        """Whether a writer wrote it, in a folder of its own kind."""
        return self.kind == "guide"


def abouts(catalog: Catalog, pages: Mapping[str, Page], authored: Mapping[str, Authored]) -> dict[str, About]:
    """Every page of a plan, by path. `authored` holds the writers' pages, by the path of the page they are."""
    home = Crumb(catalog.words("pages.home"), Target(""))
    found = {path: _generated(page, authored.get(path), home) for path, page in pages.items()}
    own = {path: page for path, page in sorted(authored.items(), key=lambda entry: entry[1].rank) if path not in pages}
    found |= {path: _written(path, page, own, home) for path, page in own.items()}
    return _joined(found)


def _generated(page: Page, own: Authored | None, home: Crumb) -> About:
    meta = own.meta if own else {}
    return About(
        page.path,
        page.kind,
        meta.get("title") or page.title,
        page.short or page.title,
        meta.get("description") or page.description,
        (home, *page.above) if page.above else (),
        page.series,
        reviewed=own.reviewed if own else None,
    )


def _written(path: str, page: Authored, own: Mapping[str, Authored], home: Crumb) -> About:
    title = page.meta.get("title", "")
    folder = page.path.rpartition("/")[0]
    about = About(path, "guide" if folder else "page", title, title, page.meta.get("description", ""), reviewed=page.reviewed)
    steps = folder.split("/") if folder else []
    above = [parent for end in range(len(steps)) if (parent := "/".join(steps[: end + 1]) + "/") != path]
    # A folder without an index has no page to lead to.
    crumbs = (Crumb(named, Target(parent)) for parent in above if parent in own and (named := own[parent].meta.get("title")))
    return replace(about, trail=(home, *crumbs) if above else (), series=folder)


def _joined(pages: Mapping[str, About]) -> dict[str, About]:
    """The pages with their neighbours: those of one series, in the order they come in."""
    found = dict(pages)
    for one, two in _steps(pages.values()):
        found[one] = replace(found[one], after=two)
        found[two] = replace(found[two], before=one)
    return found


def _steps(pages: Iterable[About]) -> list[tuple[str, str]]:
    last: dict[str, str] = {}
    steps = []
    for page in pages:
        if page.series:
            if page.series in last:
                steps.append((last[page.series], page.path))
            last[page.series] = page.path
    return steps
