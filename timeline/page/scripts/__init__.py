"""The script of the page: small files with one job each, joined in this order into one function a timeline."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

OUTSIDE = ("root", "framed", "dates", "panel", "loading")  # needs no chart
CHART = (
    "state",
    "crowds",
    "rows",
    "labels",
    "arranging",
    "axis",
    "plot",
    "sketch",
    "drawing",
    "filters",
    "ribbon",
    "pointing",
    "moving",
    "keyboard",
    "address",
    "start",
)


@lru_cache(maxsize=1)
def script() -> str:
    """The whole script. It starts each timeline of the document once, as far as it is read by then.

    Without a chart only the panel works: the rest waits inside `startChart`.
    """
    outside, chart = ("\n".join(_read(name) for name in names) for names in (OUTSIDE, CHART))
    return f""""use strict";
document.querySelectorAll("[data-ids]:not([data-started])").forEach((root) => {{
root.dataset.started = "";
{outside}
function startChart(Plotly) {{
{chart}}}
}});
"""


def _read(name: str) -> str:
    return files("timeline.page.scripts").joinpath(f"{name}.js").read_text(encoding="utf-8")
