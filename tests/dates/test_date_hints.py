"""Wrong spellings, and what the refusal tells the writer to write."""

from __future__ import annotations

import pytest

from timeline.dates import DateError, When
from timeline.dates.spelling import suggest

MEANT = {
    "20 Feb 2014": "2014-02-20",
    "20. February 2014": "2014-02-20",
    "February 20, 2014": "2014-02-20",
    "20th of February 2014": "2014-02-20",
    "Thursday, 20 February 2014": "2014-02-20",
    "Feb 2014": "2014-02",
    "20 февраля 2014": "2014-02-20",
    "20 февраля 2014 года": "2014-02-20",
    "февраль 2014": "2014-02",
    "2014 г.": "2014",
    "20.02.2014": "2014-02-20",
    "18-05-2020": "2020-05-18",
    "5/18/2020": "2020-05-18",
    "2020/4/2": "2020-04-02",
    "2014-2-5": "2014-02-05",
    "2020/04": "2020-04",
    "4/2020": "2020-04",
    "04.2020": "2020-04",
    "20140205": "2014-02-05",
    "201402": "2014-02",
    "2014-05-18T10:00:00Z": "2014-05-18",
    "2014-05-18 10:00": "2014-05-18",
    " 2014 ": "2014",
    "2014.": "2014",
    "２０１４": "2014",
    "2014-XX": "2014",
    "2014-02-XX": "2014-02",
    "2014-XX-XX": "2014",
    "[2020]": "2020",
    "1960s": "196X",
    "the 1960s": "196X",
    "196x": "196X",
    "19XX": "[1900..1999]",
    "~2014": "2014~",
    "c. 2014": "2014~",
    "about 2014-05": "2014-05~",
    "2014 (?)": "2014?",
    "perhaps 2014": "2014?",
    "2014?~": "2014%",
    "spring 2014": "2014-21",
    "Fall of 2014": "2014-23",
    "Q3 2021": "2021-35",
    "2021-Q3": "2021-35",
    "third quarter of 2021": "2021-35",
    "[2020-01-01 .. 2020-02-01]": "[2020-01-01..2020-02-01]",
    "2020-01-01..2020-01-05": "[2020-01-01..2020-01-05]",
    "{2020..2021}": "[2020..2021]",
    "..2020": "[..2020]",
    "before 2014": "[..2014]",
    "by 2014-05-30": "[..2014-05-30]",
    "after 2014": "[2014..]",
    "2014-2016": "2014/2016",
    "2014 – 2016": "2014/2016",
    "2014–16": "2014/2016",
    "2014/15": "2014/2015",
    "2014-05-18/20": "2014-05-18/2014-05-20",
    "2014/open": "2014/..",
    "unknown/2014": "../2014",
    "2014/": "2014/..",
    "since 2011": "2011/..",
    "until 2030-12-31": "../2030-12-31",
}


@pytest.mark.parametrize(("written", "meant"), MEANT.items())
def test_the_hint_is_what_was_meant(written: str, meant: str) -> None:
    with pytest.raises(DateError) as caught:
        When.parse(written)
    assert caught.value.hint == f"write {meant}"
    assert When.parse(meant).edtf == meant


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("2020-02-30", "February 2020 has 29 days", "if only the month is known write 2020-02"),
        ("2020-04-31", "April 2020 has 30 days", "if only the month is known write 2020-04"),
        ("XXXX-02-30", "February never has more than 29 days", "write XXXX-02"),
        ("2020-13", "has the month 13", "a month is 01 to 12"),
        ("2014-16", "has the month 16", "for years write 2014/2016"),
        ("0000", "has the year 0", "0001 to 9999"),
        ("2020/2019", "ends before it starts", "did you mean 2019/2020?"),
        ("[2020-04-10..2020-04-01]", "ends before it starts", "did you mean [2020-04-01..2020-04-10]?"),
        ("[2014~..2015]", "a bound of a range cannot be qualified with '~'", "leave it out: 2014"),
        ("[..]", "has no bound", "[2020..]"),
        ("../..", "is open on both sides", "at least one"),
        ("/2014", "leaves a side of the period empty", "../2030"),
        ("04/02/2020", "is not an EDTF date", "write 2020-02-04, or 2020-04-02 if the month comes first"),
        (
            "[2020-01, 2020-03]",
            "is not an EDTF date",
            "[2020-01..2020-03] for one day of these, or 2020-01/2020-03",
        ),
        ("soon", "is not an EDTF date", "write 2020-05-18, 2020-05, 2020, 202X, [a..b] or a/b"),
        ("", "the date is empty", "write 2020-05-18"),
    ],
)
def test_refusals_say_what_is_wrong(written: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        When.parse(written)
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "written",
    ["18–20 May 2020", "after May 2014", "12 people in 2014", "Soyuz 1967", "May 18", "tomorrow", "x" * 100],
)
def test_no_hint_is_better_than_a_wrong_one(written: str) -> None:
    assert suggest(written) == ""
