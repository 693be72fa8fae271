"""Faults: what stopped a build or was logged during it, as problems with a place.

A build can be stopped by the engine, by MkDocs, by a template, or by code that breaks. Whoever looks at the preview
should not have to know which: each of them becomes a list of problems here.
"""

from __future__ import annotations

import errno
import logging
import sys
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from yaml import MarkedYAMLError

from tradeoff.problem import Place, Problem, ProblemsFound

HOOKS = Path(__file__).resolve().parents[1]
REFUSED = frozenset({errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EROFS})
"""How a disk says no: then no code is at fault, and a traceback helps nobody."""


class BuildStopped(PluginError):
    """The engine refused a build. MkDocs prints the text without a traceback; `problems` is for whoever wants more."""

    def __init__(self, found: ProblemsFound) -> None:
        super().__init__(str(found))
        self.problems = found.problems


class Heard(logging.Handler):
    """Keeps what MkDocs, plug-ins and the engine complain of while a build runs."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[logging.LogRecord] = []

    def listen(self) -> None:
        """Hear the log from now on. Once is enough, twice does no harm."""
        # ProperDocs has a logger of its own and lends its modules to whoever imports MkDocs'.
        for name in {"mkdocs", LiveReloadServer.__module__.partition(".")[0]}:
            logging.getLogger(name).addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, unless it is about a request: a visitor's missing picture is no fault of the build."""
        if (record.levelno >= logging.WARNING or hasattr(record, "problem")) and not record.name.endswith(".livereload"):
            self._records.append(record)

    def clear(self) -> None:
        """Forget the last build."""
        self._records.clear()

    def said(self, *, errors: bool) -> list[Problem | str]:
        """What was logged, in order: the errors alone, or the warnings alone."""
        found = [record for record in self._records if (record.levelno >= logging.ERROR) is errors]
        said = [getattr(record, "problem", None) or record.getMessage() for record in found]
        return list(dict.fromkeys(said))


heard = Heard()
"""Loggers belong to the process, and so does what listens to them."""


def faults(error: BaseException, config_file: Path) -> list[Problem | str]:
    """Everything to be said about the build that `error` stopped."""
    cause = _cause(error)
    found: list[Problem | str] = list(_problems(cause, config_file)) if cause else []
    if not isinstance(cause, BuildError):  # MkDocs logs the text of a BuildError, which has just been taken apart
        found += heard.said(errors=True)
    found += heard.said(errors=False)
    return found or [Problem(Place(config_file.name), "stopped", str(error))]


def _cause(error: BaseException) -> BaseException | None:
    """MkDocs turns what it has logged into an Abort, which only says that there was something."""
    return error.__cause__ or error.__context__ if isinstance(error, Abort) else error


def _problems(error: BaseException, config_file: Path) -> list[Problem]:
    root = config_file.parent
    if isinstance(error, (BuildStopped, ProblemsFound)):
        return list(error.problems)
    if isinstance(error, ConfigurationError) and isinstance(error.__context__, MarkedYAMLError):
        return [_yaml(error.__context__, config_file)]
    if isinstance(error, MkDocsException):
        return [Problem(Place(config_file.name), "mkdocs", error.message)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return [Problem(Place(_name(error.filename, root), error.lineno), "template", error.message or str(error))]
    place = _deepest(error, root)
    if isinstance(error, TemplateError) and place:
        return [Problem(place, "template", error.message or str(error))]
    if isinstance(error, OSError) and error.filename:
        return [Problem(Place(_name(str(error.filename), root)), "unreadable-file", error.strerror or str(error))]
    text = "".join(traceback.format_exception(error)).strip()
    return [Problem(place or Place(config_file.name), "exception", f"{type(error).__name__}: {error}\n{text}")]


def _yaml(error: MarkedYAMLError, config_file: Path) -> Problem:
    message = ", ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(config_file.name), "yaml-syntax", message)
    return Problem(Place(_name(mark.name, config_file.parent), mark.line + 1, mark.column + 1), "yaml-syntax", message)


def _deepest(error: BaseException, root: Path) -> Place | None:
    """The innermost line of the project itself, or of a hook: Jinja puts templates into the traceback as if they were code."""
    found = None
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        ours = path.is_relative_to(root) or path.is_relative_to(HOOKS)
        if ours and not path.is_relative_to(sys.prefix) and path.parent != Path(__file__).parent:
            found = Place(_name(frame.filename, root), frame.lineno or 1)
    return found


def _name(file: str, root: Path) -> str:
    path = Path(file).absolute()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
