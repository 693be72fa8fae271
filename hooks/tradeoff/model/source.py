"""A source: what a claim can be held against."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradeoff.model.base import Day, Filed, Flag, Id, PartialDate, Text, Url

Kind = Literal[
    "primary-docs",
    "release-notes",
    "advisory",
    "source-code",
    "package-metadata",
    "own-run",
    "survey",
    "measurement",
    "engineering-blog",
    "talk",
    "news",
    "reference",
    "marketing",
    "opinion",
]


class Source(Filed):
    """A document, record or run that claims cite."""

    title: Text = Field(description="Its title.")
    publisher: Text = Field(description="Who published it.")
    url: Url = Field("", description="Address of the original. Absent only when `how` says how to see it.")
    copy_read: Flag = Field(False, description="Whether a copy was read instead of the original.")
    kind: Kind = Field(description="What sort of source it is.")
    published: PartialDate | None = Field(None, description="When it was published, as far as known.")
    accessed: Day = Field(description="The day it was last opened.")
    read: Flag = Field(description="Whether a person read the text. An unread source supports nothing.")
    about: Id = Field("", description="The option whose maker publishes it. Absent means independent.")
    how: Text = Field("", description="Where there is no address: package and version, or the command that was run.")


def by_publisher(source: Source) -> tuple[str, str]:
    """Where a source stands in a list of all of them: by who published it, then by title."""
    return source.publisher.casefold(), source.title.casefold()
