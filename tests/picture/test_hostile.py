"""Titles that want to be more than text stay text, in every format."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.picture.timelines import timeline
from timeline.picture import FORMATS, draw
from timeline.picture.plain_text import broken, one_line
from timeline.picture.typeface import width_of

SVG = "{http://www.w3.org/2000/svg}"
AS_IT_STANDS = [
    "<script>alert(1)</script> & <b>bold</b>",
    "Costs $x_1$ and $\\frac{1}{2}$ dollars",
    "100 % of {nb} pages **bold** __u__",
    "\\n ) Tj ET (escape",
    "]]> &amp; <!-- ' \" -->",
]


def words(data: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(data).iter(f"{SVG}text")]


@pytest.mark.parametrize("title", AS_IT_STANDS)
def test_markup_and_formulas_stay_text(title: str, tmp_path: Path) -> None:
    given = timeline({"date": "2020-05-05", "title": title}, title=title, description=title)
    data = draw(given, "svg", notes=True)
    assert one_line(title) in words(data)
    assert ElementTree.fromstring(data).findtext(f"{SVG}title") == one_line(title)
    if shutil.which("pdftotext"):
        (tmp_path / "a.pdf").write_bytes(draw(given, "pdf"))
        said = subprocess.run(
            ["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert one_line(title) in said.stdout
        assert said.stderr == ""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A\x00B\x07C\x1b[31mD", "ABC[31mD"),
        ("evil\u202egnp.exe\u2066", "evilgnp.exe"),
        ("two\nlines\t and\u2028more", "two lines and more"),
        ("half \ud83d a face", "half a face"),
        ("\u200b\x01", "e0"),
    ],
)
def test_control_characters_are_left_out(title: str, shown: str) -> None:
    given = timeline({"date": "2020-05-05"})
    (event,) = given.events
    hostile = given.model_copy(
        update={"events": (event.model_copy(update={"title": title}),), "title": title}
    )
    for form in FORMATS:
        data = draw(hostile, form)
        if form == "svg":
            assert shown in words(data)


def test_what_the_face_does_not_have_is_drawn_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    given = timeline({"date": "2020-05-05", "title": "神舟 docks 🚀 at مدار"})
    for form in FORMATS:
        assert draw(given, form) == draw(given, form)
    assert "神舟 docks 🚀 at مدار" in words(draw(given, "svg"))
    assert caplog.records == []


def test_very_long_texts_are_cut_and_cost_little() -> None:
    endless = "word " * 40_000
    unbroken = "x" * 200_000
    sources = [{"title": endless, "url": "https://a.b/" + "c" * 3_000}]
    given = timeline(
        {"date": "2020-05-05", "title": endless, "lane": "flight", "sources": sources},
        {"date": "2021-05-05", "title": unbroken, "lane": "pact"},
        title=endless,
        description=unbroken,
        lanes={"pact": unbroken, "flight": endless},
    )
    for form in FORMATS:
        data = draw(given, form, notes=True)
        assert len(data) < 4_000_000
    svg = words(draw(given, "svg"))
    assert all(len(text) < 400 for text in svg)
    assert sum(text.endswith("…") for text in svg) >= 3


def test_a_lane_may_be_called_anything() -> None:
    given = timeline({"date": "2020-05-05", "lane": "pact"}, lanes={"pact": "<g id='x'>\x00 $y$"})
    assert "<g id='x'> $y$" in " ".join(words(draw(given, "svg")))
    assert "<G ID='X'> $Y$" in words(draw(given, "svg", width="300"))
    assert draw(given, "svg", width="300").decode().count("<g>") == 1


def test_lines_are_broken_where_they_must() -> None:
    address = "https://www.example.org/a/very-long_address?with=many&parts=1234567890abcdefghij"
    for line in (lines := broken(f"See {address} now", 120, 10)):
        assert width_of(line, 10) <= 120
    assert "".join(lines).replace(" ", "") == f"See{address}now"
    assert lines[1].endswith(("/", "-", "_", "?", "=", "."))
    assert broken("", 100, 10) == []
    assert broken("one two three four five", 45, 10, most=2)[-1].endswith("…")


def test_the_pixels_of_a_title_are_there() -> None:
    blank = timeline({"date": "2020-05-05", "title": " ."}, title=".")
    named = timeline({"date": "2020-05-05", "title": "Заголовок"}, title=".")
    one, other = (
        Image.open(BytesIO(draw(given, "png", width="600", height="300"))) for given in (blank, named)
    )
    assert one.tobytes() != other.tobytes()
