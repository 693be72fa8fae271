"""Export: the whole site as a tree of Markdown and files that any generator can take.

Pages keep their Markdown headings, prose and links; blocks stand in it as HTML on one line, which survives in lists and
admonitions. Everything else is written as it would be published.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tradeoff import plan as planning
from tradeoff import routes as paths
from tradeoff.lean import lean, shipped
from tradeoff.plan import Plan
from tradeoff.problem import Place, Problem, ProblemsFound
from tradeoff.settings import Settings


def write(root: Path, folder: Path) -> int:
    """Write the tree of the project at `root` into a new or empty folder. Returns the number of files.

    Raises ProblemsFound when the project has errors or the folder is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProblemsFound([Problem(Place(str(folder)), "folder-not-empty", "the export needs a new or empty folder")])
    settings = Settings.of(root)
    made = planning.make(settings)
    files: dict[str, Path | bytes] = {**_copies(settings), **_pages(made)}
    files |= {output.path: output.encoded() for output in made.outputs if output.kind == "file"}
    for path, content in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path) and shipped(path):
            target.write_text(lean(path, content.read_text(encoding="utf-8")), encoding="utf-8")
        elif isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)
    return len(files)


def _copies(settings: Settings) -> dict[str, Path]:
    """The writers' own files and the assets of the theme's folders, without templates."""
    found: dict[str, Path] = {}
    for base in (*reversed(settings.theme), settings.content):
        assets = base / "assets" if base in settings.theme else base
        for path in sorted(assets.rglob("*")):
            name = path.relative_to(base)
            if path.is_file() and path.suffix != ".md" and not any(part.startswith(".") for part in name.parts):
                found[name.as_posix()] = path
    return found


def _pages(made: Plan) -> dict[str, bytes]:
    carrier = made.carrier()
    routes = made.settings.routes
    authors = {made.page_of(path): page for path, page in made.authored.items()}
    found = {}
    for name in {**made.pages, **authors}:
        generated = made.pages.get(name)
        authored = authors.get(name)
        # Links lead to where the plan has a page, so it stands there, whichever of its names the writer chose.
        path = paths.markdown_file(name) if generated or not authored else authored.path
        title = (authored.meta.get("title") if authored else "") or (generated.title if generated else "")
        text = made.markdown(path, authored.body if authored else "", authored.first_line if authored else 1)
        reviewed = authored.reviewed if authored else None
        filled = carrier.fill(text, routes.page(name), "", set(), reviewed=reviewed, rendered=False, wrap=_one_line)
        meta = {"title": title, "description": generated.description if generated else "", **(authored.meta if authored else {})}
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
        found[path] = f"---\n{front}---\n\n{filled.html.strip()}\n".encode()
    return found


def _one_line(html: str) -> str:
    return re.sub(r"\s*\n\s*", " ", html).strip()
