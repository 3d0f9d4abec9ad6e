"""How a timeline shows itself in a notebook, as Jupyter and Quarto ask for it."""

from __future__ import annotations

from collections.abc import Collection

from timeline.schema import Timeline

_WIDTH, _HEIGHTS = 960, (600, 1200, 2400)  # pixels


def mimebundle(
    timeline: Timeline, include: Collection[str] | None = None, exclude: Collection[str] | None = None
) -> dict[str, str]:
    """The timeline in the kinds that front ends choose from: text, HTML without script, and SVG.

    Args:
        timeline: what to show.
        include, exclude: the kinds that are wanted, and those that are not, as IPython gives them.

    The picture needs the extra `pictures`; without it, text and list are left.
    """
    wanted = {"text/plain", "text/html", "image/svg+xml"} if include is None else set(include)
    wanted -= set(exclude or ())
    bundle = {"text/plain": _line(timeline)}
    picture = _picture(timeline) if wanted & {"text/html", "image/svg+xml"} else None
    if "text/html" in wanted:
        from timeline.page.still import still

        bundle["text/html"] = still(timeline, picture)
    if picture:
        bundle["image/svg+xml"] = picture.decode()
    return {kind: shown for kind, shown in bundle.items() if kind in wanted}


def _picture(timeline: Timeline) -> bytes | None:
    """As low as it can be; None where nothing can be drawn."""
    from timeline.picture import MissingLibraryError, PictureError, draw

    for height in _HEIGHTS:
        try:
            return draw(timeline, "svg", width=_WIDTH, height=height)
        except MissingLibraryError:
            return None
        except PictureError:
            continue  # too low for so many lanes
    return None


def _line(timeline: Timeline) -> str:
    count = sum(event.review != "rejected" for event in timeline.events)
    return f"{timeline.title}: {count} event{'' if count == 1 else 's'} in {len(timeline.lanes)} lanes"
