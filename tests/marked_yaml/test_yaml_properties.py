"""For any text whatever: no exception but our own, marks that reproduce the text, bounded time."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.marked_yaml import YamlError, decode, is_null, parse, parse_with_faults, plain

_YAML_LIKE = st.text(
    st.sampled_from(list("abc:-#[]{},'\"|>&*!%@`?~ \n\t\r\\/.0é🚀\x85\u2028\ufeff\x00\x08=<")), max_size=80
)


@settings(max_examples=400)
@given(st.one_of(_YAML_LIKE, st.text(max_size=60)))
@example("a: \ud800\n")
@example("\ufeff\ufeffa: b")
@example("- - - - ? - : - a\n")
@example("a: 'b\n\n\n'")
def test_any_text_is_parsed_or_has_faults_within_it(text: str) -> None:
    root, faults = parse_with_faults(text)
    for fault in faults:
        assert 0 <= fault.start.index <= fault.end.index <= len(text)
        assert fault.message
    for node in root.walk() if root else ():
        assert 0 <= node.begin <= node.finish <= len(text)
    plain(root)


@settings(max_examples=200)
@given(st.binary(max_size=60))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf")
@example(b"a: \xe9")
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except YamlError as error:
        assert len(error.faults) == 1
    else:
        assert data in (text.encode(), b"\xef\xbb\xbf" + text.encode())


_texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"),
    max_size=20,
)
_documents = st.recursive(
    _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=150)
@given(
    st.dictionaries(_texts, _documents, min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_another_program_dumps_is_read_back(
    data: dict[str, object], flow: bool, line_break: str
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, line_break=line_break, width=40)
    root = parse(text)
    assert root is not None
    assert plain(root) == data
    for node in root.walk():
        if (
            node.kind == "scalar"
            and node.style == "plain"
            and not is_null(node)
            and "\n" not in node.source()
        ):
            assert node.source() == node.value


def _bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 50_000,
        "- " * 100_000 + "a",
        "".join(" " * depth + "a:\n" for depth in range(1_000)),
        _bomb(),
        "a: " + "x" * 1_000_000,
        'a: "' + "x\\n" * 300_000 + '"',
        "a: |\n" + "  x\n" * 200_000,
        "a" * 1_000_000 + ": b",
        "\n" * 1_000_000,
        "#" * 1_000_000,
        "a: b\n" * 50_000,
        "\t" * 500_000,
        "a:\n" + "\tb: c\n" * 100_000,
        "<<<<<<<\n" * 20_000,
        "a: '" + "''" * 300_000,
        "a: [b, #c]\n" * 20_000,
        "a: \u2028" * 100_000,
    ],
    ids=range(18),
)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    start = time.process_time()
    parse_with_faults(text)
    assert time.process_time() - start < 3
