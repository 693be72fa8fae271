"""Carriers: what brings a block to a person. Each numbers its own footnotes."""
