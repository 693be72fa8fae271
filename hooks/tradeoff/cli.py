"""The command line: the engine without a site generator, for people at work and for CI.

Exit status 0 when all is well, 1 with problems, 2 when the command itself was mistyped. What an author did wrong is
told with file and line, never as a traceback. Each command imports what it needs, so that none waits for another's.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tradeoff.system import refuse_windows

if TYPE_CHECKING:
    from tradeoff.folder import Folder
    from tradeoff.model.edition import Edition

Command = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """The command cannot be carried out as typed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    from tradeoff.problem import ProblemsFound

    refuse_windows()
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        status = command(options)
        sys.stdout.flush()  # now, while a closed pipe can still be caught: Python's buffer may hold it all until the end
        return status
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    except UsageError as error:
        print(f"tradeoff: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # `tradeoff stale | head`: the rest would be refused once more while Python ends, so it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"tradeoff: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tradeoff", description="Check and publish a folder of sourced claims.")
    commands = parser.add_subparsers(metavar="command", required=True)

    def add(name: str, command: Command, summary: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=summary, description=summary)
        found.set_defaults(command=command)
        return found

    def add_root(found: argparse.ArgumentParser) -> None:
        found.add_argument("root", nargs="?", type=Path, default=Path(), metavar="ROOT", help="the project (default: here)")

    check = add("check", _check, "Find everything that is wrong, dates in the future included.")
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="how problems are written")
    add_root(check)
    prose = add("prose", _prose, "Read every text: spelling, style, figures without a source, dead links.")
    prose.add_argument("--format", choices=("text", "github", "json"), default="text", help="how problems are written")
    add_root(prose)
    export = add("export", _export, "Write the whole site as Markdown and HTML files, for any generator.")
    export.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    add_root(export)
    stale = add("stale", _stale, "List the claims that want a review, worst first.")
    add_root(stale)
    new = add("new", _new, "Begin a record: a commented file to fill in.")
    new.add_argument("kind", help="option, criterion, source, use-case, adopter or statement")
    new.add_argument("id", help="its id, which becomes the file's name")
    add_root(new)
    diff = add("diff", _diff, "Say which claims, scores and verdicts changed since an older state of the data.")
    diff.add_argument("old", metavar="OLD", help="an older data folder, or a git revision")
    add_root(diff)
    schema = add("schema", _schema, "Write data/schema/, which editors use to complete and to check.")
    schema.add_argument("--check", action="store_true", help="write nothing; fail when it is out of date")
    add_root(schema)
    add("rules", _rules, "Print the rule reference, in Markdown.")
    return parser


def _check(options: argparse.Namespace) -> int:
    from tradeoff.plan import check
    from tradeoff.problem import errors, report

    problems = sorted(check(_root(options), _real_day()))
    text = report(problems, options.format)
    if text:
        print(text)
    return 1 if errors(problems) else 0


def _prose(options: argparse.Namespace) -> int:
    from tradeoff import plan, prose
    from tradeoff.problem import errors, report
    from tradeoff.settings import Settings

    problems = prose.check(plan.make(Settings.of(_root(options))))
    print(report(problems, options.format))
    return 1 if errors(problems) else 0


def _export(options: argparse.Namespace) -> int:
    from tradeoff import export

    count = export.write(_root(options), options.folder)
    print(f"{count} files in {options.folder}")
    return 0


def _stale(options: argparse.Namespace) -> int:
    from tradeoff.freshness import today
    from tradeoff.review import reviews

    folder, edition = _read(_root(options))
    listed = reviews(folder, edition, today())
    for review in listed:
        print(review)
    print(f"{sum(review.state == 'stale' for review in listed)} stale, {sum(review.state == 'due' for review in listed)} due")
    return 0


def _new(options: argparse.Namespace) -> int:
    from tradeoff.folder import id_fault
    from tradeoff.problem import unknown
    from tradeoff.scaffold import KINDS, scaffold

    root = _root(options)
    if options.kind not in KINDS:
        raise UsageError(unknown("kind", options.kind, KINDS))
    fault = id_fault(options.id)
    if fault:
        raise UsageError(fault[1])
    folder, _ = KINDS[options.kind]
    path = root / "data" / folder / f"{options.id}.yml"
    names = sorted(found.stem for found in (root / "data" / "options").glob("*.yml") if not found.name.startswith("."))
    text = scaffold(options.kind, options.id, names, _real_day())
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} exists already: nothing was written") from None
    print(path)
    return 0


def _diff(options: argparse.Namespace) -> int:
    from tradeoff.history import changes, checked_out

    root = _root(options)
    new = _read(root)[1]
    old = Path(options.old)
    try:
        if old.is_dir():
            found = changes(_data(old), new)
        else:
            with checked_out(root, options.old) as data:
                found = changes(_data(data), new)
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").splitlines()
        raise UsageError(f"'{options.old}' is neither a folder nor a git revision: {said[-1] if said else ''}") from error
    print("\n".join(found) if found else "nothing changed")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from tradeoff.model.schema import outdated, write

    folder = _root(options) / "data" / "schema"
    if not options.check:
        write(folder)
        return 0
    names = outdated(folder)
    for name in names:
        print(f"{folder / name}: out of date; run `tradeoff schema`")
    return 1 if names else 0


def _rules(options: argparse.Namespace) -> int:
    from tradeoff import rules

    print(rules.reference(), end="")
    return 0


def _root(options: argparse.Namespace) -> Path:
    root: Path = options.root
    if not root.is_dir():
        raise UsageError(f"'{root}' is not a folder")
    return root.resolve()


def _read(root: Path) -> tuple[Folder, Edition]:
    return _whole(root / "data", root)


def _data(data: Path) -> Edition:
    return _whole(data.resolve(), data.resolve().parent)[1]


def _whole(data: Path, root: Path) -> tuple[Folder, Edition]:
    from tradeoff.folder import read
    from tradeoff.problem import ProblemsFound

    folder = read(data, root)
    if folder.edition is None:
        raise ProblemsFound(folder.problems)
    return folder, folder.edition


def _real_day() -> date:
    # The clock on the wall: SOURCE_DATE_EPOCH is for what a build writes, not for what a person may write.
    return datetime.now(UTC).date()
