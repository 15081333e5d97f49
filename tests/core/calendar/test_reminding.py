"""When one is to be reminded: the moments, the next one, and which are still worth telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.event import Event, Placement
from core.calendar.instants import wall
from core.calendar.occurrences import instances
from core.calendar.reminding import (
    GRACE,
    UNKNOWN,
    DueRow,
    alarms,
    moment_of,
    next_due,
    occurrence_in,
    worth_telling,
)
from core.calendar.rrule import from_rrule
from core.calendar.when import AllDay, Timed

SEOUL, BERLIN = "Asia/Seoul", "Europe/Berlin"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0, zone: str = SEOUL, month: int = 11) -> datetime:
    return wall(date(2026, month, day), time(hour, minute), zone)


def event(start: datetime, *minutes: int, zone: str = SEOUL, **more: object) -> Event:
    when = Timed(start, start + timedelta(hours=1), zone)
    return Event(more.pop("id", UUID(int=1)), "회의", when, reminders=minutes, **more)


def whole_day(first: date, *minutes: int, **more: object) -> Event:
    return Event(UUID(int=2), "생신", AllDay(first, first), reminders=minutes, **more)


def daily(start: datetime, *minutes: int, rule: str = "FREQ=DAILY", **more: object) -> Event:
    return event(start, *minutes, recurrence=from_rrule(rule), **more)


def told(now: datetime, *rows: Event, since: datetime = LONG_AGO, zone: str = SEOUL) -> list[tuple[str, int]]:
    found = worth_telling([DueRow(row, since) for row in rows], now, zone)
    return [(one.occurrence.event.title, one.minutes) for one in found]


# ── moments ──


def test_a_timed_event_is_told_so_many_minutes_before():
    assert moment_of(event(at(24, 15)).when, 30, SEOUL) == at(24, 14, 30)


@pytest.mark.parametrize(
    ("minutes", "moment"), [(0, at(24, 0)), (900, at(23, 9)), (1440, at(23, 0)), (-540, at(24, 9))]
)
def test_a_whole_day_is_told_counting_from_its_midnight(minutes, moment):
    assert moment_of(AllDay(date(2026, 11, 24), date(2026, 11, 25)), minutes, SEOUL) == moment


def test_nine_in_the_morning_before_is_nine_on_the_wall_though_the_clocks_change():
    the_day_after = AllDay(date(2026, 10, 26), date(2026, 10, 26))  # the 25th has 25 hours in Berlin
    assert moment_of(the_day_after, 900, BERLIN) == at(25, 9, zone=BERLIN, month=10)
    assert moment_of(the_day_after, 900 + 1440, BERLIN) == at(24, 9, zone=BERLIN, month=10)


def test_the_ends_of_the_calendar_have_moments_too():
    first = AllDay(date.min, date.min)
    assert moment_of(first, 10, "UTC") == datetime.min.replace(tzinfo=UTC)
    early = Timed(datetime.min.replace(tzinfo=UTC), None, "UTC")
    assert moment_of(early, 10**18, "UTC") == datetime.min.replace(tzinfo=UTC)
    assert next_due(whole_day(date.max, -(10**18)), LONG_AGO, SEOUL) is not None


# ── the next one ──


def test_the_next_moment_is_the_first_of_all_reminders_that_is_still_to_come():
    one = event(at(24, 15), 10, 60, 1440)
    assert next_due(one, at(22, 0), SEOUL) == at(23, 15)
    assert next_due(one, at(23, 15), SEOUL) == at(24, 14)
    assert next_due(one, at(24, 14, 49), SEOUL) == at(24, 14, 50)
    assert next_due(one, at(24, 14, 50), SEOUL) is None


@pytest.mark.parametrize("reminders", [None, ()])
def test_an_event_without_reminders_of_its_own_has_none(reminders):
    assert next_due(replace(event(at(24, 15)), reminders=reminders), LONG_AGO, SEOUL) is None


def test_a_series_goes_on_without_the_dates_it_leaves_out_until_it_ends():
    series = daily(at(24, 9), 10, rule="FREQ=DAILY;COUNT=4", excluded=(at(25, 9),))
    assert next_due(series, at(24, 8, 50), SEOUL) == at(26, 8, 50)
    assert next_due(series, at(26, 8, 50), SEOUL) == at(27, 8, 50)
    assert next_due(series, at(27, 8, 50), SEOUL) is None


def test_a_rule_that_gives_no_day_any_more_is_not_looked_for_forever():
    never = daily(at(24, 9), 10, rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    assert next_due(never, at(25, 9), SEOUL) is None


RULES = st.sampled_from(
    [
        None,
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=MO,SA",
        "FREQ=DAILY;INTERVAL=3;UNTIL=20261030",
    ]
)
REMINDERS = st.lists(st.sampled_from([-540, 0, 10, 60, 900, 1440, 20160]), max_size=3)
HOURS = st.integers(0, 24 * 45).map(
    lambda hour: datetime(2026, 10, 1, tzinfo=UTC) + hour * timedelta(hours=1)
)


@st.composite
def rows(draw) -> Event:
    zone = draw(st.sampled_from([SEOUL, BERLIN]))
    minutes, start, rule = draw(REMINDERS), draw(HOURS), draw(RULES)
    recurrence = from_rrule(rule) if rule else None
    day = start.date()
    if draw(st.booleans()):
        return whole_day(day, *minutes, recurrence=recurrence)
    left_out = (start + DAY,) if recurrence and draw(st.booleans()) else ()
    return event(start, *minutes, zone=zone, recurrence=recurrence, excluded=left_out)


@settings(deadline=None, max_examples=150)
@given(rows(), HOURS, HOURS, st.sampled_from([SEOUL, BERLIN]))
def test_between_two_instants_exactly_those_are_due_that_brute_force_finds(row, one, other, zone):
    since, until = min(one, other), max(one, other)
    every = list(instances(row, date(2026, 8, 1), date(2027, 2, 1)))
    expected = {
        (one.when, minutes)
        for one in every
        for minutes in row.reminders
        if since <= moment_of(one.when, minutes, zone) <= until
    }
    found = list(alarms(row, since, until, zone))
    assert {(one.occurrence.when, one.minutes) for one in found} == expected
    assert len(found) == len(expected)
    assert all(one.moment == moment_of(one.occurrence.when, one.minutes, zone) for one in found)
    coming = [moment_of(one.when, m, zone) for one in every for m in row.reminders]
    later = [moment for moment in coming if moment > since]
    assert next_due(row, since, zone) == min(later, default=None)


# ── what is still worth telling ──


def test_what_is_due_is_told_and_what_is_not_due_yet_is_not():
    assert told(at(24, 14, 30), event(at(24, 15), 30, 10)) == [("회의", 30)]
    assert told(at(24, 14, 29), event(at(24, 15), 30, 10)) == []


def test_of_several_reminders_of_one_event_the_last_is_told_alone():
    assert told(at(24, 14, 55), event(at(24, 15), 10, 60, 1440)) == [("회의", 10)]


def test_what_was_due_before_is_not_told_again():
    assert told(at(24, 14, 50), event(at(24, 15), 30), since=at(24, 14, 31)) == []


def test_after_a_night_nothing_is_told_of_what_has_well_begun():
    one = event(at(24, 3), 10)
    assert told(at(24, 3) + GRACE, one) == [("회의", 10)]
    assert told(at(24, 3) + GRACE + MINUTE, one) == []
    assert told(at(28, 9), daily(at(20, 10), 60)) == [("회의", 60)]


def test_a_reminder_after_the_beginning_is_told_when_it_comes():
    assert told(at(24, 15, 40), event(at(24, 15), -40)) == [("회의", -40)]
    assert told(at(24, 15, 46), event(at(24, 15), -40)) == []


def test_a_whole_day_is_told_of_as_long_as_it_lasts():
    birthday = whole_day(date(2026, 11, 24), 900)
    assert told(at(24, 23, 59), birthday) == [("생신", 900)]
    assert told(at(25, 0), birthday) == []


def test_what_was_declined_or_lies_in_a_calendar_nobody_looks_at_is_not_told():
    one, now = event(at(24, 15), 30), at(24, 14, 30)
    assert told(now, replace(one, response="declined")) == []
    assert worth_telling([DueRow(one, LONG_AGO, shown=False)], now, SEOUL) == ()


def test_what_lies_in_two_calendars_is_told_once():
    placed = [Placement(UUID(int=n), uid="same") for n in (8, 9)]
    one, other = (event(at(24, 15), 30, id=UUID(int=n), placement=p) for n, p in enumerate(placed, 1))
    own = event(at(24, 15), 30, id=UUID(int=3))
    assert len(told(at(24, 14, 30), one, other)) == 1
    assert len(told(at(24, 14, 30), one, other, own)) == 2


def test_where_nobody_knows_since_when_only_what_was_due_just_now_is_told():
    one = event(at(24, 15), 30)
    assert told(at(24, 14, 30) + timedelta(seconds=20), one, since=UNKNOWN) == [("회의", 30)]
    assert told(at(24, 14, 31), one, since=UNKNOWN) == []


def test_those_that_begin_first_come_first():
    late, early = event(at(24, 16), 120), replace(event(at(24, 15), 60, id=UUID(int=5)), title="먼저")
    assert told(at(24, 14), late, early) == [("먼저", 60), ("회의", 120)]


# ── where it is now ──


def test_an_occurrence_is_found_as_it_is_now():
    series = daily(at(24, 9), 10)
    assert occurrence_in((series,), series.id, at(25, 9)).when.start == at(25, 9)
    moved = event(at(25, 11), 10, id=UUID(int=7), series=series.id, original=at(25, 9))
    left = replace(series, excluded=(at(25, 9),))
    assert occurrence_in((left, moved), series.id, at(25, 9)).event == moved
    assert occurrence_in((left,), series.id, at(25, 9)) is None
    assert occurrence_in((moved,), moved.id, None).when == moved.when
    assert occurrence_in((), series.id, None) is None
    once = event(at(24, 15), 10)
    assert occurrence_in((once,), once.id, at(24, 9)).when == once.when
