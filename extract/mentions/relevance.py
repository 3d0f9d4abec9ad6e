"""Relevance: whether a sentence tells of the topic (core), touches it (context), or neither (off), and why."""

from __future__ import annotations

from extract.documents import Document
from extract.mentions.mention import Relevance
from extract.topics import Topic


def judge(topic: Topic, document: Document, quote: str, about_subject: bool) -> tuple[Relevance, str]:
    """The verdict on a sentence and its reason.

    Args:
        topic: what the timeline is about.
        document: the text that holds the sentence.
        quote: the sentence.
        about_subject: whether the text as a whole is about the topic's subject.
    """
    found = topic.find(quote, document.language)
    if found.subject and found.principal:
        return "core", "names the subject and a principal party"
    if (
        about_subject
        and topic.lane_nouns(quote, document.language)
        and (found.principal or not found.parties)
    ):
        return "core", "speaks of an agreement, order or talks in a text about the subject"
    if about_subject and (found.parties or found.subject):
        return "context", "names a party" if found.parties else "names the subject"
    if found.subject and found.parties:
        return "context", "names the subject and a party"
    if found.parties or found.subject:
        return "off", "off topic: no word of the subject" if found.parties else "off topic: no party named"
    return "off", "off topic: neither a party nor the subject is named"
