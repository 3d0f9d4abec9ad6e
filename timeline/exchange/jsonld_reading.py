"""JSON-LD read as it is usually written: schema.org's words with or without a prefix; no context is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from timeline.dates import DateError, When
from timeline.exchange.foreign_dates import lasting, of_iso
from timeline.exchange.hypertext import from_html
from timeline.exchange.json_places import JsonDocument, read_json
from timeline.exchange.jsonld_words import OWN_EVENT_KEYS, OWN_SOURCE_KEYS
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names, is_id
from timeline.exchange.passing import Losses, Reading
from timeline.exchange.records import Path, Place, Records
from timeline.schema.links import LinkError, check_link

_PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")
_ACTORS = ("about", "organizer", "performer", "actor", "contributor")
_SOURCES = ("subjectOf", "citation", "isBasedOn")
_HELD = {
    *("name", "description", "identifier", "startDate", "endDate", "eventStatus", "keywords", "url", "@id"),
    *("@type", "@context", "inLanguage", *_ACTORS, *_SOURCES),
}
_PATHS = {
    "title": "name",
    "summary": "description",
    "lane": "keywords",
    "id": "identifier",
    "sources": "subjectOf",
}


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """The Events of a JSON-LD document, wherever in it they stand."""
    records = Records(name)
    reading = Reading(problems=records.problems)
    document = read_json(data, records)
    if document is None:
        return reading
    whole = document.data
    if not isinstance(whole, dict | list):
        records.problem(Place(1), "this JSON holds no objects", 'an event is {"@type": "Event", "name": …}')
        return reading
    lanes, names = LaneNames(), Names()
    if isinstance(whole, dict):
        reading.title = _text(_value(whole, "name")) if not _is_event(whole) else None
        reading.description = _text(_value(whole, "description")) if not _is_event(whole) else None
        _read_lanes(whole, lanes, records, document)
    found = False
    for path, event in _events(whole, ()):
        found = True
        if records.is_full:
            break
        _read_event(event, path, document, records, lanes, names, losses)
    if not found and not records.problems and not (isinstance(whole, dict) and "tl:lanes" in whole):
        hint = 'an event is {"@type": "Event", "name": "…", "startDate": "2020-05-18"}'
        records.problem(Place(1), "there is no Event of schema.org in it", hint)
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _events(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """All objects of the type Event, or of a type whose name ends so, from the outside in."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _events(item, (*path, number))
    elif isinstance(value, dict):
        if _is_event(value):
            yield path, value
            return
        for key, item in value.items():
            if key != "@context":
                yield from _events(item, (*path, key))


def _is_event(value: dict[str, Any]) -> bool:
    types = value.get("@type")
    return any(
        isinstance(one, str) and _bare(one).endswith("Event") and not one.startswith("tl:")
        for one in (types if isinstance(types, list) else [types])
    )


def _read_lanes(whole: dict[str, Any], lanes: LaneNames, records: Records, document: JsonDocument) -> None:
    for number, lane in enumerate(_list(whole.get("tl:lanes"))):
        if isinstance(lane, dict):
            path: Path = ("tl:lanes", number)

            def place(_: str, path: Path = path) -> Place:
                return document.place(path)

            data = {"label": lane.get("name"), "color": lane.get("tl:color")}
            lanes.declare(_text(lane.get("tl:lane")), data, place, records)


def _read_event(
    event: dict[str, Any],
    path: Path,
    document: JsonDocument,
    records: Records,
    lanes: LaneNames,
    names: Names,
    losses: Losses,
) -> None:
    try:
        when = _when(event, losses)
    except DateError as error:
        key = "tl:date" if "tl:date" in event else "startDate"
        records.problem(document.place((*path, key)), error.message, error.hint)
        return
    for key in event:
        if _bare(key) not in _HELD and not key.startswith("tl:"):
            losses.add("property without a place in events.yaml, left out", _bare(key))
    is_ours = "tl:date" in event  # whose texts are plain, and not HTML as those of web pages often are
    plain = _text if is_ours else _plain
    title = plain(_value(event, "name")) or ""
    own = {key: _scalar(event.get(f"tl:{key}")) for key in OWN_EVENT_KEYS}
    given = _text(_value(event, "identifier"))
    data = {
        "id": names.take(given) if given and is_id(given) else names.for_event(given, title, when.edtf),
        "date": when.edtf,
        "title": title,
        "summary": plain(_value(event, "description")),
        **own,
        "lane": own["lane"] or _lane(event, lanes, losses),
        "status": _status(event),
        "actors": [name for key in _ACTORS for name in _names(_value(event, key))],
        "sources": list(_sources(event, plain, losses)),
    }

    def where(inner: Path) -> Place:
        first = str(inner[0]) if inner else ""
        return document.place((*path, _PATHS.get(first, f"tl:{first}"), *inner[1:2]))

    records.add(data, where)


