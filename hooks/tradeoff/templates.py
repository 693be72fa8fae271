"""Templates: our own Jinja environment, strict and escaping, made anew for each build so that edits show.

It looks into the theme's folders that the host names, so that a project may override any template of ours.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from tradeoff.problem import Place, Problem, ProblemsFound, unknown
from tradeoff.text.inline import escape_markdown, to_attribute, to_html, to_markdown
from tradeoff.words import Words

MOST_KEPT = 50_000
"""How many pieces `once` keeps before it begins anew: enough for any edition of today, and some 50 MB."""


class Templates:
    """Renders templates of the `tradeoff/` folder; a fault in one is a problem at its line."""

    def __init__(self, folders: Iterable[Path], words: Words, root: Path) -> None:
        self._root = root
        self._folders = list(folders)
        self._env = Environment(
            loader=FileSystemLoader([str(folder) for folder in self._folders]),
            undefined=StrictUndefined,
            autoescape=lambda name: bool(name and name.endswith((".html", ".svg"))),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._kept: dict[tuple[Any, ...], Markup] = {}
        self._things: list[object] = []
        self._env.globals.update(words=partial(_speak, words), counted=partial(_count, words), once=self.once)
        self._env.filters.update(
            inline=_markup,
            markdown=to_markdown,
            escape_markdown=escape_markdown,
            day=date.isoformat,
            attribute=to_attribute,
            sentence=_sentence,
        )

    def render(self, name: str, /, **values: Any) -> str:
        """Render `tradeoff/<name>`. Raises ProblemsFound when the template is at fault."""
        with self._faults(name):
            return self._env.get_template(f"tradeoff/{name}").render(values)

    def text(self, path: str) -> str:
        """The text of a file in the theme's folders, such as a stylesheet to inline. Raises FileNotFoundError."""
        for folder in self._folders:
            if (folder / path).is_file():
                return (folder / path).read_text(encoding="utf-8")
        raise FileNotFoundError(path)

    def once(self, name: str, macro: str, thing: object, *values: Hashable) -> Markup:
        """What a macro of a template makes of a thing and of values, made once: the same claim stands in very many tables."""
        key = (name, macro, id(thing), *values)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
                self._things.clear()
            self._things.append(thing)  # so that its identity stays its own
            self._kept[key] = self._call(name, macro, thing, *values)
        return self._kept[key]

    @contextmanager
    def _faults(self, name: str) -> Iterator[None]:
        try:
            yield
        except TemplateSyntaxError as error:
            raise self._problem(error, error.filename or f"tradeoff/{name}", error.lineno) from None
        except TemplateNotFound as error:
            raise self._problem(error, f"overrides/tradeoff/{name}", 1) from None
        except TemplateError as error:
            file, line = _frame(error, f"tradeoff/{name}")
            raise self._problem(error, file, line) from None

    def _call(self, name: str, macro: str, *values: object) -> Markup:
        with self._faults(name):
            return Markup(getattr(self._env.get_template(f"tradeoff/{name}").module, macro)(*values))  # noqa: S704 — it escapes

    def _problem(self, error: TemplateError, file: str, line: int) -> ProblemsFound:
        path = Path(file)
        name = path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.as_posix()
        return ProblemsFound([Problem(Place(name, line), "template", error.message or str(error))])


@lru_cache(maxsize=20_000)
def _markup(text: str) -> Markup:
    return Markup(to_html(text))  # noqa: S704 — to_html escapes every text it is given


def _sentence(text: str) -> str:
    """A phrase as a sentence: a capital letter before, a full stop behind."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _speak(words: Words, key: str, /, **values: Any) -> str:
    """A text for a template. A key that does not exist is the template's fault, and told like one."""
    if key not in words:
        raise UndefinedError(unknown("word", key, words))
    return words(key, **values)


def _count(words: Words, key: str, number: int, /, **values: Any) -> str:
    """A text that depends on a number, see `Words.count`."""
    return _speak(words, f"{key}.one" if number == 1 else f"{key}.many", number=number, **values)


def _frame(error: BaseException, fallback: str) -> tuple[str, int]:
    found, trace = (fallback, 1), error.__traceback__
    while trace:
        if trace.tb_frame.f_globals.get("__jinja_template__") is not None or "tradeoff/" in trace.tb_frame.f_code.co_filename:
            name = trace.tb_frame.f_code.co_filename
            if name.endswith((".html", ".md", ".svg")):
                found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found
