"""A forge: the web site that keeps a project's repository, and the addresses it has for a line, an edit and a report.

Line numbers hold on the page that shows a file: every forge documents `#L34` there, and readers who are not signed in see
it too, with the pencil beside it. In-browser editors take no line on most forges and ask for an account first, so only the
link of a whole page leads to one. A host that the table does not know gets no links: a guess would lead nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from tradeoff.problem import Place


@dataclass(frozen=True, slots=True)
class Dialect:
    """The addresses of a forge, after the repository's own: of a line, of the editor, and of a report's title and text."""

    line: str
    edit: str
    report: str
    title: str
    text: str


_GITHUB = Dialect("blob/{branch}/{file}#L{line}", "edit/{branch}/{file}", "issues/new", "title", "body")
_GITLAB = Dialect(
    "-/blob/{branch}/{file}#L{line}", "-/edit/{branch}/{file}", "-/issues/new", "issue[title]", "issue[description]"
)
_FORGEJO = Dialect("src/branch/{branch}/{file}#L{line}", "_edit/{branch}/{file}", "issues/new", "title", "body")
DIALECTS = {"github": _GITHUB, "gitlab": _GITLAB, "codeberg": _FORGEJO, "forgejo": _FORGEJO, "gitea": _FORGEJO}
"""By a part of the host's name: `gitlab.com` and `gitlab.example.org` speak alike."""
_EDIT_URI = re.compile(r"^(?:-/)?(?:_?edit|blob|raw|src|tree)/(?:branch/)?(?P<branch>[^/]+)/(?P<folder>.*)$")


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository on the web: its address, the branch that is edited, and the folder of the project in it."""

    address: str
    dialect: Dialect
    branch: str
    folder: str = ""

    @classmethod
    def of(cls, repository: str, edit_uri: str, content: str) -> Forge | None:
        """The forge of a repository; None without one and for an unknown host.

        `edit_uri` is the host generator's own setting, like `edit/main/content/`, and `content` the folder it ends in,
        relative to the project. The branch is one part of the path: a name with a slash cannot be told from a folder.
        """
        parts = urlsplit(repository)
        dialect = next((DIALECTS[part] for part in (parts.hostname or "").split(".") if part in DIALECTS), None)
        found = _EDIT_URI.match(edit_uri.strip("/") + "/")
        if parts.scheme not in ("http", "https") or not dialect or not found:
            return None
        folder = found["folder"].strip("/")
        if folder != content and not folder.endswith(f"/{content}"):
            return None
        return cls(repository.rstrip("/"), dialect, found["branch"], folder.removesuffix(content))

    def line(self, place: Place) -> str:
        """The page that shows a file of the project, at a line."""
        return self._file(self.dialect.line, place)

    def edit(self, file: str) -> str:
        """The editor of a file of the project."""
        return self._file(self.dialect.edit, Place(file))

    def report(self, title: str, text: str) -> str:
        """The form for a new report, with its title and text filled in."""
        fields = urlencode({self.dialect.title: title, self.dialect.text: text}, quote_via=quote)
        return f"{self.address}/{self.dialect.report}?{fields}"

    def _file(self, pattern: str, place: Place) -> str:
        path = pattern.format(branch=quote(self.branch), file=quote(self.folder + place.file), line=place.line)
        return f"{self.address}/{path}"
