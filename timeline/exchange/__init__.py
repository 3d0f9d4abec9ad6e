"""Other formats, in and out: one format a module, all of them listed in `formats`."""

from timeline.exchange.formats import FORMATS, Format, UnknownFormatError, format_named, format_of_name
from timeline.exchange.passing import Losses, Options, Reading

__all__ = [
    "FORMATS",
    "Format",
    "Losses",
    "Options",
    "Reading",
    "UnknownFormatError",
    "format_named",
    "format_of_name",
]
