"""Texts from anywhere stay texts: no markup, no template, no link, no direction but their own."""

import json
import re

import pytest

from timeline.layout import figure
from timeline.page import render
from timeline.page.inert import json_block, plain
from timeline.schema import Event, Source, Timeline

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</SCRIPT ><img src=x onerror=alert(3)>",
    "<!--<script>",
    "]]><!-- --!>",
    "<img src=x onerror=alert(4)>",
    "<svg onload=alert(5)><circle/></svg>",
    '"><b onclick="alert(6)">c</b>',
    "' autofocus onfocus='alert(7)",
    '<span style="background:url(https://evil.example/i.png)">x</span>',
    '<a href="javascript:alert(8)">js</a>',
    '<a href="//evil.example/x">rel</a>',
    "%{x} %{customdata} %{text}<extra></extra>",
    "$\\href{javascript:alert(9)}{x}$",
    "{{ 7 * 7 }}{% include 'page.css' %}",
    "&lt;script&gt;alert(10)&lt;/script&gt; &#60;img&#62;",
    "</title></textarea></style></noscript>",
    "</li></ol></main><h1>taken over",
    "line\u2028separator\u2029paragraph",
    "\u202egnirts desrever\u202c \u2066isolate\u2069",
    "bell\x07 and\x00 null\x1b[31m",
    "`${alert(11)}`",
    "constructor",
    "__proto__",
    "a" * 5000,
]


LINKS = [
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "//host/x",
    "vbscript:x",
    "file:///etc/passwd",
]


def hostile(text: str) -> Timeline:
    """The text everywhere that a text may stand, past the schema where the schema would refuse it."""
    source = Source.model_construct(
        title=text, url=text, publisher=text, author=text, quote=f"before {text} after", phrase=text
    )
    event = Event.model_validate({"id": "e", "date": "2020-05-18", "title": "x", "lane": "a"})
    event = event.model_copy(
        update={"title": text, "actors": (text, text), "summary": text, "note": text, "sources": (source,)}
    )
    undated = Event.model_validate({"id": "u", "date": "XXXX-05", "title": "x"}).model_copy(
        update={"title": text}
    )
    lane = {"a": {"label": "x"}}
    timeline = Timeline.model_validate({"lanes": lane})
    lanes = {"a": timeline.lanes["a"].model_copy(update={"label": text})}
    return timeline.model_copy(
        update={"title": text, "description": text, "lanes": lanes, "events": (event, undated)}
    )


@pytest.fixture(scope="module")
def skeleton() -> list[str]:
    return re.findall(r"<[^>]*>", _without_values(render(hostile("harmless"), plotlyjs="cdn")))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_page_has_the_same_elements_whatever_the_texts(text: str, skeleton: list[str]) -> None:
    page = render(hostile(text), plotlyjs="cdn")
    assert re.findall(r"<[^>]*>", _without_values(page)) == skeleton
    assert page.count("</script>") == 3
    hrefs = re.findall(r'href="([^"]*)"', page)
    assert set(hrefs) == {"data:,", "#e", "#u"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_data_block_gives_the_text_back(text: str) -> None:
    page = render(hostile(text), plotlyjs="cdn")
    block = page.partition('id="tl_data">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block)["events"]["title"] == [plain(text)] * 2


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_plotly_gets_no_markup(text: str) -> None:
    drawn = figure(hostile(text)).to_plotly_json()
    texts = [note["text"] for note in drawn["layout"]["annotations"]] + [drawn["layout"]["title"]["text"]]
    texts += [said for trace in drawn["data"] for said in trace.get("text", ())]
    assert len(texts) == 3
    for said in texts:
        assert set(re.findall(r"<[^>]*>?", said)) <= {"<b>", "</b>", "<br>"}
        assert "$" not in said


def test_direction_and_control_characters_are_taken_out() -> None:
    assert plain("a\u202eb\u2066c\u2069d\x00e\x1bf") == "abcdef"
    assert plain("עברית\u200f! line\nbreak\ttab") == "עברית\u200f! line\nbreak\ttab"


def test_a_block_cannot_be_left() -> None:
    block = json_block({"a": "</script><!--&\u2028"})
    assert block == '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028"}'
    assert json.loads(block) == {"a": "</script><!--&\u2028"}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_is_none_is_shown_as_text(link: str) -> None:
    page = render(hostile(link), plotlyjs="cdn")
    assert f'href="{link}' not in page
    assert "<cite><bdi>" in page


def _without_values(page: str) -> str:
    """The page without what may differ: attribute values, texts in scripts and styles, shortened labels."""
    page = re.sub(r"<(script|style)([^>]*)>.*?</\1>", r"<\1\2></\1>", page, flags=re.S)
    return re.sub(r'="[^"]*"', "", re.sub(r"<text class=.tl-label[^>]*>[^<]*</text>", "", page))
