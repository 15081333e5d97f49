"""Days, spans of days, rules and zones that need more than one word to be understood."""

from __future__ import annotations

import pytest

from core.calendar.recurrence import Recurrence
from tests.core.language.english.said import NOW, events, resolution, told, when


@pytest.mark.parametrize(
    ("text", "title", "rule"),
    [
        ("book club first Monday of every month", "book club", Recurrence("MONTHLY", by_day=("1MO",))),
        ("gym every other Tuesday at 9", "gym", Recurrence("WEEKLY", 2, by_day=("TU",))),
        ("chess alternate Wednesdays 7pm", "chess", Recurrence("WEEKLY", 2, by_day=("WE",))),
        ("yoga twice a week on Tue and Thu", "yoga", Recurrence("WEEKLY", by_day=("TU", "TH"))),
        ("run 3 times a week on mon wed fri at 6am", "run", Recurrence("WEEKLY", by_day=("MO", "WE", "FR"))),
        ("gym 3x a week (mon, wed, fri) 7pm", "gym", Recurrence("WEEKLY", by_day=("MO", "WE", "FR"))),
        (
            "run every day at 7am except weekends",
            "run",
            Recurrence("WEEKLY", by_day=("MO", "TU", "WE", "TH", "FR")),
        ),
        (
            "call every weekday at 9 except Fridays",
            "call",
            Recurrence("WEEKLY", by_day=("MO", "TU", "WE", "TH")),
        ),
        (
            "daily standup at 9 Monday through Thursday",
            "standup",
            Recurrence("WEEKLY", by_day=("MO", "TU", "WE", "TH")),
        ),
        ("payday every 15th and 30th", "payday", Recurrence("MONTHLY", by_month_day=(15, 30))),
        ("rent on the 1st and 15th of every month", "rent", Recurrence("MONTHLY", by_month_day=(1, 15))),
        ("pay taxes annually on 3 May", "pay taxes", Recurrence("YEARLY")),
    ],
)
def test_a_rule(text, title, rule):
    [event] = events(text)
    assert (event.title, event.recurrence) == (title, rule)


def test_twice_a_week_without_days_is_no_rule():
    [event] = events("schedule gym twice a week")
    assert event.recurrence is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trip 24/12-02/01", "12-24 / 01-02"),
        ("trip 12/24-01/02", "12-24 / 01-02"),
        ("trip 02/01 - 24/01", "01-02 / 01-24"),
        ("trip Dec 24 to Jan 2", "12-24 / 01-02"),
        ("trip from 1 to 14 August", "08-01 / 08-14"),
        ("trip 3–5 March", "03-03 / 03-05"),
        ("trip the week of Dec 14", "12-14 / 12-20"),
        ("trip during the week of December 7th", "12-07 / 12-13"),
        ("trip in the week of the 14th", "11-14 / 11-20"),
        ("trip the weekend of 18-20 December", "12-18 / 12-20"),
        ("trip end of next month", "12-31"),
        ("trip Oct 30 to Nov 2 next year", "10-30 / 11-02"),
        ("trip next week, Dec 3", "12-03"),
    ],
)
def test_a_span_of_days(text, expected):
    [(_, days)] = told(text)
    assert days == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send the invoice by EOD Friday", ("send the invoice", "11-13 17:00")),
        ("Friday EOD report", ("report", "11-13 17:00")),
        ("report due EOD", ("report", "11-11 17:00")),
        ("submit by end of day tomorrow", ("submit", "11-12 17:00")),
        ("end of day review tomorrow", ("end of day review", "11-12")),
        ("by Friday 5pm submit the report", ("submit the report", "11-13 17:00")),
        ("report due Monday", ("report", "11-16")),
    ],
)
def test_a_deadline(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 3pm PST tomorrow", "11-13 08:00"),
        ("call 3pm tomorrow PST", "11-13 08:00"),
        ("3pm tomorrow Berlin time call", "11-12 23:00"),
        ("call 9am New York time", "11-11 23:00"),
        ("New York time tomorrow 9am call", "11-12 23:00"),
        ("call tomorrow at 3pm (Seoul time)", "11-12 15:00"),
    ],
)
def test_a_zone_before_behind_or_beside_its_clock(text, expected):
    assert told(text) == [("call", expected)]


def test_a_zone_without_a_clock_is_a_word_of_the_title():
    assert told("EST meeting Friday") == [("EST meeting", "11-13")]


@pytest.mark.parametrize("text", ["dinner next Friday November 30", "dinner November 30 next Friday"])
def test_next_friday_beside_a_monday_offers_both_days(text):
    [event] = events(text)
    [doubt] = resolution(event, NOW.replace(day=23)).doubts
    assert event.title == "dinner"
    assert [f"{option.start:%m-%d}" for option in doubt.options] == ["11-30", "12-04"]


def test_next_friday_beside_its_date_is_no_doubt():
    [event] = events("dinner next Friday November 20 at 7")
    assert (when(event), resolution(event).doubts) == ("11-20 19:00", ())


@pytest.mark.parametrize(
    ("text", "title", "people"),
    [
        ("Call with Anna about Q3 tomorrow at 3", "Call with Anna about Q3", ("Anna",)),
        ("go with Ann to the movies Friday", "go with Ann to the movies", ("Ann",)),
        ("1:1 with Ben Friday 10am", "1:1", ("Ben",)),
        ("Mom's birthday dinner Saturday at 7", "Mom's birthday dinner", ()),
        ("coffee with Bo Friday at 3 for 30 minutes", "coffee", ("Bo",)),
        ('"Deep Work" block tomorrow 9-12', '"Deep Work" block', ()),
        ('"Deep Work" tomorrow 9-12', "Deep Work", ()),
        ('Watch "24" on Friday at 9pm', 'Watch "24"', ()),
    ],
)
def test_a_title_keeps_its_words(text, title, people):
    [event] = events(text)
    assert (event.title, event.attendees) == (title, people)
