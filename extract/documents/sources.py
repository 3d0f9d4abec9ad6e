"""What is known of a text beside its words: an entry of a folder's sources.yaml or sources.json."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from extract.documents.document import Origin
from timeline.dates import When


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One text: which file it is, and what its page or paper said of it.

    Attributes:
        file: its path from the folder of sources.yaml; of an article among others in a file `path#id`.
        published: when it was published, as exactly as it is known.
        language: ISO 639-1; English when not given.
        encoding: how to read it when it is not UTF-8.
        origin: which list it stands in.
    """

    file: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    encoding: str | None = None
    origin: Origin = field(default="sources.yaml", repr=False)

    def filled_in(self, other: SourceEntry) -> SourceEntry:
        """This entry, with what only the other one says."""
        mine = {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}
        origin = self.origin if self.published else other.origin
        return replace(other, **{**mine, "origin": origin})
