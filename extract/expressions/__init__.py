"""Temporal tagging: text and its creation time in, TIMEX3 timexes out. The languages are folders of YAML."""

from extract.expressions.dct import creation_anchor
from extract.expressions.explicit_dates import ExplicitTagger
from extract.expressions.genre import Genre
from extract.expressions.tagger import Tagger, load_tagger
from extract.expressions.timex import Timex
from extract.expressions.to_when import when_of

__all__ = ["ExplicitTagger", "Genre", "Tagger", "Timex", "creation_anchor", "load_tagger", "when_of"]
