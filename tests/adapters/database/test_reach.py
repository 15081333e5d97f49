"""From when to when an event can take place: never too narrow, whatever the rule and the zone."""

from __future__ import annotations

from dataclasses import replace
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
from core.calendar.when import AllDay, Timed
from tests.core.calendar.rows import all_rules

ZONES = ("Asia/Seoul", "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe")


@st.composite
def series(draw) -> Event:
    start = draw(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
    zone = draw(st.sampled_from(ZONES))
    length = draw(st.sampled_from([timedelta(0), timedelta(minutes=90), timedelta(days=3)]))
    aware = start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    whole = AllDay(start.date(), start.date() + timedelta(days=length.days))
    when = draw(st.sampled_from([Timed(aware, aware + length, zone), Timed(aware, None, zone), whole]))
    rule = draw(all_rules())
    until = None if rule.count else start.date() + timedelta(days=draw(st.integers(0, 800)))
    return Event(UUID(int=1), "", when, recurrence=replace(rule, until=until))


@settings(max_examples=150, deadline=None)
@given(series(), st.sampled_from(ZONES))
def test_every_instance_lies_within_reach(event, home):
    first, last = reach(event)
    assert last is not None
    for one in instances(event, date.min, date.max):
        taken = span(one.when, event.when.zone if isinstance(event.when, Timed) else home)
        assert first <= taken.start
        assert taken.end <= last


def test_a_series_without_an_end_reaches_for_ever():
    start = datetime(2026, 12, 1, 6, tzinfo=UTC)
    endless = Event(UUID(int=1), "", Timed(start, None, "Asia/Seoul"), recurrence=Recurrence("DAILY"))
    assert reach(endless) == (start, None)
    assert is_lasting(*reach(endless))


def test_the_last_of_ever_so_many_times_is_known_or_given_up():
    start = datetime(2026, 12, 1, 6, tzinfo=UTC)
    rules = [Recurrence(freq, count=9999) for freq in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")]
    rules.append(Recurrence("DAILY", by_day=("FR",), by_month_day=(13,), count=9999))
    found = [
        reach(Event(UUID(int=1), "", Timed(start, None, "Asia/Seoul"), recurrence=rule)) for rule in rules
    ]
    assert [last and last.year for _, last in found] == [2054, 2218, 2860, 9998, None]


def test_dates_besides_the_rule_are_reached_before_and_after_it():
    rule = Recurrence("WEEKLY", count=2, also=(date(2026, 11, 1), date(2027, 5, 1)))
    series = Event(UUID(int=1), "", AllDay(date(2026, 12, 1), date(2026, 12, 1)), recurrence=rule)
    first, last = reach(series)
    assert first <= datetime(2026, 10, 31, 10, tzinfo=UTC)
    assert last >= datetime(2027, 5, 2, 12, tzinfo=UTC)


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
