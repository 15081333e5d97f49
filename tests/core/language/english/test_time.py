"""Times found in English text, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeWeek,
    WholeYear,
)
from core.dialogue.interpretation import Request
from core.language.english.read import read
from core.language.english.text import plain
from core.language.english.time import find_times


def only(text):
    [found] = find_times(text)
    return found.expression


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", DaysAway(0)),
        ("tmrw", DaysAway(1)),
        ("the day after tomorrow", DaysAway(2)),
        ("yesterday", DaysAway(-1)),
        ("the day before yesterday", DaysAway(-2)),
        ("5 days ago", DaysAway(-5)),
        ("in 3 days", DaysAway(3)),
        ("in a couple of weeks", DaysAway(14)),
        ("three days from now", DaysAway(3)),
        ("a week from today", DaysAway(7)),
        ("in two months", MonthsAway(2)),
        ("in a year", MonthsAway(12)),
        ("Dec 18", CalendarDate(18, 12)),
        ("18th of December", CalendarDate(18, 12)),
        ("December the 3rd, 2027", CalendarDate(3, 12, 2027)),
        ("3rd of May", CalendarDate(3, 5)),
        ("on the twenty-first of june", CalendarDate(21, 6)),
        ("12/18", CalendarDate(18, 12, slashed=True)),
        ("29/03/27", CalendarDate(3, 29, 2027, slashed=True)),
        ("2026-12-18", CalendarDate(18, 12, 2026)),
        ("18.12.2026", CalendarDate(18, 12, 2026)),
        ("12-18-2026", CalendarDate(18, 12, 2026, slashed=True)),
        ("the 14th", CalendarDate(14)),
        ("on the first", CalendarDate(1)),
        ("friday", WeekdayIn(4)),
        ("this friday", WeekdayIn(4)),
        ("next friday", WeekdayIn(4, 1)),
        ("last friday", WeekdayIn(4, -1)),
        ("friday next week", WeekdayIn(4, 1)),
        ("next week on friday", WeekdayIn(4, 1)),
        ("the friday after next", WeekdayIn(4, 2)),
        ("friday week", DaysFrom(WeekdayIn(4), 7)),
        ("a week from friday", DaysFrom(WeekdayIn(4), 7)),
        ("two weeks after friday", DaysFrom(WeekdayIn(4), 14)),
        ("two days after christmas", DaysFrom(Holiday("christmas"), 2)),
        ("the day before thanksgiving", DaysFrom(Holiday("thanksgiving_us"), -1)),
        ("next week", WholeWeek(1)),
        ("the weekend", WholeWeek(0, (5, 6))),
        ("next weekend", WholeWeek(1, (5, 6))),
        ("the week after next", WholeWeek(2)),
        ("next month", WholeMonth(1)),
        ("next year", WholeYear(1)),
        ("in december", WholeMonth(month=12)),
        ("in december 2027", WholeMonth(month=12, year=2027)),
        ("mid december", WholeMonth(month=12, third="middle")),
        ("late next month", WholeMonth(1, third="late")),
        ("the beginning of next month", WholeMonth(1, third="early")),
        ("the middle of may", WholeMonth(month=5, third="middle")),
        ("the end of may", CalendarDate(-1, 5)),
        ("the end of the month", MonthsAway(0, -1)),
        ("the end of the year", CalendarDate(31, 12)),
        ("the start of next year", WholeYear(1)),
        ("end of the week", WeekdayIn(4, 0)),
        ("the start of next week", WeekdayIn(0, 1)),
        ("end of next weekend", WeekdayIn(6, 1)),
        ("the 3rd of next month", MonthsAway(1, 3)),
        ("next month on the 3rd", MonthsAway(1, 3)),
        ("next month, the 3rd", MonthsAway(1, 3)),
        ("in december on the 3rd", CalendarDate(3, 12)),
        ("last friday of next month", WeekdayOf(4, -1, months_away=1)),
        ("first tuesday in may 2027", WeekdayOf(1, 1, month=5, year=2027)),
        ("last monday of the month", WeekdayOf(0, -1)),
        ("the first monday", WeekdayOf(0, 1)),
        ("the first monday in december", WeekdayOf(0, 1, month=12)),
        ("easter sunday", Holiday("easter")),
        ("new year's eve 2027", Holiday("new_years_eve", 2027)),
        ("the fourth of july", CalendarDate(4, 7)),
        ("eow", WeekdayIn(4, 0)),
        ("eom", MonthsAway(0, -1)),
        ("sat", WeekdayIn(5)),
    ],
)
def test_a_day(text, day):
    assert only(text) == Spoken(day)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("3pm", Clock(3, part="pm")),
        ("3:45 p.m.", Clock(3, 45, "pm")),
        ("3p", Clock(3, part="pm")),
        ("1030am", Clock(10, 30, "am")),
        ("15:00", Clock(15)),
        ("07:33", Clock(7, 33, "am")),
        ("00:15", Clock(0, 15)),
        ("1530 hrs", Clock(15, 30)),
        ("noon", Clock(12, part="noon")),
        ("midnight", Clock(None, part="midnight")),
        ("6 o'clock", Clock(6)),
        ("six o'clock", Clock(6)),
        ("seven thirty pm", Clock(7, 30, "pm")),
        ("half seven", Clock(7, 30)),
        ("half past 7", Clock(7, 30)),
        ("quarter past four", Clock(4, 15)),
        ("a quarter to 1", Clock(12, 45)),
        ("ten to five", Clock(4, 50)),
        ("twenty past six pm", Clock(6, 20, "pm")),
        ("at 7", Clock(7)),
        ("at seven", Clock(7)),
        ("at seven fifteen", Clock(7, 15)),
        ("at 7.30", Clock(7, 30)),
        ("at 730", Clock(7, 30)),
        ("at 1530", Clock(15, 30)),
        ("at 0900", Clock(9, part="am")),
        ("around 4ish", Clock(4)),
        ("@ 5", Clock(5)),
        ("7 in the evening", Clock(7, part="evening")),
        ("9 o'clock at night", Clock(9, part="night")),
        ("in the afternoon", Clock(None, part="afternoon")),
    ],
)
def test_a_clock(text, clock):
    assert only(text) == Spoken(clock=clock)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Friday, Dec 18 at 3pm", Spoken(CalendarDate(18, 12), Clock(3, part="pm"), weekday=4)),
        ("tomorrow morning at 9", Spoken(DaysAway(1), Clock(9, part="morning"))),
        ("tonight at 8", Spoken(DaysAway(0), Clock(8, part="evening"))),
        ("this evening", Spoken(DaysAway(0), Clock(None, part="evening"))),
        ("7 tomorrow", Spoken(DaysAway(1), Clock(7))),
        ("tomorrow 7", Spoken(DaysAway(1), Clock(7))),
        ("9-11am", Spoken(clock=Clock(9), until_clock=Clock(11, part="am"))),
        ("10pm-2am", Spoken(clock=Clock(10, part="pm"), until_clock=Clock(2, part="am"))),
        ("from 4 till 6", Spoken(clock=Clock(4), until_clock=Clock(6))),
        ("between 2 and 4", Spoken(clock=Clock(2), until_clock=Clock(4))),
        ("from ten to twelve", Spoken(clock=Clock(10), until_clock=Clock(12))),
        ("12-1", Spoken(clock=Clock(12), until_clock=Clock(1))),
        ("Oct 5-7", Spoken(CalendarDate(5, 10), until_day=CalendarDate(7))),
        ("5th to 7th of October", Spoken(CalendarDate(5, 10), until_day=CalendarDate(7, 10))),
        (
            "12/30 - 1/2",
            Spoken(CalendarDate(30, 12, slashed=True), until_day=CalendarDate(2, 1)),
        ),
        ("monday to wednesday", Spoken(WeekdayIn(0), until_day=WeekdayIn(2))),
        ("Dec 30, 2026 - 31, 2026", Spoken(CalendarDate(30, 12, 2026), until_day=CalendarDate(31, 12, 2026))),
        ("by friday", Spoken(WeekdayIn(4), deadline=True)),
        ("due friday 5pm", Spoken(WeekdayIn(4), Clock(5, part="pm"), deadline=True)),
        ("no later than noon", Spoken(clock=Clock(12, part="noon"), deadline=True)),
        ("by december", Spoken(WholeMonth(month=12), deadline=True)),
        ("for 2 hours", Spoken(minutes=120)),
        ("for an hour and a half", Spoken(minutes=90)),
        ("for two and a half hours", Spoken(minutes=150)),
        ("for 1h30", Spoken(minutes=90)),
        ("for 1.5 hours", Spoken(minutes=90)),
        ("half an hour", Spoken(minutes=30)),
        ("quarter of an hour", Spoken(minutes=15)),
        ("for three days", Spoken(days=3)),
        ("for 2 nights", Spoken(days=3)),
        ("a 3-day", Spoken(days=3)),
        ("in 2 hours", Elapsed(120)),
        ("an hour from now", Elapsed(60)),
        ("in 20 minutes for an hour", Elapsed(20, 60)),
        ("3pm Eastern", Spoken(clock=Clock(3, part="pm"), zone="America/New_York")),
        ("3pm (PST)", Spoken(clock=Clock(3, part="pm"), zone="America/Los_Angeles")),
        ("15:00 London time", Spoken(clock=Clock(15), zone="Europe/London")),
        ("9:00 utc+9", Spoken(clock=Clock(9), zone="Etc/GMT-9")),
        ("10-11am KST", Spoken(clock=Clock(10), until_clock=Clock(11, part="am"), zone="Asia/Seoul")),
    ],
)
def test_a_whole_time(text, expression):
    assert only(text) == expression


def test_an_offset_that_does_not_exist_is_no_zone():
    assert only("9:00 utc+20") == Spoken(clock=Clock(9))


@pytest.mark.parametrize(
    "text",
    [
        "paprika and a monitor", "may I march", "the sun", "a second helping", "24/7", "1/2 cup", "the 3rd floor", "5th avenue",
        "we sat down", "five guys", "room 302", "1:1", "score 3-2 in round 1", "24 hour gym", "13/45", "happy new year", "a minute",
    ],
)  # fmt: skip
def test_words_that_only_look_like_times(text):
    assert find_times(text) == ()


def test_finds_have_their_places():
    text = "Standup is at 9:15 – lunch on Friday, Dec 18 at noon, then 3pm call"
    assert [text[found.start : found.end] for found in find_times(text)] == [
        "at 9:15",
        "on Friday, Dec 18 at noon",
        "3pm",
    ]


def test_a_plain_text_keeps_every_sign_in_its_place():
    assert plain("İ’m “ON” – 3：00\u00a0PM") == 'İ\'m "on" - 3:00 pm'


pieces = st.lists(
    st.one_of(
        st.sampled_from(
            "at on in by until from to every next last this the of 3 12 25 99 pm am noon monday fri may 5th first half quarter "
            "past tomorrow day week month after before lunch with Bob and then move cancel what when no actually make it 1/2 "
            "10-11 12:30 2026-02-30 days hours minutes christmas , . ( ) @ - for 'til weekly remind me".split()
        ),
        st.text(max_size=6),
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(pieces, st.sampled_from((None, "time", "title", "choice")))
def test_no_text_raises_and_every_text_means_the_same_twice(words, awaiting):
    text = " ".join(words)
    assert read(Request(text, "en", awaiting)) == read(Request(text, "en", awaiting))
    for found in find_times(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "meet bob at 3 tomorrow and then lunch friday ",
        "1 ",
        " ",
        ", ",
        "(",
        "move to ",
        "monday, ",
        "no, ",
        "day after ",
        "x\n",
        "with ",
        "3pm gym ",
    ],
)
def test_a_text_of_any_length_is_answered(text):
    read(Request(text * (100_000 // len(text)), "en"))
    find_times(text * (100_000 // len(text)))
