"""Metadata: what a page says about itself, to readers above its heading and to programs in its head."""
