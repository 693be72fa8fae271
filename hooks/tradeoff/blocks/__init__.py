"""Blocks: from a catalog to what is said. One module a kind; `kinds` lists them all."""
