"""The whole picture: heading, axis, lanes, labels, legend and notes, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from timeline.dates import When
from timeline.layout import lay_out
from timeline.layout.forms import forms_of
from timeline.layout.lanes import shown
from timeline.layout.sheet import CROWD
from timeline.layout.theme import Scheme, Theme
from timeline.layout.ticks import ticks_of
from timeline.picture.errors import PictureError
from timeline.picture.fitting import Fitted, fit, scales_for
from timeline.picture.frame import AXIS, Block, axis, heading, legend, moved
from timeline.picture.lanes import Chart, Today
from timeline.picture.notes import Notes, note_pages, notes_of
from timeline.picture.plain_text import one_line
from timeline.picture.shapes import Group, Page, Picture, Shape, Text
from timeline.picture.signs import Across
from timeline.picture.size import Size
from timeline.picture.titles import prepared, renumbered
from timeline.picture.typeface import width_of
from timeline.schema import Timeline
from timeline.wording import Wording, declined, load_wording, say_when

_PRINT_TEXT = 6.5 * 96 / 72  # pixels: the smallest text on paper
_SCREEN_TEXT = 11.0  # the same on a screen
_MARGIN = 14.0  # around a picture that does not lie on white paper


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a picture is to look."""

    size: Size
    theme: Scheme = "light"
    language: str = "en"
    notes: bool = False
    heading: bool = True
    as_of: date | None = None


