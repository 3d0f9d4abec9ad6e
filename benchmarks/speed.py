"""Tagging speed beside two other taggers: ``python benchmarks/speed.py DOCUMENTS.jsonl``.

Reads documents, {"id", "dct", "text"} a line, and prints the CPU-seconds that each tagger takes over all of
them after a warm-up, and how they compare. chrono-node is installed into a temporary folder with npm, and
left out with a line saying so where there is no npm. ``dateparser.search_dates`` is so slow that it reads a
sample; its time is scaled up to the whole.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

CHRONO = "chrono-node@2"
SAMPLE = 12_000  # code points that dateparser reads
RUNS = 5  # the fastest of them counts
SCRIPT = """
const chrono = require('chrono-node');
const documents = require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').filter(Boolean).map(JSON.parse);
const run = () => {
  let found = 0;
  for (const d of documents) {
    const published = d.dct ? new Date(d.dct.slice(0, 10) + 'T12:00:00') : undefined;
    found += chrono.parse(d.text, published).length;
  }
  return found;
};
let first = process.cpuUsage();
run();
first = process.cpuUsage(first);
let best = Infinity, found = 0;
for (let i = 0; i < RUNS; i++) {
  const before = process.cpuUsage();
  found = run();
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({seconds: best, first: (first.user + first.system) / 1e6, found}));
"""


def ours(documents: list[dict[str, Any]]) -> tuple[float, int]:
    """CPU-seconds of this project's tagger over all documents, and how many timexes it finds."""
    from extract.expressions import load_tagger

    tagger = load_tagger("en")
    best, found = float("inf"), 0
    for _ in range(RUNS + 1):
        start = time.process_time()
        found = sum(len(tagger.tag(document["text"], document.get("dct"))) for document in documents)
        best = min(best, time.process_time() - start)
    return best, found


def chrono(documents: Path) -> tuple[float, int] | None:
    """The same for chrono-node; None where npm is not there or cannot install it."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, CHRONO]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            return None
        script = SCRIPT.replace("RUNS", str(RUNS))
        output = subprocess.run(
            ["node", "-e", script, str(documents.resolve())], cwd=folder, check=True, capture_output=True
        )
        result = json.loads(output.stdout)
        print(
            f"chrono-node took {result['first']:.3f} CPU-seconds for its first pass, before the JIT was warm."
        )
        return float(result["seconds"]), int(result["found"])


def dateparser_search(documents: list[dict[str, Any]]) -> tuple[float, int]:
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
    seconds, found = ours(documents)
    print(f"{'tagger':<24}{'CPU-s':>9}{'MB/CPU-s':>10}{'found':>8}{'ours is':>9} times as fast")
    print(f"{'this one':<24}{seconds:>9.3f}{megabytes / seconds:>10.3f}{found:>8}{1:>9.2f}")
    other = chrono(path)
    if other is None:
        print("chrono-node: skipped, npm is not here or could not install it")
    else:
        line = f"{'chrono-node':<24}{other[0]:>9.3f}{megabytes / other[0]:>10.3f}{other[1]:>8}"
        print(f"{line}{other[0] / seconds:>9.2f}")
    slow = dateparser_search(documents)
    line = f"{'dateparser (scaled)':<24}{slow[0]:>9.3f}{megabytes / slow[0]:>10.3f}{slow[1]:>8}"
    print(f"{line}{slow[0] / seconds:>9.2f}")
    print(f"dateparser.search_dates read a sample of {SAMPLE} code points; its figures are scaled up.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
