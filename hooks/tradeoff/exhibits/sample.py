"""Samples: the files of small programs in `content/samples/<sample>/<option>/`, shown as they are run by the tests."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tradeoff.folder import Folder
from tradeoff.problem import Place, Problem, unknown

LANGUAGES = {
    ".css": "css",
    ".ejs": "html",
    ".html": "html",
    ".js": "js",
    ".json": "json",
    ".mjs": "js",
    ".py": "python",
    ".sh": "sh",
    ".sql": "sql",
    ".toml": "toml",
    ".ts": "ts",
    ".yml": "yaml",
}
"""How a file is coloured, by the end of its name; anything else is plain text."""

CODES = {
    "missing-sample": "A file of a sample, or a whole side of it, does not exist.",
    "unlisted-sample": "A file below `content/samples/` that no sample names. List it or delete it.",
}
"""What each code of a problem with samples means, for the rule reference."""

Key = tuple[str, str]
"""A sample and an option."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of a sample: its name, its path below `content/`, the language that colours it, and its text."""

    name: str
    path: str
    language: str
    text: str


def samples(folder: Folder, content: Path, root: Path) -> tuple[dict[Key, tuple[SampleFile, ...]], list[Problem]]:
    """Read every sample's files by sample and option. Every compared option has a side; every file is named by one."""
    found: dict[Key, tuple[SampleFile, ...]] = {}
    problems: list[Problem] = []
    edition = folder.edition
    named: set[Path] = set()
    for sample in edition.samples.values() if edition else ():
        for option in edition.compared if edition else ():
            if option.id not in sample.sides:
                at = folder.place("samples", sample.id, "sides", key=True)
                problems.append(Problem(at, "missing-sample", f"nothing is written for '{option.id}': add its side"))
        for option_id, side in sample.sides.items():
            files = []
            base = content / "samples" / sample.id / option_id
            near = {path.relative_to(base).as_posix(): path for path in base.rglob("*") if path.is_file()}
            for index, name in enumerate(side.files):
                at = folder.place("samples", sample.id, "sides", option_id, "files", index)
                path = near.get(name)
                if path is None:
                    problems.append(Problem(at, "missing-sample", unknown(f"file of {sample.id}/{option_id}", name, near)))
                    continue
                named.add(path)
                try:
                    text = path.read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError):
                    problems.append(Problem(at, "missing-sample", f"'{name}' cannot be read: save it as UTF-8"))
                    continue
                shown = path.relative_to(content).as_posix()
                files.append(SampleFile(name, shown, LANGUAGES.get(PurePosixPath(name).suffix, "text"), text))
            found[sample.id, option_id] = tuple(files)
    for path in sorted((content / "samples").rglob("*")):
        parts = path.relative_to(content).parts
        leftover = "__pycache__" in parts or any(part.startswith(".") for part in parts)
        if path.is_file() and path not in named and not leftover:
            at = Place(Path(os.path.relpath(path, root)).as_posix())
            problems.append(Problem(at, "unlisted-sample", "no sample of samples.yml names this file: list it or delete it"))
    return found, problems
