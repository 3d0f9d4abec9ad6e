"""`timeline watch`: what a save leads to, and what nobody else gets to see."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from timeline.watch.changes import stamp, wait_for_change
from timeline.watch.live_page import live_page, live_script
from timeline.watch.watching import Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = "title: Watched\nevents:\n  - {id: a, date: 1992, title: First}\n  - {id: b, date: 2020-04-06, title: Second}\n"
WRONG = TEXT.replace("date: 1992", "date: 20 Feb 2014")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "events.yaml"
    found.write_text(TEXT, encoding="utf-8")
    return found


@pytest.fixture
def watch(path: Path) -> Iterator[Watch]:
    watch = Watch(path)
    thread = Thread(target=watch.run)
    thread.start()
    yield watch
    watch.stop()
    thread.join(timeout=10)
    assert not thread.is_alive()


def asked(watch: Watch, name: str = "", host: str = "", raw: str = "") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", watch.server.server_port, timeout=5)
    connection.putrequest("GET", raw or f"/{watch.server.token}/{name}", skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{watch.server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


class Listener:
    """A page that listens, as the browser does."""

    def __init__(self, watch: Watch) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", watch.server.server_port, timeout=5)
        self._connection.request("GET", f"/{watch.server.token}/events")
        self._answer = self._connection.getresponse()
        assert self._answer.headers["Content-Type"] == "text/event-stream"

    def next(self) -> dict[str, str]:
        while not (line := self._answer.readline()).startswith(b"data: "):
            assert line
        found: dict[str, str] = json.loads(line[6:])
        return found


def test_the_page_listens_and_its_policy_allows_it(watch: Watch) -> None:
    status, headers, body = asked(watch)
    page = body.decode()
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert live_script() in page
    policy = page.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert "connect-src 'self'" in policy
    assert policy.count("sha256-") >= 2
    assert f"{watch.address}plotly.js" in policy
    assert "unsafe-eval" not in policy
    assert asked(watch, "plotly.js")[0] == 200
    assert len(page) < 500_000


def test_a_save_is_told_within_half_a_second(watch: Watch, path: Path) -> None:
    listener = Listener(watch)
    first = listener.next()
    assert first == {"version": watch.server.state.version, "problems": ""}
    for number in range(5):
        begin = time.monotonic()
        path.write_text(TEXT.replace("Second", f"Number {number}"), encoding="utf-8")
        news = listener.next()
        assert time.monotonic() - begin < 0.5
        assert news["version"] != first["version"]
        assert f"Number {number}".encode() in asked(watch)[2]


def _in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _by_rename(path: Path, text: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def _with_backup(path: Path, text: str) -> None:
    path.rename(path.with_suffix(".yaml~"))
    time.sleep(0.12)
    path.write_text(text, encoding="utf-8")


def _bit_by_bit(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for part in text.splitlines(keepends=True):
            file.write(part)
            file.flush()
            time.sleep(0.01)


@pytest.mark.parametrize("save", [_in_place, _by_rename, _with_backup, _bit_by_bit])
def test_whatever_the_way_of_saving(watch: Watch, path: Path, save: Callable[[Path, str], None]) -> None:
    listener = Listener(watch)
    listener.next()
    save(path, TEXT.replace("Second", "Saved"))
    news = listener.next()
    assert news["problems"] == ""
    assert b"Saved" in asked(watch)[2]
    assert b"First" in asked(watch)[2]


def test_an_error_is_told_and_goes_away_when_mended(watch: Watch, path: Path) -> None:
    listener = Listener(watch)
    first = listener.next()
    path.write_text(WRONG, encoding="utf-8")
    news = listener.next()
    assert news["version"] == first["version"]
    assert "events.yaml:3:19: error: '20 Feb 2014' is not an EDTF date" in news["problems"]
    assert "^^^^^^^^^^^" in news["problems"]
    assert b"First" in asked(watch)[2]
    path.write_text(TEXT, encoding="utf-8")
    assert listener.next() == first


def test_a_file_that_is_gone_is_told_and_comes_back(watch: Watch, path: Path) -> None:
    listener = Listener(watch)
    first = listener.next()
    path.unlink()
    assert "cannot be read" in listener.next()["problems"]
    path.write_text(TEXT, encoding="utf-8")
    assert listener.next() == first


def test_a_file_with_errors_from_the_start(path: Path) -> None:
    path.write_text(WRONG.replace("title: W", "title: </script>W"), encoding="utf-8")
    watch = Watch(path)
    assert live_script().encode() in watch.server.state.page
    assert "is not an EDTF date" in watch.server.state.problems
    watch.server.server_close()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("/", 404),
        ("/events", 404),
        ("/wrong/", 404),
        ("/{token}", 200),
        ("/{token}/../events.yaml", 404),
        ("/{token}/..%2fevents.yaml", 404),
        ("/{token}/events.yaml", 404),
        ("/{token}//etc/passwd", 404),
        ("//{token}/", 200),
        ("/{token}é/", 404),
        ("/{token}/?x=1", 200),
    ],
)
def test_only_the_token_opens_and_no_file_is_served(watch: Watch, name: str, status: int) -> None:
    raw = name.format(token=watch.server.token).encode().decode("latin-1")
    try:
        assert asked(watch, raw=raw)[0] == status
    except (http.client.InvalidURL, UnicodeEncodeError):
        assert status == 404


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "127.0.0.1:1", "evil.localhost"])
def test_no_other_name_leads_here(watch: Watch, host: str) -> None:
    assert asked(watch, host=host)[0] == 403


def test_it_listens_to_this_computer_only(watch: Watch) -> None:
    assert watch.server.server_address[0] == "127.0.0.1"
    other = next(
        (one for one in socket.gethostbyname_ex(socket.gethostname())[2] if not one.startswith("127.")), None
    )
    if other:
        with pytest.raises(OSError), socket.create_connection((other, watch.server.server_port), timeout=1):
            pass
    assert len(watch.server.token) >= 20


def test_nothing_happens_when_nothing_changed(path: Path) -> None:
    stop = Event()
    Thread(target=lambda: (time.sleep(0.3), stop.set())).start()
    assert wait_for_change(path, stamp(path), stop) == stamp(path)


def test_a_page_without_a_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="policy"):
        live_page("<html><body></body></html>", "1")


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_the_command_ends_with_ctrl_c(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "watch"], cwd=path.parent, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline(), process.stdout.readline()]
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert "events.yaml: 2 events, no problems" in lines[0]
    assert lines[1].startswith("open http://127.0.0.1:")
    assert rest.endswith("ended\n")
    assert process.returncode == 0


def test_in_a_browser_the_page_follows_and_keeps_its_place(
    watch: Watch, path: Path, browser: Browser
) -> None:
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{watch.address}#b?view=2019-01-01..2021-01-01")
    page.wait_for_selector(".tl-live")
    page.wait_for_selector("#tl_panel:not([hidden]) h3:has-text('Second')")
    path.write_text(TEXT.replace("Second", "Changed"), encoding="utf-8")
    begin = time.monotonic()
    page.wait_for_selector("#tl_panel:not([hidden]) h3:has-text('Changed')")
    page.wait_for_selector(".tl-live")
    took = time.monotonic() - begin
    assert "view=2019-01-01..2021-01-01" in page.url
    path.write_text(WRONG, encoding="utf-8")
    page.wait_for_selector("dialog[open] pre:has-text('is not an EDTF date')")
    assert "^^^^^^^^^^^" in page.inner_text("dialog[open] pre")
    path.write_text(TEXT.replace("Second", "Changed"), encoding="utf-8")
    page.wait_for_selector("dialog:not([open]) pre", state="attached")
    page.close()
    assert not [message for message in messages if "Content Security Policy" in message]
    print(f"redrawn after {took:.2f} s")
    assert took < 2  # half a second on an idle machine
