"""Dates as a text knows them: EDTF in every file, one frozen `When` in memory.

The only place of the project where a date is parsed or compared.
"""

from timeline.dates.edtf import DateError
from timeline.dates.when import Precision, When

__all__ = ["DateError", "Precision", "When"]
