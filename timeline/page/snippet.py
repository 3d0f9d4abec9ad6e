"""The lines of HTML that show timeline.html in a page of somebody else."""

from __future__ import annotations

from timeline.page.inert import plain
from timeline.page.render import template

_HIGH = "760px"  # until the frame has said how high it is
_FIXED = "min(90vh, 900px)"  # where nobody listens, the frame scrolls


def snippet(title: str, source: str = "timeline.html", *, event: str = "", listens: bool = True) -> str:
    """An `<iframe>`, and with `listens` a script that gives it the height that it says it has.

    Args:
        title: what a screen reader says of the frame.
        source: the address of timeline.html, as seen from the page.
        event: the id of an event to open with; `id?query=…` restores a search, too.
        listens: with the script. Without it the height is fixed, and the frame scrolls.
    """
    address, _, opened = source.partition("#")
    opened = event or opened
    return template("snippet.html.j2").render(
        title=plain(title),
        source=f"{address}{'&' if '?' in address else '?'}embed{'#' if opened else ''}{opened}",
        listens=listens,
        height=_HIGH if listens else _FIXED,
    )
