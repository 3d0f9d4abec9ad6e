"""Tagging speed beside two other taggers: ``python benchmarks/speed.py DOCUMENTS.jsonl``.

Reads documents, {"id", "dct", "text"} a line, and prints the CPU-seconds that each tagger takes over all of
them, and how they compare. Warm is the fastest of several passes over all; this tagger and chrono-node take
turns, pass by pass, so that both meet the same noise. New texts are those that a warm tagger has not read
before: this tagger remembers how phrases are built, so each half of the documents is timed by one that has
read the other half. chrono-node is installed into a temporary folder with npm, and left out with a line
saying so where there is no npm. ``dateparser.search_dates`` is so
slow that it reads a sample; its time is scaled up to the whole.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.expressions.locale_files import load_language
from extract.expressions.tagger import Tagger

CHRONO = "chrono-node@2"
SAMPLE = 12_000  # code points that dateparser reads
RUNS = 7  # the fastest of them counts
SCRIPT = """
const chrono = require('chrono-node');
const documents = require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').filter(Boolean).map(JSON.parse);
require('readline').createInterface({input: process.stdin}).on('line', () => {
  const before = process.cpuUsage();
  let found = 0;
  for (const d of documents) {
    const published = d.dct ? new Date(d.dct.slice(0, 10) + 'T12:00:00') : undefined;
    found += chrono.parse(d.text, published).length;
  }
  const used = process.cpuUsage(before);
  console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6, found}));
});
"""


Result = tuple[float, int]  # CPU-seconds and timexes found


def reading(tagger: Tagger, documents: list[dict[str, Any]]) -> Result:
    """What ``tagger`` takes for all documents."""
    start = time.process_time()
    found = sum(len(tagger.tag(document["text"], document.get("dct"))) for document in documents)
    return time.process_time() - start, found


def new_texts(documents: list[dict[str, Any]]) -> Result:
    """The same for taggers that have read the other half of the documents only."""
    seconds, found = 0.0, 0
    halves = documents[::2], documents[1::2]
    for half, other in (halves, halves[::-1]):
        tagger = Tagger(load_language("en"))
        reading(tagger, other)
        result = reading(tagger, half)
        seconds, found = seconds + result[0], found + result[1]
    return seconds, found


@contextmanager
def chrono(documents: Path) -> Iterator[subprocess.Popen[str] | None]:
    """chrono-node, which reads all documents once for every line it is sent; None where npm is not there or
    cannot install it.
    """
    if shutil.which("npm") is None or shutil.which("node") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, CHRONO]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            yield None
            return
        with subprocess.Popen(
            ["node", "-e", SCRIPT, str(documents.resolve())],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield process
            process.kill()


def one_pass(process: subprocess.Popen[str]) -> Result:
    """CPU-seconds of a pass of chrono-node, and how many dates it finds."""
    assert process.stdin and process.stdout
    print("go", file=process.stdin, flush=True)
    result = json.loads(process.stdout.readline())
    return float(result["seconds"]), int(result["found"])


def dateparser_search(documents: list[dict[str, Any]]) -> Result:
    """CPU-seconds that ``dateparser.search_dates`` would take, by a sample of ``SAMPLE`` code points."""
    from dateparser.search import search_dates

    total = sum(len(document["text"]) for document in documents)
    search_dates("It flew on 5 May 2020.", languages=["en"])
    read = found = 0
    start = time.process_time()
    for document in documents:
        if read >= SAMPLE:
            break
        read += len(document["text"])
        found += len(search_dates(document["text"], languages=["en"]) or [])
    seconds = time.process_time() - start
    return seconds * total / read, round(found * total / read)


def main() -> int:
    """Print a line a tagger."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path, help="JSON lines with text and dct")
    path = parser.parse_args().documents
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    megabytes = sum(len(document["text"].encode()) for document in documents) / 1e6
    tagger = Tagger(load_language("en"))
    rows = {"this one, first pass": reading(tagger, documents)}
    with chrono(path) as other:
        if other:
            rows["chrono-node, first pass"] = one_pass(other)
        turns = [(reading(tagger, documents), one_pass(other) if other else None) for _ in range(RUNS)]
    rows["this one, new texts"] = min(new_texts(documents) for _ in range(RUNS))
    rows["this one, warm"] = mine = min(mine for mine, _ in turns)
    if other:
        rows["chrono-node, warm"] = min(theirs for _, theirs in turns if theirs)
    else:
        print("chrono-node: skipped, npm is not here or could not install it")
    rows["dateparser, scaled"] = dateparser_search(documents)
    print(f"{'tagger':<26}{'CPU-s':>8}{'MB/CPU-s':>10}{'found':>8}{'warm, this one is':>20} times as fast")
    for name, (seconds, found) in rows.items():
        print(f"{name:<26}{seconds:>8.3f}{megabytes / seconds:>10.3f}{found:>8}{seconds / mine[0]:>20.2f}")
    print(f"dateparser.search_dates read a sample of {SAMPLE} code points; its figures are scaled up.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
