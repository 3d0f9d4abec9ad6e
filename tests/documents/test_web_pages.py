"""Saved pages: the article without its furniture, and a date only where the page says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.documents import Document, Remark, SourceEntry, read_document, read_documents
from tests.documents.made_files import PARAGRAPHS, page
from timeline.dates import When
from timeline.page import render
from timeline.schema import Timeline

pytest.importorskip("trafilatura", reason="pages need the extra `articles`")


def read(
    tmp_path: Path, html: str | bytes, name: str = "a.html", entry: SourceEntry | None = None
) -> Document:
    path = tmp_path / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read_document(path, name, entry)


def meta(name: str, content: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{content}">'


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_the_article_and_what_the_page_says_of_it(tmp_path: Path) -> None:
    head = (
        meta("og:site_name", "Sample Wire")
        + meta("author", "Jane Doe", "name")
        + '<link rel="canonical" href="https://wire.example/talks">'
        + meta("article:published_time", "2020-05-16T23:30:00+03:00")
    )
    document = read(tmp_path, page(head, footer="© 1998-2026 Sample Wire"))
    assert document.text == "\n\n".join(["Talks on the Moon", *PARAGRAPHS]) + "\n"
    assert (document.title, document.publisher, document.author) == (
        "Talks on the Moon",
        "Sample Wire",
        "Jane Doe",
    )
    assert (document.url, document.language) == ("https://wire.example/talks", "en")
    assert (str(document.published), document.published_from) == ("2020-05-16", "page metadata")
    assert document.guessed is None


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2020-05-16T10:00:00Z") + meta("article:modified_time", "2023-06-06"),
        meta("date", "May 16, 2020", "name"),
        meta("DC.date.issued", "2020-05-16", "name"),
        meta("datePublished", "20200516", "itemprop"),
        meta("article:published_time", "")
        + ld('{"@type": "NewsArticle", "datePublished": "2020-05-16T10:00Z"}'),
        ld(
            '{"@graph": [{"@type": ["Thing", "Article"], "datePublished": "2020-05-16", "dateModified": "2023-06-06"}]}'
        ),
        ld('[{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2020-05-16"}}]'),
        ld('{"@type": "NewsArticle", "datePublished": "2020-05-16"}') + ld("{broken"),
    ],
)
def test_a_known_date(tmp_path: Path, head: str) -> None:
    assert str(read(tmp_path, page(head)).published) == "2020-05-16"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2020-05-16T10:00">today</time>', "2020-05-16"),
        (
            '<time datetime="2023-06-06" class="updated">x</time><time datetime="2020-05-16">x</time>',
            "2020-05-16",
        ),
        (
            '<time itemprop="datePublished" datetime="2020-05-16">x</time><time datetime="2020-05-15">x</time>',
            "2020-05-16",
        ),
        ('<time datetime="2020-05-16">x</time><time datetime="2020-05-15">x</time>', None),
        ('<aside><time datetime="2020-05-16">x</time></aside>', None),
        ('<time class="comment-date" datetime="2020-05-16">x</time>', None),
    ],
)
def test_the_time_in_the_article(tmp_path: Path, body: str, published: str | None) -> None:
    when = read(tmp_path, page(body=body)).published
    assert (when and str(when)) == published


@pytest.mark.parametrize(
    "html",
    [
        page(footer="© 1998-2026 Sample Wire"),
        page(body="<p>The pact ran out on 12 May 2011, he said.</p>"),
        page(meta("article:modified_time", "2023-06-06T02:23:00Z")),
        page(meta("article:published_time", "1970-01-01T00:00:00Z"), footer="© 2019"),
        page(
            ld(
                '[{"@type": "Article", "datePublished": "2020-05-16"},'
                ' {"@type": "Article", "datePublished": "2020-05-17"}]'
            )
        ),
    ],
)
def test_a_guess_is_told_and_not_taken(tmp_path: Path, html: str) -> None:
    document = read(tmp_path, html)
    assert (document.published, document.published_from) == (None, "")
    assert document.guessed is not None


def test_a_guess_that_a_person_confirms_is_known(tmp_path: Path) -> None:
    entry = SourceEntry(file="a.html", published=When.parse("2019"))
    document = read(tmp_path, page(footer="© 2019 Sample Wire"), entry=entry)
    assert (str(document.published), document.published_from, document.guessed) == (
        "2019",
        "sources.yaml",
        None,
    )


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1251", "cp1251"), ("iso-8859-5", "iso-8859-5"), ("utf-8", "utf-8")]
)
def test_the_declared_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    html = page(f'<meta charset="{declared}">', body="<p>Роскосмос подписал соглашение в 1992 году.</p>")
    assert "Роскосмос подписал" in read(tmp_path, html.encode(encoding)).text


def test_a_stray_character_spoils_nothing(tmp_path: Path) -> None:
    html = page(body="<p>It is the agency^s wish to talk about it.</p>").encode().replace(b"^", b"\x92")
    assert "the agency\ufffds wish" in read(tmp_path, html).text


def test_where_a_browser_saved_it_from(tmp_path: Path) -> None:
    html = "<!-- saved from url=(0026)https://wire.example/talks -->" + page()
    assert read(tmp_path, html).url == "https://wire.example/talks"


def test_pictures_in_the_page_weigh_nothing(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    assert read(tmp_path, page(body=picture)).text.startswith("Talks on the Moon")


def test_the_same_page_gives_the_same_text(tmp_path: Path) -> None:
    html = page(body="<ul><li>First</li><li>Second</li></ul><table><tr><td>a</td><td>b</td></tr></table>")
    assert read(tmp_path, html) == read(tmp_path, html)


def test_words_are_whole(tmp_path: Path) -> None:
    assert (
        "Roscosmos met" in read(tmp_path, page(body="<p>Ros&shy;cos\u200bmos met NASA in the open.</p>")).text
    )


def test_our_own_page_is_no_article(tmp_path: Path) -> None:
    event = {"id": "pact", "date": "1992", "title": "The pact is signed", "lane": "pacts"}
    ours = Timeline.model_validate({"title": "Ours", "lanes": {"pacts": "Pacts"}, "events": [event]})
    (tmp_path / "timeline.html").write_text(render(ours))
    (found,) = read_documents(tmp_path / "timeline.html", "timeline.html")
    assert isinstance(found, Remark)
