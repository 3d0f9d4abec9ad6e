"""What each form of date means, and that a date behaves as a value."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from timeline.dates import DateError, Precision, When

# text, precision, earliest, latest
TABLE = [
    ("2020-05-18", "day", "2020-05-18", "2020-05-18"),
    ("2020-02-29", "day", "2020-02-29", "2020-02-29"),
    ("0001-01-01", "day", "0001-01-01", "0001-01-01"),
    ("9999-12-31", "day", "9999-12-31", "9999-12-31"),
    ("2020-04", "month", "2020-04-01", "2020-04-30"),
    ("2019-02", "month", "2019-02-01", "2019-02-28"),
    ("2014-21", "season", "2014-03-01", "2014-05-31"),
    ("2014-22", "season", "2014-06-01", "2014-08-31"),
    ("2014-23", "season", "2014-09-01", "2014-11-30"),
    ("2014-24", "season", "2014-12-01", "2015-02-28"),
    ("2019-24", "season", "2019-12-01", "2020-02-29"),
    ("9999-24", "season", "9999-12-01", "9999-12-31"),
    ("2021-33", "quarter", "2021-01-01", "2021-03-31"),
    ("2021-36", "quarter", "2021-10-01", "2021-12-31"),
    ("1992", "year", "1992-01-01", "1992-12-31"),
    ("196X", "decade", "1960-01-01", "1969-12-31"),
    ("000X", "decade", "0001-01-01", "0009-12-31"),
    ("2014~", "year", "2014-01-01", "2014-12-31"),
    ("196X?", "decade", "1960-01-01", "1969-12-31"),
    ("2014-02-20%", "day", "2014-02-20", "2014-02-20"),
    ("[2020-04-01..2020-04-10]", "range", "2020-04-01", "2020-04-10"),
    ("[2020-04..2020-05]", "range", "2020-04-01", "2020-05-31"),
    ("[..2020-05-30]", "range", None, "2020-05-30"),
    ("[2020..]", "range", "2020-01-01", None),
    ("[196X..1975]", "range", "1960-01-01", "1975-12-31"),
    ("1994/1998", "period", "1994-01-01", "1998-12-31"),
    ("2020-12-31/2020", "period", "2020-12-31", "2020-12-31"),
    ("2011/..", "period", "2011-01-01", None),
    ("../2030-12-31", "period", None, "2030-12-31"),
    ("2014~/2016?", "period", "2014-01-01", "2016-12-31"),
    ("2014-22/2014-24", "period", "2014-06-01", "2015-02-28"),
    ("XXXX-04-02", "undated", None, None),
    ("XXXX-02-29", "undated", None, None),
    ("XXXX-05", "undated", None, None),
]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), TABLE)
def test_meaning(text: str, precision: str, earliest: str | None, latest: str | None) -> None:
    when = When.parse(text)
    assert (when.precision, when.earliest, when.latest) == (
        Precision(precision),
        _day(earliest),
        _day(latest),
    )
    assert str(when) == when.edtf == text


def test_every_precision_is_in_the_table() -> None:
    assert {row[1] for row in TABLE} == {precision.value for precision in Precision}


@pytest.mark.parametrize(
    ("text", "qualifier", "is_approximate"),
    [
        ("2014", "", False),
        ("2014~", "~", True),
        ("2014?", "?", True),
        ("2014%", "%", True),
        ("2014~/2015", "", True),
    ],
)
def test_qualifiers(text: str, qualifier: str, is_approximate: bool) -> None:
    when = When.parse(text)
    assert (when.qualifier, when.is_approximate) == (qualifier, is_approximate)


def test_sides() -> None:
    period = When.parse("2011~/..")
    assert period.start == When.parse("2011~")
    assert period.end is None
    assert When.parse("[..2020-05]").end == When.parse("2020-05")
    assert When.parse("2020").start is None


def test_makers() -> None:
    first, last = date(2020, 4, 1), date(2020, 4, 10)
    assert When.day(first).edtf == "2020-04-01"
    assert When.day(date(14, 1, 1)).edtf == "0014-01-01"
    assert When.one_of(first, last).edtf == "[2020-04-01..2020-04-10]"
    assert When.one_of(None, When.parse("2020")).edtf == "[..2020]"
    assert When.period(When.parse("2011~"), None).edtf == "2011~/.."
    assert When.period(None, last).edtf == "../2020-04-10"
    with pytest.raises(DateError):
        When.one_of(last, first)
    with pytest.raises(DateError):
        When.period(None, None)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ("2020", "2020-05", True, True),
        ("2020-05", "2020", True, False),
        ("2020-05-18", "2020-05-18", True, True),
        ("2020-05", "2020-06", False, False),
        ("2011/..", "2020", True, True),
        ("2020", "2011/..", True, False),
        ("../2010", "2011/..", False, False),
        ("../2011", "2011/..", True, False),
        ("[..2020]", "../2019", True, True),
        ("196X", "1960/1975", True, False),
        ("2014-24", "2015-02-28", True, True),
        ("2014-24", "2015-03-01", False, False),
        ("XXXX-04-02", "2020-04-02", False, False),
        ("XXXX-04-02", "XXXX-04-02", True, True),
        ("XXXX-04-02", "XXXX-04", False, False),
    ],
)
def test_overlap_and_containment(one: str, other: str, overlaps: bool, contains: bool) -> None:
    assert When.parse(one).overlaps(When.parse(other)) is overlaps
    assert When.parse(one).contains(When.parse(other)) is contains


def test_order_is_by_first_day_then_the_wider_then_the_undated() -> None:
    ordered = [
        "../2010",
        "2011/..",
        "2011",
        "2011-01",
        "2011-01-01",
        "2011-02",
        "[2012..]",
        "201X/2010",
        "XXXX-05",
    ]
    ordered.sort(key=When.parse)
    assert ordered == [
        "201X/2010",
        "../2010",
        "2011/..",
        "2011",
        "2011-01",
        "2011-01-01",
        "2011-02",
        "[2012..]",
        "XXXX-05",
    ]


def test_it_is_a_value() -> None:
    when = When.parse("2014~")
    assert when == When.parse("2014~") != When.parse("2014")
    assert when != "2014~"
    assert len({when, When.parse("2014~")}) == 1
    assert repr(when) == "When.parse('2014~')"
    assert eval(repr(when)) == when
    with pytest.raises(TypeError):
        assert when < "2015"  # type: ignore[operator]


@pytest.mark.parametrize("name", ["edtf", "earliest", "precision", "new"])
def test_it_is_frozen(name: str) -> None:
    when = When.parse("2014")
    with pytest.raises(AttributeError):
        setattr(when, name, None)
    with pytest.raises(AttributeError):
        delattr(when, name)


@pytest.mark.parametrize("text", ["2014~", "[..2020-05-30]", "2011/..", "XXXX-04-02"])
def test_it_can_be_copied_and_pickled(text: str) -> None:
    when = When.parse(text)
    for twin in (copy.copy(when), copy.deepcopy(when), pickle.loads(pickle.dumps(when))):
        assert twin == when
        assert (twin.earliest, twin.latest, twin.start, twin.end) == (
            when.earliest,
            when.latest,
            when.start,
            when.end,
        )
