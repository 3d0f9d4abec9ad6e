"""Archives as files: packed, as Parquet, WARC or under an address, and what is broken in them is named."""

from __future__ import annotations

import gzip
import json
import sys
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.archive.documents import Archive, write
from extract.cli.extract import command
from extract.documents import Document, Remark, TextError, find_texts, read_documents

COUNT = 12
ENDINGS = ["jsonl", "jsonl.gz", "jsonl.zst", "csv", "parquet", "warc.gz"]
NEEDED = {"jsonl.zst": "backports.zstd", "parquet": "pyarrow", "warc.gz": "warcio"}


def archive(folder: Path, ending: str, count: int = COUNT) -> Path:
    if ending in NEEDED and not (ending == "jsonl.zst" and sys.version_info >= (3, 14)):
        pytest.importorskip(NEEDED[ending], reason=f".{ending} needs the extra `archive`")
    if ending == "warc.gz":
        pytest.importorskip("trafilatura", reason="pages need the extra `articles`")
    path = folder / f"news.{ending}"
    write(path, islice(iter(Archive()), count))
    return path


def read(path: Path) -> tuple[list[Document], list[TextError]]:
    found = list(read_documents(path, path.name))
    return [one for one in found if isinstance(one, Document)], [
        one for one in found if isinstance(one, TextError)
    ]


def extract(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["--format", "jsonl", *map(str, arguments)])


def test_the_same_seed_makes_the_same_archive(tmp_path: Path) -> None:
    first = archive(tmp_path, "jsonl").read_bytes()
    assert archive(tmp_path, "jsonl").read_bytes() == first
    assert len(first.splitlines()) == COUNT


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_kind_holds_the_same_articles(tmp_path: Path, ending: str) -> None:
    rows = list(islice(iter(Archive()), COUNT))
    documents, errors = read(archive(tmp_path, ending))
    assert errors == []
    assert [str(one.published) for one in documents] == [row["published"] for row in rows]
    for one, row in zip(documents, rows, strict=True):
        assert " ".join(one.text.split()).endswith(" ".join(row["text"].split()))
    assert all(row["id"] in one.name for one, row in zip(documents, rows, strict=True))


def test_packed_files_of_a_folder_are_found(tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "b.CSV.zst", "c.warc.gz", "d.parquet", "e.txt.gz", "f.tar.gz", "g.gz"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name[0] for path in find_texts(tmp_path)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst", "warc.gz"])
def test_what_is_cut_off_is_read_up_to_there(tmp_path: Path, ending: str) -> None:
    path = archive(tmp_path, ending, 300)
    whole = read(path)[0]
    path.write_bytes(path.read_bytes()[:-200])
    documents, (error,) = read(path)
    assert 0 < len(documents) < len(whole)
    assert documents == whole[: len(documents)]
    assert "cut off" in error.message
    assert error.line > len(documents)


def test_a_warc_that_is_cut_within_a_plain_record(tmp_path: Path) -> None:
    path = archive(tmp_path, "warc.gz")
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes())[:-500])
    _, (error,) = read(plain)
    assert "cut off" in error.message


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_what_is_damaged_is_named(tmp_path: Path, ending: str) -> None:
    path = archive(tmp_path, ending, 300)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    path.write_bytes(data)
    _, errors = read(path)
    assert any("damaged" in error.message or "not JSON" in error.message for error in errors)


def test_a_broken_parquet_file(tmp_path: Path) -> None:
    path = archive(tmp_path, "parquet", 300)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(TextError, match="broken"):
        read(path)
    path.write_bytes(data[:4] + bytes(3_000) + data[3_004:])  # its end, which says what is where, is whole
    documents, errors = read(path)
    assert not documents
    assert "cannot be read" in errors[0].message


def record(kind: str, body: bytes, status: str = "200 OK") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(block)}\r\n"
    return head.encode() + b"Content-Type: application/http\r\n\r\n" + block + b"\r\n\r\n"


def test_a_warc_without_pages(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason=".warc needs the extra `archive`")
    path = tmp_path / "pictures.warc"
    path.write_bytes(record("image/png", b"\x89PNG") * 3 + record("text/html", b"<p>Gone", "404 Not Found"))
    with pytest.raises(TextError, match=r"no web page \(3 image/png, 1 of status 404\)"):
        read(path)
    path.write_bytes(b"nothing of the kind")
    _, errors = read(path)
    assert "cannot be read" in errors[0].message


