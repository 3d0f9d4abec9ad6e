"""What relative phrases resolve to: the DCT, the clause, earlier timexes, and what stays open."""

from __future__ import annotations

import pytest

from extract.expressions import Timex, load_tagger

DCT = "2020-05-18"  # a Monday


def timexes(text: str, dct: str | None = DCT) -> list[Timex]:
    return load_tagger().tag(text, dct)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The cargo ship is due to launch on Saturday.", ["2020-05-23"]),
        ("The minister wrote on Saturday that talks go on.", ["2020-05-16"]),
        ("The agency will hold a briefing on Thursday.", ["2020-05-21"]),
        ("The briefing will be held on Thursday.", ["2020-05-21"]),
        ("She'll speak on Thursday.", ["2020-05-21"]),
        ("The agency said Thursday it will pay.", ["2020-05-14"]),
        ("On Friday, the agency will open the site.", ["2020-05-22"]),
        ("On Friday, the agency opened the site.", ["2020-05-15"]),
        ("The crew leaves Tuesday.", ["2020-05-19"]),
        ("Trains leave on Thursday.", ["2020-05-21"]),
        ("The shop will stay closed through Thursday.", ["2020-05-21"]),
        ("Rain is forecast for Tuesday.", ["2020-05-19"]),
        ("The launch was postponed to Friday.", ["2020-05-22"]),
        ("It was said to be open since Tuesday.", ["2020-05-12"]),
        ("They met in June, July and August 1942.", ["1942-06", "1942-07", "1942-08"]),
        ("They met from 3 to 17 May 1941.", ["1941-05-03", "1941-05-17"]),
        ("They met between December and February 1942.", ["1941-12", "1942-02"]),
        ("It left on 15 July 1975 and landed on the 21st.", ["1975-07-15", "1975-07-21"]),
        ("The agency said Monday it agrees.", ["2020-05-18"]),
        ("They must answer by Friday.", ["2020-05-22"]),
        ("He came in January last year.", ["2019-01"]),
        ("It ended last April and starts again next April.", ["2020-04", "2021-04"]),
        ("The flight of Nov. 16 was fine.", ["2019-11-16"]),
        ("It takes effect June 3.", ["2020-06-03"]),
        (
            "Two days earlier, on 15 July 1975, one had flown. It docked on 17 July.",
            ["1975-07-15", "1975-07-15", "1975-07-17"],
        ),
        (
            "It flew in March 1975. In the same month it failed; it was sold the following year.",
            ["1975-03", "1975-03", "1976"],
        ),
        ("It flew on 15 July 1975 and docked two days later.", ["1975-07-15", "1975-07-17"]),
        ("It was lost over the weekend.", ["2020-W20-WE"]),
        ("It will be moved over the weekend.", ["2020-W21-WE"]),
        ("Sales fell in the third quarter from the year-ago quarter.", ["2019-Q3", "2018-Q3"]),
        (
            "The joint flights of 1994-98 and the visit of April 22-25, 2021",
            ["1994", "1998", "2021-04-22", "2021-04-25"],
        ),
        ("It is extended until the end of 2030.", ["2030"]),
        ("In the 1960s and the mid-1970s it was so.", ["196X", "197X"]),
        ("It slipped to the third quarter of 2021.", ["2021-Q3"]),
        (
            "Posted: 09:15, May 18, 2020 | Updated: 23:40, June 6, 2023",
            ["2020-05-18T09:15", "2023-06-06T23:40"],
        ),
        ("It opened at 9 a.m. on Tuesday.", ["2020-05-12T09:00"]),
        ("It opens at 9 a.m. on Tuesday.", ["2020-05-19T09:00"]),
        ("It runs every Tuesday and twice a year.", ["XXXX-WXX-2", "P1Y"]),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    assert [timex.value for timex in timexes(text)] == values


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("It was stated on April 2.", None, "XXXX-04-02"),
        ("It was stated on April 2.", "2021-04", "2021-04-02"),
        ("It was stated on April 2.", "2021", "2021-04-02"),
        ("It was stated on Tuesday.", "2021-04", "XXXX-WXX-2"),
        ("It was stated on Tuesday.", None, "XXXX-WXX-2"),
        ("It was stated last week.", "2021-04", "XXXX-WXX"),
        ("It was stated last month.", "2021-04", "2021-03"),
        ("It was stated last month.", "2021", "XXXX-XX"),
        ("It was stated yesterday.", None, "XXXX-XX-XX"),
        ("It was stated last year.", None, "XXXX"),
        ("It was on Christmas.", None, "XXXX-12-25"),
        ("It was on Thanksgiving.", None, "XXXX-XX-XX"),
        ("It is planned for mid-June.", "2021-04", "2021-06"),
        ("It was stated today.", "2021-04-05T22:19:00", "2021-04-05"),
    ],
)
def test_a_coarse_or_missing_publication_date(text: str, dct: str | None, value: str) -> None:
    assert [timex.value for timex in timexes(text, dct)] == [value]


