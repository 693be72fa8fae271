"""What a data folder says, read without the engine: all text, nothing typed. Tests count with it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@functools.cache
def read(path: Path) -> Any:
    """A YAML file with every scalar as text, read once: no test changes the folders that facts are asked of."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


@dataclass(frozen=True)
class Facts:
    """The records of the project at `root`, by id."""

    root: Path

    @functools.cached_property
    def site(self) -> Record:
        """`site.yml`."""
        found: Record = read(self.root / "data" / "site.yml")
        return found

    @functools.cached_property
    def options(self) -> dict[str, Record]:
        """Every option, retired ones too."""
        return self._single("options")

    @functools.cached_property
    def criteria(self) -> dict[str, Record]:
        """Every criterion, retired ones too."""
        return self._single("criteria")

    @functools.cached_property
    def use_cases(self) -> dict[str, Record]:
        """Every use case, retired ones too."""
        return self._single("use-cases")

    @functools.cached_property
    def adopters(self) -> dict[str, Record]:
        """Every adopter."""
        return self._single("adopters")

    @functools.cached_property
    def statements(self) -> dict[str, Record]:
        """Every checked statement."""
        return self._single("statements")

    @functools.cached_property
    def groups(self) -> dict[str, Record]:
        """Every group."""
        return self._listed("groups")

    @functools.cached_property
    def topics(self) -> dict[str, Record]:
        """Every topic of the fact check, also those without statements."""
        return self._listed("topics")

    @functools.cached_property
    def glossary(self) -> dict[str, Record]:
        """Every term."""
        return self._listed("glossary")

    @functools.cached_property
    def samples(self) -> dict[str, Record]:
        """Every sample."""
        return self._listed("samples")

    @functools.cached_property
    def sources(self) -> dict[str, Record]:
        """Every source, whichever file it stands in."""
        found: dict[str, Record] = {}
        for path in sorted((self.root / "data" / "sources").glob("*.yml")):
            found |= read(path) or {}
        return found

    @functools.cached_property
    def quiz(self) -> Record:
        """`quiz.yml`, or nothing."""
        path = self.root / "data" / "quiz.yml"
        return read(path) if path.exists() else {}

    @property
    def compared(self) -> list[str]:
        """The ids of the options that are compared, in display order."""
        return [name for name in self.site["options"] if name in self.options and "retired" not in self.options[name]]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs that have a page."""
        shown, wanted = self.compared, self.site.get("pairs", ["all"])
        every = [(a, b) for index, a in enumerate(shown) for b in shown[index + 1 :]]
        return [(a, b) for a, b in every if wanted == ["all"] or f"{a}-vs-{b}" in wanted or f"{b}-vs-{a}" in wanted]

    @property
    def live_criteria(self) -> dict[str, Record]:
        """The criteria that are not retired."""
        return {name: record for name, record in self.criteria.items() if "retired" not in record}

    @property
    def live_use_cases(self) -> dict[str, Record]:
        """The use cases that are not retired."""
        return {name: record for name, record in self.use_cases.items() if "retired" not in record}

    @property
    def claims(self) -> dict[tuple[str, str], Record]:
        """Every claim on the criteria, by criterion and option."""
        return {
            (criterion, option): claim
            for criterion, record in self.criteria.items()
            for option, claim in record["claims"].items()
        }

    def _listed(self, file: str) -> dict[str, Record]:
        path = self.root / "data" / f"{file}.yml"
        return read(path) or {} if path.exists() else {}

    def _single(self, folder: str) -> dict[str, Record]:
        return {path.stem: read(path) for path in sorted((self.root / "data" / folder).glob("*.yml"))}
