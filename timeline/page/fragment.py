"""A timeline as one section for a page of somebody else, in one piece or with its code in files beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from timeline.page.bundle import PlotlySource, plotly_source
from timeline.page.colors import ThemeName
from timeline.page.render import content_of, template
from timeline.page.scoping import scoped
from timeline.schema import Timeline

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCRIPT, _PLOTLY = "timeline.js", "plotly.min.js"  # the same for all fragments of a folder


@dataclass(frozen=True, slots=True)
class FragmentFiles:
    """A fragment without any code in its HTML.

    Attributes:
        html: the section.
        files: what it loads, by file name: its style, the script, and Plotly unless that comes from an address.
    """

    html: str
    files: dict[str, str]


def fragment(
    timeline: Timeline,
    *,
    name: str | None = None,
    language: str = "en",
    theme: ThemeName = "auto",
    as_of: date | None = None,
    plotlyjs: str | Path = "inline",
    compact: bool = False,
) -> str:
    """The timeline as one `<section>`: picture, chart and list, for a page that is there already.

    Args:
        timeline: what to draw.
        name: small letters, digits and hyphens, part of all its ids: `tl-name-the-event`. Without one it is made of
            the content, so that it changes when that does.
        language, theme, as_of, plotlyjs, compact: as for the page. Plotly is not loaded where the page around has it.

    Raises:
        ValueError: the name is none.
        WordingError: there are no words for `language`.
        OSError: the bundle cannot be read.
    """
    plotly = plotly_source(plotlyjs, compact=compact)
    content = content_of(timeline, plotly, language, theme, as_of)
    named = _named(content, name)
    content["style"] = scoped(content["style"], f"#tl-{named['name']}")
    return template("fragment.html.j2").render(**content, **named, addresses_of_files=None)


def fragment_files(
    timeline: Timeline,
    *,
    name: str | None = None,
    files_at: str = "",
    language: str = "en",
    theme: ThemeName = "auto",
    as_of: date | None = None,
    plotlyjs: str | Path = "inline",
) -> FragmentFiles:
    """The same in HTML and files, for pages with a policy such as `script-src 'self'`.

    Args:
        files_at: the folder of the site where the files will lie, as in `/static/`; without it, that of the page.
        timeline, name, language, theme, as_of, plotlyjs: as for `fragment`.

    Raises:
        ValueError, WordingError, OSError: as for `fragment`.
    """
    plotly = plotly_source(plotlyjs)
    files: dict[str, str] = {}

    folder = f"{files_at.rstrip('/')}/" if files_at else ""

    def address_of(file: str, text: str) -> str:
        files[file] = text
        return f"{folder}{file}?{_digest(text)}"  # another text is another address, whatever a cache holds

    content = content_of(timeline, plotly, language, theme, as_of)
    named = _named(content, name)
    style = scoped(content["style"], f"#tl-{named['name']}")
    addresses = {
        "style": address_of(f"{named['name']}.css", style),
        "script": address_of(_SCRIPT, content["script"]) if content["script"] else "",
    }
    if content["plotly"].source:
        content["plotly"] = PlotlySource(address=address_of(_PLOTLY, plotly.source))
    html = template("fragment.html.j2").render(**content, **named, addresses_of_files=addresses)
    return FragmentFiles(html, files)


def _named(content: dict[str, Any], name: str | None) -> dict[str, str]:
    """The name and what ids begin with. No id of an event holds an underscore, so none is one of ours."""
    if name is None:
        name = _digest(repr([content[part] for part in ("title", "style", "data", "dated", "undated")]))
    if not _NAME.fullmatch(name):
        raise ValueError(f"'{name}' is no name for a fragment: write small letters, digits and hyphens")
    return {"name": name, "ids": f"tl_{name}_", "event_ids": f"tl-{name}-"}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
