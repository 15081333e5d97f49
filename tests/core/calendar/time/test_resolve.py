"""What words about time mean against an anchor: Wednesday 11 November 2026, one in the afternoon, in Seoul."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    Latest,
    LunarDate,
    MonthsAway,
    Phrase,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeQuarter,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.resolution import Habits
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial, Timed

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 11, 13, 0, tzinfo=ZoneInfo(SEOUL))
TOMORROW = DaysAway(1)


def told(expression, now=NOW, zone=SEOUL, **more):
    """The When in short: a minute, a span of minutes, a day, a span of days."""
    return short(resolve(expression, now, zone, **more).when)


def short(when):
    match when:
        case Timed(start, None):
            return f"{start:%m-%d %H:%M}"
        case Timed(start, end):
            return f"{start:%m-%d %H:%M} / {end:%m-%d %H:%M}"
        case AllDay(first, last):
            return f"{first}" if first == last else f"{first} / {last}"
        case Partial(day, clock):
            return f"{day} {clock}"


def guesses(expression, now=NOW, zone=SEOUL, **more):
    return {guess.kind: guess.instead for guess in resolve(expression, now, zone, **more).assumptions}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TOMORROW, "2026-11-12"),
        (DaysAway(-1), "2026-11-10"),
        (WeekdayIn(4), "2026-11-13"),
        (WeekdayIn(2), "2026-11-18"),
        (WeekdayIn(1, 1), "2026-11-17"),
        (WeekdayIn(0, 0), "2026-11-09"),
        (WeekdayIn(0, 2), "2026-11-23"),
        (CalendarDate(24, 12), "2026-12-24"),
        (CalendarDate(11, 11), "2026-11-11"),
        (CalendarDate(10, 11), "2027-11-10"),
        (CalendarDate(14), "2026-11-14"),
        (CalendarDate(10), "2026-12-10"),
        (CalendarDate(31), "2026-12-31"),
        (CalendarDate(-1), "2026-11-30"),
        (CalendarDate(None, 3), "2027-03-01 / 2027-03-31"),
        (CalendarDate(None, 3, 2028), "2028-03-01 / 2028-03-31"),
        (CalendarDate(None, None, 2028), "2028-01-01 / 2028-12-31"),
        (CalendarDate(5, None, 2028), "2028-11-05"),
        (CalendarDate(-1, 2, 2028), "2028-02-29"),
        (MonthsAway(3), "2027-02-11"),
        (MonthsAway(1, 3), "2026-12-03"),
        (MonthsAway(0, -1), "2026-11-30"),
        (WeekdayOf(3, 3, month=11), "2026-11-19"),
        (WeekdayOf(3, 1, month=11), "2027-11-04"),
        (WeekdayOf(3, 1, month=11, year=2030), "2030-11-07"),
        (WeekdayOf(4, -1, months_away=1), "2026-12-25"),
        (WeekdayOf(1, 1), "2026-12-01"),
        (WeekdayOf(1, 1, year=2028), "2028-01-04"),
        (WholeWeek(0), "2026-11-09 / 2026-11-15"),
        (WholeWeek(1, (5, 6)), "2026-11-21 / 2026-11-22"),
        (WholeMonth(1), "2026-12-01 / 2026-12-31"),
        (WholeMonth(), "2026-11-01 / 2026-11-30"),
        (WholeMonth(1, third="middle"), "2026-12-11 / 2026-12-20"),
        (WholeMonth(month=3, third="late"), "2027-03-21 / 2027-03-31"),
        (WholeMonth(month=3, year=2026), "2026-03-01 / 2026-03-31"),
        (WholeYear(1), "2027-01-01 / 2027-12-31"),
        (WholeQuarter(0), "2026-10-01 / 2026-12-31"),
        (WholeQuarter(1), "2027-01-01 / 2027-03-31"),
        (WholeQuarter(-2), "2026-04-01 / 2026-06-30"),
        (CalendarDate(5, 3, years_away=2), "2028-03-05"),
        (CalendarDate(5, 3, years_away=0), "2026-03-05"),
        (WholeMonth(month=3, years_away=1), "2027-03-01 / 2027-03-31"),
        (WholeMonth(month=3, years_away=-1), "2025-03-01 / 2025-03-31"),
        (WeekdayOf(0, 1, 3, years_away=1), "2027-03-01"),
        (Holiday("chuseok", years_away=1), "2027-09-15"),
        (LunarDate(8, 15, years_away=1), "2027-09-15"),
        (DaysFrom(Holiday("chuseok", years_away=1), -1), "2027-09-14"),
        (Holiday("seollal"), "2027-02-07"),
        (Holiday("chuseok", 2025), "2025-10-06"),
        (Holiday("christmas"), "2026-12-25"),
        (DaysFrom(Holiday("seollal"), 1), "2027-02-08"),
        (DaysFrom(DaysFrom(WeekdayIn(4), 7), 1), "2026-11-21"),
        (DaysFrom(CalendarDate(31, 1, 2027), 0, 1), "2027-02-28"),
        (DaysFrom(CalendarDate(31, 1, 2027), 1, 1), "2027-03-01"),
        (Latest(Holiday("chuseok")), "2026-09-25"),
        (Latest(Holiday("christmas")), "2025-12-25"),
        (Latest(Holiday("pepero_day")), "2025-11-11"),
        (Latest(CalendarDate(5, 3)), "2026-03-05"),
        (Latest(CalendarDate(11)), "2026-10-11"),
        (Latest(CalendarDate(31)), "2026-10-31"),
        (Latest(CalendarDate(29, 2)), "2024-02-29"),
        (Latest(WholeMonth(month=11)), "2025-11-01 / 2025-11-30"),
        (Latest(WeekdayIn(1)), "2026-11-10"),
        (Latest(WeekdayIn(2)), "2026-11-04"),
        (Latest(WeekdayOf(0, 1)), "2026-11-02"),
        (Latest(DaysAway(-3)), "2026-11-08"),
        (Latest(WholeMonth(-1)), "2026-10-01 / 2026-10-31"),
        (DaysFrom(Latest(Holiday("chuseok")), -1), "2026-09-24"),
        (WeekOf(1, year=2026), "2025-12-29 / 2026-01-04"),
        (WeekOf(-1, years_away=0, days=(5, 6)), "2027-01-02 / 2027-01-03"),
        (LunarDate(1, 1), "2027-02-07"),
        (LunarDate(8, 15, year=2030), "2030-09-12"),
        (LunarDate(6, 1, leap=True), "2036-07-23"),
    ],
)
def test_a_day_alone_is_all_day(day, expected):
    assert told(Spoken(day)) == expected
    assert "all_day" in guesses(Spoken(day))


@pytest.mark.parametrize(
    "day",
    [
        Latest(CalendarDate(31, 2)),
        WeekOf(53, year=2027),
        WeekOf(1, year=12_000),
        DaysFrom(CalendarDate(31, 2), 1),
        DaysFrom(DaysAway(0), 0, 200_000),
    ],
)
def test_days_that_never_come_are_no_days(day):
    found = resolve(Spoken(day), NOW, SEOUL)
    assert isinstance(found.when, Partial) and [doubt.kind for doubt in found.doubts] == ["no_such_date"]


def test_the_same_day_of_a_shorter_month_is_its_last():
    assert told(Spoken(MonthsAway(1)), datetime(2027, 1, 31, 9, tzinfo=ZoneInfo(SEOUL))) == "2027-02-28"


@pytest.mark.parametrize(
    ("clock", "leaning", "expected"),
    [
        (Clock(3), None, "15:00"),
        (Clock(3, part="dawn"), None, "03:00"),
        (Clock(6), None, "18:00"),
        (Clock(6), "am", "06:00"),
        (Clock(1), "am", "13:00"),
        (Clock(7), None, "07:00"),
        (Clock(7), "pm", "19:00"),
        (Clock(11), None, "11:00"),
        (Clock(12), None, "12:00"),
        (Clock(12, 30, "pm"), None, "12:30"),
        (Clock(12, part="am"), None, "00:00"),
        (Clock(12, part="dawn"), None, "00:00"),
        (Clock(0), None, "00:00"),
        (Clock(15, 20), None, "15:20"),
        (Clock(15, part="pm"), None, "15:00"),
        (Clock(11, part="noon"), None, "11:00"),
        (Clock(1, part="lunch"), None, "13:00"),
        (Clock(7, part="evening"), None, "19:00"),
        (Clock(9, part="morning"), None, "09:00"),
        (Clock(9, part="night"), None, "21:00"),
        (Clock(None, part="lunch"), None, "12:00"),
        (Clock(None, part="dinner"), None, "19:00"),
        (Clock(None, part="evening"), None, "19:00"),
        (Clock(None), None, "12:00"),
    ],
)
def test_an_hour_of_tomorrow(clock, leaning, expected):
    assert told(Spoken(TOMORROW, clock, leaning=leaning)) == f"11-12 {expected}"


@pytest.mark.parametrize(
    "clock", [Clock(12, part="night"), Clock(None, part="midnight"), Clock(24), Clock(12, part="evening")]
)
def test_midnight_is_the_start_of_the_next_day(clock):
    assert told(Spoken(TOMORROW, clock)) == "11-13 00:00"


def test_one_at_night_is_past_midnight():
    assert told(Spoken(TOMORROW, Clock(1, part="night"))) == "11-13 01:00"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Spoken(clock=Clock(9)), "11-11 21:00"),
        (Spoken(clock=Clock(9), leaning="am"), "11-12 09:00"),
        (Spoken(clock=Clock(3)), "11-11 15:00"),
        (Spoken(clock=Clock(1)), "11-12 13:00"),
        (Spoken(clock=Clock(12)), "11-12 12:00"),
        (Spoken(clock=Clock(None, part="midnight")), "11-12 00:00"),
        (Spoken(DaysAway(0), Clock(8)), "11-11 20:00"),
        (Spoken(CalendarDate(11, 11), Clock(8)), "11-11 20:00"),
        (Spoken(WeekdayIn(2), Clock(8)), "11-18 08:00"),
        (Spoken(WeekdayIn(2), Clock(3)), "11-11 15:00"),
        (Spoken(CalendarDate(11), Clock(9, part="am")), "12-11 09:00"),
        (Spoken(WholeWeek(0, (5, 6)), Clock(3)), "11-14 15:00"),
        (Spoken(WholeWeek(0), Clock(9, part="am")), "11-12 09:00"),
    ],
)
def test_a_time_that_may_be_today_is_the_next_to_come(expression, expected):
    assert told(expression) == expected


def test_one_at_night_just_after_midnight_is_in_half_an_hour():
    now = datetime(2026, 11, 11, 0, 30, tzinfo=ZoneInfo(SEOUL))
    assert told(Spoken(clock=Clock(1, part="night")), now) == "11-11 01:00"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Spoken(TOMORROW, Clock(2, part="pm"), until_clock=Clock(4)), "11-12 14:00 / 11-12 16:00"),
        (Spoken(TOMORROW, Clock(9), until_clock=Clock(11, part="am")), "11-12 09:00 / 11-12 11:00"),
        (Spoken(TOMORROW, Clock(11), until_clock=Clock(1, part="pm")), "11-12 11:00 / 11-12 13:00"),
        (Spoken(TOMORROW, Clock(11), until_clock=Clock(1, part="am")), "11-12 23:00 / 11-13 01:00"),
        (Spoken(TOMORROW, Clock(12), until_clock=Clock(1)), "11-12 12:00 / 11-12 13:00"),
        (Spoken(TOMORROW, Clock(9), until_clock=Clock(5)), "11-12 09:00 / 11-12 17:00"),
        (Spoken(TOMORROW, Clock(4), until_clock=Clock(6)), "11-12 16:00 / 11-12 18:00"),
        (Spoken(TOMORROW, Clock(7, part="pm"), until_clock=Clock(7, part="pm")), "11-12 19:00 / 11-13 19:00"),
        (
            Spoken(TOMORROW, Clock(10, part="night"), until_clock=Clock(1, part="dawn")),
            "11-12 22:00 / 11-13 01:00",
        ),
        (
            Spoken(TOMORROW, Clock(9, part="pm"), until_clock=Clock(12, part="night")),
            "11-12 21:00 / 11-13 00:00",
        ),
        (Spoken(TOMORROW, Clock(3), minutes=90), "11-12 15:00 / 11-12 16:30"),
        (Spoken(TOMORROW, Clock(3), minutes=0), "11-12 15:00"),
        (Spoken(TOMORROW, Clock(3), until_day=WeekdayIn(5)), "11-12 15:00 / 11-15 00:00"),
        (
            Spoken(TOMORROW, Clock(6), until_day=WeekdayIn(6), until_clock=Clock(5)),
            "11-12 18:00 / 11-15 17:00",
        ),
        (Spoken(TOMORROW, Clock(3), until_day=TOMORROW, until_clock=Clock(5)), "11-12 15:00 / 11-12 17:00"),
        (Spoken(TOMORROW, Clock(3), days=3), "11-12 15:00 / 11-15 00:00"),
        (Spoken(TOMORROW, Clock(3), days=1), "11-12 15:00"),
        (Spoken(TOMORROW, days=3), "2026-11-12 / 2026-11-14"),
        (Spoken(TOMORROW, days=0), "2026-11-12"),
        (Spoken(CalendarDate(20, 11), until_day=CalendarDate(22)), "2026-11-20 / 2026-11-22"),
        (Spoken(WeekdayIn(0, 1), until_day=WeekdayIn(2)), "2026-11-16 / 2026-11-18"),
        (Spoken(TOMORROW, until_day=WholeMonth(month=1, years_away=1)), "2026-11-12 / 2027-01-31"),
        (Spoken(CalendarDate(30, 12), until_day=CalendarDate(2, 1)), "2026-12-30 / 2027-01-02"),
        (Spoken(WeekdayIn(4), until_day=WeekdayIn(1, 1)), "2026-11-13 / 2026-11-17"),
        (Spoken(Holiday("christmas"), until_day=Holiday("new_year")), "2026-12-25 / 2027-01-01"),
        (Elapsed(120), "11-11 15:00"),
        (Elapsed(15, 30), "11-11 13:15 / 11-11 13:45"),
    ],
)
def test_a_span(expression, expected):
    assert told(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Spoken(WeekdayIn(4), deadline=True), "2026-11-13"),
        (Spoken(WeekdayIn(4), Clock(5), deadline=True), "11-13 17:00"),
        (Spoken(WholeWeek(0), deadline=True), "2026-11-15"),
        (Spoken(WholeMonth(0), deadline=True), "2026-11-30"),
        (Spoken(until_day=WeekdayIn(4)), "2026-11-13"),
        (Spoken(until_clock=Clock(5)), "11-11 17:00"),
        (Spoken(until_day=WeekdayIn(4), until_clock=Clock(5)), "11-13 17:00"),
        (Spoken(TOMORROW, until_clock=Clock(None, part="midnight")), "11-13 00:00"),
    ],
)
def test_a_deadline_starts_when_it_ends(expression, expected):
    assert told(expression) == expected


def test_nothing_said_is_nothing_known():
    assert resolve(Spoken(), NOW, SEOUL).when == Partial(None, None, SEOUL)
    assert resolve(Spoken(minutes=60), NOW, SEOUL).when == Partial(None, None, SEOUL)


def test_a_weekday_alone_is_a_day():
    assert told(Spoken(weekday=4)) == "2026-11-13"


@pytest.mark.parametrize(
    ("rule", "expression", "expected"),
    [
        (Recurrence("WEEKLY", by_day=("TU", "TH")), Spoken(clock=Clock(7, part="evening")), "11-12 19:00"),
        (Recurrence("WEEKLY", by_day=("WE",)), Spoken(clock=Clock(11, part="night")), "11-11 23:00"),
        (Recurrence("WEEKLY", by_day=("WE",)), Spoken(clock=Clock(9)), "11-18 09:00"),
        (Recurrence("DAILY"), Spoken(clock=Clock(6, 30, "morning")), "11-12 06:30"),
        (Recurrence("DAILY", 3), Spoken(), "2026-11-11"),
        (Recurrence("DAILY"), Spoken(TOMORROW, Clock(13)), "11-12 13:00"),
        (Recurrence("MONTHLY", by_month_day=(1,)), Spoken(), "2026-12-01"),
        (Recurrence("MONTHLY", by_month_day=(-1,)), Spoken(), "2026-11-30"),
        (Recurrence("MONTHLY", by_day=("1TU",)), Spoken(clock=Clock(7, part="pm")), "12-01 19:00"),
        (Recurrence("MONTHLY", by_day=("-1FR",)), Spoken(), "2026-11-27"),
        (Recurrence("MONTHLY"), Spoken(CalendarDate(5)), "2026-12-05"),
        (Recurrence("WEEKLY"), Spoken(WeekdayIn(4)), "2026-11-13"),
        (Recurrence("WEEKLY", 2), Spoken(CalendarDate(2, 11, 2026)), "2026-11-16"),
        (Recurrence("YEARLY"), Spoken(CalendarDate(1, 12)), "2026-12-01"),
        (Recurrence("YEARLY"), Spoken(CalendarDate(5, 3, 1990)), "2027-03-05"),
        (Recurrence("YEARLY", by_month=(2,), by_month_day=(29,)), Spoken(), "2028-02-29"),
        (Recurrence("WEEKLY", by_day=("MO",)), Spoken(CalendarDate(1, 12), Clock(9)), "12-07 09:00"),
    ],
)
def test_a_series_starts_with_its_first_time_to_come(rule, expression, expected):
    assert told(expression, recurrence=rule) == expected


def test_a_rule_that_never_comes_round_is_no_date():
    rule = Recurrence("YEARLY", by_month=(2,), by_month_day=(31,))
    assert resolve(Spoken(), NOW, SEOUL, recurrence=rule).doubts[0].kind == "no_such_date"


def test_words_in_another_zone_are_the_same_moment_in_ours():
    said = Spoken(CalendarDate(13, 11), Clock(9, part="am"), zone="America/Los_Angeles")
    assert told(said) == "11-14 02:00"
    assert guesses(said) == {"zone": None}
    assert resolve(said, NOW, SEOUL).when.zone == SEOUL


def test_a_time_alone_in_another_zone_is_the_next_one_there():
    assert told(Spoken(clock=Clock(9, part="am"), zone="America/New_York")) == "11-11 23:00"


def test_a_zone_nobody_knows_is_no_zone():
    assert told(Spoken(TOMORROW, Clock(15), zone="Middle/Earth")) == "11-12 15:00"


def test_a_flight_keeps_the_zone_it_lands_in():
    said = Spoken(
        TOMORROW, Clock(2, part="pm"), until_clock=Clock(9, part="am"), until_zone="America/Los_Angeles"
    )
    when = resolve(said, NOW, SEOUL).when
    assert when.end_zone == "America/Los_Angeles"
    assert when.end == datetime(2026, 11, 12, 9, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.mark.parametrize(
    ("zone", "habits", "expected"),
    [
        (SEOUL, Habits(), "2027-03-04"),
        (SEOUL, Habits(day_first=True), "2027-04-03"),
        ("Europe/London", Habits(), "2027-04-03"),
        ("America/New_York", Habits(), "2027-03-04"),
        ("America/Sao_Paulo", Habits(), "2027-04-03"),
        ("America/Argentina/Buenos_Aires", Habits(), "2027-04-03"),
        ("GB", Habits(), "2027-04-03"),
    ],
)
def test_three_slash_four_depends_on_where_one_is(zone, habits, expected):
    assert told(Spoken(CalendarDate(4, 3, slashed=True)), zone=zone, habits=habits) == expected
    assert told(Spoken(CalendarDate(4, 3)), zone=zone, habits=habits) == "2027-03-04"


def test_a_month_that_cannot_be_one_is_the_day():
    assert told(Spoken(CalendarDate(3, 29, slashed=True)), zone="America/New_York") == "2027-03-29"
    assert told(Spoken(CalendarDate(29, 3, slashed=True)), zone="Europe/London") == "2027-03-29"


def test_a_guessed_half_of_the_day_offers_the_other_with_its_end():
    instead = guesses(Spoken(TOMORROW, Clock(9), until_clock=Clock(10)))["half_day"]
    assert short(instead) == "11-12 21:00 / 11-12 22:00"


def test_a_time_alone_offers_the_other_half_when_it_comes_next():
    assert short(guesses(Spoken(clock=Clock(3)))["half_day"]) == "11-12 03:00"


def test_today_offers_no_half_that_is_over():
    assert guesses(Spoken(DaysAway(0), Clock(3))) == {}


def test_what_was_said_is_not_guessed():
    assert guesses(Spoken(TOMORROW, Clock(3, part="pm"))) == {}
    assert guesses(Spoken(TOMORROW, Clock(15))) == {}


def test_a_date_that_is_over_this_year_is_marked_as_next_years():
    assert "year" in guesses(Spoken(CalendarDate(10, 11)))
    assert "year" not in guesses(Spoken(CalendarDate(12, 11)))


def test_a_lunar_date_says_so():
    assert "lunar" in guesses(Spoken(LunarDate(1, 1)))


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("내일", "2026-11-12", {"all_day"}),
        ("다음주 화요일 오후 3시", "11-17 15:00", set()),
        ("3시", "11-11 15:00", {"date", "half_day"}),
        ("내일 9시", "11-12 09:00", {"half_day"}),
        ("내일 3시부터 5시까지", "11-12 15:00 / 11-12 17:00", {"half_day"}),
        ("6월 3일", "2027-06-03", {"all_day", "year"}),
        ("이번 주말", "2026-11-14 / 2026-11-15", {"all_day"}),
        ("아무 말", "None None", set()),
    ],
)
def test_a_korean_phrase_is_read_by_the_library(text, expected, kinds):
    assert told(Phrase(text, "ko")) == expected
    assert set(guesses(Phrase(text, "ko"))) == kinds


def test_a_phrase_offers_the_other_half_if_it_is_still_to_come():
    assert short(guesses(Phrase("내일 9시", "ko"))["half_day"]) == "11-12 21:00"
    assert short(guesses(Phrase("내일 3시부터 5시까지", "ko"))["half_day"]) == "11-12 03:00 / 11-12 05:00"
    assert guesses(Phrase("3시", "ko"))["half_day"] is None


def test_there_is_no_library_for_english_phrases():
    assert resolve(Phrase("tomorrow", "en"), NOW, SEOUL).when == Partial(None, None, SEOUL)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", SEOUL])
def test_tomorrow_at_nine_is_nine_on_the_wall_on_every_day_of_five_years(zone):
    tz = ZoneInfo(zone)
    for n in range(5 * 366):
        now = datetime(2024, 1, 1, 13, 20, tzinfo=tz) + timedelta(days=n)
        start = resolve(Spoken(DaysAway(1), Clock(9, 30, "am")), now, zone).when.start
        assert start.replace(tzinfo=None) == datetime.combine(now.date() + timedelta(days=1), time(9, 30))


def test_every_weekday_from_every_day_is_within_the_week_to_come():
    for n in range(366):
        now = datetime(2027, 12, 1, 9, tzinfo=ZoneInfo(SEOUL)) + timedelta(days=n)
        for weekday in range(7):
            day = resolve(Spoken(WeekdayIn(weekday)), now, SEOUL).when.first
            assert day.weekday() == weekday
            assert 1 <= (day - now.date()).days <= 7


def test_in_two_hours_is_two_hours_even_when_the_clocks_change():
    now = datetime(2027, 3, 14, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    when = resolve(Elapsed(120), now, "America/New_York").when
    assert (when.start.hour, when.start.astimezone(ZoneInfo("UTC")).hour) == (4, 8)


def test_days_outside_of_the_calendar_are_no_days():
    for said in (
        Spoken(DaysAway(10**7)),
        Spoken(CalendarDate(1, 1, 10**9)),
        Elapsed(10**18),
        Spoken(CalendarDate(31, 12, 9999)),
    ):
        resolution = resolve(said, NOW, SEOUL)
        assert resolution.when == Partial(None, None, SEOUL)
        assert resolution.doubts[0].kind == "no_such_date"


def test_the_first_day_of_the_calendar_is_no_anchor_to_trip_over():
    resolution = resolve(Spoken(DaysAway(0)), datetime(1, 1, 1, tzinfo=ZoneInfo("UTC")), "America/New_York")
    assert resolution.doubts[0].kind == "no_such_date"


def test_the_last_day_of_the_calendar_is_told_apart():
    assert resolve(Spoken(CalendarDate(1, 1, 9998)), NOW, SEOUL).when == AllDay(
        date(9998, 1, 1), date(9998, 1, 1)
    )
