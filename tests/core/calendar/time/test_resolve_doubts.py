"""Contradictions that only the user can settle, each with the readings to choose from."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    Holiday,
    LunarDate,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeYear,
)
from core.calendar.time.resolve import resolve
from core.calendar.when import AllDay, Partial, Timed

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 11, 13, 0, tzinfo=ZoneInfo(SEOUL))


def doubt(expression, now=NOW, zone=SEOUL):
    [found] = resolve(expression, now, zone).doubts
    return found.kind, [_day(option) for option in found.options]


def _day(when):
    return f"{when.start:%Y-%m-%d %H:%M}" if isinstance(when, Timed) else str(when.first)


@pytest.mark.parametrize(
    ("day", "nearby"),
    [
        (CalendarDate(30, 2), ["2027-02-28", "2027-03-01"]),
        (CalendarDate(29, 2), ["2027-02-28", "2027-03-01", "2028-02-29"]),
        (CalendarDate(31, 11), ["2026-11-30", "2026-12-01"]),
        (CalendarDate(31, 4, 2027), ["2027-04-30", "2027-05-01"]),
        (MonthsAway(3, 30), ["2027-02-28", "2027-03-01"]),
        (CalendarDate(40), []),
        (CalendarDate(40, 3), []),
        (CalendarDate(1, 13), []),
        (CalendarDate(None), []),
        (CalendarDate(None, 13), []),
        (CalendarDate(None, None, 0), []),
        (CalendarDate(32, None, 2027), []),
        (WeekdayOf(0, 6, month=3), []),
        (WeekdayOf(0, 5, month=2, year=2027), []),
        (WeekdayOf(0, 0), []),
        (WeekdayOf(0, 1, month=13), []),
        (WholeMonth(month=0), []),
        (WholeYear(-3000), []),
        (MonthsAway(-99999), []),
        (Holiday("festivus"), []),
        (Holiday("christmas", 0), []),
        (LunarDate(13, 1), []),
        (LunarDate(12, 31), ["2027-02-05"]),
        (LunarDate(1, 30, year=2027), ["2027-03-07"]),
        (LunarDate(5, 1, leap=True, year=2027), ["2027-06-05"]),
        (LunarDate(1, 1, year=99), []),
    ],
)
def test_there_is_no_such_day(day, nearby):
    assert doubt(Spoken(day)) == ("no_such_date", nearby)
    assert resolve(Spoken(day), NOW, SEOUL).when == Partial(None, None, SEOUL)


def test_a_day_that_does_not_exist_keeps_the_time():
    assert resolve(Spoken(CalendarDate(30, 2), Clock(3)), NOW, SEOUL).when.clock.hour == 15
    assert doubt(Spoken(CalendarDate(30, 2), Clock(3)))[1] == ["2027-02-28 15:00", "2027-03-01 15:00"]
    elsewhere = Spoken(CalendarDate(30, 2), Clock(3), zone="America/New_York")
    assert resolve(elsewhere, NOW, SEOUL).when.clock is None


@pytest.mark.parametrize("clock", [Clock(25), Clock(9, 99), Clock(-1), Clock(None, 75)])
def test_there_is_no_such_time(clock):
    assert doubt(Spoken(DaysAway(1), clock)) == ("no_such_time", [])
    assert resolve(Spoken(DaysAway(1), clock), NOW, SEOUL).when == Partial(date(2026, 11, 12), None, SEOUL)
    assert resolve(Spoken(clock=clock), NOW, SEOUL).when == Partial(None, None, SEOUL)
    assert doubt(Spoken(DaysAway(1), Clock(3), until_clock=clock)) == ("no_such_time", [])


def test_a_date_with_the_wrong_weekday_offers_the_weekday_and_the_year_that_fit():
    # 4 March 2027 is a Thursday, 4 March 2028 a Saturday
    assert doubt(Spoken(CalendarDate(4, 3), weekday=2)) == ("weekday_mismatch", ["2027-03-04", "2027-03-03"])
    assert doubt(Spoken(CalendarDate(4, 3), weekday=5)) == (
        "weekday_mismatch",
        ["2027-03-04", "2027-03-06", "2028-03-04"],
    )
    assert doubt(Spoken(CalendarDate(4, 3, 2027), weekday=5)) == (
        "weekday_mismatch",
        ["2027-03-04", "2027-03-06"],
    )
    assert doubt(Spoken(CalendarDate(12, 11), weekday=2))[1] == ["2026-11-12", "2026-11-11"]
    assert doubt(Spoken(CalendarDate(12, 11), weekday=1))[1] == ["2026-11-12", "2026-11-17"]
    assert doubt(Spoken(DaysAway(1), Clock(3), weekday=0))[1] == ["2026-11-12 15:00", "2026-11-16 15:00"]


def test_between_two_such_weekdays_a_date_offers_both():
    # 30 November 2026 is a Monday, three days after one Friday and four before the next
    assert doubt(Spoken(CalendarDate(30, 11), weekday=4))[1] == ["2026-11-30", "2026-11-27", "2026-12-04"]
    assert doubt(Spoken(CalendarDate(4, 3), weekday=0))[1] == ["2027-03-04", "2027-03-01", "2027-03-08"]


@pytest.mark.parametrize(("told_on", "friday"), [(23, "2026-12-04"), (16, "2026-11-27"), (15, "2026-11-20")])
def test_next_weeks_friday_beside_another_date_is_offered_as_it_was_said(told_on, friday):
    now = NOW.replace(day=told_on)
    assert doubt(Spoken(CalendarDate(30, 11), weekday=7 + 4), now)[1] == ["2026-11-30", friday]
    assert resolve(Spoken(CalendarDate(27, 11), weekday=7 + 4), now, SEOUL).doubts == ()


def test_a_date_with_its_weekday_is_no_doubt():
    assert resolve(Spoken(CalendarDate(4, 3), weekday=3), NOW, SEOUL).doubts == ()
    assert resolve(Spoken(WholeMonth(1), weekday=3), NOW, SEOUL).doubts == ()


def test_a_date_of_the_past_with_its_year_is_doubted():
    assert doubt(Spoken(CalendarDate(2, 3, 2020))) == ("past", ["2020-03-02", "2027-03-02"])
    assert doubt(Spoken(CalendarDate(29, 2, 2020))) == ("past", ["2020-02-29"])
    assert doubt(Spoken(CalendarDate(2, 3, 2020), Clock(3)))[1] == ["2020-03-02 15:00", "2027-03-02 15:00"]


def test_a_time_of_today_that_is_over_may_be_tomorrows():
    assert doubt(Spoken(DaysAway(0), Clock(9, part="am"))) == (
        "past",
        ["2026-11-11 09:00", "2026-11-12 09:00"],
    )
    assert doubt(Spoken(DaysAway(0), Clock(12)))[0] == "past"
    assert resolve(Spoken(DaysAway(0), Clock(9, part="am"), until_clock=Clock(14)), NOW, SEOUL).doubts == ()


def test_yesterday_is_meant_when_it_is_said():
    assert resolve(Spoken(DaysAway(-1), Clock(9)), NOW, SEOUL).doubts == ()
    assert resolve(Spoken(WeekdayIn(0, -1)), NOW, SEOUL).doubts == ()


def test_an_hour_that_the_clocks_leave_out_has_two_readings():
    said = Spoken(CalendarDate(14, 3, 2027), Clock(2, 30, "am"))
    assert doubt(said, zone="America/New_York") == ("gap", ["2027-03-14 03:30", "2027-03-14 01:30"])


def test_an_hour_that_comes_twice_is_the_first():
    when = resolve(Spoken(CalendarDate(7, 11, 2027), Clock(1, 30, "am")), NOW, "America/New_York").when
    assert when.start.fold == 0
    assert when.start.utcoffset().total_seconds() == -4 * 3600


@pytest.mark.parametrize(
    "said",
    [
        Spoken(CalendarDate(5, 12), until_day=CalendarDate(1, 12)),
        Spoken(DaysAway(3), until_day=DaysAway(1)),
        Spoken(DaysAway(3), Clock(3), until_day=DaysAway(1)),
        Spoken(DaysAway(3), Clock(3), until_day=DaysAway(1), until_clock=Clock(3)),
        Spoken(DaysAway(1), Clock(3, part="pm"), until_day=DaysAway(1), until_clock=Clock(2, part="pm")),
        Spoken(DaysAway(1), Clock(3), minutes=-30),
    ],
)
def test_an_end_before_its_start_is_doubted(said):
    resolution = resolve(said, NOW, SEOUL)
    assert [found.kind for found in resolution.doubts] == ["ends_before_start"]
    assert isinstance(resolution.when, AllDay) or resolution.when.end is None


def test_an_end_on_a_day_that_does_not_exist_is_doubted():
    assert doubt(Spoken(DaysAway(1), until_day=CalendarDate(30, 2))) == ("no_such_date", [])
    assert doubt(Spoken(DaysAway(1), Clock(3), until_day=CalendarDate(30, 2), until_clock=Clock(5))) == (
        "no_such_date",
        [],
    )
