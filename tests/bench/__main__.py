"""`make bench`: what a build costs beside plain Material for MkDocs, how it grows, and what the commands take.

Every figure is a ratio of runs that took turns, or is printed beside one, because seconds alone say more about the
machine than about us. `--quick` measures 50 and 200 pages instead of 500 and 2,000.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench import explorer
from bench.data import options_for, write_config, write_edition
from bench.measure import Figure, Taken, build, python
from bench.plain import write_plain

CRITERIA = 20
CLAIMS = (20, 100)  # options and criteria of the edition that is checked: 2,000 claims
CHECK = "import sys; sys.argv[0] = 'tradeoff'; from tradeoff.cli import main; sys.exit(main(['check', sys.argv[1]]))"


def main() -> int:
    """Measure and print. The exit status is 1 when a target was missed."""
    parser = argparse.ArgumentParser(prog="make bench", description="Benchmarks, as ratios measured in one run.")
    parser.add_argument("--rounds", type=int, default=3, help="how often the builds take turns (default: 3)")
    parser.add_argument("--quick", action="store_true", help="50 and 200 pages, one round unless --rounds says more")
    options = parser.parse_args()
    rounds = 1 if options.quick and options.rounds == 3 else options.rounds
    sizes = (10, 50, 200) if options.quick else (50, 500, 2000)
    with tempfile.TemporaryDirectory(prefix="tradeoff-bench-") as folder:
        bench = Bench(Path(folder), rounds)
        figures = [*bench.against_plain(sizes[1]), *bench.growth(sizes), *bench.commands(), *bench.weights(sizes[1])]
        figures += explorer.figures(Path(folder), max(7, 4 * rounds))
    print("\n".join(map(str, figures)))
    return any(figure.target is not None and figure.value > figure.target for figure in figures)


class Bench:
    """The projects of one run, in a folder that is thrown away, and the runs on them."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self._folder = folder
        self._rounds = rounds

    def against_plain(self, pages: int) -> list[Figure]:
        """Time and memory beside a plain project that says the same in Markdown tables."""
        ours, plain = self._edition(pages), self._folder / f"plain-{pages}"
        write_plain(ours, plain)
        taken = self._turns({"ours": lambda: self._build(ours), "plain": lambda: self._build(plain)})

        def ratio(part: Callable[[Taken], float]) -> float:
            return median(part(a) / part(b) for a, b in zip(taken["ours"], taken["plain"], strict=True))

        return [
            Figure(f"{pages} pages: processor time of both processes, of plain Material", ratio(lambda run: run.cpu)),
            Figure(f"{pages} pages: time on the clock, of plain Material", ratio(lambda run: run.wall), 0.40),
            Figure(f"{pages} pages: memory at the peak, of plain Material", ratio(lambda run: run.memory), 1.5),
            Figure(f"{pages} pages: processor time", median(run.cpu for run in taken["ours"]), unit="s"),
        ]

    def growth(self, sizes: tuple[int, int, int]) -> list[Figure]:
        """What one more page costs between the larger sizes, of what it costs between the smaller ones."""
        small, middle, large = sizes
        editions = {str(size): self._edition(size) for size in sizes}
        taken = self._turns({name: lambda edition=edition: self._build(edition) for name, edition in editions.items()})  # type: ignore[misc]
        ratios, pages = [], []
        for a, b, c in zip(*(taken[str(size)] for size in sizes), strict=True):
            first, later = (b.cpu - a.cpu) / (middle - small), (c.cpu - b.cpu) / (large - middle)
            ratios.append(later / first)
            pages.append(later * 1000)
        return [
            Figure(f"a page more, {middle} to {large}, of one from {small} to {middle}", median(ratios), 1.15),
            Figure(f"a page more, {middle} to {large}: processor time", median(pages), unit="ms"),
        ]

    def commands(self) -> list[Figure]:
        """`tradeoff check`, and what an import costs."""
        root = self._folder / "claims"
        write_edition(root, options=CLAIMS[0], criteria=CLAIMS[1], pairs=8)
        taken = self._turns(
            {
                "nothing": lambda: python("pass"),
                "import": lambda: python("import tradeoff"),
                "engine": lambda: python("import tradeoff.plan"),
                "check": lambda: python(CHECK, str(root)),
            },
            rounds=max(self._rounds, 3),
        )
        seconds = {name: median(run.cpu for run in runs) for name, runs in taken.items()}
        times = median(a.cpu / b.cpu for a, b in zip(taken["check"], taken["nothing"], strict=True))
        return [
            Figure(f"tradeoff check, {CLAIMS[0] * CLAIMS[1]:,} claims", seconds["check"], 1.0, "s"),
            Figure("tradeoff check, of a start of Python", times),
            Figure("import tradeoff, above a start of Python", seconds["import"] - seconds["nothing"], 0.2, "s"),
            Figure("import of the whole engine, above a start of Python", seconds["engine"] - seconds["nothing"], unit="s"),
        ]

    def weights(self, pages: int) -> list[Figure]:
        """What a reader downloads: a comparison page and the search index, compressed as a host sends them."""
        site = self._folder / "weighed"
        build(self._folder / f"ours-{pages}" / "mkdocs.yml", site)
        plain = self._folder / "weighed-plain"
        build(self._folder / f"plain-{pages}" / "mkdocs.yml", plain)
        page = _compressed(next((site / "compare").glob("*-vs-*/index.html")))
        beside = _compressed(next(plain.glob("option-*/*-vs-*/index.html")))
        index = Path("search") / "search_index.json"
        return [
            Figure("a comparison page, compressed", page / 1000, unit="kB"),
            Figure("a comparison page, of plain Material", page / beside),
            Figure("search index, compressed", _compressed(site / index) / 1000, unit="kB"),
            Figure("search index, of plain Material", _compressed(site / index) / _compressed(plain / index)),
        ]

    def _edition(self, pages: int) -> Path:
        project = self._folder / f"ours-{pages}"
        if not project.exists():
            write_edition(project, options=options_for(pages), criteria=CRITERIA, pairs=pages)
            write_config(project, ours=True)
        return project

    def _build(self, project: Path) -> Taken:
        with tempfile.TemporaryDirectory(dir=self._folder) as site:
            return build(project / "mkdocs.yml", Path(site))

    def _turns(self, runs: dict[str, Callable[[], Taken]], rounds: int = 0) -> dict[str, list[Taken]]:
        """Let runs take turns, forth and back, so that a machine that slows down slows all of them."""
        taken: dict[str, list[Taken]] = {name: [] for name in runs}
        for number in range(rounds or self._rounds):
            for name, run in list(runs.items())[:: -1 if number % 2 else 1]:
                print(f"round {number + 1}: {name}", file=sys.stderr)
                taken[name].append(run())
        return taken


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


if __name__ == "__main__":
    sys.exit(main())
