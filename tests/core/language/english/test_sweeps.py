"""What English words about time mean on every day of some years, against a computation of their own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.calendar.time.expression import Spoken
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Timed
from core.dialogue.interpretation import CreateEvents, Request
from core.language.english.read import read

ZONES = ("America/Chicago", "Europe/London", "Asia/Seoul", "Australia/Sydney")
TIMES = (time(0, 5), time(8, 59), time(13, 0), time(18, 30), time(23, 55))
FIRST, DAYS = date(2027, 1, 1), 800  # two year ends, a leap day, every change of the clocks


def moments():
    for n in range(DAYS):
        yield datetime.combine(FIRST + timedelta(days=n), TIMES[n % 5]), ZONES[n % 4]


def event_of(text):
    meaning = read(Request(text, "en"))
    assert isinstance(meaning, CreateEvents), meaning
    return meaning.events[0]


def start_at(event, now, zone):
    found = resolve(
        event.time or Spoken(), now.replace(tzinfo=ZoneInfo(zone)), zone, recurrence=event.recurrence
    ).when
    match found:
        case Timed():
            return found.start.replace(tzinfo=None)
        case AllDay():
            return found.first
        case _:
            return None


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute))


def coming(now, weekday, hour):
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    return at(day, hour) if at(day, hour) > now else at(day, hour) + timedelta(days=7)


def of_week(now, weekday, weeks):
    return now.date() - timedelta(days=now.weekday()) + timedelta(days=7 * weeks + weekday)


def later(now, days):
    return now.date() + timedelta(days=days)


def nearest(now, weekday):
    return now.date() + timedelta(days=(weekday - now.weekday()) % 7)


def next_date(now, right, over=False):
    """`over`: a date that is today is meant though nine o'clock is past; the card asks."""
    day = now.date()
    while not (right(day) and (over or at(day, 9) > now)):
        day += timedelta(days=1)
    return at(day, 9)


