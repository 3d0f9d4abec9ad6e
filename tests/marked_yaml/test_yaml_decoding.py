"""Bytes to text."""

from __future__ import annotations

import pytest

from timeline.marked_yaml import YamlError, decode, decoding


def test_utf8_with_and_without_a_byte_order_mark() -> None:
    assert decode("título: 🚀\r\n".encode()) == "título: 🚀\r\n"
    assert decode(b"\xef\xbb\xbfa: b") == "a: b"
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("data", "message", "hint", "place"),
    [
        ("a: b".encode("utf-16"), "the file is UTF-16, not UTF-8", "save the file as UTF-8", (1, 1)),
        ("a: b".encode("utf-16-be"), "looks like UTF-16", "save the file as UTF-8", (1, 1)),
        ("a: b".encode("utf-16-le"), "looks like UTF-16", "save the file as UTF-8", (1, 1)),
        ("a: b".encode("utf-32"), "the file is UTF-32, not UTF-8", "save the file as UTF-8", (1, 1)),
        ("a: b\nc: ü".encode("latin-1"), "byte 0xFC is not UTF-8", "if this letter is 'ü'", (2, 4)),
        ("é: ".encode() + b"\x81", "byte 0x81 is not UTF-8", "save the file as UTF-8", (1, 4)),
        ("é".encode()[:1], "byte 0xC3 is not UTF-8", "save the file as UTF-8", (1, 1)),
        (b"a: b\nc\x00d", "this is not a text file: it holds a NUL byte", "events.yaml itself", (2, 2)),
    ],
)
def test_what_is_not_utf8(data: bytes, message: str, hint: str, place: tuple[int, int]) -> None:
    with pytest.raises(YamlError) as caught:
        decode(data)
    (fault,) = caught.value.faults
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.start.line + 1, fault.start.column + 1) == place


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_FILE", 2 * 1024 * 1024)
    with pytest.raises(YamlError, match="the file has 3 MB; no more than 2 MB are read"):
        decode(b"x" * 3 * 1024 * 1024)
