"""What an archive takes: `timeline extract`, by one loop and by workers, on the same files.

    python -m benchmarks.archive.scale FILE… [--workers 0,1,2]

0 is the plain loop. Prints a line of JSON for each: seconds, CPU-seconds and the most memory of all its processes
together, the most that the work folder held, a checksum of what came out, and what the program said at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.archive.engines import Watch


def size(folder: Path) -> int:
    """Bytes below a folder; files may go meanwhile."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total


def main() -> None:
    """Measure each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--workers", default="0,1,2")
    arguments = parser.parse_args()
    for workers in map(int, arguments.workers.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder) / "work"
            more = ["--workers", str(workers), "--work", str(work)] if workers else []
            files = [str(path.absolute()) for path in arguments.files]
            command = [sys.executable, "-m", "timeline", "extract", *files, "--format", "jsonl", *more]
            sizes, end = [0], threading.Event()

            def look(work: Path = work, sizes: list[int] = sizes, end: threading.Event = end) -> None:
                while not end.wait(10):
                    sizes.append(size(work))

            watching = threading.Thread(target=look)
            watching.start()
            begun = time.monotonic()
            checksum, lines = hashlib.sha256(), 0
            with (Path(folder) / "said").open("w+") as said:
                with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said) as process:
                    assert process.stdout
                    watch = Watch(process=process.pid, every=2)
                    for line in process.stdout:
                        checksum.update(line)
                        lines += 1
                seconds = time.monotonic() - begun
                cpu = watch.cpu()
                said.seek(0)
                last = [line.strip() for line in said if "documents in" in line]
            end.set()
            watching.join()
            row = {
                "workers": workers,
                "code": process.returncode,
                "seconds": round(seconds, 1),
                "cpu": round(cpu, 1),
                "memory_mb": round(watch.most / 1e6),
                "work_mb": round(max(sizes) / 1e6, 1),
                "events": lines,
                "checksum": checksum.hexdigest()[:12],
                "said": last[-1:] or None,
            }
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
