"""From a saved file to the page that is shown: read, checked, drawn, told."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

from timeline.events_file import read, report
from timeline.events_file.problems import summary
from timeline.page import render
from timeline.watch.changes import stamp, wait_for_change
from timeline.watch.live_page import empty_page, live_page
from timeline.watch.serving import State, WatchServer


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
        self._draw()

    def run(self) -> None:
        """Serve, and draw again at every save, until `stop` is called from another thread or a signal ends it."""
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            while not self._stop.is_set():
                now = wait_for_change(self._path, self._last, self._stop)
                if now != self._last:
                    self._last = now
                    self._draw()
        finally:
            self.server.close()

    def stop(self) -> None:
        """End `run`."""
        self._stop.set()

    def _draw(self) -> None:
        """Make the page of the file as it is. While it has errors, the last good page stays, with them over it."""
        problems, page = self._drawn()
        before = self.server.state
        if page:
            # Plotly's code comes from an address of its own, which the browser keeps: so a new page is there at once.
            version = sha256(page.encode()).hexdigest()[:16]
            self.server.show(State(live_page(page, version).encode(), version))
        elif before.page:
            self.server.show(State(before.page, before.version, problems))
        else:
            self.server.show(State(live_page(empty_page(self._path.name), "none").encode(), "none", problems))

    def _drawn(self) -> tuple[str, str]:
        """The errors of the file, or its page."""
        try:
            found = read(self._path)
        except OSError as error:
            problem = f"'{self._path}' cannot be read: {error.strerror or error}"
            self._tell(problem)
            return problem, ""
        self._tell(summary(str(self._path), found.problems, found.event_count))
        if found.timeline is None:
            errors = [problem for problem in found.problems if problem.severity == "error"]
            return report(errors), ""
        return "", render(found.timeline, plotlyjs=f"{self.address}plotly.js")
