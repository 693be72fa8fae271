"""Exhibits: what a writer's page can show beside text and tables, kept as files of its own in `content/`."""
