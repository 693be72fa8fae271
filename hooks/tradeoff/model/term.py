"""A term: a word of the trade, explained for a newcomer."""

from __future__ import annotations

from pydantic import Field

from tradeoff.model.base import Filed, Text


class Term(Filed):
    """An entry of the glossary. Prose links to it by the words it goes by."""

    term: Text = Field(description="The word as it is written within a sentence.")
    definition: Text = Field(description="What it means, in one or two sentences. Inline Markdown.")
    also_called: tuple[Text, ...] = Field((), description="Further words and forms that mean it: plurals, abbreviations.")

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that means it."""
        return (self.term, *self.also_called)
