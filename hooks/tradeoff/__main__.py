"""`python -m tradeoff`."""

from __future__ import annotations

import sys

from tradeoff.cli import main

if __name__ == "__main__":
    sys.exit(main())
