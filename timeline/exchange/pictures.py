"""Pictures among the formats: what can be drawn is drawn, what has no place in a picture is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.exchange.passing import Losses, Options
from timeline.schema import Timeline

if TYPE_CHECKING:
    from timeline.picture import PictureFormat


def write_svg(timeline: Timeline, options: Options) -> bytes:
    """The picture for web pages and slides."""
    return _drawn(timeline, "svg", options)


def write_pdf(timeline: Timeline, options: Options) -> bytes:
    """The picture for LaTeX and print."""
    return _drawn(timeline, "pdf", options)


def write_png(timeline: Timeline, options: Options) -> bytes:
    """The picture as pixels, for programs that take no other."""
    return _drawn(timeline, "png", options)


def _drawn(timeline: Timeline, form: PictureFormat, options: Options) -> bytes:
    from timeline.picture import Size, draw, undrawable

    _note_losses(timeline, options.losses)
    if form != "svg":
        for sign in undrawable(timeline):
            options.losses.add("signs that the typeface does not have are drawn as ?", sign)
    size = Size.parse(options.size)
    return draw(
        timeline,
        form,
        width=size.width.said(),
        height=size.height.said(),
        theme="dark" if options.theme == "dark" else "light",
        language=options.language,
        notes=options.notes,
        heading=options.heading,
    )


def _note_losses(timeline: Timeline, losses: Losses) -> None:
    for event in timeline.events:
        if event.review == "rejected":
            losses.add("rejected, so left out", event.id)
        elif not event.date.is_dated:
            losses.add("without a year, so not in the picture", event.id)
