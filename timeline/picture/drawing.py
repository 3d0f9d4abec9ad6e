"""A timeline as a picture, in one call."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from timeline.layout.theme import SCHEMES, Scheme
from timeline.picture.errors import PictureError
from timeline.picture.size import Length, Size
from timeline.schema import Timeline

PictureFormat = Literal["svg", "pdf", "png"]
FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)


def draw(
    timeline: Timeline,
    format: PictureFormat = "pdf",
    *,
    width: str | float = "160mm",
    height: str | float = "90mm",
    theme: Scheme = "light",
    language: str = "en",
    notes: bool = False,
    heading: bool = True,
    as_of: date | None = None,
) -> bytes:
    """The timeline as a picture for a report, without a browser. The same input gives the same bytes.

    Args:
        timeline: what to draw; rejected and undated events are left out.
        format: svg, pdf or png.
        width, height: with a unit (mm, cm, in, pt, px); a bare number is pixels of 1/96 inch. A PNG for paper
            has 300 dots an inch, one in pixels has a dot a pixel.
        theme: light or dark.
        language: of the words that are not those of the file.
        notes: number the sources at the labels and list them below the picture, which makes it higher than
            `height`; in a PDF, on pages of their own.
        heading: whether title and description stand above; they are its alternative text in any case.
        as_of: a day up to which things are known; a line stands there.

    Raises:
        PictureError: nothing can be drawn, or not in that size.
        MissingLibraryError: what pictures need is not installed.
        timeline.wording.WordingError: there are no words in that language.
    """
    from timeline.picture.composing import Wanted, compose
    from timeline.picture.typeface import check_libraries

    if format not in FORMATS:
        raise PictureError(f"'{format}' is no format of a picture: there is {', '.join(FORMATS)}")
    if theme not in SCHEMES:
        raise PictureError(f"'{theme}' is no theme of a picture: there is {', '.join(SCHEMES)}")
    size = Size(Length.parse(width), Length.parse(height))
    check_libraries()
    wanted = Wanted(size, theme, language, notes, heading, as_of)
    picture = compose(timeline, wanted, notes_apart=format == "pdf")
    if format == "svg":
        from timeline.picture.svg import svg

        return svg(picture, size)
    if format == "png":
        from timeline.picture.png import png

        return png(picture, size)
    from timeline.picture.pdf import pdf

    return pdf(picture, size)


def undrawable(timeline: Timeline) -> list[str]:
    """The characters of titles and names that PDF and PNG show as a question mark, each once.

    Raises:
        MissingLibraryError: what pictures need is not installed.
    """
    from timeline.picture.titles import prepared, title_of
    from timeline.picture.typeface import check_libraries, is_known

    check_libraries()
    clean = prepared(timeline)
    said = "".join([*map(title_of, clean.events), *(lane.label for lane in clean.lanes.values())])
    return sorted({sign for sign in said if not is_known(sign)})
