"""From events to a figure: lanes, rows and labels as plain geometry, then Plotly's traces."""

from timeline.layout.chart import figure
from timeline.layout.sheet import NARROW, WIDE, Measures, Sheet, lay_out

__all__ = ["NARROW", "WIDE", "Measures", "Sheet", "figure", "lay_out"]
