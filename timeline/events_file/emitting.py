"""A new event, or a part of one, as lines of events.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.events_file.scalars import scalar
from timeline.schema import Event, Source

EVENT_KEYS = tuple(Event.model_fields)
SOURCE_KEYS = tuple(Source.model_fields)
TYPED_KEYS = frozenset({"date", "published", "resolved_against", "start", "end"})


def event_data(event: Event) -> dict[str, Any]:
    """An event as plain data in the order of the schema, without what is not given or is the default."""
    return event.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def source_data(source: Source) -> dict[str, Any]:
    """A source as plain data in the order of the schema, without what is not given."""
    return source.model_dump(mode="json", exclude_none=True)


def event_lines(event: Event, indent: int) -> list[str]:
    """The lines of an event as an item of the block list `events`, `indent` spaces before its dash."""
    data = event_data(event)
    sources = data.pop("sources", ())
    lines = [pair(key, value) for key, value in data.items()]
    if sources:
        lines.append("sources:")
        lines += [line for source in sources for line in source_lines(source, 2)]
    return item(lines, indent)


def source_lines(source: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of a source as an item of the block list `sources`; of one that says nothing `- {}`."""
    return item([pair(key, source[key]) for key in SOURCE_KEYS if key in source] or ["{}"], indent)


def pair(key: str, value: Any, *, in_flow: bool = False) -> str:
    """`key: value` on one line; a list in brackets."""
    return f"{key}: {written(key, value, in_flow=in_flow)}"


def written(key: str, value: Any, *, in_flow: bool = False) -> str:
    """A value as it is written behind its key."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(pair(str(name), one, in_flow=True) for name, one in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(scalar(str(one), in_flow=True) for one in value)}]"
    if key in TYPED_KEYS and str(value).startswith("["):
        return str(value)  # [a..b]: a list of one text to YAML, a date to us
    return scalar(str(value), in_flow=in_flow, typed=key in TYPED_KEYS)


def item(lines: Sequence[str], indent: int) -> list[str]:
    """Lines as an item of a block list: a dash before the first, the rest under it."""
    margin = " " * indent
    return [f"{margin}- {lines[0]}", *(f"{margin}  {line}" for line in lines[1:])]
