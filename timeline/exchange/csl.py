"""CSL-JSON: the sources of all events, each once, for Zotero, Pandoc and other reference managers."""

from __future__ import annotations

import json
from typing import Any

from timeline.dates import Precision, When
from timeline.exchange.naming import Names, made_name
from timeline.exchange.passing import Options, encoded
from timeline.exchange.publishing import published
from timeline.schema import Source, Timeline

_KEYS = ("title", "url", "publisher", "author", "published")
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def write(timeline: Timeline, options: Options) -> bytes:
    """The bibliography. Sources of which only the text file is known are noted, not written."""
    losses = options.losses
    names = Names()
    items: dict[tuple[Any, ...], dict[str, Any]] = {}
    for event in published(timeline, losses):
        for source in event.sources:
            if not any(getattr(source, key) for key in _KEYS):
                losses.add(
                    "source without title, link and publisher, left out", f"{source.text} of {event.id}"
                )
                continue
            if source.quote or source.phrase:
                losses.add("quotes have no place there", event.id)
            found = tuple(getattr(source, key) for key in _KEYS)
            if found not in items:
                items[found] = _item(source, names, options.language)
    return encoded(json.dumps(list(items.values()), ensure_ascii=False, indent=2) + "\n", losses)


def _item(source: Source, names: Names, language: str) -> dict[str, Any]:
    title = source.title or source.publisher or source.author
    date = source.published.edtf if source.published else None
    item: dict[str, Any] = {
        "id": names.take(made_name(title, date)) if title else names.take("source"),
        "type": "webpage" if source.url else "article",
    }
    if source.title:
        item["title"] = source.title
    if source.author:
        item["author"] = [{"literal": source.author}]
    if source.publisher:
        item["container-title"] = source.publisher
    if source.published:
        item["issued"] = _issued(source.published, language)
    if source.url:
        item["URL"] = source.url
    return item


def _issued(when: When, language: str) -> dict[str, Any]:
    """A date of CSL: parts where it has them, words where it has none."""
    from timeline.wording import say_when

    if when.precision is Precision.SEASON:
        date: dict[str, Any] = {"date-parts": [_parts(when)[:1]], "season": _SEASONS[when.edtf[5:7]]}
    elif when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        date = {"date-parts": [_parts(when)]}
    elif when.precision is Precision.PERIOD and when.start and when.end:
        date = {"date-parts": [_parts(when.start), _parts(when.end)]}
    else:
        return {"literal": say_when(when, language)}
    return {**date, "circa": True} if when.is_approximate else date


def _parts(when: When) -> list[int]:
    day = when.earliest
    assert day is not None
    known = {Precision.DAY: 3, Precision.MONTH: 2}.get(when.precision, 1)
    return [day.year, day.month, day.day][:known]
