"""What the list says of each event: words and links, ready for the template."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates import Precision, When
from timeline.layout.glyphs import is_disputed
from timeline.layout.lanes import shown
from timeline.page.inert import plain
from timeline.schema import Event, Source, Timeline
from timeline.schema.links import check_link
from timeline.wording import Wording, declined, load_wording, say_when

_MACHINE_READABLE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source as listed: its quote in three parts, of which the middle one gives the date."""

    title: str
    link: str
    number: int  # of the address among those printed at the end, from 1
    details: str
    before: str
    phrase: str
    after: str
    resolved: str

    @property
    def has_quote(self) -> bool:
        """Whether there are words to show."""
        return bool(self.before or self.phrase or self.after)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as listed."""

    id: str
    title: str
    date: str
    datetime: str
    edtf: str
    lane: str
    lane_number: int | None
    actors: tuple[str, ...]
    status: str
    status_words: str
    review_words: str
    disputed_words: str
    importance: str
    summary: str
    note: str
    sources: tuple[Evidence, ...]
    is_dated: bool
    decade: int


def entries_of(timeline: Timeline, language: str) -> list[Entry]:
    """All events but the rejected ones, in order of date, the undated last."""
    numbers = {lane_id: number for number, lane_id in enumerate(timeline.lanes)}
    words, addresses = load_wording(language), dict[str, int]()
    return [_entry(event, timeline, numbers, words, addresses) for event in shown(timeline)]


def addresses_of(entries: list[Entry]) -> list[str]:
    """The addresses of all sources by their number, each once."""
    links = (source.link for entry in entries for source in entry.sources if source.link)
    return list(dict.fromkeys(links))


def _entry(
    event: Event, timeline: Timeline, numbers: dict[str, int], words: Wording, addresses: dict[str, int]
) -> Entry:
    lane = timeline.lanes.get(event.lane) if event.lane else None
    plain_date = event.date.precision in _MACHINE_READABLE and not event.date.qualifier
    first = event.date.earliest or event.date.latest
    return Entry(
        id=event.id,
        title=plain(event.title),
        date=say_when(event.date, words.language),
        datetime=event.date.edtf if plain_date else "",
        edtf=event.date.edtf,
        lane=plain(lane.label) if lane else words("page.other_lane"),
        lane_number=numbers.get(event.lane or "", len(numbers)) if event.date.is_dated else None,
        actors=tuple(plain(actor) for actor in event.actors),
        status=event.status,
        status_words=words(f"status.{event.status}"),
        review_words=words(f"review.{event.review}") if event.review else "",
        disputed_words=words("event.disputed") if is_disputed(event) else "",
        importance=event.importance or "normal",
        summary=plain(event.summary or ""),
        note=plain(event.note or ""),
        sources=tuple(_evidence(source, words, addresses) for source in event.sources),
        is_dated=event.date.is_dated,
        decade=first.year // 10 * 10 if first else 0,
    )


def _evidence(source: Source, words: Wording, addresses: dict[str, int]) -> Evidence:
    quote, phrase = plain(source.quote or ""), plain(source.phrase or "")
    before, found, after = quote.partition(phrase) if phrase else (quote, "", "")
    published = (
        words("event.published", date=declined(source.published, words.language)) if source.published else ""
    )
    details = (plain(source.author or ""), plain(source.publisher or ""), published)
    link = _safe(source.url)
    return Evidence(
        title=plain(source.title or source.url or source.text or ""),
        link=link,
        number=addresses.setdefault(link, len(addresses) + 1) if link else 0,
        details=", ".join(part for part in details if part),
        before=before,
        phrase=found,
        after=after,
        resolved=" ".join(
            part
            for part in (_resolved(source.resolved_against, phrase, words), _other_date(source.date, words))
            if part
        ),
    )


def _other_date(given: When | None, words: Wording) -> str:
    """The date that a source gives, where it is another than that of the event."""
    return words("event.source_date", date=declined(given, words.language)) if given else ""


def _resolved(against: When | None, phrase: str, words: Wording) -> str:
    if against is None:
        return ""
    date = declined(against, words.language)
    if phrase:
        return words("event.resolved_against", phrase=phrase, date=date)
    return words("event.resolved_against_plain", date=date)


def _safe(link: str | None) -> str:
    """The link once more checked, for a timeline may have been made without its schema."""
    try:
        return check_link(link) if link else ""
    except ValueError:
        return ""
