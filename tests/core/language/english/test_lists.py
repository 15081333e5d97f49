"""Messages that tell several events: in one sentence, on several lines, under a head."""

from __future__ import annotations

import pytest

from tests.core.language.english.said import events, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "lunch tomorrow and dinner with Sam Friday at 8",
            [("lunch", "11-12 12:00"), ("dinner", "11-13 20:00")],
        ),
        ("lunch tomorrow, dinner Friday at 8", [("lunch", "11-12 12:00"), ("dinner", "11-13 20:00")]),
        ("lunch tomorrow and dinner at 8", [("lunch", "11-12 12:00"), ("dinner", "11-12 20:00")]),
        ("dentist tomorrow and haircut on Friday", [("dentist", "11-12"), ("haircut", "11-13")]),
        ("standup Monday and demo Friday at 3", [("standup", "11-16"), ("demo", "11-13 15:00")]),
        ("breakfast at 8, dinner at 7 tomorrow", [("breakfast", "11-12 08:00"), ("dinner", "11-12 19:00")]),
    ],
)
def test_each_occasion_with_its_own_day_or_time_is_an_event(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("meeting Friday, Dec 18 at Nobu", [("meeting", "12-18")]),
        ("lunch tomorrow, Thursday, at Nobu", [("lunch", "11-12 12:00")]),
        ("tomorrow buy bread and milk at 5", [("buy bread and milk", "11-12 17:00")]),
        ("Friday review budget and roadmap at 10", [("review budget and roadmap", "11-13 10:00")]),
        ("meeting tomorrow at 3 with Ann and Bob", [("meeting", "11-12 15:00")]),
        ("meeting every Tuesday at 3, room 4 until June", [("meeting", "11-17 15:00")]),
    ],
)
def test_one_event_told_at_length_stays_one(text, expected):
    assert told(text) == expected


def test_another_day_for_the_same_thing_is_a_second_event_of_that_name():
    assert told("dinner Friday at 7 and Saturday at 8") == [
        ("dinner", "11-13 19:00"),
        ("dinner", "11-14 20:00"),
    ]
    assert told("dinner Friday at 7 and Saturday") == [("dinner", "11-13 19:00"), ("dinner", "11-14 19:00")]
    assert [title for title, _ in told("gym monday at 7, wednesday at 8 and friday at 9")] == ["gym"] * 3


def test_the_second_time_keeps_what_is_not_said_anew():
    first, second = events("dinner with Ann at Nobu Friday at 7 and Saturday at 8 at Masa")
    assert (first.attendees, first.location) == (("Ann",), "Nobu")
    assert (second.title, second.attendees, second.location) == ("dinner", ("Ann",), "Masa")


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow: 9 standup, 11 1:1, 2pm dentist",
        "tomorrow 9 standup, 11 1:1 and 2pm dentist",
        "Tomorrow\n9 standup\n11 1:1\n2pm dentist",
        "Tomorrow:\n* 9 standup\n* 11 1:1\n* 2pm dentist",
        "Plans for tomorrow:\n1. 9 standup\n2. 11 1:1\n3. 2pm dentist",
        "- [ ] 9 standup tomorrow\n- [ ] 11 1:1\n- [ ] 2pm dentist",
    ],
)
def test_mere_numbers_that_open_the_items_of_a_list_are_hours(text):
    assert told(text) == [("standup", "11-12 09:00"), ("1:1", "11-12 11:00"), ("dentist", "11-12 14:00")]


def test_the_hours_of_items_may_be_ranges():
    assert told("Friday: 9-10 standup, 10-11:30 review, 12 lunch") == [
        ("standup", "11-13 09:00 / 11-13 10:00"),
        ("review", "11-13 10:00 / 11-13 11:30"),
        ("lunch", "11-13 12:00"),
    ]


@pytest.mark.parametrize("text", ["buy 3 eggs, 2 milks tomorrow", "tomorrow: 2 eggs, 3 apples"])
def test_numbers_that_count_things_are_no_hours(text):
    [(_, day)] = told(text)
    assert day == "11-12"


@pytest.mark.parametrize(
    "text",
    [
        "dentist tomorrow 3pm\nhaircut Friday 10am\ncall mom Sunday",
        "- dentist tomorrow 3pm\n- haircut Friday 10am\n- call mom Sunday",
        "Here are my appointments:\n• dentist tomorrow 3pm\n• haircut Friday 10am\n• call mom Sunday",
        "to do:\n1) dentist tomorrow 3pm\n2) haircut Friday 10am\n3) call mom Sunday",
        "to do: dentist tomorrow 3pm, haircut Friday 10am, call mom Sunday",
    ],
)
def test_each_line_of_a_list_is_an_event(text):
    assert told(text) == [("dentist", "11-12 15:00"), ("haircut", "11-13 10:00"), ("call mom", "11-15")]


def test_each_head_says_the_day_of_the_items_below_it():
    text = "Monday:\n- gym 7am\n- lunch with Ann 12:30\nTuesday:\n- dentist 3pm\n- groceries"
    assert told(text) == [
        ("gym", "11-16 07:00"),
        ("lunch", "11-16 12:30"),
        ("dentist", "11-17 15:00"),
        ("groceries", "11-17"),
    ]


def test_an_item_that_says_no_time_is_an_event_that_asks_for_one():
    assert told("- call mom\n- dentist tomorrow 3pm\n- haircut Friday")[0] == ("call mom", "")


def test_an_event_above_its_items_is_one_as_well():
    assert told("Trip to Jeju Dec 3-5\n- 9am flight\n- 2pm hotel check-in") == [
        ("Trip to Jeju", "12-03 / 12-05"),
        ("flight", "12-03 09:00"),
        ("hotel check-in", "12-03 14:00"),
    ]


def test_bullets_that_describe_one_event_make_one_event():
    [event] = events("Team dinner:\n- Friday 7pm\n- at Nobu")
    assert (event.title, event.location) == ("Team dinner", "Nobu")
    assert len(events("Dinner with Sam\n- Friday 7pm\n- Nobu\n- bring wine")) == 1


def test_a_line_below_an_item_belongs_to_it():
    found = events("Friday:\n- lunch with Ann 12pm\n  at Nobu\n- dentist 3pm")
    assert [(event.title, event.location) for event in found] == [("lunch", "Nobu"), ("dentist", "")]


def test_a_form_with_labels_is_one_event():
    [event] = events("What: Lunch\nWhen: Friday 12pm\nWho: Ann, Bob\nWhere: Nobu")
    assert (event.title, event.attendees, event.location) == ("Lunch", ("Ann", "Bob"), "Nobu")
    assert told("Title: Budget review\nDate: Dec 3\nTime: 3pm") == [("Budget review", "12-03 15:00")]


def test_dates_in_a_row_without_a_time_are_one_event_and_others_one_each():
    assert told("workshop Dec 3 and 4") == [("workshop", "12-03 / 12-04")]
    assert told("concert Dec 3 and 10") == [("concert", "12-03"), ("concert", "12-10")]
    assert told("class December 3rd, 4th and 5th at 9am") == [
        ("class", f"12-{day} 09:00") for day in ("03", "04", "05")
    ]


def test_a_list_without_end_is_answered():
    assert len(events("\n".join(f"- call {n}pm tomorrow with Ann" for n in range(1, 12)))) == 11
    assert events("- a1 1pm\n" * 400)
