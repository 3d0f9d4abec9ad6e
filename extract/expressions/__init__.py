"""Temporal tagging: text and its creation time in, TIMEX3 timexes out. The languages are folders of YAML."""

from extract.expressions.tagger import Tagger, load_tagger
from extract.expressions.timex import Timex
from extract.expressions.to_when import when_of

__all__ = ["Tagger", "Timex", "load_tagger", "when_of"]
