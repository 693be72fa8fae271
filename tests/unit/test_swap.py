"""A swap that is killed anywhere leaves a site that is whole: the old one or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tradeoff import swap

HOOKS = Path(swap.__file__).parents[1]
FILES = 3

# Python reports each change to the file system before it makes it, so a process can be killed at every single one,
# without a line in the swap that knows of tests.
PUBLISH = """
    import os, signal, sys
    from pathlib import Path
    from tradeoff import swap

    left = int(sys.argv[2])

    def stop(event, arguments):
        global left
        if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate") and left >= 0:
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(stop)
    with swap.building(Path(sys.argv[1])) as folder:
        (folder / "deep").mkdir()
        for number in range(int(sys.argv[3])):
            (folder / "deep" / f"{number}.html").write_text("new")
"""


def publish(site: Path, *, stop_at: int = -1) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", textwrap.dedent(PUBLISH), str(site), str(stop_at), str(FILES)]
    return subprocess.Popen(arguments, env={**os.environ, "PYTHONPATH": str(HOOKS)})


def write_old(site: Path) -> None:
    (site / "deep").mkdir(parents=True)
    for number in range(FILES):
        (site / "deep" / f"{number}.html").write_text("old")


def content(site: Path) -> str:
    """`old` or `new`, and nothing but a whole site of it."""
    files = sorted(site.rglob("*.html"))
    texts = {file.read_text() for file in files}
    assert len(files) == FILES
    assert len(texts) == 1
    return texts.pop()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".site-lock")


@pytest.mark.parametrize("first", [True, False], ids=["first site", "site replaced"])
def test_killed_before_each_change_to_the_file_system(tmp_path: Path, *, first: bool) -> None:
    seen, status = [], -signal.SIGKILL
    while status:
        site = tmp_path / str(len(seen)) / "site"
        site.parent.mkdir()
        if not first:
            write_old(site)

        status = publish(site, stop_at=len(seen)).wait()

        assert status in (0, -signal.SIGKILL)
        if site.exists():
            content(site)
        assert swap.repair(site)
        seen.append(content(site) if site.exists() else "none")
        assert names(site.parent) == ([] if seen[-1] == "none" else ["site"])

    before = "none" if first else "old"
    assert seen == sorted(seen, key=["none", "old", "new"].index), "once a build is done, repair finishes it"
    assert set(seen) == {before, "new"}
    assert seen.count("new") > (1 if first else FILES), "deleting the old site was among the moments"


def test_a_failed_build_leaves_the_last_site_and_nothing_else(tmp_path: Path) -> None:
    write_old(tmp_path / "site")
    with pytest.raises(ZeroDivisionError), swap.building(tmp_path / "site") as folder:
        (folder / "index.html").write_text("new")
        raise ZeroDivisionError
    assert content(tmp_path / "site") == "old"
    assert names(tmp_path) == ["site"]


def test_an_old_site_without_a_successor_comes_back(tmp_path: Path) -> None:
    write_old(tmp_path / ".site-old")
    swap.repair(tmp_path / "site")
    assert content(tmp_path / "site") == "old"


def test_a_half_deleted_old_site_never_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site-trash-1").mkdir()
    (tmp_path / ".site-trash-1" / "index.html").write_text("half")
    swap.repair(tmp_path / "site")
    assert names(tmp_path) == []


def test_the_next_build_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    write_old(tmp_path / ".site-new-1")
    write_old(tmp_path / ".site-trash-1")
    with swap.building(tmp_path / "site") as folder:
        (folder / "index.html").write_text("new")
    assert names(tmp_path) == ["site"]


def test_files_that_only_look_alike_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".sites-new-1").mkdir()
    (tmp_path / ".site-notes").mkdir()
    swap.repair(tmp_path / "site")
    assert names(tmp_path) == [".site-notes", ".sites-new-1"]


def test_a_site_that_is_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "site").symlink_to("served")
    with swap.building(tmp_path / "site") as folder:
        (folder / "index.html").write_text("new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "served" / "index.html").read_text() == "new"


def test_a_published_site_can_be_read_by_everyone_the_umask_allows(tmp_path: Path) -> None:
    with swap.building(tmp_path / "site") as folder:
        (folder / "index.html").write_text("new")
    plain = tmp_path / "plain"
    plain.mkdir()
    assert (tmp_path / "site").stat().st_mode == plain.stat().st_mode


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    wait = f"""
        from pathlib import Path
        from tradeoff import swap
        with swap.building(Path({str(site)!r}), waiting=lambda process: print(process, flush=True)) as folder:
            (folder / "index.html").write_text("second")
    """
    with swap.building(site) as folder:
        (folder / "index.html").write_text("first")
        second = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(wait)], env={**os.environ, "PYTHONPATH": str(HOOKS)}, stdout=subprocess.PIPE
        )
        assert second.stdout
        assert second.stdout.readline().decode().strip() == str(os.getpid())
        assert not swap.repair(site), "the folder of a living build is no leftover"
        assert folder.is_dir()
    assert second.wait() == 0
    second.stdout.close()
    assert (site / "index.html").read_text() == "second"
    assert names(tmp_path) == ["site"]
