"""A sample: the same small program, written once for each option."""

from __future__ import annotations

from pydantic import Field

from tradeoff.model.base import Filed, Id, Record, Text


class Side(Record):
    """A sample as one option has it. Its files stand in `content/samples/<sample>/<option>/`."""

    files: tuple[Text, ...] = Field(min_length=1, description="Names of its files, in the order a reader should meet them.")
    set_up: Text = Field("", description="The commands to type before, one a line.")
    run: Text = Field(description="The command that starts it.")
    shown: Text = Field(description="What to notice here. Inline Markdown.")
    versions: Text = Field(description="The versions it was last run with.")


class Sample(Filed):
    """One small program."""

    title: Text = Field(description="Short name.")
    what: Text = Field(description="What the program does, the same for every option, in one sentence.")
    sides: dict[Id, Side] = Field(description="Option id → the program. One for every option.")
