"""From events to a figure: lanes, rows and labels as plain geometry, then Plotly's traces."""

from timeline.figure.chart import figure
from timeline.figure.sheet import NARROW, WIDE, Measures, Sheet, lay_out

__all__ = ["NARROW", "WIDE", "Measures", "Sheet", "figure", "lay_out"]
