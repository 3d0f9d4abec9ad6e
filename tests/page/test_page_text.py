"""The page as text: complete without scripts, the same every time, asking the network for nothing."""

import gzip
import json
import re
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs

from timeline.page import render
from timeline.page.bundle import plotly_source
from timeline.page.colors import ThemeName
from timeline.page.inert import source_hash
from timeline.schema import Timeline
from timeline.wording import say_when


class Reader(HTMLParser):
    """What a browser without scripts finds: elements with their attributes, and the text outside of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.raw:
            self.raw[self._inside][-1] += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def page(sample: Timeline) -> str:
    return render(sample, plotlyjs="cdn")


@pytest.fixture(scope="module")
def read(page: str) -> Reader:
    return Reader(page)


def test_the_same_input_gives_the_same_bytes(sample: Timeline) -> None:
    assert render(sample) == render(sample)


def test_the_head(read: Reader) -> None:
    assert read.all("html") == [{"lang": "en"}]
    metas = read.all("meta")
    named = {meta.get("name"): meta.get("content") for meta in metas if meta.get("name")}
    assert metas[0] == {"charset": "utf-8"}
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert named["description"] == "Twenty events for looking at."
    assert "<title>A sample of space relations</title>" in render(
        Timeline(title="A sample of space relations")
    )
    assert [link["href"] for link in read.all("link")] == ["data:,"]


def test_the_list_is_complete_without_scripts(read: Reader, sample: Timeline) -> None:
    ids = [item["id"] for item in read.all("li") if item.get("id")]
    shown = sorted(
        (event for event in sample.events if event.review != "rejected"),
        key=lambda event: (event.date.sort_key, event.id),
    )
    assert len(shown) == 21
    assert ids == [event.id for event in shown]
    for event in shown:
        assert event.title in read.text
        assert say_when(event.date) in read.text
        for actor in event.actors:
            assert actor in read.text
        for source in event.sources:
            for words in (source.title, source.quote, source.phrase):
                assert words is None or words in read.text
    assert "A rejected proposal" not in render(sample, plotlyjs="none")
    assert "“On Thursday” was read against 18 July 1975." in read.text


def test_dates_are_marked_up_where_html_has_a_form_for_them(page: str) -> None:
    assert '<time datetime="1967-01-27" data-edtf="1967-01-27">27 January 1967</time>' in page
    assert '<time data-edtf="[2020-04-01..2020-04-10]">early April 2020</time>' in page
    assert '<time data-edtf="2014~">about 2014</time>' in page


def test_the_phrase_that_gives_the_date_stands_out(page: str) -> None:
    assert "<mark>On Thursday</mark> the crews opened" in page


def test_only_events_with_an_address_are_linked(read: Reader) -> None:
    links = [link["href"] for link in read.all("a") if "href" in link]
    outside = [link for link in links if link and not link.startswith("#")]
    assert outside == ["https://example.org/handshake?crew=5&day=3"]
    assert (
        len([link for link in links if link and link.startswith("#")]) == 22
    )  # one an entry, one below the chart


def test_the_sentence_counts_and_explains(read: Reader) -> None:
    assert "21 events, 1967 to 2031. A faint bar is the time within which" in read.text
    assert "Hollow marks are proposals" in read.text
    single = Timeline.model_validate({"events": [{"id": "a", "date": "2020-05-18", "title": "A"}]})
    plain = Reader(render(single, plotlyjs="none")).text
    assert "1 event, 18 May 2020." in plain
    assert "faint" not in plain
    assert "Hollow" not in plain


def test_the_undated_are_named_below_the_chart_and_listed(page: str, read: Reader) -> None:
    assert "the year is unknown: A toast is drunk to the first flight." in read.text
    assert "12 April, year unknown" in read.text
    events = json.loads(read.raw["script"][0])["events"]
    assert events["mark"][events["id"].index("no-year")] is None


def test_the_data_block(read: Reader) -> None:
    data = json.loads(read.raw["script"][0])
    assert {len(values) for values in data["events"].values()} == {21}
    assert data["config"]["showSendToCloud"] is False
    assert data["config"]["displaylogo"] is False
    assert {name: sum(map(len, sheet["placed"])) for name, sheet in data["sheets"].items()} == {
        "wide": 20,
        "narrow": 20,
    }
    treaty = data["events"]["id"].index("treaty-1967")
    assert data["events"]["mark"][treaty] == (date(1967, 1, 27) - date(1970, 1, 1)).days + 0.5


def test_no_clock_is_in_the_file(page: str, sample: Timeline) -> None:
    assert '"asOf":null' in page
    assert str(date.today().isoformat()) not in page
    fixed = render(sample, as_of=date(2021, 4, 5), plotlyjs="cdn")
    assert f'"asOf":{(date(2021, 4, 5) - date(1970, 1, 1)).days},' in fixed
    assert fixed.count("as of 5 April 2021") == 3  # both pictures and the data


def test_the_policy_knows_the_scripts_of_the_page_and_nothing_else(sample: Timeline) -> None:
    for plotlyjs, compact in (("none", False), ("inline", True), ("inline", False)):
        read = Reader(render(sample, plotlyjs=plotlyjs, compact=compact))
        policy = next(meta["content"] for meta in read.all("meta") if meta.get("http-equiv"))
        assert policy is not None
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        code = dict(
            zip([own.get("id", "own") for own in read.all("script")], read.raw["script"], strict=True)
        )
        code.pop("tl_data", None)
        if compact:
            code["tl_plotly"] = gzip.decompress(b64decode(code["tl_plotly"])).decode()
        scripts = [code[name] for name in ("own", "tl_plotly") if name in code]
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == " ".join(source_hash(text) for text in scripts)
        assert len(scripts) == (1 if plotlyjs == "none" else 2)
    assert rules["style-src"] == "'unsafe-inline'"


def test_a_page_without_plotly_carries_nothing_of_the_chart_but_its_picture(sample: Timeline) -> None:
    page = render(sample, plotlyjs="none")
    read = Reader(page)
    assert f"style-src {source_hash(read.raw['style'][0])}".replace("'", "&#39;") in page
    assert 'id="tl_data"' not in page
    assert "toolbar" not in [element.get("class") for element in read.all("div")]
    assert page.count('class="tl-mark"') >= 40  # twenty in each picture


def test_nothing_is_requested(sample: Timeline) -> None:
    read = Reader(render(sample))
    assert not any(script.get("src") for script in read.all("script"))
    for tag, attributes in read.elements:
        assert tag not in ("iframe", "img", "object", "embed", "audio", "video", "base")
        assert tag != "form" or attributes.get("method") == "dialog"  # which goes nowhere
        assert "style" not in attributes
        for name in ("action", "data", "srcset", "poster", "background"):
            assert name not in attributes, (tag, name)
    assert "url(" not in "".join(read.raw["style"])
    assert "@import" not in "".join(read.raw["style"])


def test_plotly_from_the_network_only_when_asked(sample: Timeline) -> None:
    page = render(sample, plotlyjs="cdn")
    assert len(page) < 300_000
    scripts = [own for own in Reader(page).all("script") if own.get("data-src")]
    assert len(scripts) == 1
    assert str(scripts[0]["data-src"]).startswith("https://cdn.plot.ly/plotly-")
    assert str(scripts[0]["data-integrity"]) in page.partition("</head>")[0].replace("&#39;", "'")


def test_plotly_from_an_address(sample: Timeline) -> None:
    page = render(sample, plotlyjs="https://example.org/plotly-basic.min.js")
    assert 'data-src="https://example.org/plotly-basic.min.js"' in page
    assert "script-src &#39;sha256-" in page
    assert "&#39; https://example.org/plotly-basic.min.js; style-src" in page
    with pytest.raises(OSError, match="No such file"):
        render(sample, plotlyjs="https://example.org/x.js; script-src *")


def test_a_compact_page_is_small_and_the_same_every_time(sample: Timeline) -> None:
    page = render(sample, compact=True)
    assert len(page.encode()) < 2_200_000
    assert page == render(sample, compact=True)


def test_plotly_from_a_file(sample: Timeline, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.js"
    bundle.write_text("window.Plotly = null;", encoding="utf-8")
    assert 'id="tl_plotly">window.Plotly = null;</script>' in render(sample, plotlyjs=bundle)
    bundle.write_text("'</script>'", encoding="utf-8")
    with pytest.raises(OSError, match="cannot stand inside a page"):
        render(sample, plotlyjs=bundle)
    with pytest.raises(FileNotFoundError):
        render(sample, plotlyjs=tmp_path / "missing.js")


def test_only_the_wrapper_of_plotly_is_written_otherwise() -> None:
    original, own = get_plotlyjs(), plotly_source("inline").source
    assert own != original
    as_it_was = own.replace("(function () {", "() => {", 1).removesuffix("}).bind(this)));\n") + "}));"
    assert as_it_was == original.rstrip()


def test_no_events_yet() -> None:
    page = render(Timeline(title="Soon"))
    assert "No events yet" in page
    assert "<svg" not in page
    assert "<script" not in page
    assert len(page) < 25_000


def test_only_undated_events_are_a_list() -> None:
    timeline = Timeline.model_validate({"events": [{"id": "a", "date": "XXXX-04-02", "title": "Some April"}]})
    page = render(timeline)
    assert "1 event, none of them with a known year." in page
    assert 'id="a"' in page
    assert 'id="tl_chart"' not in page


def test_ids_of_the_page_are_none_that_an_event_could_have(read: Reader) -> None:
    own = [str(attributes["id"]) for tag, attributes in read.elements if attributes.get("id") and tag != "li"]
    assert own
    assert all("_" in name for name in own)


def test_lanes_keep_the_colour_that_the_file_names(page: str) -> None:
    assert ".tl-lane-3{--color:#b0563a" in page


def test_a_date_that_sources_dispute_is_marked_everywhere() -> None:
    def page(date_of_source: str | None) -> str:
        source = {"title": "Another paper", **({"date": date_of_source} if date_of_source else {})}
        event = {"id": "a", "date": "2020-05-18", "title": "A", "sources": [source]}
        return render(Timeline.model_validate({"events": [event]}), plotlyjs="cdn")

    disputed, agreed = page("2020-05-19"), page(None)
    assert disputed.count('class="tl-fork"') == 3  # both pictures and the legend
    assert "A fork above a mark" in disputed
    assert "sources disagree on the date" in disputed
    assert '<span class="tl-disputed">sources give different dates</span>' in disputed
    assert "This source gives another date: 19 May 2020." in disputed
    data = json.loads(Reader(disputed).raw["script"][0])
    assert data["notes"] == ["sources give different dates"]
    assert [glyph["symbol"] for glyph in data["looks"][0]["glyphs"]] == ["circle", "y-down"]
    assert "fork" not in agreed.partition("</style>")[2].replace('"y-down"', "").lower()
    assert page("2020-05-18").count('class="tl-fork"') == 0  # the same date, said once more


def test_a_fixed_theme_holds_for_the_live_chart_whatever_the_reader_has(sample: Timeline) -> None:
    def paints(theme: ThemeName) -> dict[str, object]:
        page = render(sample, theme=theme, plotlyjs="cdn")
        block = page.split('id="tl_data">')[1].split("</script>")[0]
        found: dict[str, object] = json.loads(block)["paints"]
        return found

    auto, dark = paints("auto"), paints("dark")
    assert auto["light"] != auto["dark"]
    assert dark == {"light": auto["dark"], "dark": auto["dark"]}
