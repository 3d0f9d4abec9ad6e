"""What is no mistake and yet deserves a look: events that seem the same, sources that say too little, dead paths.

Each kind says once what it can say once: a file fresh from the texts must not drown in warnings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from timeline.dates import When
from timeline.events_file.likeness import EventsByDate
from timeline.events_file.problems import Problem, Severity, problem_at
from timeline.events_file.reading import EventsFile
from timeline.marked_yaml import Node, uncollected
from timeline.schema import Event, Source

_YEAR = re.compile(r"(?<![\d$€£.,])(1[0-9]{3}|20[0-9]{2})(s)?(?![\d%])")
# "Three years before 1992" is not in 1992; what it is, only the extractor can say.
_RELATIVE = re.compile(
    r"\b(?:before|after|later|earlier|prior|following|past|beyond|до|после|спустя)\b", re.IGNORECASE
)

_ADDRESS = re.compile(r"[a-z][a-z0-9+.:-]*://", re.IGNORECASE)


def doubts(file: EventsFile, *, no_proposed: bool = False) -> list[Problem]:
    """What a person should have a look at in a file without errors, in the order of the text.

    Args:
        file: the events file as read from the disk: texts that its sources name are looked for beside it.
        no_proposed: whether each proposal that nobody has read is an error.
    """
    if file.timeline is None or file.root is None:
        return []
    finder = _Finder(file)
    with uncollected():
        finder.find_unread_proposals(no_proposed)
        finder.find_unused_lanes()
        finder.find_same_events()
        finder.find_sources()
    return sorted(finder.problems, key=lambda problem: (problem.line, problem.column))


class _Finder:
    def __init__(self, file: EventsFile) -> None:
        assert file.timeline is not None
        self.problems: list[Problem] = []
        self._file = file
        self._timeline = file.timeline
        self._events = [event for event in file.timeline.events if event.review != "rejected"]

    def _add(self, node: Node, message: str, hint: str, severity: Severity = "warning") -> None:
        place = (str(self._file.path), node.lines, node.start, node.end)
        self.problems.append(problem_at(*place, message, hint, severity))

    def _node(self, event: Event, key: str) -> Node:
        node = self._file.event_nodes[event.id]
        return node.get(key) or node

    def find_unread_proposals(self, no_proposed: bool) -> None:
        waiting = [event for event in self._events if event.review == "proposed"]
        if no_proposed:
            for event in waiting:
                self._add(
                    self._node(event, "review"),
                    f"nobody has read the proposal '{event.id}' yet",
                    "`timeline review` goes through the proposals, `timeline accept` takes their ids",
                    "error",
                )
        elif waiting:
            many = "1 event is a proposal" if len(waiting) == 1 else f"{len(waiting):,} events are proposals"
            self._add(
                self._node(waiting[0], "review"),
                f"{many} that nobody has read yet",
                "`timeline review` goes through them",
            )

    def find_unused_lanes(self) -> None:
        listed = self._file.root.get("lanes") if self._file.root else None
        used = {event.lane for event in self._timeline.events}
        unused = [key for key, _ in listed.pairs if key.value not in used] if listed and self._events else []
        if unused:
            names = ", ".join(key.value for key in unused)
            what = "the lane" if len(unused) == 1 else "the lanes"
            self._add(unused[0], f"no event stands in {what} {names}", "leave it, or take it out of `lanes:`")

    def find_same_events(self) -> None:
        seen = EventsByDate([])
        for event in self._events:
            other = seen.find(event)
            if other is not None:
                line = self._node(other, "title").start.line + 1
                self._add(
                    self._node(event, "title"),
                    f"this seems to be '{other.id}' of line {line} told again",
                    "move its sources there and reject it; or say in the titles how the two differ",
                )
            seen.add(event)

    def find_sources(self) -> None:
        folder = self._file.path.parent
        unnamed: dict[str, list[Node]] = defaultdict(list)
        dead: dict[str, list[Node]] = defaultdict(list)
        exists: dict[str, bool] = {}
        for event in self._events:
            for source, node in self._sources(event):
                if source.text is not None:
                    if source.text not in exists:
                        exists[source.text] = is_there(folder, source.text)
                    if not exists[source.text]:
                        dead[source.text].append(node.get("text") or node)
                if source.title is None and source.url is None:
                    unnamed[source.text or ""].append(node)
            self._find_wrong_date(event)
            self._find_other_dates(event)
        for text, nodes in dead.items():
            self._add(
                nodes[0],
                f"there is no file '{text}'{_also(nodes)}",
                "correct the path; or run `timeline build`, which knows a text that moved by its words",
            )
        for text, nodes in unnamed.items():
            if text:
                hint = "give them in the sources.yaml of its folder and run `timeline build`, or here"
                self._add(nodes[0], f"'{text}' has neither title nor url as a source{_also(nodes)}", hint)
            else:
                for node in nodes:
                    self._add(
                        node, "this source has neither title nor url", "give one, so that readers can find it"
                    )

    def _sources(self, event: Event) -> Iterator[tuple[Source, Node]]:
        nodes = self._file.event_nodes[event.id].get("sources")
        yield from zip(event.sources, nodes.items if nodes else (), strict=False)

    def _find_wrong_date(self, event: Event) -> None:
        """The date may come from any of the sources: it is doubted when some speak against it and none for it."""
        if not event.date.is_dated or event.date.is_approximate:
            return
        against = ""
        for source in event.sources:
            told = source.phrase or source.quote or ""
            years = _years(told)
            if not years:
                if source.phrase or source.resolved_against:
                    return  # "On Saturday": it cannot be judged here
                continue
            if _RELATIVE.search(told) or any(_touches(event.date, *year) for year in years):
                return
            against = against or told
        if against:
            short = against if len(against) <= 60 else f"{against[:57]}..."
            self._add(
                self._node(event, "date"),
                f"the date {event.date} does not fit “{short}”",
                "correct it; or give the source that says so",
            )

    def _find_other_dates(self, event: Event) -> None:
        """Sources that give other dates are named, until a note says why they differ."""
        if event.note:
            return
        for source, node in self._sources(event):
            if source.date is not None and not source.date.overlaps(event.date):
                self._add(
                    node.get("date") or node,
                    f"this source gives {source.date}, and the event '{event.id}' has {event.date}",
                    "settle which is right, or say in a `note` why they differ",
                )


def _years(text: str) -> list[tuple[date, date]]:
    found = []
    for match in _YEAR.finditer(text):
        first = int(match[1])
        found.append((date(first, 1, 1), date(first + 9 if match[2] else first, 12, 31)))
    return found


def _touches(when: When, first: date, last: date) -> bool:
    return (when.earliest is None or when.earliest <= last) and (when.latest is None or first <= when.latest)


def is_there(folder: Path, text: str) -> bool:
    """Whether there is the file that a source names; of `articles.csv#12`, an article in a file, that file.

    An address such as s3://news/2020.parquet#12 counts as there: nobody is asked.
    """
    if _ADDRESS.match(text):
        return True
    file, _, article = text.rpartition("#")
    try:
        return (folder / text).is_file() or (bool(file and article) and (folder / file).is_file())
    except (OSError, ValueError):  # a name that is too long for a file, or holds a NUL
        return False


def _also(nodes: list[Node]) -> str:
    return f" (in {len(nodes):,} sources)" if len(nodes) > 1 else ""