def month_after(now, months=1):
    return (now.year + (now.month - 1 + months) // 12, (now.month - 1 + months) % 12 + 1)


def nth_weekday(year, month, weekday, nth):
    days = [date(year, month, n) for n in range(1, monthrange(year, month)[1] + 1)]
    named = [day for day in days if day.weekday() == weekday]
    return named[nth if nth < 0 else nth - 1]


def months_later(now, months):
    year, month = month_after(now, months)
    return date(year, month, min(now.day, monthrange(year, month)[1]))


def last_of_month(now):
    return date(now.year, now.month, monthrange(now.year, now.month)[1])


def is_last_workday(day):
    rest = range(day.day + 1, monthrange(day.year, day.month)[1] + 1)
    return day.weekday() < 5 and all(day.replace(day=n).weekday() >= 5 for n in rest)


WORDS = {
    "dentist friday 3pm": lambda now: coming(now, 4, 15),
    "dentist this friday 3pm": lambda now: coming(now, 4, 15),
    "dentist wendesday 15h": lambda now: coming(now, 2, 15),
    "dentist next friday 3pm": lambda now: at(of_week(now, 4, 1), 15),
    "dentist friday next week at half 3": lambda now: at(of_week(now, 4, 1), 15, 30),
    "dentist friday week at 3": lambda now: at(nearest(now, 4) + timedelta(days=7), 15),
    "dentist a week on tuesday 9am": lambda now: at(nearest(now, 1) + timedelta(days=7), 9),
    "dentist a fortnight on tuesday 9am": lambda now: at(nearest(now, 1) + timedelta(days=14), 9),
    "dentist a week today at 9am": lambda now: at(later(now, 7), 9),
    "dentist a week tomorrow at 9am": lambda now: at(later(now, 8), 9),
    "dentist tomorrow week 9am": lambda now: at(later(now, 8), 9),
    "dentist fortnight today 9am": lambda now: at(later(now, 14), 9),
    "dentist tmrw 915": lambda now: at(later(now, 1), 9, 15),
    "dentist 2moro 0715": lambda now: at(later(now, 1), 7, 15),
    "dentist first thing tomorrow": lambda now: at(later(now, 1), 9),
    "dentist the day after tomorrow noonish": lambda now: at(later(now, 2), 12),
    "dentist in three weeks at quarter to 9": lambda now: at(later(now, 21), 8, 45),
    "dentist in 3 months at 9am": lambda now: at(months_later(now, 3), 9),
    "dentist in 6 mos": lambda now: months_later(now, 6),
    "dentist this time next week": lambda now: now + timedelta(days=7),
    "dentist this time tomorrow": lambda now: now + timedelta(days=1),
    "dentist end of the month": last_of_month,
    "dentist the 3rd 9am": lambda now: next_date(now, lambda day: day.day == 3),
    "dentist dec 25 9am": lambda now: next_date(now, lambda day: (day.month, day.day) == (12, 25), over=True),
    "dentist christmas day 9am": lambda now: next_date(
        now, lambda day: (day.month, day.day) == (12, 25), over=True
    ),
    "dentist first day of october 9am": lambda now: next_date(
        now, lambda day: (day.month, day.day) == (10, 1), over=True
    ),
    "dentist first monday of next month 9am": lambda now: at(nth_weekday(*month_after(now), 0, 1), 9),
    "dentist last friday of next month 9am": lambda now: at(nth_weekday(*month_after(now), 4, -1), 9),
    "gym mwf 9am": lambda now: next_date(now, lambda day: day.weekday() in {0, 2, 4}),
    "gym every weekday 9am": lambda now: next_date(now, lambda day: day.weekday() < 5),
    "gym daily 9am except weekends": lambda now: next_date(now, lambda day: day.weekday() < 5),
    "scouts 1st and 3rd tuesday of every month 9am": lambda now: next_date(
        now, lambda day: day.weekday() == 1 and (day.day - 1) // 7 in {0, 2}
    ),
    "payday last working day of every month 9am": lambda now: next_date(now, is_last_workday),
    "rent 15th and last day of every month 9am": lambda now: next_date(
        now, lambda day: day.day == 15 or (day + timedelta(days=1)).day == 1
    ),
}


@pytest.mark.parametrize("text", WORDS)
def test_words_mean_the_same_day_by_day(text):
    event = event_of(text)
    wrong = [
        (now, zone, found, WORDS[text](now))
        for now, zone in moments()
        if (found := start_at(event, now, zone)) != WORDS[text](now)
    ]
    assert wrong == []


@pytest.mark.parametrize("hour", range(1, 13))
@pytest.mark.parametrize("weekday", range(7))
def test_a_bare_hour_of_a_weekday_is_in_the_working_day(weekday, hour):
    name = ("monday", "tues", "wed", "thursday", "fri", "saturday", "sunday")[weekday]
    event = event_of(f"dentist {name} at {hour}")
    expected = hour + 12 if hour <= 6 else hour
    for now, zone in list(moments())[::7]:
        assert start_at(event, now, zone) == coming(now, weekday, expected)


@pytest.mark.parametrize("hour", range(1, 12))
def test_an_hour_alone_is_the_next_to_come(hour):
    event = event_of(f"call dad at {hour}")
    for now, zone in list(moments())[::5]:
        halves = [hour + 12] if hour <= 6 else [hour, hour + 12]
        ahead = [at(now.date() + timedelta(days=n), half) for n in (0, 1) for half in halves]
        assert start_at(event, now, zone) == min(moment for moment in ahead if moment > now)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("party friday 10pm - saturday 2am", timedelta(hours=4)),
        ("party friday 10pm to 2am", timedelta(hours=4)),
        ("hackathon fri 6pm - sun 3pm", timedelta(days=1, hours=21)),
    ],
)
def test_a_span_ends_by_the_clocks_on_the_wall(text, length):
    event = event_of(text)
    for now, zone in moments():
        found = resolve(event.time, now.replace(tzinfo=ZoneInfo(zone)), zone).when
        assert found.end.replace(tzinfo=None) - found.start.replace(tzinfo=None) == length


def test_a_length_counts_hours_and_not_the_clocks_on_the_wall():
    event = event_of("cleaning saturday 11pm for 5 hours")
    for now, zone in moments():
        found = resolve(event.time, now.replace(tzinfo=ZoneInfo(zone)), zone).when
        assert found.end.astimezone(ZoneInfo("UTC")) - found.start.astimezone(ZoneInfo("UTC")) == timedelta(
            hours=5
        )


@pytest.mark.parametrize("joint", [" - ", "-", " – ", " to ", " until "])
@pytest.mark.parametrize("lead", ["", "from "])
def test_two_exact_moments_are_a_span_whatever_joins_them(joint, lead):
    for first in (FIRST + timedelta(days=n) for n in range(0, DAYS, 9)):
        text = f"{lead}{first} 20:00{joint}{first + timedelta(days=1)} 01:00 deploy"
        event = event_of(text)
        found = resolve(event.time, datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Seoul")), "Asia/Seoul").when
        assert (event.title, found.end - found.start) == ("deploy", timedelta(hours=5))
        assert found.start.replace(tzinfo=None) == at(first, 20)
