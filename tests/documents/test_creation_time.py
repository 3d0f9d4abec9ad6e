"""When a text was published: every place it may be known from, in their order, and no guess."""

from __future__ import annotations

import pytest

from extract.documents.creation_time import creation_time
from extract.documents.stamps import read_stamp
from timeline.dates import When


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 14:58, May 18, 2020 | Updated: 02:23, June 6, 2023", "2020-05-18"),
        ("5 Apr, 2021 15:30", "2021-04-05"),
        ("Posted on Saturday, May 16, 2020 12:00:00 PM", "2020-05-16"),
        ("2020-05-18T14:58:00Z", "2020-05-18"),
        ("18/05/2020", "2020-05-18"),
        ("First published 3 December 2019 · Last updated 4 December 2019", "2019-12-03"),
        ("Updated: 02:23, June 6, 2023", None),
    ],
)
def test_a_stamp_is_read(line: str, published: str | None) -> None:
    stamp = read_stamp(line, "en")
    assert stamp is not None
    assert stamp.published == (When.parse(published) if published else None)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "On May 18, 2020 the two sides met.",
        "Russia and the US signed it in 1992",
        "04/05/2020",  # 4 May or April 5
        "May 2020",  # no day: a day would be made up
        "2020",
        "14:40",
        "Published by the agency in 2020",
        "9" * 300,
    ],
)
def test_what_is_not_a_stamp(line: str) -> None:
    assert read_stamp(line, "en") is None


DATELINE = "A headline\n\n5 Apr, 2021 15:30\n\nText.\n"
FRONT = "---\ntitle: T\npublished: 2019-07\n---\n" + DATELINE


@pytest.mark.parametrize(
    ("text", "name", "given", "listed", "expected"),
    [
        (FRONT, "2018-01-02-a.txt", "2022", "2021-04", ("2022", "command line")),
        (FRONT, "2018-01-02-a.txt", None, "2021-04", ("2021-04", "sources.yaml")),
        (FRONT, "2018-01-02-a.txt", None, None, ("2019-07", "front matter")),
        (DATELINE, "2018-01-02-a.txt", None, None, ("2021-04-05", "dateline")),
        ("Text.", "2018-01-02-a.txt", None, None, ("2018-01-02", "file name")),
        ("Text.", "a-20180102.txt", None, None, ("2018-01-02", "file name")),
        ("Text.", "a-20181302.txt", None, None, (None, "")),
        ("Text.", "a-120180102.txt", None, None, (None, "")),
        ("It was signed on 5 April 2021.\n", "a.txt", None, None, (None, "")),
        ("Updated: June 6, 2023\n\nText.", "a.txt", None, None, (None, "")),
        ("x\n" * 30 + DATELINE, "a.txt", None, None, (None, "")),
        ("", "a.txt", None, None, (None, "")),
    ],
)
def test_the_order_of_origins(
    text: str, name: str, given: str | None, listed: str | None, expected: tuple[str | None, str]
) -> None:
    when, origin = creation_time(
        text, name, "en", given=given and When.parse(given), listed=listed and When.parse(listed)
    )
    assert (when and str(when), origin) == expected
