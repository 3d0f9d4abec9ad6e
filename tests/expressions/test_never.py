"""What only looks like a date: nothing may be found in these lines."""

from __future__ import annotations

import pytest

from extract.expressions import load_tagger

NEVER = [
    "The bill came to $2019 million and €1990.",
    "Shares rose 1.99 percent, 2019 percent and 20.5%.",
    "The RD-180/181 engine, the MS-14 ship and the Boeing 2020 model were shown.",
    "Resolution 1721 and Article 2010 were adopted.",
    "ISO 8601 and ISO 1999 are standards.",
    "Call +1 202-555-1990 or (202) 555-2010.",
    "We may march on. They sat in the sun; she wed him.",
    "May we ask a second time? March on to the square.",
    "The March on Washington was long.",
    "They won 21-14 and 3-1; the ratio is 5:1.",
    "She is 45, he is a 39-year-old pilot.",
    "About 2020 people and some 1950 workers came.",
    "It launched 36 satellites and 1990 units.",
    "Podcasts\n0:00\n14:40\n0:00\n13:8",
    "Version 2.0.2019 and file_2019_a are here.",
    "The matter is at hand; second thoughts, a minute change.",
    "Prices fall; water springs up.",
    "Room 2010 is closed, see page 1998.",
    "Its speed is 2,019 km an hour.",
]


@pytest.mark.parametrize("text", NEVER)
def test_nothing_is_found(text: str) -> None:
    assert [(timex.text, timex.rule) for timex in load_tagger().tag(text, "2020-05-18")] == []
