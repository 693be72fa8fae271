"""What connects the engine with MkDocs. Beside `hooks/main.py`, nothing outside this package imports mkdocs."""
