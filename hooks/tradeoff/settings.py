"""Where a project keeps its things, and how it is published. The host fills this in; the commands use the defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tradeoff.forge import Forge
from tradeoff.routes import Routes


@dataclass(frozen=True)
class Settings:
    """Folders of a project and the addresses it knows of itself. `theme` lists the folders templates are looked for in."""

    root: Path
    data: Path
    content: Path
    theme: tuple[Path, ...]
    routes: Routes = field(default_factory=Routes)
    forge: Forge | None = None

    @classmethod
    def of(cls, root: Path) -> Settings:
        """The settings of a project laid out in the usual way."""
        return cls(root, root / "data", root / "content", (root / "overrides",))