def _when(event: dict[str, Any], losses: Losses) -> When:
    kept = event.get("tl:date")
    if kept is not None:
        return When.parse(str(_scalar(kept)))
    start, end = (_text(_value(event, key)) for key in ("startDate", "endDate"))
    if start is None and end is None:
        raise DateError("the event has no startDate", 'write "startDate": "2020-05-18"')
    dates: list[When | None] = []
    for text in (start, end):
        when, has_time = of_iso(text) if text else (None, False)
        if has_time:
            losses.add("time of day, left out", text or "")
        dates.append(when)
    first, last = dates
    return lasting(first, last) if first is not None else When.period(None, last)


def _status(event: dict[str, Any]) -> str:
    if event.get("tl:status"):
        return str(event["tl:status"])
    return "cancelled" if _bare(_text(_value(event, "eventStatus")) or "") == "EventCancelled" else "happened"


def _lane(event: dict[str, Any], lanes: LaneNames, losses: Losses) -> str | None:
    words = _value(event, "keywords")
    labels = words if isinstance(words, list) else (_text(words) or "").split(",")
    known = [label.strip() for label in map(_text, labels) if label and label.strip()]
    if len(known) > 1:
        losses.add("further keywords, of which the first makes the lane", ", ".join(known[1:]))
    return lanes.with_label(known[0]) if known else None


def _sources(
    event: dict[str, Any], plain: Callable[[Any], str | None], losses: Losses
) -> Iterator[dict[str, Any]]:
    for work in (one for key in _SOURCES for one in _list(_value(event, key))):
        if isinstance(work, str):
            yield from _link(work, losses)
        elif isinstance(work, dict):
            published = work.get("tl:published", _value(work, "datePublished"))
            text = _text(_scalar(published))
            if text and "tl:published" not in work:
                try:
                    text = of_iso(text)[0].edtf
                except DateError:
                    losses.add("date of publication that is no ISO date, left out", text)
                    text = None
            found = {
                "title": plain(_value(work, "name")) or plain(_value(work, "headline")),
                "publisher": next(_names(_value(work, "publisher")), None),
                "author": ", ".join(_names(_value(work, "author"))) or None,
                "published": text,
                **{key: _scalar(work.get(f"tl:{key}")) for key in OWN_SOURCE_KEYS},
            }
            link = _text(_value(work, "url"))
            yield {**found, **next(_link(link, losses) if link else iter(()), {})}
    for link in filter(None, map(_text, _list(_value(event, "url")))):
        yield from _link(link, losses)


def _link(link: str, losses: Losses) -> Iterator[dict[str, str]]:
    try:
        yield {"url": check_link(link)}
    except LinkError:
        losses.add("link that is neither http, https nor mailto, left out", link)


def _names(value: Any) -> Iterator[str]:
    """The names of things, or texts in their place."""
    for one in _list(value):
        name = _text(_value(one, "name") if isinstance(one, dict) else one)
        if name:
            yield name


def _value(node: dict[str, Any], key: str) -> Any:
    """A property under its bare name or one with a prefix; `{"@value": x}` and `{"@list": x}` are x."""
    for name in (key, *(prefix + key for prefix in _PREFIXES)):
        if name in node:
            return _scalar(node[name])
    return None


def _scalar(value: Any) -> Any:
    while isinstance(value, dict) and ("@value" in value or "@list" in value):
        value = value.get("@value", value.get("@list"))
    return value


def _list(value: Any) -> list[Any]:
    value = _scalar(value)
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    value = _scalar(value)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name") or value.get("value")
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _plain(value: Any) -> str | None:
    text = _text(value)
    return from_html(text).text or None if text and re.search("[<&]", text) else text


def _bare(word: str) -> str:
    for prefix in _PREFIXES:
        word = word.removeprefix(prefix)
    return word
