"""Texts as people have them, made into Documents: what was written, when, and what is only page furniture."""

from extract.documents.citations import NAME as CITATIONS
from extract.documents.citations import read_citations
from extract.documents.document import Document, Region
from extract.documents.furniture import find_furniture
from extract.documents.kinds import find_texts
from extract.documents.problems import Remark, TextError
from extract.documents.reading import read_document, read_documents
from extract.documents.sources import SourceEntry

__all__ = [
    "CITATIONS",
    "Document",
    "Region",
    "Remark",
    "SourceEntry",
    "TextError",
    "find_furniture",
    "find_texts",
    "read_citations",
    "read_document",
    "read_documents",
]
