"""Documents of databases: taken apart where they say that they hold many articles, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.documents import Document, TextError, read_documents
from extract.documents.article import Article
from extract.documents.many_articles import split
from tests.documents.made_files import docx, paragraph, rtf

NUMBERED = """
                               1 of 2 DOCUMENTS


                              The Sample Times

                       May 18, 2020 Monday
                           Final Edition

Two invitations and a rulebook
for the Moon

BYLINE: By Jane Doe

SECTION: WORLD; Pg. 4

LENGTH: 812 words

DATELINE: MOSCOW

On Saturday Roscosmos invited NASA to talk about the Moon.

Language of the talks: not known. They last until 2030.

LOAD-DATE: May 19, 2020

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                   Copyright 2020 The Sample Times
                         All Rights Reserved


                               2 of 2 DOCUMENTS

                     Copyright 2021 Sample Wire
                        All Rights Reserved
                              Sample Wire

                          April 2021

HEADLINE: The pact is extended

LENGTH: 100 words

The pact was extended in April.

LOAD-DATE: April 6, 2021
"""
ENDED = """User Name: somebody
Date and Time: Friday, June 3, 2022 3:00:00 PM
Documents (2)
1. Two invitations
2. The pact is extended

Two invitations and a rulebook for the Moon
The Sample Times
May 18, 2020 Monday

Copyright 2020 The Sample Times All Rights Reserved
Section: WORLD; Pg. 4
Length: 812 words
Byline: Jane Doe
Dateline: MOSCOW
Body

On Saturday Roscosmos invited NASA to talk about the Moon.

Language of the talks: not known. They last until 2030.
Load-Date: May 19, 2020


End of Document

The pact is extended
Sample Wire
April 2021
Copyright 2021 Sample Wire All Rights Reserved
Length: 100 words
Body
The pact was extended in April.
Load-Date: April 6, 2021
End of Document
"""
TITLED = """Document 1 of 2

Two invitations and a rulebook for the Moon

Author: Jane Doe

Publication info: The Sample Times ; Moscow. 18 May 2020: A.4.

Full text:

On Saturday Roscosmos invited NASA to talk about the Moon.

Language of the talks: not known. They last until 2030.

Publication title: The Sample Times

Publication date: May 18, 2020

Document 2 of 2

The pact is extended
Publication title: Sample Wire
Publication date: April 2021
Full text:
The pact was extended in April.
"""
EXPECTED = [
    (
        "a.txt#1",
        "Two invitations and a rulebook for the Moon",
        "The Sample Times",
        "Jane Doe",
        "2020-05-18",
        "On Saturday Roscosmos invited NASA to talk about the Moon.\n\n"
        "Language of the talks: not known. They last until 2030.\n",
    ),
    ("a.txt#2", "The pact is extended", "Sample Wire", None, "2021-04", "The pact was extended in April.\n"),
]


def read(tmp_path: Path, data: bytes, name: str = "a.txt") -> list[Document]:
    (tmp_path / name).write_bytes(data)
    return [one for one in read_documents(tmp_path / name, "a.txt") if isinstance(one, Document)]


def told(found: list[Document]) -> list[tuple[str | None, ...]]:
    assert {one.published_from for one in found} == {"article header"}
    return [(one.name, one.title, one.publisher, one.author, str(one.published), one.text) for one in found]


@pytest.mark.parametrize("text", [NUMBERED, ENDED, TITLED], ids=["numbered", "ended", "titled"])
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_a_document_is_taken_apart(tmp_path: Path, text: str, breaks: str) -> None:
    found = told(read(tmp_path, text.replace("\n", breaks).encode()))
    assert [tuple(part and part.replace("\r\n", "\n") for part in one) for one in found] == EXPECTED


def test_in_word_and_rich_text_too(tmp_path: Path) -> None:
    lines = [line.strip() for line in ENDED.splitlines()]
    assert told(read(tmp_path, docx("".join(map(paragraph, lines))), "a.docx")) == EXPECTED
    assert told(read(tmp_path, rtf(r"\par ".join(lines)), "a.rtf")) == EXPECTED


def test_a_single_article_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    (found,) = told(read(tmp_path, ENDED[ENDED.rindex("The pact is") :].encode()))
    assert found == ("a.txt", *EXPECTED[1][1:])


@pytest.mark.parametrize(
    "text",
    [
        "It was signed in 1992.\n1 of 3 documents\nwas lost.\n",
        "End of document\n",
        "Length: 812 words\nThe pact was signed.\nBody\n",
        "The list has 3 of 4 documents in it.\nLENGTH: 3 words\n",
        "",
    ],
)
def test_another_document_is_left_as_it_is(text: str) -> None:
    assert list(split(Article(text))) == [Article(text)]


def test_an_article_without_text_is_named() -> None:
    text = f"{ENDED}Nothing here\nSample Wire\nMay 18, 2020\nLength: 0 words\nBody\nEnd of Document\n"
    *articles, error = split(Article(text))
    assert len(articles) == 2
    assert isinstance(error, TextError)
    assert error.message == "article 3 of this document has no text"
    assert text.splitlines()[error.line - 1] == "Nothing here"
