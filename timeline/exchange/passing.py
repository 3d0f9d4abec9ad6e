"""What goes into a writer and comes out of a reader, and what did not get across."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from timeline.events_file import Problem
from timeline.schema import Event, Lane, Timeline

_MOST_EXAMPLES = 3
_LONGEST_EXAMPLE = 60


class Losses:
    """What a format cannot hold, counted by kind, with some examples of each."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}

    def add(self, kind: str, example: str = "", count: int = 1) -> None:
        """Note that something was left out or changed.

        Args:
            kind: what it was, as a sentence without a full stop.
            example: where it was, or what it said.
            count: how often.
        """
        self._counts[kind] = self._counts.get(kind, 0) + count
        examples = self._examples.setdefault(kind, [])
        example = " ".join(example.split())
        if example and example not in examples and len(examples) < _MOST_EXAMPLES:
            is_long = len(example) > _LONGEST_EXAMPLE
            examples.append(f"{example[:_LONGEST_EXAMPLE]}…" if is_long else example)

    def lines(self) -> list[str]:
        """A line a kind: what, how often, and where for example."""
        return [self._line(kind) for kind in self._counts]

    def _line(self, kind: str) -> str:
        count, examples = self._counts[kind], self._examples[kind]
        times = "once" if count == 1 else f"{count:,} times"
        return f"{kind}: {times}{', ' if examples else ''}{', '.join(examples)}" + (
            ", …" if examples and count > len(examples) else ""
        )


@dataclass(frozen=True, slots=True)
class Options:
    """What a writer is asked for beside the events.

    Attributes:
        language: of the words that are not those of the file, such as dates said in words.
        theme: auto, light or dark, for formats that have colours.
        losses: takes what the format cannot hold.
        size: of a picture, as in 160mmx90mm, or 1200x675 for pixels.
        notes: whether a picture numbers its sources and lists them.
        heading: whether title and description stand above a picture.
        file: the name of the file that is written, where there is one.
        plotlyjs, compact: where a fragment has Plotly from, as for the page.
        csp: whether a fragment has its code in files beside it, and `files_at` the folder of the site for these.
        beside: takes the files that belong beside the one that is written, by name.
    """

    language: str = "en"
    theme: str = "auto"
    losses: Losses = field(default_factory=Losses)
    size: str = "160mmx90mm"
    notes: bool = False
    heading: bool = True
    file: str = ""
    plotlyjs: str | Path = "inline"
    compact: bool = False
    csp: bool = False
    files_at: str = ""
    beside: dict[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What a file in another format says.

    Attributes:
        title, description: of the whole; None when it has none.
        lanes: by their ids, in order.
        events: with ids, each of them once.
        problems: what is wrong with the file; with any of them, nothing of it may be used.
    """

    title: str | None = None
    description: str | None = None
    lanes: dict[str, Lane] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def timeline(self) -> Timeline:
        """The same as a timeline."""
        heading = {"title": self.title} if self.title else {}
        return Timeline(**heading, description=self.description, lanes=self.lanes, events=tuple(self.events))


def encoded(text: str, losses: Losses) -> bytes:
    """A text as UTF-8; half characters, which UTF-8 cannot hold, are replaced and noted."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        losses.add("half a character was replaced by \ufffd", f"at {error.start}")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
