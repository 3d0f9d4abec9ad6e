"""events.proposals.jsonl: what the texts last proposed, a line an event, sorted by id. The base of the merge."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from timeline.events_file.emitting import event_data
from timeline.events_file.problems import Problem
from timeline.marked_yaml import uncollected
from timeline.schema import Event


def proposals_path(events_path: Path) -> Path:
    """The proposals that belong to an events file: events.yaml → events.proposals.jsonl."""
    return events_path.with_name(f"{events_path.stem}.proposals.jsonl")


def read_proposals(path: Path) -> tuple[dict[str, Event], list[Problem]]:
    """The proposals by id, and what is wrong with the file; without a file there are none.

    Raises:
        OSError: it is there and may not be read.
    """
    if not path.exists():
        return {}, []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    with uncollected():
        return _read(path, lines)


def _read(path: Path, lines: list[str]) -> tuple[dict[str, Event], list[Problem]]:
    found: dict[str, Event] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            event = Event.model_validate_json(line)
        except ValidationError:
            problems.append(
                Problem(
                    str(path),
                    number,
                    1,
                    "this line is not a proposal as the machine wrote it",
                    "restore the file from version control; or delete it: nothing of events.yaml gets lost",
                    length=max(1, min(len(line), 40)),
                    source_line=line,
                )
            )
        else:
            found[event.id] = event
    return found, problems


def proposals_bytes(events: Iterable[Event]) -> bytes:
    """The file's content, the same for the same proposals in any order."""
    ordered = sorted(events, key=lambda event: event.id)
    written = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(f"{written(event_data(event))}\n" for event in ordered).encode()
