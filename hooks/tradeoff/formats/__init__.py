"""Formats: a block as HTML, Markdown, CSV or JSON. Each escapes inline text in its own way."""
