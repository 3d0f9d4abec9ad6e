"""Dates in words: each form of EDTF, and never more than is known."""

import pytest

from timeline.dates import When
from timeline.wording import say_when

SAID = {
    "2020-05-18": "18 May 2020",
    "2020-05-18~": "about 18 May 2020",
    "1971-04": "April 1971",
    "1971": "1971",
    "0476": "476",
    "0476-09-04": "4 September 476",
    "2014~": "about 2014",
    "2014?": "perhaps 2014",
    "2014%": "perhaps about 2014",
    "2020-05~": "about May 2020",
    "196X": "the 1960s",
    "200X": "the 2000s",
    "196X~": "about the 1960s",
    "2014-21": "spring 2014",
    "2014-22": "summer 2014",
    "2014-23": "autumn 2014",
    "2014-24": "winter 2014",
    "2021-33": "first quarter of 2021",
    "2021-35": "third quarter of 2021",
    "2021-36?": "perhaps fourth quarter of 2021",
    "2021-04-03/2030-12-31": "from 3 April 2021 to 31 December 2030",
    "2021-04-03/2021-12-31": "from 3 April to 31 December 2021",
    "2021-04-03/2021-04-08": "from 3 to 8 April 2021",
    "2021-04-03~/2021-04-08": "from about 3 April 2021 to 8 April 2021",
    "2021-04/2021-06": "from April to June 2021",
    "2020-04/2021-04": "from April 2020 to April 2021",
    "1994/1998": "from 1994 to 1998",
    "1994~/1998?": "from about 1994 to perhaps 1998",
    "196X/1975": "from the 1960s to 1975",
    "2014/2014": "from 2014 to 2014",
    "2011/..": "since 2011",
    "2011~/..": "since about 2011",
    "1998-11-20/..": "since 20 November 1998",
    "../2030-12-31": "until 31 December 2030",
    "../2030": "until 2030",
    "[..2020-05-30]": "by 30 May 2020",
    "[..2020]": "by 2020",
    "[2020..]": "2020 or later",
    "[2020-05-30..]": "30 May 2020 or later",
    "[2021-03-29..2021-04-04]": "between 29 March and 4 April 2021",
    "[2020-12-29..2021-01-04]": "between 29 December 2020 and 4 January 2021",
    "[2021-04-05..2021-04-09]": "between 5 and 9 April 2021",
    "[2019..2021]": "between 2019 and 2021",
    "[2021-03..2021-05]": "between March and May 2021",
    "[2021-03..2021-05-02]": "between March 2021 and 2 May 2021",
    "[2020-04-01..2020-04-10]": "early April 2020",
    "[2020-04-11..2020-04-20]": "mid-April 2020",
    "[2020-04-21..2020-04-30]": "late April 2020",
    "[2020-02-21..2020-02-29]": "late February 2020",
    "[2021-02-21..2021-02-28]": "late February 2021",
    "[2020-03-21..2020-03-30]": "between 21 and 30 March 2020",
    "[2020-01..2020-04]": "early 2020",
    "[2020-05..2020-08]": "mid-2020",
    "[2020-09..2020-12]": "late 2020",
    "[2020-01..2021-04]": "between January 2020 and April 2021",
    "XXXX-04-02": "2 April, year unknown",
    "XXXX-02-29": "29 February, year unknown",
    "XXXX-04": "April, year unknown",
}


@pytest.mark.parametrize(("edtf", "words"), SAID.items())
def test_said(edtf: str, words: str) -> None:
    assert say_when(When.parse(edtf)) == words


def test_no_two_dates_sound_the_same() -> None:
    assert len(set(SAID.values())) == len(SAID)


SAID_IN_RUSSIAN = {
    "2020-05-18": "18 мая 2020 года",
    "1971-04": "апрель 1971 года",
    "1971": "1971 год",
    "196X": "1960-е годы",
    "2014~": "около 2014 года",
    "2020-05~": "около мая 2020 года",
    "2014?": "возможно, 2014 год",
    "2014%": "возможно, около 2014 года",
    "2014-22": "лето 2014 года",
    "2021-35": "III квартал 2021 года",
    "2021-04-03/2030-12-31": "с 3 апреля 2021 года по 31 декабря 2030 года",
    "2021-04-03/2021-04-08": "с 3 по 8 апреля 2021 года",
    "2021-04/2021-06": "с апреля по июнь 2021 года",
    "1994/1998": "с 1994 года по 1998 год",
    "2011/..": "с 2011 года",
    "2011~/..": "с примерно 2011 года",
    "../2030": "до 2030 года включительно",
    "[..2020-05-30]": "не позднее 30 мая 2020 года",
    "[2020..]": "не ранее 2020 года",
    "[2021-03-29..2021-04-04]": "между 29 марта и 4 апреля 2021 года",
    "[2019..2021]": "между 2019 годом и 2021 годом",
    "[2021-03..2021-05]": "между мартом и маем 2021 года",
    "[2020-04-01..2020-04-10]": "начало апреля 2020 года",
    "XXXX-04-02": "2 апреля, год неизвестен",
    "XXXX-04": "апрель, год неизвестен",
}


@pytest.mark.parametrize(("edtf", "words"), SAID_IN_RUSSIAN.items())
def test_said_in_russian(edtf: str, words: str) -> None:
    assert say_when(When.parse(edtf), "ru") == words
