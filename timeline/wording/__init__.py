"""Every word that a reader sees, per language, and dates in words."""

from timeline.wording.dates import declined, say_day, say_when
from timeline.wording.words import Wording, WordingError, languages, load_wording

__all__ = ["Wording", "WordingError", "declined", "languages", "load_wording", "say_day", "say_when"]
