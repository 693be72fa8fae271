"""Tradeoff: sourced YAML claims in, a comparison site out.

The engine. It knows nothing of MkDocs; `mkdocs_bridge` and `main.py` carry its outputs there. The package imports
nothing on its own, so that `import tradeoff` costs nothing: ask for the module you need.
"""

from __future__ import annotations

__version__ = "0.1.0"
