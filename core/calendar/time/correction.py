"""A correction made whole: what it leaves unsaid is taken from the event; then it resolves like any words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.calendar.time.days import make_date, monday
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WholeMonth,
    WholeWeek,
)
from core.calendar.time.resolve_clock import Wall, hours_of
from core.calendar.when import AllDay, Partial, Timed, When


def completed(when: When, said: Spoken, anchor: datetime, zone: str) -> tuple[Spoken, Spoken | None]:
    """`said` with the day and clock of `when` where it says none; and its other reading.

    `anchor` is local to `zone`. A bare hour falls into the half of the day that is nearer to the old time.
    """
    day, at = parts(when, zone)
    whole = _with_day(_with_end(when, said), day, anchor.date())
    if whole.clock is None:
        return _with_clock(whole, said, at), None
    hours = hours_of(whole.clock, whole.leaning)
    if at is None or hours is None or hours.other is None:
        return whole, None
    near, far = sorted(hours.walls, key=lambda wall: _strangeness(wall, at))
    return replace(whole, clock=_clock(near)), replace(whole, clock=_clock(far))


def _with_end(when: When, said: Spoken) -> Spoken:
    """By Tuesday, told of a trip of several days, is its last day."""
    if not (said.deadline and isinstance(when, AllDay) and when.days > 1):
        return said
    if said.day is None or said.clock is not None or said.until_day is not None:
        return said
    return replace(said, day=None, until_day=said.day, deadline=False)


def parts(when: When, zone: str) -> tuple[date | None, time | None]:
    """The local day and time at which it starts, as far as they are known."""
    match when:
        case Timed():
            start = when.start.astimezone(ZoneInfo(zone))
            return start.date(), start.time()
        case AllDay():
            return when.first, None
        case Partial():
            return when.day, when.clock
        case _:
            assert_never(when)


def exact_day(day: date) -> CalendarDate:
    """The day and no other."""
    return CalendarDate(day.day, day.month, day.year)


def exact_clock(at: time) -> Clock:
    """The time and not its other half."""
    return Clock(
        at.hour, at.minute, None if at.hour in {0, *range(13, 24)} else "pm" if at.hour == 12 else "am"
    )


def _clock(wall: Wall) -> Clock:
    return Clock(24, wall.at.minute) if wall.days else exact_clock(wall.at)


def _strangeness(wall: Wall, at: time) -> int:
    """Minutes away from the old time; the small hours are stranger by six hours."""
    minutes = wall.days * 1440 + wall.at.hour * 60 + wall.at.minute
    away = abs(minutes - at.hour * 60 - at.minute)
    return away + (360 if wall.at.hour < 6 and at.hour >= 6 else 0)


def _with_day(said: Spoken, old: date | None, today: date) -> Spoken:
    if said.day is None and said.weekday is not None:
        said = replace(said, day=WeekdayIn(said.weekday), weekday=None)
    if old is None:
        return said
    if said.day is None:
        return replace(said, day=exact_day(old))
    if (same := _same_there(said.day, old)) is not None:
        return replace(said, day=same)
    near = _beside(said.day, old)
    return said if near is None or near <= today else replace(said, day=exact_day(near))


def _same_there(day: Day, old: date) -> Day | None:
    """Another week, another month: the same day of it."""
    match day:
        case WholeWeek(week, (0, 6)):
            return WeekdayIn(old.weekday(), week)
        case WholeMonth(months_away=int(months), third=None):
            return MonthsAway(months, old.day)
        case _:
            return None


def _beside(day: Day, old: date) -> date | None:
    """A bare weekday of the event's week, a bare day of its month."""
    match day:
        case WeekdayIn(weekday, None):
            return monday(old) + timedelta(days=weekday % 7)
        case CalendarDate(int(number), None, None):
            return make_date(old.year, old.month, number)
        case _:
            return None


def _with_clock(whole: Spoken, said: Spoken, at: time | None) -> Spoken:
    whole_days = said.days is not None or (said.day is not None and said.until_day is not None)
    return whole if at is None or whole_days else replace(whole, clock=exact_clock(at))
