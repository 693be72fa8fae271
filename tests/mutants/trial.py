"""Trials: pytest collects once, and every mutant is tried in a fork of that process, so that imports are paid once.

First each file of tests runs unchanged, to see which tests run the statements that will be changed, and how long they take. A
mutant is then tried with the tests that run its statement, the quickest first, and after them with the others of their files,
which may use what those have made; until one fails.
"""

from __future__ import annotations

import functools
import gc
import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType
from typing import Any

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

from mutants.fork import KILLED, each
from mutants.mark import MARK, marked
from mutants.mutant import Mutant, Statement

EXAMPLES = 100
"""So many of what Hypothesis draws have to do here, and they are always the same."""
GRACE, PATIENCE = 10, 20
"""A test that takes so many seconds of the processor, and so many times as long as without a mutant, hangs."""


@dataclass(frozen=True)
class Look:
    """Which of the statements a test runs when nothing is changed, and how many seconds it takes."""

    statements: frozenset[Statement]
    seconds: float


class Trials:
    """A plugin of pytest that takes the place of its loop. `killed` says what was noticed and `survivors` what was not."""

    def __init__(self, root: Path, mutants: Sequence[Mutant], workers: int, scratch: Path) -> None:
        self.root, self.mutants, self.workers, self.scratch = root, mutants, workers, scratch
        self.killed: list[Mutant] = []
        self.survivors: list[Mutant] = []
        self._tests: dict[Path, list[pytest.Item]] = {}
        self._looks: dict[Path, list[Look]] = {}
        self._functions: dict[tuple[str, str], list[FunctionType]] = {}
        self._caches: list[Any] = []
        self._folders: Any = None
        self._failed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look at every file, then try every mutant."""
        if session.testsfailed:
            raise session.Interrupted(f"{session.testsfailed} files of tests cannot be read")
        for item in session.items:
            _settle(item)
        self._folders = session.config._tmp_path_factory
        self._tests = {path: list(items) for path, items in groupby(session.items, lambda item: item.path)}
        self._find()
        self._look()
        self._try()
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep in mind that a test has failed; nobody else listens."""
        self._failed |= report.failed

    def _find(self) -> None:
        """All functions and caches of the project, wherever they are held: by a decorator or a table of rules too."""
        here = f"{self.root}/"
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(here):
                name = thing.__code__.co_filename.removeprefix(here), thing.__code__.co_qualname
                self._functions.setdefault(name, []).append(thing)
            elif isinstance(thing, functools._lru_cache_wrapper):
                code = getattr(thing.__wrapped__, "__code__", None)
                if code and code.co_filename.startswith(here):
                    self._caches.append(thing)
        gc.freeze()  # the forks share what they do not touch

    def _look(self) -> None:
        jobs = {path: functools.partial(self._mark, path, self.scratch / str(n)) for n, path in enumerate(self._tests)}
        for path, status in each(jobs.items(), self.workers):
            if status:
                raise pytest.UsageError(f"{path} ends pytest (status {status})")
        self._looks = {path: pickle.loads((self.scratch / str(n)).read_bytes()) for n, path in enumerate(self._tests)}

    def _mark(self, path: Path, out: Path) -> None:
        self._folders._basetemp = None  # each fork has its own, and it goes with it
        wanted = {mutant.place for mutant in self.mutants}
        lines: dict[str, set[int]] = {file: set() for file, _ in wanted}
        for file, seen in lines.items():
            for name, code in marked(self.root / file).items():
                for function in self._functions.get((file, name), ()):
                    function.__code__ = code
                    function.__globals__[MARK] = seen.add
        self._forget()
        looks = []
        for item, following in _pairs(self._tests[path]):
            started = process_time()
            self._fails(item, following)
            run = frozenset(wanted.intersection((file, line) for file, seen in lines.items() for line in seen))
            looks.append(Look(run, process_time() - started))
            for seen in lines.values():
                seen.clear()
        out.write_bytes(pickle.dumps(looks))

    def _try(self) -> None:
        jobs = {mutant: functools.partial(self._suffer, mutant) for mutant in self.mutants}
        for mutant, status in each(jobs.items(), self.workers):
            if status > 0 and status != KILLED:
                raise pytest.UsageError(f"{mutant.name} could not be tried (status {status})")
            (self.killed if status else self.survivors).append(mutant)
            if not status:
                unseen = "" if self._order(mutant) else "  (no test runs it)"
                print(f"{mutant.file}:{mutant.line}{mutant.name.removeprefix(mutant.file)}{unseen}", flush=True)

    def _order(self, mutant: Mutant) -> dict[pytest.Item, float]:
        """The tests that may notice a mutant, likely and quick ones first, and the seconds of each."""
        running: dict[pytest.Item, float] = {}
        beside: dict[pytest.Item, float] = {}
        for path, looks in self._looks.items():
            if any(mutant.place in look.statements for look in looks):
                for item, look in zip(self._tests[path], looks, strict=True):
                    (running if mutant.place in look.statements else beside)[item] = look.seconds
        return dict(sorted(running.items(), key=itemgetter(1))) | beside

    def _suffer(self, mutant: Mutant) -> None:
        """Run tests until one fails that passes without the mutant, and leave as one who was killed."""
        self._folders._basetemp = None
        functions = self._functions.get((mutant.file, mutant.function), [])
        sound, code = [function.__code__ for function in functions], mutant.code(self.root)
        self._plant(functions, [code] * len(functions))
        order = self._order(mutant)
        for item, following in _pairs(list(order)):
            signal.setitimer(signal.ITIMER_PROF, GRACE + PATIENCE * order[item])  # nobody handles it: it ends the fork
            if self._fails(item, following):
                self._plant(functions, sound)
                if not self._fails(item, None):
                    os._exit(KILLED)
                self._plant(functions, [code] * len(functions))

    def _plant(self, functions: list[FunctionType], codes: list[CodeType]) -> None:
        for function, code in zip(functions, codes, strict=True):
            function.__code__ = code
        self._forget()

    def _forget(self) -> None:
        """Nothing may be left of what other code has made."""
        for cache in self._caches:
            cache.cache_clear()

    def _fails(self, item: pytest.Item, following: pytest.Item | None) -> bool:
        self._failed = False
        try:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        except (KeyboardInterrupt, SystemExit, pytest.exit.Exception):  # what would end a whole run
            return True
        return self._failed


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each test and the one after it, which decides what may be kept for it."""
    return zip_longest(items, items[1:])


def _settle(item: pytest.Item) -> None:
    """Let Hypothesis draw the same few examples every time, and look for no smaller one when it has found one that fails."""
    test = getattr(item, "obj", None)
    if is_hypothesis_test(test):
        own = test._hypothesis_internal_use_settings or settings.default
        few, phases = min(EXAMPLES, own.max_examples), (Phase.explicit, Phase.generate)
        test._hypothesis_internal_use_settings = settings(own, max_examples=few, derandomize=True, database=None, phases=phases)
