"""Every word that a reader sees, per language, and dates in words."""

from timeline.wording.dates import say_day, say_when
from timeline.wording.words import Wording, WordingError, languages, load_wording

__all__ = ["Wording", "WordingError", "languages", "load_wording", "say_day", "say_when"]
