"""Room for something new: the gaps between timed events in the hours of the day that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar.event import Event
from core.calendar.instants import day_of, days_on, span, utc, wall, within
from core.calendar.occurrences import agenda
from core.calendar.when import Timed, Window

_FARTHEST = 400
"""Days looked at: nobody plans an hour farther ahead."""


def free_slots(
    events: Iterable[Event],
    window: Window,
    zone: str,
    length: timedelta,
    day: tuple[time, time] = (time(9), time(21)),
) -> tuple[Window, ...]:
    """Gaps of at least `length` in the window, told in `zone`, in the first 400 days of it.

    `day` holds the local hours; where the second is not after the first they run into the next day.
    """
    busy = _busy(events, window, zone)
    gaps = (gap for hours in _hours(window, zone, day) for gap in _gaps(busy, hours))
    long_enough = (gap for gap in gaps if gap.end - gap.start >= max(length, timedelta.resolution))
    return tuple(_local(gap, zone) for gap in long_enough)


def _busy(events: Iterable[Event], window: Window, zone: str) -> list[Window]:
    timed = (event for event in events if isinstance(event.when, Timed))
    return [span(one.when, zone) for one in agenda(timed, window, zone)]


def _hours(window: Window, zone: str, day: tuple[time, time]) -> Iterator[Window]:
    """The hours of each day that lie inside the window, in UTC."""
    first = days_on(day_of(window.start, zone), -1)
    last = min(day_of(window.end, zone), days_on(first, _FARTHEST))
    for number in range(first.toordinal(), last.toordinal() + 1):
        hours = _opened(date.fromordinal(number), zone, day)
        inside = Window(max(hours.start, utc(window.start)), min(hours.end, utc(window.end)))
        if inside.start < inside.end:
            yield inside


def _opened(today: date, zone: str, day: tuple[time, time]) -> Window:
    closing = today if day[0] < day[1] else days_on(today, 1)
    return Window(utc(wall(today, day[0], zone)), utc(wall(closing, day[1], zone)))


def _gaps(busy: list[Window], hours: Window) -> Iterator[Window]:
    free_from = hours.start
    for taken in busy:
        if within(taken, hours):
            yield Window(free_from, max(free_from, taken.start))
            free_from = max(free_from, taken.end)
    yield Window(free_from, hours.end)


def _local(gap: Window, zone: str) -> Window:
    return Window(gap.start.astimezone(ZoneInfo(zone)), gap.end.astimezone(ZoneInfo(zone)))
