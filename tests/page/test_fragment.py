"""The section for a page of somebody else: what its HTML is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import timeline
from timeline.cli.main import cli
from timeline.page import fragment, fragment_files
from timeline.page.scoping import scoped
from timeline.schema import Timeline


def test_it_is_one_section_with_ids_of_its_own(sample: Timeline) -> None:
    made = fragment(sample, name="space", plotlyjs="none")
    assert made.startswith("<section ")
    assert made.endswith("</section>\n")
    assert made.count("<section ") == made.count("</section>")
    assert "<html" not in made
    assert "<h1" not in made
    ids = re.findall(r'\bid="([^"]*)"', made)
    assert len(ids) == len(set(ids)) > len(sample.events)
    assert all(one == "tl-space" or one.startswith(("tl-space-", "tl_space_")) for one in ids)
    classes = {name for names in re.findall(r'\bclass="([^"]*)"', made) for name in names.split()}
    assert len(classes) > 50
    assert all(name == "tl" or name.startswith("tl-") for name in classes)
    targets = {target for target in re.findall(r'href="#([^"]*)"', made) if target}
    assert targets <= set(ids)
    assert len(targets) > 10


def test_it_is_the_same_each_time_and_its_name_is_that_of_its_content(sample: Timeline) -> None:
    first = fragment(sample, plotlyjs="none")
    assert first == fragment(sample, plotlyjs="none")
    some = timeline.select(sample, since="2000")
    ids = [re.findall(r'id="tl-(\w+)"', made)[0] for made in (first, fragment(some, plotlyjs="none"))]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("name", ["", "Two Words", 'x"onclick', "-a", "a_b"])
def test_a_name_that_is_none_is_refused(sample: Timeline, name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a fragment"):
        fragment(sample, name=name, plotlyjs="none")


def test_with_files_its_html_holds_no_code(sample: Timeline) -> None:
    made = fragment_files(sample, name="space", files_at="/static")
    assert set(made.files) == {"space.css", "timeline.js", "plotly.min.js"}
    assert "<style" not in made.html
    assert " style=" not in made.html
    assert not re.findall(r"\son\w+=", made.html)
    kinds = re.findall(r"<script ([^>]*)>", made.html)
    assert [kind for kind in kinds if "application/json" not in kind and "text/plain" not in kind] == [
        re.search(r'src="/static/timeline\.js\?\w{8}" defer', made.html)[0]  # type: ignore[index]
    ]
    assert re.search(r'href="/static/space\.css\?\w{8}"', made.html)
    assert re.search(r'data-src="/static/plotly\.min\.js\?\w{8}"', made.html)


def test_what_loads_plotly_from_an_address_has_no_file_of_it(sample: Timeline) -> None:
    made = fragment_files(sample, plotlyjs="https://example.org/plotly.js")
    assert "plotly.min.js" not in made.files
    assert 'data-src="https://example.org/plotly.js"' in made.html
    still = fragment_files(sample, plotlyjs="none")
    assert sorted(still.files)[-1] == "timeline.js"
    assert "data-src" not in still.html


def test_the_style_names_nothing_outside_of_its_root() -> None:
    page = Path(timeline.__file__).parent / "page" / "page.css"
    made = scoped(page.read_text(encoding="utf-8"), "#tl-x")
    assert made.startswith("@layer tl { :where(#tl-x) {\n")
    assert made.count("{") == made.count("}")
    assert not re.search(r"\b(?:html|body|:root|rem)\b(?! [a-z])", re.sub(r"\"[^\"]*\"", "", made))
    blocks = re.findall(r"\{([^{}]*)\}", made)
    declarations = [one for block in blocks for one in block.split(";") if one.strip()]
    assert len(declarations) > 500
    assert all(one.count("!important") == 1 for one in declarations)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments])


def test_the_command_writes_it_and_its_files(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = str(root / "events.yaml")
    result = run(events, "-o", "My chart.fragment.html", "--lane", "law", "--plotlyjs", "none")
    assert result.exit_code == 0, result.output
    assert 'id="tl-my-chart"' in Path("My chart.fragment.html").read_text(encoding="utf-8")
    result = run(events, "-o", "chart.fragment.html", "--csp", "--lane", "law")
    assert result.stderr.splitlines() == [
        f"{name}: written" for name in ("chart.css", "timeline.js", "plotly.min.js", "chart.fragment.html")
    ]
    again = run(events, "-o", "chart.fragment.html", "--csp", "--lane", "law")
    assert again.stderr.count("already up to date") == 4
    assert run(events, "--format", "fragment", "--csp").exit_code == 2
    assert "--csp changes nothing in it" in run(events, "-o", "a.csv", "--csp").stderr
    refused = run(events, "-o", "chart.fragment.html", "--plotlyjs", "nowhere.js")
    assert refused.exit_code == 1
    assert "cannot read nowhere.js" in refused.stderr


def test_python_writes_it_by_its_ending(sample: Timeline, tmp_path: Path) -> None:
    with pytest.warns(timeline.LossWarning, match="rejected, so left out"):
        timeline.export(sample, tmp_path / "space.fragment.html")
    assert b'id="tl-space"' in (tmp_path / "space.fragment.html").read_bytes()
