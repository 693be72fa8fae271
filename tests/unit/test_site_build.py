"""`make site` on a tiny project of its own: whatever happens to a build, the last good site stays."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_bridge import site as command

HOOKS = Path(command.__file__).parents[1]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, which is called First."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# First\n")
    write_config(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command, run in the project: its exit status and all that it said."""

    def ran(*arguments: str) -> tuple[int, str]:
        assert Path.cwd() == project
        status = command.main(arguments)
        said = capsys.readouterr()
        return status, said.out + said.err

    yield ran
    # MkDocs expects to be alone in its process.
    logging.getLogger("mkdocs").handlers.clear()
    logging.getLogger("mkdocs").propagate = True


def start(project: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs_bridge.site"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def write_config(project: Path, extra: str = "") -> None:
    (project / "mkdocs.yml").write_text(f"site_name: Tiny\ndocs_dir: content\n{extra}")


def write_site(project: Path) -> None:
    """A site like one that MkDocs built."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("<h1>First</h1>")
    (project / "site" / "sitemap.xml").write_text("<urlset/>")


def title(project: Path) -> str:
    """The page's heading; the site around it has to be whole."""
    assert (project / "site" / "sitemap.xml").is_file()
    page = (project / "site" / "index.html").read_text()
    return next(word for word in ("First", "Second") if f">{word}</h1>" in page)


def names(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} - {"content", "mkdocs.yml", ".site-lock", "hook.py", "__pycache__"}


def test_a_good_build_is_published(project: Path) -> None:
    process = start(project)
    output, _ = process.communicate()
    assert process.returncode == 0, output
    assert title(project) == "First"
    assert output.endswith("Published site\n")
    assert names(project) == {"site"}


@pytest.mark.parametrize(
    ("config", "page", "said"),
    [
        ("no_such_key: 1\n", "# Second\n", "no_such_key"),
        ("theme: [\n", "# Second\n", "line 4"),
        ("theme: no-such-theme\n", "# Second\n", "no-such-theme"),
        ("", "# Second\n[lost](lost.md)\n", "lost.md"),
    ],
    ids=["unknown key", "not YAML", "unknown theme", "broken link"],
)
def test_an_authors_mistake_keeps_the_last_good_site(project: Path, run: Run, config: str, page: str, said: str) -> None:
    write_site(project)
    write_config(project, config)
    (project / "content" / "index.md").write_text(page)

    status, output = run()

    assert status == 1
    assert said in output
    assert output.endswith("The build failed. site is still the last good one.\n")
    assert title(project) == "First"
    assert names(project) == {"site"}


def test_a_first_build_that_fails_leaves_no_site(project: Path, run: Run) -> None:
    write_config(project, "no_such_key: 1\n")
    status, output = run()
    assert status == 1
    assert output.endswith("The build failed. There is no site yet.\n")
    assert names(project) == set()


def test_a_missing_configuration_is_named(project: Path, run: Run) -> None:
    (project / "mkdocs.yml").unlink()
    status, output = run()
    assert status == 1
    assert "'mkdocs.yml'" in output


def test_a_bug_in_a_hook_keeps_its_traceback(project: Path, run: Run) -> None:
    (project / "hook.py").write_text("def on_files(files, config):\n    open('no-such-file')\n")
    write_config(project, "hooks: [hook.py]\n")
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        run()
    assert names(project) == set()


def test_a_full_disk_is_told_in_a_line(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: Path, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder / "index.html"))

    monkeypatch.setattr(command, "build", no_room)
    folder = project / f".site-new-{os.getpid()}"
    assert run() == (1, f"{folder}/index.html: No space left on device. There is no site yet.\n")
    assert names(project) == set()


def test_a_killed_build_keeps_the_last_good_site(project: Path, run: Run) -> None:
    write_site(project)
    # The build says where it is and waits there, half done, to be killed.
    (project / "hook.py").write_text("def on_post_page(output, page, config):\n    print('reached', flush=True)\n    input()\n")
    write_config(project, "hooks: [hook.py]\n")
    (project / "content" / "index.md").write_text("# Second\n")

    with start(project) as process:
        assert process.stdout
        assert "reached\n" in process.stdout, "it came that far"
        process.kill()

    assert title(project) == "First"
    assert any(name.startswith(".site-new-") for name in names(project))

    write_config(project)
    assert run()[0] == 0
    assert title(project) == "Second"
    assert names(project) == {"site"}


OTHER = " holds something else than a built site, and would be replaced. Remove it, or name another folder.\n"


def test_a_folder_that_is_no_site_is_not_replaced(project: Path, run: Run) -> None:
    assert run("--site-dir", "content") == (1, f"content{OTHER}")
    assert (project / "content" / "index.md").read_text() == "# First\n"


def test_a_site_that_is_a_repository_is_not_replaced(project: Path, run: Run) -> None:
    write_site(project)
    (project / "site" / ".git").mkdir()
    assert run() == (1, f"site{OTHER}")
    assert title(project) == "First"


def test_a_file_is_not_replaced(run: Run) -> None:
    assert run("--site-dir", "mkdocs.yml") == (1, "mkdocs.yml is not a folder.\n")
