"""From a saved file to the page that is shown: read, checked, drawn, told."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

from timeline.events_file import read, report
from timeline.events_file.problems import summary
from timeline.page import render
from timeline.watch.changes import REST, Stamp, stamp, wait_for_change
from timeline.watch.live_page import empty_page, live_page
from timeline.watch.serving import State, WatchServer


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a file comes to: a line for the terminal, and its page or what is wrong with it."""

    line: str
    problems: str = ""
    page: str = ""


class Watch:
    """Watches one events file and serves its page.

    Attributes:
        server: what serves it.
        address: where the page is.
    """

    def __init__(self, path: Path, port: int = 0, tell: Callable[[str], None] = lambda _: None) -> None:
        from plotly.offline import get_plotlyjs

        self._path = path
        self._tell = tell
        self._stop = Event()
        self.server = WatchServer(port, get_plotlyjs().encode())
        self.address = self.server.address
        self._last = stamp(path)
        self._show(self._drawn())

    def run(self) -> None:
        """Serve, and draw again at every save, until `stop` is called from another thread or a signal ends it."""
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            while not self._stop.is_set():
                now = wait_for_change(self._path, self._last, self._stop)
                if now != self._last:
                    self._follow(now)
        finally:
            self.server.close()

    def stop(self) -> None:
        """End `run`."""
        self._stop.set()

    def _follow(self, now: Stamp) -> None:
        """Draw a file that has changed. Meanwhile it may come to rest; if it does not, what was read may be a part."""
        begin = time.monotonic()
        drawing = self._drawn()
        self._stop.wait(max(0.0, REST - (time.monotonic() - begin)))
        if stamp(self._path) == now:
            self._last = now
            self._show(drawing)

    def _show(self, drawing: Drawing) -> None:
        """Serve a page and tell of it. While the file has errors, the last good page stays, with them over it."""
        self._tell(drawing.line)
        before = self.server.state
        if drawing.page:
            # Plotly's code comes from an address of its own, which the browser keeps: so a new page is there at once.
            version = sha256(drawing.page.encode()).hexdigest()[:16]
            self.server.show(State(live_page(drawing.page, version).encode(), version))
        elif before.page:
            self.server.show(State(before.page, before.version, drawing.problems))
        else:
            empty = live_page(empty_page(self._path.name), "none")
            self.server.show(State(empty.encode(), "none", drawing.problems))

    def _drawn(self) -> Drawing:
        try:
            found = read(self._path)
        except OSError as error:
            problem = f"'{self._path}' cannot be read: {error.strerror or error}"
            return Drawing(problem, problem)
        line = summary(str(self._path), found.problems, found.event_count)
        if found.timeline is None:
            errors = [problem for problem in found.problems if problem.severity == "error"]
            return Drawing(line, report(errors))
        return Drawing(line, page=render(found.timeline, plotlyjs=f"{self.address}plotly.js"))
