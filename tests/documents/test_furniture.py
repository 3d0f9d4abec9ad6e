"""Furniture: what nobody wrote as part of the article is found, and prose that resembles it is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.documents import find_furniture


def kinds(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end].strip()) for region in find_furniture(text, "en")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Published: 14:58, May 18, 2020 | Updated: 02:23, June 6, 2023", "publication stamp"),
        ("Last updated on June 6, 2023", "update stamp"),
        ("By Jane Doe", "byline"),
        ("0:00", "player clock"),
        ("14:40 / 1:02:33", "player clock"),
        ("ALSO READ:\u00a0Cargo ship leaves for the station", "link to another story"),
        ("Also on example.com WATCH as a rocket goes up", "link to another story"),
        ("READ MORE: Who owns a crater?", "link to another story"),
        ("Think your friends would be interested? Share this story!", "share bar"),
        ("Please visit our Twitter account for updates on the situation.", "share bar"),
        ("icon close icon search icon menu icon share icon play icon tag icon mail icon", "icon names"),
        ("A ship climbs away on April 25, 2020. (Photo: Agency)", "caption"),
    ],
)
def test_a_line_of_furniture(line: str, kind: str) -> None:
    text = f"It was signed in 1992.\n\n{line}\n\nThe pact was extended.\n"
    assert kinds(text) == [(kind, line.strip())]


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the station will be gone.",
        "By Friday both sides had signed.",
        "Photo reconnaissance satellites were banned in 1972.",
        "He said the story was shared by 14:40 on Monday.",
        "Read more than the headline, the minister said on Friday.",
        "Related questions were discussed in June 2020.",
        "The share of Russian engines fell in 2014.",
        "Comments on the draft were due in May.",
        "An icon of the space age, the ship first flew in 1967 and carried its crews home ever after.",
    ],
)
def test_prose_stays(line: str) -> None:
    assert kinds(f"It began in 1992.\n\n{line}\n\nIt ended.\n") == []


def test_nothing_after_the_reply_form_belongs_to_the_article() -> None:
    text = "It was signed in 1992.\n\nLeave a Reply\n\nComments close on May 1, 2021.\n"
    assert kinds(text) == [("tail", "Leave a Reply\n\nComments close on May 1, 2021.")]


def test_a_thread_of_comments_is_found_by_its_shape() -> None:
    thread = "  • We were there in 1969!\n\n  • And I sat here on Sunday.\n    Not one word about it.\n"
    assert kinds(f"It was signed in 1992.\n\n{thread}") == [("comments", thread.strip())]


def test_a_list_within_the_article_is_no_thread() -> None:
    assert kinds("They agreed:\n\n  - to meet in June\n  - to talk\n\nIt was signed in 1992.\n") == []


def test_regions_are_in_order_and_do_not_overlap() -> None:
    text = "---\ntitle: A\n---\nBy Jane Doe\n\nText in 1992.\n\n0:00\n\nLeave a Reply\n0:00\n"
    regions = find_furniture(text, "en")
    assert [region.kind for region in regions] == ["front matter", "byline", "player clock", "tail"]
    assert all(a.end <= b.start for a, b in pairwise(regions))
