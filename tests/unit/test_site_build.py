"""`make site` on a tiny project of its own: whatever happens to a build, the last good site stays."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mkdocs_bridge import site as command

HOOKS = Path(command.__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# First\n")
    write_config(tmp_path)
    return tmp_path


def write_config(project: Path, extra: str = "") -> None:
    (project / "mkdocs.yml").write_text(f"site_name: Tiny\ndocs_dir: content\n{extra}")


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs_bridge.site", "--config-file", "mkdocs.yml", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def run(project: Path, *arguments: str) -> tuple[int, str]:
    process = start(project, *arguments)
    output, _ = process.communicate(timeout=60)
    return process.returncode, output


def title(project: Path) -> str:
    """The page's heading; the site around it has to be whole."""
    assert (project / "site" / "sitemap.xml").is_file()
    page = (project / "site" / "index.html").read_text()
    return next(word for word in ("First", "Second") if f">{word}</h1>" in page)


def names(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} - {"content", "mkdocs.yml", ".site-lock", "hook.py", "__pycache__"}


def test_a_good_build_is_published(project: Path) -> None:
    status, output = run(project)
    assert status == 0, output
    assert title(project) == "First"
    assert output.endswith("Published site\n")
    assert names(project) == {"site"}


@pytest.mark.parametrize(
    ("config", "page", "said"),
    [
        ("no_such_key: 1\n", "# Second\n", "no_such_key"),
        ("theme: [\n", "# Second\n", "mkdocs.yml"),
        ("theme: no-such-theme\n", "# Second\n", "no-such-theme"),
        ("", "# Second\n[lost](lost.md)\n", "lost.md"),
    ],
    ids=["unknown key", "not YAML", "unknown theme", "broken link"],
)
def test_an_authors_mistake_keeps_the_last_good_site(project: Path, config: str, page: str, said: str) -> None:
    run(project)
    write_config(project, config)
    (project / "content" / "index.md").write_text(page)

    status, output = run(project)

    assert status == 1
    assert said in output
    assert "Traceback" not in output
    assert output.endswith("The build failed. site is still the last good one.\n")
    assert title(project) == "First"
    assert names(project) == {"site"}


def test_a_first_build_that_fails_leaves_no_site(project: Path) -> None:
    write_config(project, "no_such_key: 1\n")
    status, output = run(project)
    assert status == 1
    assert output.endswith("The build failed. There is no site yet.\n")
    assert names(project) == set()


def test_a_missing_configuration_is_named(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    status, output = run(project)
    assert status == 1
    assert "mkdocs.yml" in output
    assert "Traceback" not in output


def test_a_bug_in_a_hook_keeps_its_traceback(project: Path) -> None:
    (project / "hook.py").write_text("def on_files(files, config):\n    open('no-such-file')\n")
    write_config(project, "hooks: [hook.py]\n")
    status, output = run(project)
    assert status == 1
    assert "Traceback" in output
    assert names(project) == set()


def test_a_full_disk_is_told_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_room(_: Path, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder / "index.html"))

    monkeypatch.chdir(project)
    monkeypatch.setattr(command, "build", no_room)
    assert command.main([]) == 1
    folder = project / f".site-new-{os.getpid()}"
    assert capsys.readouterr().err == f"{folder}/index.html: No space left on device. There is no site yet.\n"
    assert names(project) == set()


@pytest.mark.parametrize("event", ["on_files(files, config)", "on_post_page(output, page, config)", "on_post_build(config)"])
def test_a_killed_build_keeps_the_last_good_site(project: Path, event: str) -> None:
    run(project)
    # The build stops by itself at one event and waits there to be killed.
    (project / "hook.py").write_text(
        f"import time, pathlib\ndef {event}:\n    pathlib.Path('reached').touch()\n    time.sleep(60)\n"
    )
    write_config(project, "hooks: [hook.py]\n")
    (project / "content" / "index.md").write_text("# Second\n")

    process = start(project)
    wait_for(project / "reached")
    process.kill()
    process.communicate()

    assert title(project) == "First"
    assert any(name.startswith(".site-new-") for name in names(project))

    write_config(project)
    (project / "reached").unlink()
    assert run(project)[0] == 0
    assert title(project) == "Second"
    assert names(project) == {"site"}


def test_a_folder_that_is_no_site_is_not_replaced(project: Path) -> None:
    status, output = run(project, "--site-dir", "content")
    assert status == 1
    assert output == (
        "content holds something else than a built site, and would be replaced. Remove it, or name another folder.\n"
    )
    assert (project / "content" / "index.md").read_text() == "# First\n"


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path.name} did not appear")
