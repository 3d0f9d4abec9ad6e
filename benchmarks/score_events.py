"""Scores the extractor on articles whose dated mentions have been annotated.

    python benchmarks/score_events.py ARTICLES GOLD.yaml [--verbose]

ARTICLES is a folder of texts with a sources.yaml. GOLD.yaml lists under `mentions` what a careful reader found:
`file`, `offset`, `end` (code points of the file), `kind`, `edtf`, `relevance` (core, context, noise), `title`.

Prints
- recall: of the core mentions with a date expression (kinds explicit and relative), how many have an event whose
  evidence is the sentence with that expression, and a date within the bounds of the gold's;
- precision: of the events, how many have evidence in the sentence of a core or context mention with a compatible date;
- noise: events whose evidence is an expression annotated as noise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extract.cli.reading_options import Asked
from extract.cli.texts import Texts
from extract.mentions import as_events
from extract.pipeline import extract
from extract.topics import load_topic
from timeline.dates import DateError, Precision, When
from timeline.schema import Event, Source

DATED = frozenset({"explicit", "relative"})


@dataclass(slots=True)
class Score:
    """Counts, and what went wrong in words."""

    core: int = 0
    found: int = 0
    events: int = 0
    relevant: int = 0
    noise: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the core mentions that became an event."""
        return self.found / self.core if self.core else 1.0

    @property
    def precision(self) -> float:
        """Share of the events that a reader would call relevant."""
        return self.relevant / self.events if self.events else 1.0


def score(articles: Path, gold_file: Path) -> Score:
    """Extract the events of the articles and compare them with the gold."""
    documents = list(Texts(Asked([articles]), articles))
    topic = load_topic()
    events = as_events(extract(documents, topic).proposals, topic)
    contents = {document.name: document.text for document in documents}
    gold = yaml.safe_load(gold_file.read_text(encoding="utf-8"))["mentions"]
    result = Score(events=len(events))
    for mention in gold:
        if mention["relevance"] == "core" and mention["kind"] in DATED:
            result.core += 1
            if any(_tells(event, source, mention) for event in events for source in event.sources):
                result.found += 1
            else:
                result.notes.append(
                    f"missed  {mention['id']} {mention['expr']!r} {mention['edtf']}: {mention['title']}"
                )
    for event in events:
        if any(_is_noise(source, mention) for source in event.sources for mention in gold):
            result.noise += 1
            result.notes.append(f"noise   {event.date} {event.title}")
        if any(_relates(event, source, mention, contents) for source in event.sources for mention in gold):
            result.relevant += 1
        else:
            result.notes.append(f"doubt   {event.date} {event.title}")
    return result


def _tells(event: Event, source: Source, mention: dict[str, Any]) -> bool:
    """Whether the source quotes the sentence of the mention, and the event is dated within the gold's bounds."""
    quoted = mention["expr"].replace("\n", " ") in (source.quote or "") and source.start is not None
    near = (
        quoted
        and source.text == mention["file"]
        and abs(source.start - mention["offset"]) < len(source.quote or "")
    )
    return near and _agrees(event, mention)


def _overlaps(source: Source, mention: dict[str, Any]) -> bool:
    if source.text != mention["file"] or source.start is None or source.end is None:
        return False
    return source.start < mention["end"] and mention["offset"] < source.end


def _is_noise(source: Source, mention: dict[str, Any]) -> bool:
    return mention["relevance"] == "noise" and _overlaps(source, mention)


def _relates(event: Event, source: Source, mention: dict[str, Any], contents: dict[str, str]) -> bool:
    """Whether the source's sentence holds a core or context mention of a compatible date."""
    if mention["relevance"] == "noise" or source.text != mention["file"] or source.start is None:
        return False
    text = contents[source.text]
    first = text.rfind("\n", 0, source.start) + 1
    last = text.find("\n", source.start)
    return first <= mention["offset"] < (last if last >= 0 else len(text)) and _agrees(event, mention)


def _agrees(event: Event, mention: dict[str, Any]) -> bool:
    gold = _when(mention["edtf"])
    if gold is None:
        return False
    mine = event.date
    if mine.precision is Precision.PERIOD:
        sides = [side for side in (mine.start, mine.end) if side is not None]
        return any(gold.overlaps(side) for side in sides)
    return gold.overlaps(mine)


def _when(text: Any) -> When | None:
    try:
        return When.parse(str(text))
    except DateError:
        return None


def main() -> None:
    """Print the score."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if len(paths) != 2:
        sys.exit(__doc__)
    result = score(*paths)
    print(f"recall of core mentions   {result.found}/{result.core}  {result.recall:.2f}")
    print(f"events that are relevant  {result.relevant}/{result.events}  {result.precision:.2f}")
    print(f"events from noise         {result.noise}")
    if "--verbose" in sys.argv:
        print("\n".join(result.notes))


if __name__ == "__main__":
    main()
