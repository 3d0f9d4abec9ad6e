"""The package from Python: what it offers, what it costs to import, what it says when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.exchange.timelines import sample

SAMPLE = Path(__file__).parent / "sample.yaml"


def test_everything_that_is_offered_is_there_and_documented() -> None:
    for name in timeline.__all__:
        assert getattr(timeline, name).__doc__, name
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        timeline.reed  # noqa: B018


def test_importing_it_loads_nothing_and_reading_no_plotly() -> None:
    script = (
        "import sys; before = set(sys.modules); import timeline; "
        "assert not {name for name in set(sys.modules) - before if name.startswith(('timeline.', 'pydantic'))}; "
        f"events = timeline.select(timeline.read({str(SAMPLE)!r}), since='1990'); "
        "timeline.export(events, format='csv'); assert 'plotly' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_reading_selecting_and_writing(tmp_path: Path) -> None:
    events = timeline.read(SAMPLE)
    assert events == sample()
    data = timeline.export(events, tmp_path / "all.json")
    assert (tmp_path / "all.json").read_bytes() == data
    assert timeline.read(tmp_path / "all.json") == events


def test_what_is_lost_is_a_warning_a_kind() -> None:
    with pytest.warns(timeline.LossWarning) as told:
        timeline.export(sample(), format="ical")
    assert "the year is unknown, so left out: once, undated (XXXX-04-12)" in [
        str(one.message) for one in told
    ]


def test_errors_of_a_file_are_told_as_check_tells_them(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text("events:\n  - {id: a, date: 20 Feb 2014, title: x}\n")
    with pytest.raises(timeline.ReadError) as caught:
        timeline.read(tmp_path / "events.yaml")
    assert "events.yaml:2:19: error: '20 Feb 2014' is not an EDTF date" in str(caught.value)
    (tmp_path / "events.csv").write_text("date,title\n20 Feb 2014,x\n")
    with pytest.raises(timeline.ReadError, match=r"events\.csv:2:1: error: column 'date': '20 Feb 2014'"):
        timeline.read(tmp_path / "events.csv")


def test_formats_are_told_by_name() -> None:
    with pytest.raises(timeline.UnknownFormatError, match=r"the name 'x\.docx' does not show its format"):
        timeline.export(sample(), "x.docx")
    with pytest.raises(timeline.UnknownFormatError, match="did you mean 'csv'"):
        timeline.export(sample(), format="cvs")
    with pytest.raises(timeline.UnknownFormatError, match="say where to"):
        timeline.export(sample())
