"""The date goes to the event that it belongs to, and the title says that event. DCT: Monday 2020-05-18."""

from __future__ import annotations

import pytest

from tests.mentions.told import findings, proposals, told


@pytest.mark.parametrize(
    ("sentence", "date", "title"),
    [
        # the clause that holds it, not the nearest verb
        (
            "The rules came after US President Donald Trump signed an order letting firms dig on the Moon "
            "in early April.",
            "[2020-04-01..2020-04-10]",
            "US President Donald Trump signed an order letting firms dig on the Moon",
        ),
        (
            "Roscosmos has been cool since NASA withdrew an invitation to its head in January last year.",
            "2019-01",
            "NASA withdrew an invitation to its head",
        ),
        (
            "The visit was opposed by senators, as Rogozin was put on a sanctions list by the US in 2014, "
            "when he was a minister.",
            "2014",
            "Rogozin was put on a sanctions list by the US",
        ),
        # a participle without an auxiliary, explaining a name or opening the sentence
        (
            "Lawyers in Russia rely on the Rescue Agreement, a deal signed by the US and the Soviet Union in 1968.",
            "1968",
            "Rescue Agreement was signed by the US and the Soviet Union",
        ),
        (
            "First signed in 1992 by Boris Yeltsin, the pact has been extended by Russia four times.",
            "1992",
            "Pact was first signed by Boris Yeltsin",
        ),
        # between subject and verb, in front, inside an adverbial in front
        (
            "NASA on Friday announced a plan for Mars, a first step towards a crewed flight.",
            "2020-05-15",
            "NASA announced a plan for Mars, a first step towards a crewed flight",
        ),
        (
            "However, in an article published in a journal last week, General James Dickinson, "
            "the head of Space Command, warned of an arms race.",
            "[2020-05-11..2020-05-17]",
            "General James Dickinson warned of an arms race",
        ),
        # the event noun that it describes
        (
            "Roscosmos drew on a February deal on lunar exploration.",
            "2020-02",
            "Deal on lunar exploration",
        ),
        # what is reported belongs to the saying
        (
            "A Roscosmos official said on 2 April 2020 that the details were being worked out.",
            "2020-04-02",
            "Roscosmos official said that the details were being worked out",
        ),
        (
            "NASA said on Monday it had paid Roscosmos for one more seat on a Soyuz.",
            "2020-05-18",
            "NASA said it had paid Roscosmos for one more seat on a Soyuz",
        ),
        (
            "Russia will leave the space station, its new space chief, Yuri Borisov, told reporters on Friday.",
            "2020-05-15",
            "Yuri Borisov told reporters that Russia will leave the space station",
        ),
        (
            '"We stay in orbit," Rogozin wrote on a website on 3 March 2020, announcing a new module.',
            "2020-03-03",
            'Rogozin wrote "We stay in orbit"',
        ),
        # what a sentence opens with, what a noun carries, what a relative clause interrupts
        (
            "Since the retirement of the shuttle in July 2011, NASA had relied on Soyuz.",
            "2011-07",
            "Retirement of the shuttle",
        ),
        (
            "Under a deal reached last year, Russian cosmonauts fly on American capsules.",
            "2019",
            "Deal was reached: Russian cosmonauts fly on American capsules",
        ),
        (
            "The US court order of May 2014 that had banned Russian engines was lifted in June 2014.",
            "2014-05",
            "US court order that had banned Russian engines",
        ),
        # bounds, and a plan that was moved
        ("Russia left the space station after 2018.", "[2019..]", "Russia left the space station"),
        ("After Friday's talks NASA and Roscosmos signed a pact on orbit.", "2020-05-15", ""),
        (
            "The Russian launch, originally planned for March, was postponed because of the virus.",
            "2020-03",
            "Russian launch was postponed because of the virus",
        ),
        # a pronoun is put in
        (
            "Roscosmos is reviewing its plans. It launched a cargo ship to the station on Friday.",
            "2020-05-15",
            "Roscosmos launched a cargo ship to the station",
        ),
        (
            "The space agreement, signed by Bush and Yeltsin on 17 June 1992, expired after five years.",
            "1992-06-17",
            "Space agreement was signed by Bush and Yeltsin",
        ),
        (
            "The order, signed by Donald Trump in April 2020, angered Moscow.",
            "2020-04",
            "Order was signed by Donald Trump",
        ),
    ],
)
def test_a_date_and_its_event(sentence: str, date: str, title: str) -> None:
    found = told(sentence)
    assert (date, title) in found if title else date in [when for when, _ in found]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (
            "On Saturday, Russia approved a plan to extend the agreement until the end of 2030.",
            "2020-05-16/2030-12-31",
        ),
        ("American shuttles flew to the Russian station from 1994 to 1998.", "1994/1998"),
        ("Since November 2000 Russian and American crews have lived on the station.", "2000-11/.."),
        ("Russia will use the launch pad until 2050.", "../2050"),
        ("On Saturday Russia extended the space agreement for another decade.", "2020-05-16/2030~"),
        ("In 2007 the two powers renewed the pact on orbit for five years.", "2007/2012~"),
    ],
)
def test_periods(sentence: str, date: str) -> None:
    assert [found for found, _ in told(sentence)] == [date]


