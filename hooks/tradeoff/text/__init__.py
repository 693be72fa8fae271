"""Text: what people typed, with the place of every piece of it."""
