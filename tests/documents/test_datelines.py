"""The dateline of a report is its date and no part of its first sentence."""

from __future__ import annotations

import pytest

from extract.documents import Document
from extract.documents.creation_time import creation_time
from extract.documents.datelines import read_dateline
from extract.mentions.sentences import sentences


@pytest.mark.parametrize(
    ("text", "rest", "date"),
    [
        ("MOSCOW — Crews found a leak.", "Crews found a leak.", ""),
        ("WASHINGTON, Dec 28 2023 (Example News) - The deal stands.", "The deal stands.", "Dec 28 2023"),
        ("CAPE CANAVERAL, Fla. (EN) -- A rocket flew.", None, None),
        ("PARIS/MOSCOW, 3 May – Both said no.", "Both said no.", "3 May"),
        ("ST. PETERSBURG (EN) — He spoke.", "He spoke.", ""),
        ("МОСКВА, 5 апреля 2021 — Договор продлён.", "Договор продлён.", "5 апреля 2021"),
        ("NASA - the agency of the US - said no.", None, None),
        ("NASA — The agency said no.", None, None),
        ("RUSSIA — which left in May — came back.", None, None),
        ("Moscow — a city — slept.", None, None),
        ("It flew on 5 May 2020 - at last.", None, None),
        ("SOYUZ-5 flew on Monday.", None, None),
        ("— He said so.", None, None),
    ],
)
def test_a_dateline_is_told_from_a_sentence(text: str, rest: str | None, date: str | None) -> None:
    found = read_dateline(text)
    assert (found and text[found.end :], found and found.date) == (rest, date)


def test_its_date_is_that_of_the_publication_if_it_has_a_year() -> None:
    text = "Headline\n\nWASHINGTON, Dec. 28, 2023 (Example News) - The deal stands."
    when, origin = creation_time(text, "a.txt", "en")
    assert (str(when), origin) == ("2023-12-28", "dateline")
    assert creation_time("WASHINGTON, Dec. 28 (Example News) - It stands.", "a.txt", "en") == (None, "")


def test_the_first_sentence_begins_behind_it() -> None:
    text = "MOSCOW — Crews found a leak on Tuesday. It is small."
    document = Document("a.txt", text)
    assert [sentence.text for sentence in sentences(document)] == [
        "Crews found a leak on Tuesday.",
        "It is small.",
    ]


def test_a_hostile_line_costs_little() -> None:
    for piece in ("A ", "A, ", "AB-", "A.", "A' "):
        assert read_dateline(piece * 5_000) is None
