"""TimeML: well formed, true to the text, and honest about what XML cannot hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.expressions import load_tagger
from extract.expressions.timeml import to_timeml, unwritable

DCT = "2020-05-18"
ATTRIBUTES = {"tid", "type", "value", "mod", "quant", "freq", "temporalFunction", "functionInDocument"}
ATTRIBUTES |= {"anchorTimeID", "beginPoint", "endPoint", "valueFromFunction"}
MODS = {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS"}
MODS |= {"EQUAL_OR_MORE", "START", "MID", "END", "APPROX"}
PIECES = [
    "Friday",
    "5 May 2020",
    "twice a year",
    "<b>",
    "&amp;",
    '"',
    "'",
    "\r\n",
    "\x0c",
    "about 2014",
    "]]>",
    "two days later",
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))


def document(text: str, dct: str | None = DCT) -> str:
    return to_timeml(text, load_tagger().tag(text, dct), dct)


@settings(max_examples=120)
@given(texts)
@example("a\rb\x00c\ud800 Friday <x> & 'y'")
def test_the_text_comes_back_to_the_character(text: str) -> None:
    expected = text
    for offset, _ in unwritable(text):
        expected = expected[:offset] + "\ufffd" + expected[offset + 1 :]
    xml = document(text)
    assert "".join(ET.fromstring(xml.encode("utf-8")).itertext()) == expected
    stripped = re.sub(r"<[^>]*>", "", xml)
    for entity, character in (("&#13;", "\r"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        stripped = stripped.replace(entity, character)
    assert stripped == expected


@settings(max_examples=60)
@given(texts)
def test_the_timexes_are_those_of_the_standard(text: str) -> None:
    root = ET.fromstring(document(text).encode("utf-8"))
    assert root.tag == "TimeML"
    timexes = list(root)
    ids = [timex.get("tid") for timex in timexes]
    assert len(set(ids)) == len(ids)
    assert {timex.tag for timex in timexes} == {"TIMEX3"}
    for timex in timexes:
        assert set(timex.keys()) <= ATTRIBUTES
        assert timex.get("type") in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.get("value")
        assert timex.get("mod", "START") in MODS
        assert timex.get("anchorTimeID", "t0") in ids


def test_the_creation_time_is_a_timex_and_what_hangs_on_it_says_so() -> None:
    root = ET.fromstring(document("It docked on Friday; two days later it left."))
    creation, friday, later = list(root)
    assert creation.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": DCT,
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert not creation.text
    assert (friday.text, friday.get("anchorTimeID")) == ("Friday", "t0")
    assert (later.text, later.get("anchorTimeID")) == ("two days later", "t1")


def test_without_a_creation_time_there_is_no_timex_for_it() -> None:
    assert "CREATION_TIME" not in document("It docked.", None)


def test_what_xml_cannot_hold_is_named() -> None:
    xml = document("a\x0cb\ufffe")
    assert "U+000C at 1, U+FFFE at 3" in xml
    assert unwritable("a\x0cb") == [(1, "\x0c")]


def test_a_set_has_its_quantifier_and_frequency() -> None:
    root = ET.fromstring(document("It flies twice a year and every Tuesday."))
    _, twice, tuesday = list(root)
    assert (twice.get("type"), twice.get("freq")) == ("SET", "2X")
    assert (tuesday.get("type"), tuesday.get("quant")) == ("SET", "EVERY")


@pytest.mark.parametrize("text", ["", "\n", "x"])
def test_short_texts(text: str) -> None:
    assert "".join(ET.fromstring(document(text)).itertext()) == text
