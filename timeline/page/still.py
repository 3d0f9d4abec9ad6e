"""A timeline as HTML that needs neither style nor script: for notebooks, which may take both out."""

from __future__ import annotations

from base64 import b64encode

from timeline.layout import lay_out
from timeline.page.entries import entries_of
from timeline.page.inert import plain
from timeline.page.render import template
from timeline.page.sentence import sentence_of
from timeline.schema import Timeline
from timeline.wording import load_wording

_MOST = 500  # entries


def still(timeline: Timeline, picture: bytes | None = None, *, language: str = "en") -> str:
    """The picture, if there is one, and the events in a list.

    Args:
        timeline: what to list.
        picture: the same as SVG.
        language: of the words that are not those of the file.

    Raises:
        WordingError: there are no words for `language`.
    """
    words = load_wording(language)
    entries = entries_of(timeline, language)
    sheet = lay_out(timeline, other=words("page.other_lane"))
    return template("still.html.j2").render(
        words=words,
        title=plain(timeline.title),
        sentence=sentence_of(sheet, words),
        picture=b64encode(picture).decode() if picture else "",
        entries=entries[:_MOST],
        left_out=len(entries[_MOST:]),
    )