def test_pages_among_other_things(tmp_path: Path) -> None:
    path = archive(tmp_path, "warc.gz", 2)
    path.write_bytes(path.read_bytes() + gzip.compress(record("image/png", b"\x89PNG")))
    found = list(read_documents(path, path.name))
    assert Remark("passed over what is no page: 1 image/png") in found
    assert sum(isinstance(one, Document) for one in found) == 2


@pytest.mark.parametrize("ending", [".jsonl.gz", ".csv.gz", ".jsonl.zst"])
def test_what_swells_beyond_belief_is_left(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bomb{ending}"
    if ending.endswith("zst"):
        zstd = pytest.importorskip("backports.zstd", reason=".zst needs the extra `archive`")
        path.write_bytes(zstd.compress(b"\n" * 30_000_000))
    else:
        with gzip.open(path, "wb") as file:
            file.write(b"text\n" + (b"a" * 4_999_999 + b"\n") * 6)
    try:
        _, errors = read(path)
    except TextError as error:
        errors = [error]
    assert "200 times its size" in errors[-1].message


def test_columns_are_named_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        json.dumps({"t": "Launch", "d": "2020-05-18", "nr": "7", "w": "NASA launched it on Friday."}) + "\n"
    )
    guessed = extract(path)
    assert guessed.exit_code == 1
    assert "no key holds the article" in guessed.stderr
    named = extract(path, "--text-column=w", "--date-column=d", "--id-column=nr", "--title-column=t")
    assert named.exit_code == 0, named.stderr
    (event,) = map(json.loads, named.stdout.splitlines())
    assert (event["date"], event["sources"][0]["title"]) == ("2020-05-15", "Launch")
    assert event["sources"][0]["text"].endswith("rows.jsonl#7")
    assert "text from 'w'" in named.stderr
    wrong = extract(path, "--text-column=wörds")
    assert wrong.exit_code == 1
    assert "there is no column 'wörds' (there is t, d, nr, w)" in wrong.stderr


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = iter(Archive())
    for name in ("a1.jsonl", "a2.jsonl", "b.jsonl"):
        write(tmp_path / name, islice(rows, 5))
    assert extract("a*.jsonl").stdout == extract("a1.jsonl", "a2.jsonl").stdout != ""
    missing = extract("c*.jsonl")
    assert (missing.exit_code, "no file is called like 'c*.jsonl'" in missing.stderr) == (2, True)


def test_addresses(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="addresses need the extra `archive`")
    path = archive(tmp_path, "jsonl.gz")
    with fsspec.open("memory://news/a.jsonl.gz", "wb") as file:
        file.write(path.read_bytes())
    by_address = extract("memory://news/*.jsonl.gz")
    assert by_address.exit_code == 0, by_address.stderr
    told = [json.loads(line) for line in by_address.stdout.splitlines()]
    assert told[0]["sources"][0]["text"].startswith("memory:///news/a.jsonl.gz#d0000")
    by_path = [json.loads(line) for line in extract(path).stdout.splitlines()]
    assert [one["title"] for one in told] == [one["title"] for one in by_path]
    lost = extract("memory://news/none.jsonl")
    assert lost.exit_code == 1
    assert "memory://news/none.jsonl" in lost.stderr
    unknown = extract("never://news/*.jsonl")
    assert unknown.exit_code == 2
    assert "Traceback" not in unknown.output


@pytest.mark.parametrize(
    ("ending", "library"), [("parquet", "pyarrow"), ("warc", "warcio"), ("jsonl.zst", "backports")]
)
def test_without_the_extra_it_says_what_is_missing(
    tmp_path: Path, ending: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.partition(".")[0] == library] + [
        "compression.zstd",
        f"extract.documents.{ending}",
        library,
    ]:
        monkeypatch.setitem(sys.modules, name, None)
    if library == "warcio":
        monkeypatch.delitem(sys.modules, "extract.documents.warc")
    if library == "pyarrow":
        monkeypatch.delitem(sys.modules, "extract.documents.parquet")
    (tmp_path / f"news.{ending}").write_bytes(b"x")
    (tmp_path / "other.jsonl.gz").write_bytes(archive(tmp_path, "jsonl.gz").read_bytes())
    result = extract(tmp_path)
    assert result.exit_code == 1
    assert 'python -m pip install "text-timeline[archive]"' in result.stderr
    assert result.stdout.count("\n") > 3
