"""The words of our JSON-LD: its context, and which of our keys schema.org has no word for."""

from __future__ import annotations

from typing import Any

from timeline.schema import Status

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "tl": "urn:text-timeline:",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "eventStatus": {"@id": "https://schema.org/eventStatus", "@type": "@vocab"},
    "itemListElement": {"@id": "https://schema.org/itemListElement", "@container": "@list"},
    "about": {"@id": "https://schema.org/about", "@container": "@list"},
    "subjectOf": {"@id": "https://schema.org/subjectOf", "@container": "@list"},
    "tl:lanes": {"@container": "@list"},
    "startDate": {"@id": "https://schema.org/startDate", "@type": "https://schema.org/Date"},
    "endDate": {"@id": "https://schema.org/endDate", "@type": "https://schema.org/Date"},
    "datePublished": {"@id": "https://schema.org/datePublished", "@type": "https://schema.org/Date"},
}

STATUSES: dict[Status, str] = {
    "happened": "EventScheduled",
    "planned": "EventScheduled",
    "cancelled": "EventCancelled",
}
OWN_EVENT_KEYS = ("lane", "review", "importance", "note")
OWN_SOURCE_KEYS = ("text", "quote", "phrase", "start", "end", "resolved_against", "date")
