"""Measure timeline.html against other timelines, and print the table.

    python benchmarks/page/run.py [--sizes 20,1000,10000,100000] [--runs 5] [--only ours,vis-timeline]

Wants npm, Chromium, and `pip install pandas playwright`. The pages go into a folder of their own, which is
kept with `--folder`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from events import make, write_yaml
from measure import measure
from rivals import RIVALS, install

from timeline.events_file import read
from timeline.page import render

LARGEST_FOR_ALL = 10_000
COLUMNS = ("paint", "live", "zoom", "filter")


def main() -> None:
    """Build the pages, open each of them several times, print medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="20,1000,10000,100000")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only", default=",".join(["ours", *RIVALS]))
    options.add_argument("--folder", type=Path)
    wanted = options.parse_args()
    names = wanted.only.split(",")
    folder = wanted.folder or Path(tempfile.mkdtemp(prefix="page-benchmark-"))
    folder.mkdir(exist_ok=True)
    if set(names) - {"ours", "px.timeline"} and not (folder / "node_modules").is_dir():
        install(folder)
    print("| events | page | MB | first paint s | live s | zoom p95 ms | filter ms |")
    print("|---|---|---|---|---|---|---|")
    for size in map(int, wanted.sizes.split(",")):
        own = names if size <= LARGEST_FOR_ALL else ["ours"]
        paths = {name: path for name in own if (path := build(name, size, folder))}
        found: dict[str, list[dict[str, float | None]]] = {name: [] for name in paths}
        for _ in range(wanted.runs):  # in turns, so that a busy minute of the machine is shared by all
            for name, path in paths.items():
                found[name].append(measure(path, is_ours=name == "ours"))
        for name, path in paths.items():
            cells = [shown([run[column] for run in found[name]], column) for column in COLUMNS]
            print(
                f"| {size:,} | {name} | {path.stat().st_size / 1e6:.1f} | {' | '.join(cells)} |", flush=True
            )


def build(name: str, size: int, folder: Path) -> Path | None:
    """The page of one timeline; None where it cannot be built."""
    path = folder / f"{name}_{size}.html"
    events = make(size)
    if name == "ours":
        source = folder / f"events_{size}.yaml"
        write_yaml(events, source)
        start = time.process_time()
        found = read(source)
        reading = time.process_time() - start
        if found.timeline is None:
            sys.exit(f"{source} has errors")
        path.write_text(render(found.timeline), encoding="utf-8")
        print(
            f"{size:,}: read in {reading:.1f} s CPU, with rendering {time.process_time() - start:.1f}",
            file=sys.stderr,
        )
        return path
    try:
        path.write_text(RIVALS[name](events, folder), encoding="utf-8")
    except Exception as error:  # a rival that cannot be built is left out, not a failure of ours
        print(f"{name} cannot be built for {size:,} events: {error}", file=sys.stderr)
        return None
    return path


def shown(values: list[float | None], column: str) -> str:
    """The median, or a dash where there is none."""
    numbers = [value for value in values if value is not None]
    if len(numbers) <= len(values) / 2:
        return "–"
    return f"{median(numbers):.2f}" if column in ("paint", "live") else f"{median(numbers):.0f}"


if __name__ == "__main__":
    main()
