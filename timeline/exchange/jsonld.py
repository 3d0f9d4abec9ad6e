"""JSON-LD: a list of schema.org Events. The EDTF text is kept as a literal of the Library of Congress's datatype.

The context stands in the file, so that no processor has to ask the network for it. What schema.org has no word for
stands under `tl:`, so that reading gives everything again.
"""

from __future__ import annotations

import json
from typing import Any

from timeline.dates import Precision, When
from timeline.exchange.jsonld_reading import read
from timeline.exchange.jsonld_words import CONTEXT, OWN_EVENT_KEYS, OWN_SOURCE_KEYS, STATUSES
from timeline.exchange.passing import Options, encoded
from timeline.schema import Event, Source, Timeline

__all__ = ["read", "write"]

_SAID_BY_SCHEMA = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def write(timeline: Timeline, options: Options) -> bytes:
    """Everything that the timeline holds, as linked data."""
    whole: dict[str, Any] = {"@context": CONTEXT, "@type": "ItemList", "name": timeline.title}
    if timeline.description:
        whole["description"] = timeline.description
    whole["tl:lanes"] = [
        _given({"tl:lane": name, "name": lane.label, "tl:color": lane.color})
        for name, lane in timeline.lanes.items()
    ]
    for event in timeline.events:
        if "startDate" not in _dates(event.date) and "endDate" not in _dates(event.date):
            options.losses.add(
                "date that schema.org has no form for, so it stands as EDTF only",
                f"{event.id} ({event.date})",
            )
    whole["itemListElement"] = [_event(event, timeline) for event in timeline.events]
    return encoded(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", options.losses)


def _event(event: Event, timeline: Timeline) -> dict[str, Any]:
    lane = timeline.lanes.get(event.lane) if event.lane else None
    return _given(
        {
            "@type": "Event",
            "identifier": event.id,
            "name": event.title,
            **_dates(event.date),
            "tl:date": _edtf(event.date),
            "eventStatus": STATUSES[event.status],
            "description": event.summary,
            "keywords": lane.label if lane else event.lane,
            "about": [{"@type": "Thing", "name": actor} for actor in event.actors],
            **{f"tl:{key}": getattr(event, key) for key in OWN_EVENT_KEYS},
            "tl:status": "planned" if event.status == "planned" else None,
            "subjectOf": [_source(source) for source in event.sources],
        }
    )


def _source(source: Source) -> dict[str, Any]:
    published = source.published
    own = {key: getattr(source, key) for key in OWN_SOURCE_KEYS}
    return _given(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "author": {"@type": "Thing", "name": source.author} if source.author else None,
            "datePublished": str(published) if published and _is_plain(published) else None,
            "tl:published": _edtf(published) if published else None,
            **{f"tl:{key}": _edtf(value) if isinstance(value, When) else value for key, value in own.items()},
        }
    )


def _dates(when: When) -> dict[str, str]:
    """startDate and endDate, where schema.org's dates can say them: whole days, months and years."""
    if when.precision is Precision.PERIOD:
        sides = (("startDate", when.start), ("endDate", when.end))
        return {name: str(side) for name, side in sides if side is not None and _is_plain(side)}
    return {"startDate": when.edtf} if _is_plain(when) else {}


def _is_plain(when: When) -> bool:
    return when.precision in _SAID_BY_SCHEMA and not when.qualifier


def _edtf(when: When) -> dict[str, str]:
    return {"@type": "edtf:EDTF", "@value": when.edtf}


def _given(data: dict[str, Any]) -> dict[str, Any]:
    """The same without what is not given."""
    return {key: value for key, value in data.items() if value is not None and value != []}
