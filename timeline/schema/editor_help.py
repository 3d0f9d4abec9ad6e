"""What an editor shows of each key besides its description: a name, and examples to choose from."""

from __future__ import annotations

from typing import Any

TITLES: dict[tuple[str, str], str] = {
    ("Timeline", "title"): "Heading of the page",
    ("Timeline", "description"): "Sentence under the heading",
    ("Timeline", "lanes"): "Lanes, in the order drawn",
    ("Timeline", "events"): "Events",
    ("Event", "id"): "Id",
    ("Event", "date"): "Date (EDTF)",
    ("Event", "title"): "Headline",
    ("Event", "lane"): "Lane",
    ("Event", "actors"): "Who acted",
    ("Event", "status"): "Happened, planned or cancelled",
    ("Event", "review"): "Proposed or rejected; absent when a person stands behind it",
    ("Event", "importance"): "Major or minor; absent is normal",
    ("Event", "summary"): "Explanation",
    ("Event", "note"): "Remark",
    ("Event", "sources"): "Sources",
    ("Source", "text"): "Text file",
    ("Source", "title"): "Title of the article",
    ("Source", "url"): "Link",
    ("Source", "publisher"): "Publisher",
    ("Source", "author"): "Author",
    ("Source", "published"): "Publication date (EDTF)",
    ("Source", "quote"): "Quoted sentence",
    ("Source", "phrase"): "Words that give the date",
    ("Source", "start"): "Start of the phrase in the text",
    ("Source", "end"): "End of the phrase in the text",
    ("Source", "resolved_against"): "Date that the phrase was read against (EDTF)",
    ("Source", "date"): "Date that this source gives, where sources differ (EDTF)",
    ("Lane", "label"): "Name of the lane",
    ("Lane", "color"): "Colour of the lane",
}

EXAMPLES: dict[tuple[str, str], list[Any]] = {
    ("Timeline", "title"): ["US–Russia space relations"],
    ("Timeline", "description"): ["From the 1992 agreement to the end of the station."],
    ("Timeline", "lanes"): [{"agreement": "Agreements", "law": {"label": "Laws", "color": "#1f77b4"}}],
    ("Timeline", "events"): [
        [{"id": "soyuz-launch-1967", "date": "1967-04-23", "title": "Soyuz 1 is launched"}]
    ],
    ("Event", "id"): ["soyuz-launch-1967"],
    ("Event", "date"): ["2020-05-18", "2020-05", "2020", "[2020-04-01..2020-04-10]", "1994/1998", "2011/.."],
    ("Event", "title"): ["Soyuz 1 crashes on landing"],
    ("Event", "lane"): ["agreement"],
    ("Event", "actors"): [["Russia", "US"]],
    ("Event", "summary"): ["The agreement on the peaceful use of space stays in force for ten more years."],
    ("Event", "note"): ["Two texts differ on the day of the order."],
    ("Event", "sources"): [
        [{"text": "texts/extension.txt", "quote": "On Saturday the government approved it."}]
    ],
    ("Source", "text"): ["texts/extension.txt"],
    ("Source", "title"): ["Cabinet extends space agreement"],
    ("Source", "url"): ["https://example.org/article"],
    ("Source", "publisher"): ["Example News"],
    ("Source", "author"): ["A. Writer"],
    ("Source", "published"): ["2021-04-05", "2021-04"],
    ("Source", "quote"): ["On Saturday the government approved the extension."],
    ("Source", "phrase"): ["On Saturday"],
    ("Source", "start"): [812],
    ("Source", "end"): [823],
    ("Source", "resolved_against"): ["2021-04-05"],
    ("Source", "date"): ["2014-03-16"],
    ("Lane", "label"): ["Joint missions"],
    ("Lane", "color"): ["#1f77b4"],
}
