"""The Plotly figure, complete in itself: for notebooks and pictures. The page draws from the same parts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from timeline.layout.sheet import Measures, Sheet, lay_out
from timeline.layout.theme import Scheme, Theme
from timeline.layout.traces import layout_of, traces_of
from timeline.schema import Timeline
from timeline.wording import load_wording, say_when

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_MEASURES = Measures("figure", 1080.0)
_HOVER = "%{text}<extra></extra>"  # constant: a title is never a template


def figure(timeline: Timeline, *, language: str = "en", theme: Scheme = "light") -> Figure:
    """The timeline as a figure of Plotly with lane names, an axis and texts on hover, to be changed as you like.

    Args:
        timeline: what to draw; rejected and undated events are left out.
        language: of the words that are not those of the file.
        theme: light or dark.

    Returns:
        A plain `plotly.graph_objects.Figure`. Across, its axis holds dates; down, pixels from the top.

    Raises:
        WordingError: there are no words for `language`.
    """
    from plotly.graph_objects import Figure

    sheet = lay_out(timeline, other=load_wording(language)("page.other_lane"), measures=_MEASURES)
    traces = traces_of(sheet, theme)
    for trace in traces:
        if trace["meta"]["role"] == "marks":
            trace["text"] = [
                _said(drawn.event.title, say_when(drawn.event.date, language)) for drawn in sheet.drawn
            ]
            trace["hovertemplate"] = _HOVER
            del trace["hoverinfo"]
    return Figure(data=traces, layout=_with_names(sheet, theme, timeline.title))


def _with_names(sheet: Sheet, scheme: Scheme, title: str) -> dict[str, Any]:
    theme = Theme(scheme)
    layout = layout_of(sheet, scheme)
    bands, names = [], []
    for band in sheet.bands:
        paint = theme.lane(band.lane.number, band.lane.color)
        across = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
        bands.append({**across, "y0": band.top, "y1": band.top + band.height, "fillcolor": paint.ground})
        at = {"xref": "paper", "x": 0, "xanchor": "left", "y": band.top + 14, "showarrow": False}
        names.append({**at, "text": f"<b>{_inert(band.lane.label)}</b>", "font": {"color": paint.name}})
    layout |= {
        "title": {"text": _inert(title)},
        "paper_bgcolor": theme.paper,
        "height": sheet.height + 60,
        "margin": {"l": 20, "r": 20, "t": 60, "b": 0},
        "hovermode": "closest",
        "dragmode": "pan",
        "shapes": bands,
        "annotations": names,
    }
    layout["xaxis"] |= {"visible": True, "fixedrange": False, "side": "top", "gridcolor": theme.rule}
    return layout


def _said(title: str, date: str) -> str:
    return f"{_inert(date)}<br><b>{_inert(title)}</b>"


def _inert(text: str) -> str:
    """Text that Plotly shows as it stands: neither markup nor a formula."""
    return escape(text, quote=False).replace("$", "&#36;")
