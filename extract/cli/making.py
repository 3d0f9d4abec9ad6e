"""What `timeline build` does: the path from texts to the page, with nothing written before all is known to fit."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.cli.new_file import new_events_text
from extract.cli.texts import progress, read_texts
from extract.mentions import as_events
from extract.pipeline import Extraction, extract
from extract.topics import Topic, TopicError, load_topic
from timeline.dates import When
from timeline.events_file import EventsFile, Problem, read, read_text, report, write_atomically
from timeline.events_file.merging import Conflict, Merge, MergeError, merge
from timeline.events_file.proposals import proposals_bytes, proposals_path, read_proposals
from timeline.page import render
from timeline.schema.json_schema import json_schema_text

SCHEMA_NAME = "events.schema.json"


class BuildError(Exception):
    """The build cannot go on, and nothing was written; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: its problems as a report, its summary, and whether there were problems."""

    report: str
    summary: str
    has_problems: bool


def build(
    paths: Sequence[Path],
    events: Path,
    out: Path,
    topic_path: Path | None,
    published: When | None,
    encoding: str | None,
    *,
    dry_run: bool = False,
) -> Result:
    """Texts → events file → page.

    Raises:
        BuildError: no texts, an events file with errors, a folder that is not there, a file that cannot be written.
    """
    for file in (events, out):
        _check_place(file)
    topic = _topic(topic_path)
    before, is_new = _read_events(events, topic)
    base, base_problems = read_proposals(proposals_path(events))
    if base_problems:
        raise BuildError(f"{report(base_problems)}\n\nnothing was written")
    texts = read_texts(paths, events.parent, published=published, encoding=encoding)
    if not texts.documents:
        nothing = f"no texts in {', '.join(map(str, paths))}: put .txt or .md files there"
        raise BuildError("\n\n".join(part for part in (report(texts.problems), nothing) if part))
    with progress(texts.documents, "finding events") as documents:
        extraction = extract(documents, topic)
    problems = texts.problems + [Problem(name, 1, 1, message) for name, message in extraction.failures]
    try:
        merged = merge(before, base, as_events(extraction.proposals, topic))
    except MergeError as error:
        raise BuildError(
            f"{events}: the proposals do not fit into it ({error}); nothing was written"
        ) from None
    if dry_run:
        difference = _difference(before.text if not is_new else "", merged.text, events)
        return Result(report(problems), difference or "nothing would change", bool(problems))
    drawn = read_text(merged.text, str(events))
    assert drawn.timeline is not None
    page = render(drawn.timeline)
    _write_all(events, before, is_new, merged, out, page)
    summary = _Summary(events, out, len(texts.documents), len(problems), len(drawn.problems))
    return Result(report(problems), summary.lines(merged, extraction), bool(problems))


def _check_place(file: Path) -> None:
    folder = file.parent
    if not folder.is_dir():
        raise BuildError(f"the folder '{folder}' does not exist: make it first; nothing was written")
    if not os.access(folder, os.W_OK):
        raise BuildError(f"the folder '{folder}' cannot be written to; nothing was written")
    if file.is_dir():
        raise BuildError(f"'{file}' is a folder: name a file in it; nothing was written")


def _topic(path: Path | None) -> Topic:
    try:
        return load_topic(path)
    except TopicError as error:
        raise BuildError(f"{error}; nothing was written") from None


def _read_events(events: Path, topic: Topic) -> tuple[EventsFile, bool]:
    try:
        found = read(events)
    except FileNotFoundError:
        return read_text(new_events_text(topic), str(events)), True
    except OSError as error:
        raise BuildError(f"'{events}' cannot be read: {error.strerror}; nothing was written") from None
    if found.timeline is None:
        raise BuildError(f"{report(found.problems)}\n\n{events} has errors, so nothing was written")
    if not found.text.strip():
        return read_text(new_events_text(topic), str(events)), True
    return found, False


def _write_all(events: Path, before: EventsFile, is_new: bool, merged: Merge, out: Path, page: str) -> None:
    """The events first: proposals without their events would count as deleted by hand."""
    try:
        if not is_new and events.read_bytes() != before.bytes:
            raise BuildError(f"{events} was changed during the run, so nothing was written: run it again")
        if is_new or merged.text != before.text:
            bom = "\ufeff" if before.bytes.startswith(b"\xef\xbb\xbf") else ""
            write_atomically(events, (bom + merged.text).encode())
        schema = events.parent / SCHEMA_NAME
        if is_new and not schema.exists():
            write_atomically(schema, json_schema_text().encode())
        write_atomically(proposals_path(events), proposals_bytes(merged.proposals.values()))
        write_atomically(out, page.encode())
    except OSError as error:
        raise BuildError(f"'{error.filename or out}' cannot be written: {error.strerror}") from None


def _difference(before: str, after: str, events: Path) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), str(events), f"{events} (proposed)"
    )
    return "".join(lines).rstrip("\n")


@dataclass(frozen=True, slots=True)
class _Summary:
    events: Path
    out: Path
    texts: int
    problems: int
    warnings: int

    def lines(self, merged: Merge, extraction: Extraction) -> str:
        kept_away = (
            f", {len(merged.kept_away)} kept away (rejected or deleted by hand)" if merged.kept_away else ""
        )
        problems = _counted(self.problems, "problem") if self.problems else "no problems"
        warnings = f", {_counted(self.warnings, 'warning')}: see `timeline check`" if self.warnings else ""
        return "\n".join(
            [
                f"{_counted(self.texts, 'text')} read",
                f"{_counted(len(merged.added), 'event')} proposed, {len(merged.updated)} updated, "
                f"{len(merged.unchanged)} unchanged in {self.events}{kept_away}",
                f"{_counted(extraction.undated, 'mention')} left undated",
                *(self._conflict(conflict) for conflict in merged.conflicts),
                f"{problems}{warnings}",
                f"open {self.out}",
            ]
        )

    def _conflict(self, conflict: Conflict) -> str:
        return (
            f"{self.events}:{conflict.line}: '{conflict.key}' of {conflict.id} was changed by hand and in the texts: "
            f"kept '{conflict.in_file}', the texts now say '{conflict.in_texts}'"
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
