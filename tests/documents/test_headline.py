"""A headline is the title of its text; a first sentence is not."""

from __future__ import annotations

import pytest

from extract.documents.headline import headline_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Senators ask\n\nTwo senators asked.", "Senators ask"),
        ("\ufeff\n\nCrews find a leak\nBy Jane Writer\n\nCrews said so.", "Crews find a leak"),
        ("Is the seat swap over?\n\nNobody knows.", "Is the seat swap over?"),
        ("Seat swap goes on\nWASHINGTON, Dec 28 2023 (EN) - It does.", "Seat swap goes on"),
        ("Seat swap goes on\nMay 18, 2020\nIt does.", "Seat swap goes on"),
        ("Roscosmos said so.\n\nNASA did not.", None),
        ("A text whose lines\nare broken by hand", None),
        ("May 18, 2020\n\nThe pact stands.", None),
        ("MOSCOW — Crews found a leak\n\nIt is small.", None),
        ("Untitled\n\nText.", None),
        ("---\ntitle: A\n---\nText", None),
        ("", None),
        ("word " * 60 + "\n\nText.", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert headline_of(text) == title
