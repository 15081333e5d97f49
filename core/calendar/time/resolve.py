"""Symbolic time against an anchor: what it means, what was guessed, what must be asked. Pure and total."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Elapsed, Phrase, TimeExpression
from core.calendar.time.resolution import Doubt, Habits, Resolution
from core.calendar.time.resolve_frame import in_minutes, local
from core.calendar.time.resolve_phrase import resolve_phrase
from core.calendar.time.resolve_spoken import resolve_spoken
from core.calendar.when import AllDay, Partial, Timed, When

_USUAL = Habits()


def resolve(
    expression: TimeExpression,
    anchor: datetime,
    zone: str,
    habits: Habits = _USUAL,
    recurrence: Recurrence | None = None,
) -> Resolution:
    """What `expression` means at `anchor` (aware) for a user of `zone` (IANA), whatever the numbers in it.

    With a recurrence: its first occurrence that is not before the anchor. What lies outside of the years
    2..9998 is no date.
    """
    try:
        found = _resolve(expression, anchor.astimezone(ZoneInfo(zone)), zone, habits, recurrence)
    except OverflowError:
        return _nowhere(zone)
    return found if _within_the_calendar(found.when) else _nowhere(zone)


def _resolve(
    expression: TimeExpression, anchor: datetime, zone: str, habits: Habits, recurrence: Recurrence | None
) -> Resolution:
    match expression:
        case Elapsed():
            return Resolution(_elapsed(expression, anchor, zone))
        case Phrase():
            return resolve_phrase(expression, anchor, zone)
        case _:
            return resolve_spoken(expression, anchor, zone, habits, recurrence)


def _elapsed(said: Elapsed, anchor: datetime, zone: str) -> Timed:
    wall = anchor.replace(second=0, microsecond=0)
    if said.days:
        wall = local(wall.replace(tzinfo=None) + timedelta(days=said.days), anchor.tzinfo)
    start = in_minutes(wall, said.minutes)
    return Timed(start, None if said.length is None else in_minutes(start, said.length), zone)


def _within_the_calendar(when: When) -> bool:
    match when:
        case Timed():
            days = [when.start.date(), (when.end or when.start).date()]
        case AllDay():
            days = [when.first, when.last]
        case Partial():
            days = [] if when.day is None else [when.day]
        case _:
            assert_never(when)
    return all(2 <= day.year <= 9998 for day in days)


def _nowhere(zone: str) -> Resolution:
    return Resolution(Partial(None, None, zone), doubts=(Doubt("no_such_date"),))
