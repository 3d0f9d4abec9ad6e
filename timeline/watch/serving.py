"""The server of a watched page. It listens to this computer only, and knows three addresses and no file."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from typing import Any

_BEAT = 15.0  # seconds after which a listener is asked whether it is still there
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class State:
    """What there is to see: the page, its version, and what is wrong with the file now."""

    page: bytes = b""
    version: str = ""
    problems: str = ""

    @property
    def news(self) -> bytes:
        """What a listening page is told."""
        return json.dumps({"version": self.version, "problems": self.problems}).encode()


class WatchServer(ThreadingHTTPServer):
    """Serves the newest state at an address that nobody can guess."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, plotly: bytes) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.token = secrets.token_urlsafe(18)
        self.plotly = plotly
        self.state = State()
        self._changed = Condition()
        self.is_closing = False

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"

    def show(self, state: State) -> None:
        """Make this the state, and tell all pages that listen."""
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def after(self, seen: State | None) -> State:
        """The state, as soon as it is another one than `seen`; the same one after a while."""
        with self._changed:
            if self.state is seen and not self.is_closing:
                self._changed.wait(_BEAT)
            return self.state

    def close(self) -> None:
        """Stop serving, and let the listeners go."""
        with self._changed:
            self.is_closing = True
            self._changed.notify_all()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: WatchServer
    protocol_version = "HTTP/1.1"
    server_version = "timeline"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        token, _, name = self.path.lstrip("/").partition("?")[0].partition("/")
        # A page of another site may lead its name to this computer, but not change what the browser calls it.
        host = self.headers.get("Host", "")
        if host not in (f"127.0.0.1:{self.server.server_port}", f"localhost:{self.server.server_port}"):
            self._send(403, "text/plain", b"only this computer is served\n")
        elif not hmac.compare_digest(token.encode(), self.server.token.encode()):
            self._send(404, "text/plain", b"not here: open the address that `timeline watch` printed\n")
        elif name == "":
            self._send(200, "text/html; charset=utf-8", self.server.state.page, "no-store")
        elif name == "plotly.js":
            self._send(
                200, "text/javascript; charset=utf-8", self.server.plotly, "private, max-age=86400, immutable"
            )
        elif name == "events":
            self._send_news()
        else:
            self._send(404, "text/plain", b"not here\n")

    def _send(self, status: int, kind: str, body: bytes, cache: str = "no-store") -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": cache,
        }.items():
            self.send_header(name, value)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _send_news(self) -> None:
        """An event stream: the state now, and every other one as it comes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen: State | None = None
        while not self.server.is_closing:
            state = self.server.after(seen)
            self.wfile.write(
                b": still here\n\n" if state is seen else b"retry: 500\ndata: " + state.news + b"\n\n"
            )
            self.wfile.flush()
            seen = state

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for the problems of the file."""
