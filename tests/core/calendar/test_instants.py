"""Sums with instants at the edges: nights when clocks change, first and last days of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from core.calendar.instants import day_of, days_on, later, overlap, span, utc, wall, within
from core.calendar.when import AllDay, Timed, Window
from tests.core.calendar.rows import LONDON, LOS_ANGELES, SEOUL, at, days, timed


def test_a_time_that_clocks_skip_is_an_hour_on():
    assert wall(date(2026, 3, 8), time(2, 30), LOS_ANGELES) == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)
    assert wall(date(2026, 3, 8), time(2, 30), LOS_ANGELES).hour == 3


def test_a_time_that_comes_twice_is_the_first():
    assert utc(wall(date(2026, 11, 1), time(1, 30), LOS_ANGELES)) == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def test_a_whole_day_is_as_long_as_its_clocks_say():
    autumn = span(days("2026-10-25"), LONDON)
    assert autumn.end - autumn.start == timedelta(hours=25)


def test_an_unsaid_end_counts_as_an_hour_and_a_wrong_one_as_none():
    assert span(timed("2026-11-23 15:00", None), SEOUL).end == at("2026-11-23 16:00")
    backwards = Timed(at("2026-11-23 15:00"), at("2026-11-23 14:00"), SEOUL)
    assert span(backwards, SEOUL) == Window(utc(at("2026-11-23 15:00")), utc(at("2026-11-23 15:00")))
    assert span(AllDay(date(2026, 11, 23), date(2026, 11, 20)), SEOUL).end == at("2026-11-23 00:00")


def test_nothing_breaks_at_the_ends_of_the_calendar():
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert utc(datetime(1, 1, 1, tzinfo=at("2026-01-01 00:00").tzinfo)) == first
    assert day_of(first, LOS_ANGELES) == date.min
    assert day_of(last, SEOUL) == date.max
    assert wall(date.max, time(23), LOS_ANGELES).date() == date.max
    assert later(last, timedelta(1)) == last
    assert later(first, -timedelta(1)) == first
    assert days_on(date.max, 1) == date.max
    assert days_on(date.min, -1) == date.min
    whole = span(AllDay(date.min, date.max), SEOUL)
    assert whole.start < whole.end
    assert span(Timed(last, None, "UTC"), SEOUL) == Window(last, last)


def test_spans_that_touch_share_no_time():
    nine, ten, eleven = (utc(at(f"2026-11-23 {hour:02}:00")) for hour in (9, 10, 11))
    assert not overlap(Window(nine, ten), Window(ten, eleven))
    assert overlap(Window(nine, eleven), Window(ten, eleven))
    assert within(Window(nine, nine), Window(nine, ten))
    assert not within(Window(ten, ten), Window(nine, ten))
    assert not within(Window(eleven, eleven), Window(nine, ten))
