"""Languages without a folder: explicit dates, as precise as the text, and nothing else."""

from __future__ import annotations

import time

import dateparser
import pytest

from extract.expressions import load_tagger

TEXTS = {
    "fr": (
        "Le 18 mai 2020, puis en octobre 2020 et le 1er juin 2021.",
        ["2020-05-18", "2020-10", "2021-06-01"],
    ),
    "es": ("El 18 de mayo de 2020 y en mayo de 2019.", ["2020-05-18", "2019-05"]),
    "de": ("Am 18. Mai 2020, im Oktober 2020 und am 3.4.2021.", ["2020-05-18", "2020-10", "2021-04-03"]),
    "pt": ("Em 18 de outubro de 2020; em maio de 2019.", ["2020-10-18", "2019-05"]),
    "pl": ("Dnia 18 maja 2020 i w październiku 2020.", ["2020-05-18", "2020-10"]),
    "tr": ("18 Mayıs 2020 ve Ekim 2019.", ["2020-05-18", "2019-10"]),
    "uk": ("Це було 18 травня 2020 року.", ["2020-05-18"]),
    "ar": ("في 18 مايو 2020 وفي أكتوبر 2019.", ["2020-05-18", "2019-10"]),
    "zh": ("2020年5月18日和2020年10月。", ["2020-05-18", "2020-10"]),
    "ja": ("2020年5月18日に、2020年10月。", ["2020-05-18", "2020-10"]),
    "vi": ("Ngày 18 tháng 5 năm 2020, tháng 10 năm 2019.", ["2020-05-18", "2019-10"]),
}


@pytest.mark.parametrize("language", TEXTS)
def test_dates_with_their_offsets(language: str) -> None:
    text, values = TEXTS[language]
    timexes = load_tagger(language).tag(text, "2022-01-01")
    assert [timex.value for timex in timexes] == values
    for timex in timexes:
        assert text[timex.start : timex.end] == timex.text


@pytest.mark.parametrize("language", ["fr", "es", "de", "pt", "uk"])
def test_days_are_those_that_dateparser_reads(language: str) -> None:
    for timex in load_tagger(language).tag(TEXTS[language][0]):
        if len(timex.value) == 10:
            read = dateparser.parse(timex.text, languages=[language], settings={"STRICT_PARSING": True})
            assert read is not None
            assert read.date().isoformat() == timex.value


def test_nothing_is_made_up() -> None:
    tagger = load_tagger("fr")
    assert tagger.explicit_only
    assert not load_tagger("en").explicit_only
    text = "En 2019, 2020 personnes. Mardi, il y a 3 ans, 12 mars, 31 juin 2020, 2020 euros, 5.2020.1, +33 1 20 20."
    assert [(timex.text, timex.value) for timex in tagger.tag(text)] == [("2019", "2019")]


@pytest.mark.parametrize("language", ["tlh", "../en", "", "EN", "en/..", "xx-yy-zz-qq"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(LookupError):
        load_tagger(language)


def test_a_wrong_publication_date_is_refused_here_too() -> None:
    with pytest.raises(ValueError, match="publication date"):
        load_tagger("fr").tag("Le 18 mai 2020", "soon")


@pytest.mark.parametrize("piece", ["18 mai 2020 ", "1/", "mai ", "2020 ", "1", "x", "18 "])
def test_cost_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        load_tagger("fr").tag(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(64000) < 24 * seconds(8000) + 0.05