def compose(timeline: Timeline, wanted: Wanted, *, notes_apart: bool = False) -> Picture:
    """The picture of a timeline; its notes stand below, or with `notes_apart` on pages of their own.

    Raises:
        PictureError: nothing can be drawn, or not in that size.
    """
    words = load_wording(wanted.language)
    clean = prepared(timeline)
    title = one_line(timeline.title, 300) or words("page.chart")
    if not any(event.date.is_dated for event in shown(clean)):
        raise PictureError("there is nothing to draw: no event has a date with a year")
    theme = Theme(wanted.theme)
    width, height = wanted.size.width.pixels, wanted.size.height.pixels
    margin = 0.0 if wanted.size.is_print and wanted.theme == "light" else _MARGIN
    title_above = title if wanted.heading else ""
    forms = _forms(clean)
    found = notes_of(clean) if wanted.notes else Notes({}, ())
    laid_out = prepared(timeline, found.numbers)
    other = words("page.other_lane")

    scales = scales_for(width, _PRINT_TEXT if wanted.size.is_print else _SCREEN_TEXT)
    for description in (
        one_line(timeline.description or ""),
        "",
    ):  # it gives way where there is too little room
        frame = _Frame(title_above, description, theme, words, margin, forms)
        scale, fitted = fit(laid_out, other, scales, partial(frame.room, width, height))
        missing = fitted.least - frame.room(width, height, scale)[1]
        if missing <= 0 and not (description and fitted.is_tight):
            break
    else:
        raise PictureError(_too_small(wanted.size, missing, scale))
    shapes, labelled = frame.draw(fitted, width / scale, height / scale, wanted)
    kept = found.only(labelled)
    if kept.sources != found.sources:  # numbers go to the labels alone
        new = {found.numbered(source): number for number, source in enumerate(kept.sources, 1)}
        shapes = [_renumbered(shape, new) if isinstance(shape, Group) else shape for shape in shapes]
    page = Page(width / scale, height / scale, theme.paper, tuple(shapes))
    pages = note_pages(kept.sources, page, words, theme, margin, apart=notes_apart)
    return Picture(title, _description(timeline, fitted, words), wanted.language, scale, pages)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the chart, in units of the picture."""

    title: str
    description: str
    theme: Theme
    words: Wording
    margin: float
    forms: list[str]

    def room(self, width: float, height: float, scale: float) -> tuple[float, float]:
        """Width and height that are left for the lanes of a picture whose size is in pixels."""
        inner, whole = width / scale - 2 * self.margin, height / scale
        taken = self._heading(inner, whole).height + AXIS + self._legend(self.forms, inner).height
        return inner, whole - 2 * self.margin - taken

    def draw(
        self, fitted: Fitted, width: float, height: float, wanted: Wanted
    ) -> tuple[list[Shape], set[str]]:
        """Everything on a page of this size, and the ids of the events that have a label."""
        inner = width - 2 * self.margin
        top = self._heading(inner, height)
        measures, domain = fitted.sheet.measures, fitted.sheet.domain
        across = Across(domain.start, domain.length, fitted.gutter, measures.width)
        now = _today(wanted.as_of, self.words)
        is_seen = now is not None and domain.start <= now.day <= domain.end
        chart_top = top.height + AXIS
        ticks = ticks_of(domain, measures.width)
        line = (across(now.day), now.words) if now and is_seen else None
        names = axis(ticks, across, self.words.language, self.theme, (fitted.gutter, inner), line)
        lanes, labelled = Chart(fitted, across, inner, ticks, now, self.theme, self.words).draw()
        below = self._legend(forms_of(fitted.sheet), inner)
        shapes = [*top.shapes, *moved(names, 0, top.height), *moved(lanes, 0, chart_top)]
        shapes += moved(below.shapes, 0, chart_top + fitted.height)
        return moved(shapes, self.margin, self.margin), labelled

    def _heading(self, width: float, height: float) -> Block:
        if not self.title:
            return Block(0.0, ())
        return heading(self.title, self.description, width, height, self.theme)

    def _legend(self, forms: list[str], width: float) -> Block:
        neutral = self.theme.lane(0, self.theme.grey)
        return legend(forms, self.words, width, neutral, self.theme)


def _renumbered(group: Group, new: Mapping[int, int]) -> Group:
    def label(text: Text) -> Text:
        said = renumbered(text.text, new)
        return replace(text, text=said, width=width_of(said, text.size, text.weight))

    return replace(group, shapes=tuple(label(one) if isinstance(one, Text) else one for one in group.shapes))


def _forms(timeline: Timeline) -> list[str]:
    """The forms that may occur at any size: whether a lane becomes a crowd depends on it."""
    sheet = lay_out(timeline, other="")
    forms = [form for form in forms_of(sheet) if form != "crowd"]
    return [*forms, "crowd"] if any(len(band.lane.events) > CROWD for band in sheet.bands) else forms


def _today(as_of: date | None, words: Wording) -> Today | None:
    if as_of is None:
        return None
    said = words("page.as_of", date=declined(When.day(as_of), words.language))
    return Today(as_of.toordinal() + 0.5, said)


def _too_small(size: Size, missing: float, scale: float) -> str:
    pixels = size.height.pixels + missing * scale
    per_unit = size.height.pixels / float(size.height.said().removesuffix(size.height.unit))
    needed = -(-pixels // per_unit)
    return (
        f"{size.width.said()} × {size.height.said()} is too small for so many lanes and events: at this width "
        f"the picture needs a height of {needed:.0f}{size.height.unit}; or leave out some, with --lane, --from or --to"
    )


def _description(timeline: Timeline, fitted: Fitted, words: Wording) -> str:
    """What the picture shows, for those who cannot see it."""
    dates = [event.date for band in fitted.sheet.bands for event in band.lane.events]
    days = [day for date in dates for day in (date.earliest, date.latest) if day]
    first, last = min(days), max(days)
    if first.year != last.year:
        extent = words("page.range", start=first.year, end=last.year)
    else:
        extent = say_when(When.day(first) if first == last else When.period(first, last), words.language)
    count = sum(len(band.lane.events) for band in fitted.sheet.bands)
    lanes = ", ".join(f"{band.lane.label} ({len(band.lane.events)})" for band in fitted.sheet.bands)
    said = words("page.shown", count=words.count("page.count", count), range=extent)
    about = one_line(timeline.description or "")
    return " ".join(part for part in (about, said, f"{lanes}.") if part)
