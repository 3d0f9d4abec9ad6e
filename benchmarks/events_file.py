"""How long check, the merge of a build, and fmt take for files of many events, and whether that grows in proportion.

    python benchmarks/events_file.py [EVENTS]

CPU seconds, the best of three runs, from the files on the disk to what would be written: what a machine does besides
is not measured. A merge with nothing new, one in which the texts changed a tenth of the events, and one that adds a
tenth. The limit is 3 s for 10,000 events, and twice the events may take little more than twice as long.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from timeline.dates import when
from timeline.events_file import read
from timeline.events_file.emitting import event_data, event_lines
from timeline.events_file.formatting import formatted_text
from timeline.events_file.merging import merge
from timeline.events_file.plausibility import doubts
from timeline.events_file.proposals import proposals_bytes, proposals_path, read_proposals
from timeline.schema import Event

LIMIT = 3.0
"""CPU seconds for ten thousand events."""
DOUBLING = 2.3
"""How many times as long twice the events may take; 2 is in proportion, the rest what caches of a processor cost."""
HEAD = "title: Many\nlanes: {agreement: Agreements, mission: Missions}\nevents:\n"


def made(number: int) -> Event:
    """An event like those that a build proposes, different from all others."""
    day = f"{1960 + number % 60}-{1 + number // 60 % 12:02d}-{1 + number // 720 % 28:02d}"
    quote = (
        f"On the day of note {number}, crew {number * 7 % 10_007} docked with module {number * 13 % 9_973}."
    )
    return Event.model_validate(
        {
            "id": f"docking-{number}",
            "date": day,
            "title": f"Crew {number * 7 % 10_007} docks with module {number * 13 % 9_973}",
            "lane": ("agreement", "mission")[number % 2],
            "actors": ["Russia", "US"],
            "summary": quote,
            "sources": [
                {
                    "text": f"texts/{number // 10}.txt",
                    "title": "A text",
                    "published": "2021-04-05",
                    "quote": quote,
                    "phrase": f"On the day of note {number}",
                    "start": number % 10 * 100,
                    "end": number % 10 * 100 + 20,
                    "resolved_against": "2021-04-05",
                }
            ],
        }
    )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU seconds of some work, and what it gave."""
    gc.collect()
    gc.freeze()  # as in a process that does nothing else
    when._read.cache_clear()
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def measure(folder: Path, size: int) -> dict[str, float]:
    """CPU seconds by what was done, for a file of that many events."""
    events = sorted((made(number) for number in range(size)), key=lambda event: event.date)
    path = folder / "events.yaml"
    lines = [line for event in events for line in event_lines(event, 2)]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    proposals_path(path).write_bytes(proposals_bytes(events))
    changed = [
        event.model_copy(update={"title": f"{event.title} again"}) if number % 10 == 0 else event
        for number, event in enumerate(events)
    ]
    more = [*events, *(made(number) for number in range(size, size + size // 10))]

    def merged(fresh: list[Event]) -> Any:
        base, _ = read_proposals(proposals_path(path))
        result = merge(read(path), base, fresh)
        proposals_bytes(result.proposals.values())
        return result

    found: dict[str, float] = {}
    found["check"], _ = timed(lambda: doubts(read(path)))
    found["merge, nothing new"], result = timed(lambda: merged(events))
    assert result.text == path.read_text(encoding="utf-8")
    found["merge, a tenth changed"], result = timed(lambda: merged(changed))
    assert len(result.updated) == -(-size // 10), event_data(events[0])
    found["merge, a tenth added"], result = timed(lambda: merged(more))
    assert len(result.added) == size // 10
    found["fmt"], _ = timed(lambda: formatted_text(read(path)))
    return found


def best_of(runs: int, folder: Path, size: int) -> dict[str, float]:
    """The least that each of the things took in several runs."""
    taken = [measure(folder, size) for _ in range(runs)]
    return {name: min(one[name] for one in taken) for name in taken[0]}


def main() -> None:
    """Measure for half the events and for all of them, and say what is beyond the limit."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    limit = LIMIT * size / 10_000
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), 100)
        half, whole = (best_of(3, Path(folder), number) for number in (size // 2, size))
    print(f"{'CPU seconds':<24}{size // 2:>10,}{size:>10,}{'limit':>9}{'doubling':>11}{'limit':>7}")
    for name, seconds in whole.items():
        times = seconds / half[name]
        beyond = "  BEYOND" if seconds > limit or times > DOUBLING else ""
        print(
            f"{name:<24}{half[name]:>9.2f}s{seconds:>9.2f}s{limit:>8.1f}s{times:>10.2f}×{DOUBLING:>6.1f}×{beyond}"
        )


if __name__ == "__main__":
    main()
