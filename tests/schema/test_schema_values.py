"""Links and places in texts: what may stand in a file that becomes a page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from timeline.dates import When
from timeline.schema import Event, Source, Timeline
from timeline.schema.links import LINK_PATTERN, LinkError, check_link


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://пример.рф/путь",
        "https://[2001:db8::1]/",
        "https://user@example.org:8080/",
        "mailto:press@example.org",
    ],
)
def test_links(link: str) -> None:
    assert check_link(link) == link
    assert re.search(LINK_PATTERN, link)


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org/x", "write https://example.org/x"),
        ("www.example.org/x", "write https://www.example.org/x"),
        ("example.org", "write https://example.org"),
        ("press@example.org", "write mailto:press@example.org"),
        ("https://example.org/a b", "write https://example.org/a%20b"),
        (" https://example.org", "write https://example.org"),
        ("https://example.org/\n", "write https://example.org/"),
        ("java\nscript:alert(1)", ""),
        ("https://", ""),
        ("https:///path", ""),
        ("mailto:nobody", ""),
        ("http://[::1", ""),
        ("/relative", ""),
        ("", "write one, or leave the key out"),
    ],
)
def test_what_is_no_link(link: str, hint: str) -> None:
    with pytest.raises(LinkError) as caught:
        check_link(link)
    assert caught.value.hint == hint
    assert caught.value.message


@given(st.one_of(st.text(max_size=40), st.text("htps:/.[]@?#a \n", max_size=20).map("https://".__add__)))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    try:
        link = check_link(text)
    except LinkError:
        return
    assert link == text
    assert re.match(r"(?i)https?://|mailto:", link)
    assert re.search(LINK_PATTERN, link)


@pytest.mark.parametrize(("value", "number"), [(0, 0), (812, 812), ("0", 0), ("812", 812), ("007", 7)])
def test_places_in_a_text(value: object, number: int) -> None:
    assert Source.model_validate({"start": value}).start == number


@pytest.mark.parametrize(
    "value", [-1, "-1", "1_000", "12.0", 12.0, "", " 1", "1e3", "٣", True, "9" * 5_000, [1], "x"]
)
def test_what_is_no_place_in_a_text(value: object) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate({"start": value})


def test_a_timeline_from_python() -> None:
    event = Event(id="a", date=When.parse("2020"), title=" A ", sources=(Source(text="a.txt"),))
    timeline = Timeline(events=(event,))
    assert timeline.title == "Timeline"
    assert event.title == "A"
    assert Timeline.model_validate_json(timeline.model_dump_json()) == timeline
    with pytest.raises(ValidationError):
        event.title = "B"  # type: ignore[misc]
