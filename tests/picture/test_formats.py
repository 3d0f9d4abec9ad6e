"""Each format: its exact size, its text as text, what it says of itself, and the same bytes at every run."""

import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.picture.timelines import every_form, long, timeline
from timeline.picture import FORMATS, PictureError, PictureFormat, Size, draw

SVG = "{http://www.w3.org/2000/svg}"
TITLES = {
    "Россия продлевает соглашение",
    "Переговоры о станции",
    "Crew Dragon docks",
    "Seats on the Soyuz",
    "A new station",
    "A visit",
    "NASA suspends contacts",
    "Engines banned",
    "Without a lane",
}


def poppler(program: str, data: bytes, folder: Path, *options: str) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} of poppler-utils is not installed")
    (folder / "figure.pdf").write_bytes(data)
    command = [program, *options, str(folder / "figure.pdf"), *(["-"] if program == "pdftotext" else [])]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stderr == ""
    return result.stdout


def texts(data: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(data).iter(f"{SVG}text")]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "options", [{}, {"notes": True, "language": "ru", "theme": "dark"}], ids=["plain", "full"]
)
def test_the_same_input_gives_the_same_bytes(form: PictureFormat, options: dict[str, object]) -> None:
    one, other = (draw(every_form(), form, **options) for _ in range(2))  # type: ignore[arg-type]
    assert one == other


def test_a_pdf_has_its_size_title_and_words(tmp_path: Path) -> None:
    data = draw(every_form(), "pdf", width="160mm", height="90mm")
    info = poppler("pdfinfo", data, tmp_path)
    wide, tall = map(float, re.findall(r"Page size: +([\d.]+) x ([\d.]+) pts", info)[0])
    assert (wide, tall) == pytest.approx((160 / 25.4 * 72, 90 / 25.4 * 72), abs=0.01)
    assert re.search(r"Title: +Russia and the US\n", info)
    assert "What both agreed on, flew and banned. 9 events, 2011 to 2030." in info
    assert re.search(r"Pages: +1\n", info)
    said = poppler("pdftotext", data, tmp_path)
    assert {title for title in TITLES if title in said} == TITLES
    assert "Соглашения" in said


def test_a_pdf_embeds_its_face(tmp_path: Path) -> None:
    fonts = poppler("pdffonts", draw(every_form(), "pdf"), tmp_path).splitlines()[2:]
    assert fonts
    assert all("SourceSansPro" in line and re.search(r"\byes yes yes\b", line) for line in fonts)


def test_an_svg_has_its_size_title_and_words() -> None:
    data = draw(every_form(), "svg", width="160mm", height="90mm")
    root = ElementTree.fromstring(data)
    assert (root.get("width"), root.get("height"), root.get("role")) == ("160mm", "90mm", "img")
    wide, tall = map(float, root.attrib["viewBox"].split()[2:])
    assert wide / tall == pytest.approx(160 / 90, rel=1e-3)
    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title == "Russia and the US"
    assert description == (
        "What both agreed on, flew and banned. 9 events, 2011 to 2030. "
        "Соглашения и договоры (2), Flights (4), Sanctions and bans (2), Other (1)."
    )
    labelled = {element.get("id") for element in root if element.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert labelled == set(root.attrib["aria-labelledby"].split())
    assert set(texts(data)) >= TITLES
    groups = [group.findtext(f"{SVG}title") or "" for group in root.iter(f"{SVG}g")]
    assert "2022-09: A visit" not in groups
    assert "September 2022: A visit" in groups


def test_an_svg_brings_its_face_and_asks_for_nothing_else() -> None:
    data = draw(every_form(), "svg").decode()
    assert data.count("@font-face") == 2
    assert not re.findall(r"(?:href|url\()[\"']?(?!data:)", data)
    assert "<script" not in data
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)[^\"<]*", data) == []


@pytest.mark.parametrize(
    ("width", "height", "dots"),
    [("160mm", "90mm", (1890, 1063)), ("1200", "675", (1200, 675)), ("6in", "4in", (1800, 1200))],
)
def test_a_png_has_its_size_and_words(width: str, height: str, dots: tuple[int, int]) -> None:
    image = Image.open(BytesIO(draw(every_form(), "png", width=width, height=height)))
    assert image.size == dots
    assert image.info["dpi"][0] == pytest.approx(96 if width == "1200" else 300, abs=0.1)
    assert image.info["Title"] == "Russia and the US"
    assert image.info["Description"].startswith("What both agreed on")


