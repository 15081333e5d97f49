"""From when to when an event can take place: never too narrow, whatever the rule and the zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.database.reach import is_lasting, original_instant, reach
from core.calendar.event import Event
from core.calendar.instants import span
from core.calendar.occurrences import instances
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed, first_day

ZONES = ("Asia/Seoul", "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe")


@st.composite
def series(draw) -> Event:
    start = draw(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
    zone = draw(st.sampled_from(ZONES))
    length = draw(st.sampled_from([timedelta(0), timedelta(minutes=90), timedelta(days=3)]))
    aware = start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    whole = AllDay(start.date(), start.date() + timedelta(days=length.days))
    when = draw(st.sampled_from([Timed(aware, aware + length, zone), Timed(aware, None, zone), whole]))
    freq, every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])), draw(st.integers(1, 3))
    count = draw(st.none() | st.integers(1, 12))
    until = None if count else start.date() + timedelta(days=draw(st.integers(0, 800)))
    return Event(UUID(int=1), "", when, recurrence=Recurrence(freq, every, count=count, until=until))


@settings(max_examples=150, deadline=None)
@given(series(), st.sampled_from(ZONES))
def test_every_instance_lies_within_reach(event, home):
    first, last = reach(event)
    assert last is not None
    for one in instances(event, first_day(event.when), date.max):
        taken = span(one.when, event.when.zone if isinstance(event.when, Timed) else home)
        assert first <= taken.start
        assert taken.end <= last


def test_a_series_without_an_end_reaches_for_ever():
    start = datetime(2026, 12, 1, 6, tzinfo=UTC)
    endless = Event(UUID(int=1), "", Timed(start, None, "Asia/Seoul"), recurrence=Recurrence("DAILY"))
    long = Event(UUID(int=1), "", endless.when, recurrence=Recurrence("DAILY", count=5000))
    assert reach(endless) == reach(long) == (start, None)
    assert is_lasting(*reach(endless))


def test_a_series_that_ends_does_not_reach_much_further():
    start = datetime(2026, 12, 1, 6, tzinfo=UTC)
    five = Event(UUID(int=1), "", Timed(start, None, "Asia/Seoul"), recurrence=Recurrence("DAILY", count=5))
    first, last = reach(five)
    assert first == start
    assert last <= start + timedelta(days=6)
    assert not is_lasting(first, last)


def test_a_single_event_reaches_from_its_start_to_its_end():
    start = datetime(2026, 12, 1, 6, tzinfo=UTC)
    trip = Event(UUID(int=1), "", Timed(start, start + timedelta(days=20), "Asia/Seoul"))
    assert reach(trip) == (start, start + timedelta(days=20))
    assert is_lasting(*reach(trip))


def test_an_original_is_an_instant():
    assert original_instant(None) is None
    assert original_instant(date(2026, 12, 1)) == datetime(2026, 12, 1, tzinfo=UTC)
    assert original_instant(datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Asia/Seoul"))) == datetime(
        2026, 12, 1, tzinfo=UTC
    )
