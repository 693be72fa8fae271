"""The door: what Tradeoff does at each event of an MkDocs build, in order.

    config    read data and pages, plan every output; all problems together, before the site folder is emptied
    files     hand the planned outputs to MkDocs, and the navigation; begin to write what is no page
    page      generated Markdown in, rendered page with its blocks out
    build     say what was built

MkDocs loads this file once a process and calls it for every build, so what belongs to one build lives in one object
that `on_config` replaces. All imports stand here: MkDocs puts this folder on the path only while it reads the file.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import event_priority

from mkdocs_bridge.build import Build
from mkdocs_bridge.serve import hear, keep_serving

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_build: Build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Plan the build, or stop it with every problem of every file."""
    global _build  # noqa: PLW0603 — MkDocs gives hooks no place but this for what one build shares
    _build = Build.of(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files, and a navigation when the project has none."""
    return _build.add_files(files)


@event_priority(-100)  # after plug-ins that add or take away files
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Begin to write the files."""
    _build.begin_files(files)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put generated and written Markdown together."""
    return _build.markdown(page, markdown)


@event_priority(-50)  # after plug-ins that change the rendered page
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render the blocks; hand on what search may read."""
    return _build.indexed(page, html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Look at each theme template once: no build changes them, and every page asks for dozens."""
    env.auto_reload = False
    return env


@event_priority(-100)  # after search, which reads the page here
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Put the blocks in, and hand the theme what stands around them."""
    _build.complete(page, context)
    return context


@event_priority(-100)  # after plug-ins that look at the page once more
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave out what only the templates needed."""
    _build.leave(page)
    return _build.see(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave out the same of the page for missing addresses."""
    return _build.see(output_content) if template_name.endswith(".html") else output_content


@event_priority(-100)  # after plug-ins that add pages of their own
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the files, shorten the theme's stylesheets, and say what was built."""
    _build.finish_files()
    _build.finish_styles()
    _build.summarise()


def on_build_error(error: Exception) -> None:
    """Leave nothing running."""
    if "_build" in globals():  # not when the first plan failed
        _build.abandon()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Keep answering when a rebuild fails."""
    return keep_serving(server, config, builder)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001 — as MkDocs calls it
    """Refuse partial builds: they would publish a search index of the changed pages alone. Keep a preview's warnings."""
    Build.refuse_dirty(command, dirty=dirty)
    Build.command = command
    if command == "build":
        # A build keeps nearly all it makes until its end: looking for garbage seldom saves a tenth of the time.
        gc.set_threshold(50_000, 20, 100)
    hear(command)