@pytest.mark.parametrize(("theme", "paper"), [("light", (255, 255, 255)), ("dark", (20, 22, 26))])
def test_the_theme_is_in_every_format(theme: str, paper: tuple[int, int, int], tmp_path: Path) -> None:
    options = {"theme": theme, "width": "800", "height": "450"}
    image = Image.open(BytesIO(draw(every_form(), "png", **options)))  # type: ignore[arg-type]
    assert image.getpixel((1, 1)) == image.getpixel((798, 448)) == paper
    color = "#{:02x}{:02x}{:02x}".format(*paper)
    assert f'height="100%" fill="{color}"' in draw(every_form(), "svg", **options).decode()  # type: ignore[arg-type]
    data = draw(every_form(), "pdf", **options)  # type: ignore[arg-type]
    if shutil.which("pdftoppm"):
        (tmp_path / "a.pdf").write_bytes(data)
        subprocess.run(["pdftoppm", "-r", "40", "-png", "a.pdf", "a"], cwd=tmp_path, check=True)
        assert Image.open(next(tmp_path.glob("a-*.png"))).convert("RGB").getpixel((2, 2)) == paper


def test_notes_are_numbered_at_the_labels_and_listed_once() -> None:
    plain, noted = (draw(every_form(), "svg", notes=notes) for notes in (False, True))
    said = texts(noted)
    assert "Crew Dragon docks\u00a0¹\u00a0²" in said
    assert "Россия продлевает соглашение\u00a0²" in said
    assert "NASA suspends contacts\u00a0¹" in said
    assert said.count("1") == said.count("2") == 1
    assert sum("tass.ru" in text for text in said) == 1
    heights = [
        float(ElementTree.fromstring(data).attrib["height"].removesuffix("mm")) for data in (plain, noted)
    ]
    assert heights[0] == 90
    assert heights[1] > 95


def test_notes_of_a_pdf_have_pages_of_their_own(tmp_path: Path) -> None:
    data = draw(every_form(), "pdf", notes=True, language="ru")
    sizes = re.findall(r"Page +\d+ size: +([\d.]+ x [\d.]+)", poppler("pdfinfo", data, tmp_path, "-l", "9"))
    assert len(sizes) == 2
    assert len(set(sizes)) == 1
    said = " ".join(poppler("pdftotext", data, tmp_path, "-f", "2").split())
    assert "опубликовано 5 апреля 2021 года" in said


def test_notes_are_those_of_labels_only() -> None:
    crowded = long(120)
    events = tuple(
        event.model_copy(
            update={"sources": timeline({"date": "2000", "sources": [{"title": f"S {n}"}]}).events[0].sources}
        )
        for n, event in enumerate(crowded.events)
    )
    said = texts(draw(crowded.model_copy(update={"events": events}), "svg", notes=True))
    numbers = [int(text) for text in said if text.isdigit() and int(text) < 1000]
    labelled = [text for text in said if "\u00a0" in text]
    assert numbers == list(range(1, len(labelled) + 1))
    assert 20 < len(numbers) < 120


def test_an_as_of_day_is_said() -> None:
    assert "as of 20 November 2024" in texts(draw(every_form(), "svg", as_of=date(2024, 11, 20)))
    assert "на 20 ноября 2024 года" in texts(
        draw(every_form(), "svg", as_of=date(2024, 11, 20), language="ru")
    )


def test_the_legend_explains_the_forms_that_occur_and_no_others() -> None:
    said = texts(draw(timeline({"date": "2020-01-02"}, {"date": "2021-01-02", "status": "planned"}), "svg"))
    assert "planned" in said
    assert not {"called off", "start or end open", "somewhere within"} & set(said)


def test_the_heading_can_be_left_out() -> None:
    data = draw(every_form(), "svg", heading=False)
    assert "Russia and the US" not in texts(data)
    assert "<title" in data.decode()


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("160mmx90mm", ("160mm", "90mm")),
        ("160x90mm", ("160mm", "90mm")),
        ("1200x675", ("1200px", "675px")),
        ("16 cm × 9 cm", ("16cm", "9cm")),
        ("6.5inx4in", ("6.5in", "4in")),
    ],
)
def test_sizes_are_read(size: str, said: tuple[str, str]) -> None:
    read = Size.parse(size)
    assert (read.width.said(), read.height.said()) == said


@pytest.mark.parametrize(
    "size", ["160mm", "axb", "0x100", "-1x5", "1e9x4", "99999x5", "160mmx90mmx4", "", "١٢x٣"]
)
def test_what_is_no_size_is_said(size: str) -> None:
    with pytest.raises(PictureError, match=r"write 160mm"):
        Size.parse(size)


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(PictureError, match="no event has a date with a year"):
        draw(timeline({"date": "XXXX-05-01"}))
    with pytest.raises(PictureError, match=r"needs a height of \d+mm; or leave out some"):
        draw(every_form(), height="20mm")
    with pytest.raises(PictureError, match="'gif' is no format"):
        draw(every_form(), "gif")  # type: ignore[arg-type]
    with pytest.raises(PictureError, match="'auto' is no theme"):
        draw(every_form(), theme="auto")  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "height"), [("84mm", "30mm"), ("160mm", "24mm"), ("700", "120")])
def test_the_height_that_is_asked_for_is_enough(width: str, height: str) -> None:
    with pytest.raises(PictureError) as refused:
        draw(every_form(), width=width, height=height)
    asked = re.search(r"height of (\d+\w+)", str(refused.value))
    assert asked
    draw(every_form(), "svg", width=width, height=asked[1])
