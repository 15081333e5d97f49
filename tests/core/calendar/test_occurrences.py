"""When events take place."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.event import Occurrence
from core.calendar.instants import span, utc, within
from core.calendar.occurrences import agenda, how_many, instances, next_occurrence, occurrences
from core.calendar.when import AllDay, Timed, Window
from tests.core.calendar.rows import (
    LONDON,
    LOS_ANGELES,
    SEOUL,
    ZONES,
    at,
    days,
    event,
    moments,
    series,
    steadily,
    timed,
    window,
)

EVER = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def test_a_series_keeps_its_wall_clock_when_the_clocks_change():
    weekly = event("class", timed("2026-10-18 09:00", zone=LONDON), rule="FREQ=WEEKLY;COUNT=3")
    found = occurrences(weekly, EVER, SEOUL)
    assert [one.when.start.hour for one in found] == [9, 9, 9]
    assert [utc(one.when.start).hour for one in found] == [8, 9, 9]
    assert [one.original for one in found] == [one.when.start for one in found]


def test_an_instance_in_the_gap_is_an_hour_on_and_the_next_is_not():
    daily = event("run", timed("2026-03-07 02:30", zone=LOS_ANGELES), rule="FREQ=DAILY;COUNT=3")
    assert moments(occurrences(daily, EVER, SEOUL)) == ["03-07 02:30", "03-08 03:30", "03-09 02:30"]


def test_a_series_that_began_in_the_second_hour_of_two_stays_there_once():
    start = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo(LOS_ANGELES), fold=1)
    yearly = event("x", Timed(start, None, LOS_ANGELES), rule="FREQ=DAILY;COUNT=2")
    first, second = occurrences(yearly, EVER, SEOUL)
    assert utc(first.when.start) == datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    assert utc(second.when.start) == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def test_the_second_hour_of_two_is_meant_of_its_own_night_only():
    start = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo(LONDON), fold=1)
    last_sundays = event("x", Timed(start, None, LONDON), rule="FREQ=MONTHLY;INTERVAL=5;BYDAY=-1SU;COUNT=2")
    _, spring = occurrences(last_sundays, EVER, SEOUL)
    assert utc(spring.when.start) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_instances_last_as_long_as_the_first_to_the_second():
    start = at("2026-03-07 22:00", LOS_ANGELES)
    when = Timed(start, utc(start) + timedelta(hours=8), LOS_ANGELES)
    night = event("shift", when, rule="FREQ=DAILY;COUNT=3")
    lengths = [utc(one.when.end) - utc(one.when.start) for one in occurrences(night, EVER, SEOUL)]
    assert lengths == [timedelta(hours=8)] * 3


def test_a_flight_lands_on_the_clocks_of_its_other_zone():
    flight = Timed(at("2026-12-01 10:00"), at("2026-12-01 20:00"), SEOUL, LOS_ANGELES)
    second = occurrences(event("ICN-LAX", flight, rule="FREQ=WEEKLY;COUNT=2"), EVER, SEOUL)[1]
    assert second.when.end.hour == flight.end.hour
    assert second.when.end_zone == LOS_ANGELES


def test_until_includes_its_local_day():
    late = event("late", timed("2026-11-20 23:30", zone=LOS_ANGELES), rule="FREQ=DAILY;UNTIL=20261122")
    assert moments(occurrences(late, EVER, SEOUL)) == ["11-20 23:30", "11-21 23:30", "11-22 23:30"]


def test_excluded_originals_do_not_take_place_whatever_zone_they_are_written_in():
    weekly = event("w", timed("2026-11-02 09:00"), rule="FREQ=WEEKLY;COUNT=4")
    weekly = replace(weekly, excluded=(datetime(2026, 11, 9, 0, 0, tzinfo=UTC), date(2026, 11, 16)))
    assert moments(occurrences(weekly, EVER, SEOUL)) == ["11-02 09:00", "11-23 09:00"]


def test_an_exclusion_at_another_time_than_the_rule_gives_means_nothing():
    weekly = event(
        "w", timed("2026-11-02 09:00"), rule="FREQ=WEEKLY;COUNT=2", excluded=(at("2026-11-09 10:00"),)
    )
    assert len(occurrences(weekly, EVER, SEOUL)) == 2


def test_whole_days_repeat_as_days():
    trip = event(
        "trip", days("2026-11-28", "2026-11-29"), rule="FREQ=MONTHLY;COUNT=2", excluded=(date(2026, 11, 28),)
    )
    assert occurrences(trip, EVER, SEOUL) == (
        Occurrence(trip, days("2026-12-28", "2026-12-29"), date(2026, 12, 28)),
    )


def test_the_window_is_half_open_and_touched_by_what_runs_into_it():
    night = event("n", timed("2026-11-22 23:00", 120))
    point = event("p", timed("2026-11-23 00:00", 0))
    monday = window("2026-11-23 00:00", "2026-11-24 00:00")
    sunday = window("2026-11-22 00:00", "2026-11-23 00:00")
    assert occurrences(night, monday, SEOUL) == (Occurrence(night, night.when),)
    assert occurrences(point, monday, SEOUL) and not occurrences(point, sunday, SEOUL)
    assert not occurrences(event("d", days("2026-11-24")), monday, SEOUL)
    assert not occurrences(night, Window(monday.end, monday.start), SEOUL)


def test_a_long_instance_that_began_before_the_window_is_found():
    camp = event("camp", days("2026-11-01", "2026-11-10"), rule="FREQ=MONTHLY")
    assert len(occurrences(camp, window("2026-12-09 12:00", "2026-12-09 13:00"), SEOUL)) == 1


def test_no_call_gives_more_than_a_thousand():
    assert len(occurrences(event("d", timed("2020-01-01 09:00"), rule="FREQ=DAILY"), EVER, SEOUL)) == 1000


def test_a_series_of_a_hundred_years_is_as_quick_as_one_of_today():
    old = event("old", timed("1926-01-01 09:00"), rule="FREQ=DAILY")
    week = window("2026-11-23 00:00", "2026-11-30 00:00")
    began = clock.process_time()
    for _ in range(100):
        assert len(occurrences(old, week, SEOUL)) == 7
    assert clock.process_time() - began < 1


@steadily
@given(
    series(),
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)),
    st.integers(1, 90),
    st.sampled_from(ZONES),
)
def test_a_window_shows_what_the_whole_series_has_there(row, start, length, zone):
    frame = Window(start.replace(tzinfo=UTC), start.replace(tzinfo=UTC) + timedelta(days=length))
    walked = [
        one for one in instances(row, date.min, date(2028, 1, 1)) if within(span(one.when, zone), frame)
    ]
    assert list(occurrences(row, frame, zone)) == walked


def test_an_agenda_puts_whole_days_first_and_the_rest_by_start():
    rows = [
        event("b", timed("2026-11-23 15:00"), 1),
        event("series", timed("2026-11-02 09:00"), 2, "FREQ=WEEKLY"),
        event("day", days("2026-11-23"), 3),
        event("a", timed("2026-11-23 15:00"), 4),
        event("elsewhere", timed("2026-11-22 17:00", zone=LOS_ANGELES), 5),
        event("tomorrow", days("2026-11-24"), 6),
    ]
    found = agenda(rows, window("2026-11-23 00:00", "2026-11-25 00:00"), SEOUL)
    assert [one.event.title for one in found] == ["day", "series", "elsewhere", "a", "b", "tomorrow"]


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("", 1),
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;COUNT=61", 60),
        ("FREQ=DAILY;UNTIL=20261205", 33),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", 0),
        ("FREQ=DAILY;UNTIL=99991231", None),
        ("FREQ=DAILY;COUNT=9999", 9998),
    ],
)
def test_a_series_is_counted_without_what_was_cancelled(rule, number):
    row = event("x", timed("2026-11-02 09:00"), rule=rule, excluded=(at("2026-11-09 09:00"),))
    assert how_many(row, SEOUL) == number


def test_a_whole_day_series_is_counted_too():
    assert how_many(event("x", days("2026-11-02"), rule="FREQ=DAILY;COUNT=3"), SEOUL) == 3


def test_the_next_occurrence_begins_at_the_time_or_later():
    weekly = event("w", timed("2026-11-02 09:00"), rule="FREQ=WEEKLY;COUNT=2")
    assert next_occurrence(weekly, at("2026-11-02 09:00"), SEOUL).when == weekly.when
    assert moments([next_occurrence(weekly, at("2026-11-02 09:01"), SEOUL)]) == ["11-09 09:00"]
    assert next_occurrence(weekly, at("2026-11-09 09:01"), SEOUL) is None


def test_the_next_of_a_single_event_is_itself_while_it_is_to_come():
    single = event("s", timed("2026-11-23 15:00"))
    assert next_occurrence(single, at("2026-11-23 15:00"), SEOUL) == Occurrence(single, single.when)
    assert next_occurrence(single, at("2026-11-23 15:01"), SEOUL) is None


def test_a_whole_day_is_next_all_day_long():
    daily = event("d", days("2026-11-23"), rule="FREQ=WEEKLY")
    assert next_occurrence(daily, at("2026-11-23 18:00"), SEOUL).when == daily.when
    assert next_occurrence(daily, at("2026-11-24 00:00"), SEOUL).when == days("2026-11-30")
    assert next_occurrence(event("d", days("2026-11-23")), at("2026-11-24 00:00"), SEOUL) is None


def test_days_at_the_end_of_the_calendar_break_nothing():
    last = event("end", AllDay(date.max, date.max))
    everything = Window(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    assert len(agenda([last, event("s", days("9998-12-01"), rule="FREQ=DAILY")], everything, SEOUL)) == 32
