"""A table of Markdown, for a text that people read: dates in words, sources as links."""

from __future__ import annotations

import re

from timeline.exchange.passing import Options, encoded
from timeline.exchange.publishing import label_of, note_missing, published, source_name
from timeline.schema import Event, Timeline

# Signs that begin markup anywhere in a line; an address keeps them.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&$])")
_IN_ADDRESS = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C", "`": "%60"}
_HEADS = {
    "en": ("Date", "Event", "Lane", "Actors", "Sources"),
    "ru": ("Дата", "Событие", "Дорожка", "Участники", "Источники"),
}


def write(timeline: Timeline, options: Options) -> bytes:
    """The events by date; those of an unknown year last."""
    from timeline.wording import load_wording, say_when

    words = load_wording(options.language)
    events = published(timeline, options.losses)
    note_missing(events, ("review", "importance", "summary", "note", "quote"), options.losses)
    heads = _HEADS.get(options.language, _HEADS["en"])
    has_lanes, has_actors = any(event.lane for event in events), any(event.actors for event in events)
    shown = [place for place in range(5) if (place != 2 or has_lanes) and (place != 3 or has_actors)]
    lines = [f"# {_plain(timeline.title)}", ""]
    lines += [_plain(timeline.description), ""] if timeline.description else []
    lines += [_row([heads[place] for place in shown]), _row(["---"] * len(shown))]
    for event in events:
        title = _plain(event.title)
        if event.status != "happened":
            title += f" ({words(f'status.{event.status}')})"
        row = [
            _plain(say_when(event.date, options.language)),
            title,
            _plain(label_of(timeline, event)),
            _plain(", ".join(event.actors)),
            _sources(event),
        ]
        lines.append(_row([row[place] for place in shown]))
    return encoded("\n".join(lines) + "\n", options.losses)


def _sources(event: Event) -> str:
    found = []
    for source in event.sources:
        name = _plain(source_name(source))
        if source.url and name:
            address = "".join(_IN_ADDRESS.get(sign, sign) for sign in source.url)
            found.append(f"[{name}]({address})")
        elif name:
            found.append(name)
    return "; ".join(found)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    line = " ".join(text.split())
    return _MARKUP.sub(r"\\\1", line)