@pytest.mark.parametrize(
    ("sentence", "status", "lane"),
    [
        ("Roscosmos expects to hold talks with China in June.", "planned", "meeting"),
        ("The US and Russia signed an agreement on docking in April.", "happened", "agreement"),
        ("Trump signed an executive order on space in April.", "happened", "law"),
        ("The launch of the Russian crew has been cancelled for June.", "cancelled", "mission"),
        ("Russia and the US were busy in 2014.", "happened", None),
        ("The Russian launch was postponed until October because of the pandemic.", "planned", "mission"),
    ],
)
def test_status_and_lane(sentence: str, status: str, lane: str | None) -> None:
    assert [(proposal.status, proposal.lane) for proposal in proposals(sentence)] == [(status, lane)]


def test_a_list_tells_an_event_for_each_of_its_dates() -> None:
    sentence = (
        "Both powers joined the Outer Space Treaty in 1967, the Rescue Agreement in 1968 and a pact in 1972."
    )
    assert told(sentence) == [
        ("1967", "Both powers joined the Outer Space Treaty"),
        ("1968", "Both powers joined the Rescue Agreement"),
        ("1972", "Both powers joined a pact"),
    ]


@pytest.mark.parametrize(
    ("sentence", "date", "reason"),
    [
        (
            "NASA and Roscosmos met in Vienna in July 2019 for the first talks on orbit since 2013.",
            "2013",
            "a comparison",
        ),
        (
            "Russia ordered its agency in May 2019 to launch a new space station by 2030.",
            "2030",
            "what the event",
        ),
    ],
)
def test_a_date_that_is_no_event_of_its_own(sentence: str, date: str, reason: str) -> None:
    found = findings(sentence)
    assert len(found.mentions) == 1
    (dismissed,) = found.dismissed
    assert dismissed.document.text[dismissed.start : dismissed.end] == date
    assert dismissed.reason.startswith(reason)


def test_a_lead_that_only_announces_gives_its_date_to_what_follows() -> None:
    text = (
        "Both space powers took key steps on Saturday.\n\n"
        "NASA announced a new set of rules for the Moon.\n\n"
        "Roscosmos has sent an invitation to NASA.\n\n"
        "NASA on Friday announced a new set of rules for the Moon.\n"
    )
    assert told(text) == [
        ("2020-05-15", "NASA announced a new set of rules for the Moon"),
        ("2020-05-16", "Roscosmos has sent an invitation to NASA"),
    ]


def test_a_pronoun_behind_that_is_the_speaker_and_not_what_stands_before_that() -> None:
    said = "NASA said on Monday that it has bought two seats on the Soyuz for launches in the autumn of 2020."
    assert told(said)[-1] == ("2020-23", "NASA has bought two seats on the Soyuz for launches")
    left = "Roscosmos announced in March that it would leave the station after 2024."
    assert told(left)[-1] == ("[2025..]", "Roscosmos would leave the station")


def test_titles_are_statements_of_a_readable_length() -> None:
    long = (
        "NASA signed an agreement with Roscosmos "
        + "on the further exploration of the far side of the Moon " * 9
    )
    (title,) = (title for _, title in told(f"{long} in 1992."))
    assert title.startswith("NASA signed an agreement with Roscosmos")
    assert 20 <= len(title) <= 90
