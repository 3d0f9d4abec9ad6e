"""Event mentions: what a dated expression dates, said as an event, and mentions joined into events."""

from extract.mentions.coreference import Proposal, merge_mentions
from extract.mentions.finding import find_mentions
from extract.mentions.mention import Dismissed, EventMention, Findings
from extract.mentions.provenance import Told, as_events, as_told, with_ids

__all__ = [
    "Dismissed",
    "EventMention",
    "Findings",
    "Proposal",
    "Told",
    "as_events",
    "as_told",
    "find_mentions",
    "merge_mentions",
    "with_ids",
]
