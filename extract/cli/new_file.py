"""The events.yaml that a person finds when there was none."""

from __future__ import annotations

from extract.topics import Topic
from timeline.events_file.emitting import pair

_HEAD = """\
# yaml-language-server: $schema=./events.schema.json
# This file is yours. Correct it, add to it, delete from it: running `timeline build` again keeps what you did.
# `review: proposed` marks what the machine found and nobody has read yet; delete the line to stand behind the event.
"""


def new_events_text(topic: Topic) -> str:
    """An events.yaml with the topic's title and lanes, and no events."""
    lines = [pair("title", topic.title)]
    if topic.description:
        lines.append(pair("description", topic.description))
    lines += ["lanes:", *(f"  {pair(name, label)}" for name, label in topic.lanes.items()), "events: []"]
    return _HEAD + "\n".join(lines) + "\n"
