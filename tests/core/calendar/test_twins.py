"""An event that lies in several remote calendars of one person is one event to them."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.clashes import clashes, series_clashes
from core.calendar.duplicates import duplicates
from core.calendar.event import Event, Placement
from core.calendar.occurrences import agenda
from core.calendar.rrule import from_rrule
from tests.core.calendar.rows import SEOUL, event, moments, timed, uid, window

HOME, WORK = uid(900), uid(901)
DAY = window("2026-11-23 00:00", "2026-11-24 00:00")
LUNCH = event("점심", timed("2026-11-23 12:00"))


def lies(row: Event, calendar, number: int, said: str = "lunch@google", **fields: object) -> Event:
    return replace(row, id=uid(number), placement=Placement(calendar, uid=said, **fields))


def test_the_same_event_is_listed_once():
    rows = [lies(LUNCH, HOME, 1), lies(LUNCH, WORK, 2)]
    assert len(agenda(rows, DAY, SEOUL)) == 1


def test_it_is_listed_as_it_stands_where_it_can_be_changed():
    rows = [lies(LUNCH, HOME, 1, guard="not_organizer"), lies(LUNCH, WORK, 2)]
    for given in (rows, rows[::-1]):
        [one] = agenda(given, DAY, SEOUL)
        assert one.event.placement.guard is None


def test_at_another_time_it_is_another():
    rows = [lies(LUNCH, HOME, 1), lies(replace(LUNCH, when=timed("2026-11-23 13:00")), WORK, 2)]
    assert moments(agenda(rows, DAY, SEOUL)) == ["11-23 12:00", "11-23 13:00"]


def test_events_of_which_we_know_nothing_are_each_their_own():
    rows = [lies(LUNCH, HOME, 1, ""), lies(LUNCH, WORK, 2, ""), replace(LUNCH, id=uid(3))]
    assert len(agenda(rows, DAY, SEOUL)) == 3


def test_it_clashes_with_another_once_and_with_its_own_copy_never():
    rows = [lies(LUNCH, HOME, 1), lies(LUNCH, WORK, 2)]
    assert len(clashes(LUNCH.when, rows, SEOUL)) == 1
    assert clashes(LUNCH.when, rows, SEOUL, frozenset({uid(1)})) == ()
    assert duplicates("점심", LUNCH.when, rows, SEOUL, ignoring=frozenset({uid(1)})) == ()
    daily = from_rrule("FREQ=DAILY;COUNT=3")
    assert series_clashes(LUNCH.when, daily, rows, SEOUL, frozenset({uid(2)})) == ()
    assert len(series_clashes(LUNCH.when, daily, rows, SEOUL)) == 1


def test_two_instances_of_one_series_on_the_same_slot_are_two():
    rows = [lies(LUNCH, HOME, 1), lies(LUNCH, HOME, 2)]
    assert len(agenda(rows, DAY, SEOUL)) == 2
    assert len(clashes(LUNCH.when, rows, SEOUL, frozenset({uid(1)}))) == 1
