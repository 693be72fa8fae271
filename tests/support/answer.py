"""What a preview answers: a page, and the banner over it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Answer:
    """One answer, as a visitor gets it."""

    status: int
    kind: str
    body: str

    @property
    def heading(self) -> str:
        """The heading of the page."""
        found = BeautifulSoup(self.body, "html.parser").select_one("article h1")
        return found.get_text().removesuffix("¶").strip() if found else ""

    @property
    def problems(self) -> list[str]:
        """What the banner lists, nothing when there is none."""
        if "t-problems" not in self.body:
            return []
        return [item.get_text() for item in BeautifulSoup(self.body, "html.parser").select(".t-problems ol > li")]

    @property
    def banner(self) -> str:
        """All that the banner says."""
        found = BeautifulSoup(self.body, "html.parser").select_one(".t-problems details")
        return found.get_text() if found else ""

    def names(self, start: str) -> bool:
        """Whether the banner lists a problem that begins so: with its place."""
        return any(problem.startswith(start) for problem in self.problems)

    @property
    def well(self) -> bool:
        """Whether there is the page, and nothing to complain of."""
        return self.status == 200 and "t-problems" not in self.body
