"""Sums with instants and days that hold on the nights when clocks change and at both ends of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar.when import ASSUMED_LENGTH, Settled, Timed, Window

_BEGINNING, _END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC. Two datetimes of one zone compare by the wall, two in UTC by the instant."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def day_of(moment: datetime, zone: str) -> date:
    """The local day on which an instant falls."""
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except OverflowError:
        return moment.date()


def wall(day: date, clock: time, zone: str) -> datetime:
    """When the clocks of `zone` show that; a time that they skip is an hour on (RFC 5545 §3.3.5)."""
    local = datetime.combine(day, clock, ZoneInfo(zone))
    try:
        return local.astimezone(UTC).astimezone(ZoneInfo(zone))
    except OverflowError:
        return local


def days_on(day: date, days: int) -> date:
    """So many days later (or earlier), stopping at the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def later(moment: datetime, length: timedelta) -> datetime:
    """So much later (or earlier) in UTC, stopping at the ends of the calendar."""
    try:
        return utc(moment) + length
    except OverflowError:
        return _END if length > timedelta(0) else _BEGINNING


def span(when: Settled, zone: str) -> Window:
    """The instants it occupies, in UTC, never fewer than none. `zone` gives whole days their midnights."""
    if isinstance(when, Timed):
        start = utc(when.start)
        return Window(start, max(start, utc(when.end)) if when.end else later(start, ASSUMED_LENGTH))
    start = utc(wall(when.first, time.min, zone))
    return Window(start, max(start, utc(wall(days_on(when.last, 1), time.min, zone))))


def overlap(one: Window, other: Window) -> bool:
    """Whether two half-open spans share time; what takes no time shares none at an edge."""
    return one.start < other.end and other.start < one.end


def within(part: Window, window: Window) -> bool:
    """Whether any of `part` falls into `window`; a mere point counts where it stands."""
    return overlap(part, window) or (part.start == part.end and window.start <= part.start < window.end)
