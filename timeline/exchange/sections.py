"""The chart as a section for a web page that is there already, among the formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from timeline.exchange.passing import Options
from timeline.schema import Timeline

if TYPE_CHECKING:
    from timeline.page.colors import ThemeName

_ENDING = ".fragment.html"


def write_fragment(timeline: Timeline, options: Options) -> bytes:
    """The section; with `csp`, what it loads goes into `options.beside`."""
    from timeline.page import fragment, fragment_files

    for event in timeline.events:
        if event.review == "rejected":
            options.losses.add("rejected, so left out", event.id)
    name = _name_in(options.file)
    theme = cast("ThemeName", options.theme)
    if not options.csp:
        return fragment(
            timeline,
            name=name,
            language=options.language,
            theme=theme,
            plotlyjs=options.plotlyjs,
            compact=options.compact,
        ).encode()
    made = fragment_files(
        timeline,
        name=name,
        files_at=options.files_at,
        language=options.language,
        theme=theme,
        plotlyjs=options.plotlyjs,
    )
    options.beside.update((file, text.encode()) for file, text in made.files.items())
    return made.html.encode()


def _name_in(file: str) -> str | None:
    """What stands before the ending, in the letters that ids may have; None where there are none."""
    stem = file[: -len(_ENDING)] if file.lower().endswith(_ENDING) else file.partition(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or None
