"""What connects the engine with MkDocs. Beside `hooks/main.py`, nothing outside this package imports mkdocs."""

from tradeoff.system import refuse_windows

refuse_windows()  # here, because every way into MkDocs comes by: the hook, `make site` and `make serve`
