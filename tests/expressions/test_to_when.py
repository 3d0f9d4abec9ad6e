"""TIMEX3 to EDTF."""

from __future__ import annotations

import pytest

from extract.expressions import Timex, load_tagger, when_of


def timex(value: str, mod: str = "", signal: str = "", kind: str = "DATE") -> Timex:
    return Timex(0, 1, "x", kind, value, mod, relation=signal)


@pytest.mark.parametrize(
    ("value", "mod", "signal", "edtf"),
    [
        ("2020-05-18", "", "on", "2020-05-18"),
        ("2020-05", "", "", "2020-05"),
        ("2020", "", "in", "2020"),
        ("196X", "", "", "196X"),
        ("19XX", "", "", "[1900..1999]"),
        ("2021-W13", "", "", "[2021-03-29..2021-04-04]"),
        ("2020-W20-WE", "", "", "[2020-05-16..2020-05-17]"),
        ("2014-SU", "", "", "2014-22"),
        ("2014-WI", "", "", "2014-24"),
        ("2021-Q3", "", "", "2021-35"),
        ("2024-H2", "", "", "[2024-07..2024-12]"),
        ("2020-04", "START", "in", "[2020-04-01..2020-04-10]"),
        ("2020-04", "MID", "", "[2020-04-11..2020-04-20]"),
        ("2020-02", "END", "", "[2020-02-21..2020-02-29]"),
        ("2020", "START", "", "[2020-01..2020-04]"),
        ("2020", "END", "in", "[2020-09..2020-12]"),
        ("197X", "MID", "", "[1974..1976]"),
        ("198X", "END", "", "[1987..1989]"),
        ("2014", "APPROX", "", "2014~"),
        ("2020-05-30", "", "by", "[..2020-05-30]"),
        ("2028", "", "by", "[..2028]"),
        ("2020-05-30", "ON_OR_BEFORE", "", "[..2020-05-30]"),
        ("2011", "", "since", "2011/.."),
        ("2030", "END", "until", "../2030-12-31"),
        ("2030", "END", "by", "[..2030-12-31]"),
        ("2020-06", "", "until", "../2020-06"),
        ("2021-Q3", "", "since", "2021-07-01/.."),
        ("1959", "AFTER", "", "[1960..]"),
        ("1959", "BEFORE", "", "[..1958]"),
        ("XXXX-04-02", "", "on", "XXXX-04-02"),
        ("XXXX-04", "", "", "XXXX-04"),
    ],
)
def test_when(value: str, mod: str, signal: str, edtf: str) -> None:
    assert str(when_of(timex(value, mod, signal))) == edtf


def test_a_time_is_its_day() -> None:
    assert str(when_of(timex("2020-05-18T14:58", kind="TIME"))) == "2020-05-18"
    assert str(when_of(timex("2020-05-18TMO", kind="TIME"))) == "2020-05-18"


@pytest.mark.parametrize(
    "value", ["PAST_REF", "XXXX-WXX-6", "XXXX-XX-XX", "XXXX", "XXXX-WXX", "2020-13", "P3D"]
)
def test_what_is_no_date(value: str) -> None:
    assert when_of(timex(value)) is None


def test_a_duration_or_a_set_is_no_date() -> None:
    assert when_of(timex("P3D", kind="DURATION")) is None
    assert when_of(timex("XXXX-05", kind="SET")) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was signed in early April.", "[2020-04-01..2020-04-10]"),
        ("It holds until the end of 2030.", "../2030-12-31"),
        ("Since 2011 it has flown.", "2011/.."),
        ("It was reported last week.", "[2020-05-11..2020-05-17]"),
        ("It flies in summer 2024.", "2024-22"),
        ("They answer by 30 May 2020.", "[..2020-05-30]"),
        ("It flew about 2014.", "2014~"),
    ],
)
def test_from_the_text(text: str, edtf: str) -> None:
    (found,) = load_tagger().tag(text, "2020-05-18")
    assert str(when_of(found)) == edtf


@pytest.mark.parametrize(
    ("sentence", "language", "edtf"),
    [
        ("It must fly no later than 2028.", "en", "[..2028]"),
        ("It flew till 2011.", "en", "../2011"),
        ("Станция летает с 1998 года.", "ru", "1998/.."),
        ("Договор действует до 31 декабря 2030 года.", "ru", "../2030-12-31"),
    ],
)
def test_what_a_signal_makes_of_a_date_is_data_of_its_language(
    sentence: str, language: str, edtf: str
) -> None:
    (found,) = load_tagger(language).tag(sentence, "2020-05-18")
    assert str(when_of(found)) == edtf
