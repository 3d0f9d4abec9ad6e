"""Texts as people have them, made into Documents: what was written, when, and what is only page furniture."""

from extract.documents.addresses import Address, find_addresses, is_address
from extract.documents.article import File
from extract.documents.citations import NAME as CITATIONS
from extract.documents.citations import read_citations
from extract.documents.document import Document, Region
from extract.documents.furniture import find_furniture
from extract.documents.kinds import find_texts, library_missing
from extract.documents.problems import Remark, TextError
from extract.documents.reading import Read, Unread, read_document, read_documents, read_unread
from extract.documents.sources import SourceEntry

__all__ = [
    "CITATIONS",
    "Address",
    "Document",
    "File",
    "Read",
    "Region",
    "Remark",
    "SourceEntry",
    "TextError",
    "Unread",
    "find_addresses",
    "find_furniture",
    "find_texts",
    "is_address",
    "library_missing",
    "read_citations",
    "read_document",
    "read_documents",
    "read_unread",
]
