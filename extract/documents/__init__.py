"""Texts as people have them, made into Documents: what was written, when, and what is only page furniture."""

from extract.documents.document import Document, Region
from extract.documents.furniture import find_furniture
from extract.documents.reading import TextError, find_texts, read_document
from extract.documents.sources import SourceEntry

__all__ = [
    "Document",
    "Region",
    "SourceEntry",
    "TextError",
    "find_furniture",
    "find_texts",
    "read_document",
]