HISTORY = (
    "On 1 September 1939 the border was crossed. Two days later war was declared. On September 17 troops came from "
    "the east. In October the fight ended. The treaty of 1907 was cited. In May the west was invaded; the following "
    "month it fell. On 7 December 1941 the fleet burned. That night it sank. In January the islands fell. "
    "By the end of the month all was lost."
)


def test_a_narrative_is_anchored_in_itself() -> None:
    values = [timex.value for timex in timexes(HISTORY, "2009-12-05")]
    assert values == [
        *("1939-09-01", "1939-09-03", "1939-09-17", "1939-10", "1907", "1939-05", "1939-06"),
        *("1941-12-07", "1941-12-07TNI", "1942-01", "1942-01"),
    ]
    weekday = load_tagger().tag(
        "On 6 April 1913 they crossed the hills; on Thursday they saw the sea.", None, "narrative"
    )
    assert [timex.value for timex in weekday] == ["1913-04-06", "1913-04-10"]


def test_the_genre_is_judged_by_the_dates_and_can_be_said() -> None:
    news = "The agency said Monday that it will fly in June. In 1975 and in 1998 it flew, too, officials said Tuesday."
    assert [timex.value for timex in timexes(news)][:2] == ["2020-05-18", "2020-06"]
    told = load_tagger().tag(
        "It left on 15 July 1975. " + "It was a long way. " * 40 + "It came back in August.", DCT
    )
    assert told[-1].value == "2019-08"
    narrative = load_tagger().tag(
        "It left on 15 July 1975. " + "It was a long way. " * 40 + "It came back in August.", DCT, "narrative"
    )
    assert narrative[-1].value == "1975-08"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Cables of 4/06/93 and 5/07/93", ["1993-04-06", "1993-05-07"]),
        ("Cables of 4/06/93 and 25/07/93", ["1993-06-04", "1993-07-25"]),
        ("Cables of 4/06/93 and 5/27/93", ["1993-04-06", "1993-05-27"]),
    ],
)
def test_the_order_of_day_and_month_follows_the_evidence_of_the_text(text: str, values: list[str]) -> None:
    assert [timex.value for timex in timexes(text)] == values


def test_the_rejected_candidate_and_the_reason_are_kept() -> None:
    (timex,) = timexes("The cargo ship is due to launch on Saturday.")
    assert (timex.anchor, timex.rejected) == (DCT, "2020-05-16")
    assert timex.reason == "future: 'due to'"


def test_an_explicit_date_has_no_anchor() -> None:
    (timex,) = timexes("It was signed on 15 July 1975.")
    assert (timex.anchor, timex.reason, timex.rejected) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "signal", "phrase"),
    [
        ("It holds until the end of 2030.", "until", "until the end of 2030"),
        ("Since 2011 it has flown.", "since", "Since 2011"),
        ("It was signed in early April.", "in", "in early April"),
        ("It must fly no later than 2028.", "no later than", "no later than 2028"),
        ("It flew Friday.", "", ""),
    ],
)
def test_signals(text: str, signal: str, phrase: str) -> None:
    (timex,) = timexes(text)
    assert timex.signal == signal
    assert (text[timex.signal_start : timex.end] if timex.signal_start >= 0 else "") == phrase


@pytest.mark.parametrize("dct", ["yesterday", "2020-13", "18 May 2020", "", "2020-05-32"])
def test_a_wrong_publication_date_is_refused(dct: str) -> None:
    with pytest.raises(ValueError, match="is not a publication date"):
        timexes("It flew today.", dct)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="no tagging rules"):
        load_tagger("tlh")
    with pytest.raises(LookupError):
        load_tagger("../en")
