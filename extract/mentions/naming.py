"""Ids: short readable names for events, made of what they are about and their year."""

from __future__ import annotations

import re
import unicodedata

from extract.mentions.coreference import Proposal
from extract.mentions.phrasing import Phrasing
from extract.topics import Topic
from timeline.dates import Precision

_WORD = re.compile(r"(?<![’'])[^\W_]+(?!\.)")
_MOST_WORDS = 3
_LONGEST_WORD = 24


class Names:
    """The ids given so far: who comes second to one gets it with a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._number: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """The id of the next event, `wanted` or `wanted-2` and so on."""
        name, number = wanted, self._number.get(wanted, 2)
        while name in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._number[wanted] = number
        self._taken.add(name)
        return name


def suggest_id(proposal: Proposal, topic: Topic, words: Phrasing, language: str = "en") -> str:
    """A name such as `executive-order-2020`.

    From the title: without parties, bodies and people, verbs and closed-class words; the nouns of the
    event's lane and what stands before them first. The year comes last.
    """
    nouns = topic.lane_nouns(proposal.title, language)
    title = topic.without_names(proposal.title)
    lowered = [_ascii(word) for word in _WORD.findall(title)]
    named = [_ascii(part) for noun in nouns[:1] for part in noun.split()]
    kept = [word for word in lowered if word and (word in named or not _is_light(word, words))]
    if named and named[-1] in kept:
        end = kept.index(named[-1]) + 1
        chosen = kept[max(0, end - _MOST_WORDS) : end]
    else:
        chosen = kept[:_MOST_WORDS]
    first = proposal.date.earliest or proposal.date.latest
    decade = "s" if proposal.date.precision is Precision.DECADE else ""
    year = [f"{first.year:04d}{decade}"] if first else []
    return "-".join([*(word[:_LONGEST_WORD] for word in chosen or [proposal.lane or "event"]), *year])


def _is_light(word: str, words: Phrasing) -> bool:
    is_verb = (word in words.forms and word not in words.also_nouns) or word.endswith(words.past_ending)
    is_small = word in words.closed or word in words.titles or word in words.auxiliary
    return is_small or words.is_adverb(word) or is_verb


def _ascii(word: str) -> str:
    """Lower case without accents; nothing for a word in another script."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", plain) if plain.isascii() else ""
