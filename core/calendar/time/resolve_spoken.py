"""A day and a time as spoken, against an anchor: first the day, then the hour, then what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from core.calendar.recurrence import Recurrence
from core.calendar.time.days import Days, NoDay
from core.calendar.time.expression import CalendarDate, LunarDate, Spoken, WeekdayIn
from core.calendar.time.office_days import SomeDay
from core.calendar.time.resolution import Assumption, Doubt, Habits, Resolution
from core.calendar.time.resolve_clock import Hours, Wall
from core.calendar.time.resolve_day import days_of
from core.calendar.time.resolve_frame import Frame, instant, local
from core.calendar.time.resolve_repeat import repeat_days, with_phase
from core.calendar.time.resolve_settle import settle, wrong_weekday
from core.calendar.when import AllDay, Partial, Settled

Choice: TypeAlias = tuple[date, Wall]
_EVENING = 18  # from then on 10시 회의 may be tonight's


def resolve_spoken(
    said: Spoken, anchor: datetime, zone: str, habits: Habits, recurrence: Recurrence | None
) -> Resolution:
    """The anchor is local to `zone`. Raises OverflowError where the words point out of the calendar."""
    frame = Frame.of(said, anchor, zone, habits)
    days, hours = frame.days(), frame.hours()
    if isinstance(frame.said.day, SomeDay):
        return Resolution(Partial(None, None if hours is None else hours.likely.at, zone))
    if isinstance(days, NoDay):
        return _no_such_date(frame, days, hours)
    if frame.said.clock is not None and hours is None:
        return Resolution(
            Partial(None if days is None else days.first, None, zone), (), (Doubt("no_such_time"),)
        )
    if recurrence is not None:
        return _first_of_many(frame, days, hours, recurrence)
    if hours is None:
        return Resolution(Partial(None, None, zone)) if days is None else _on_days(frame, days)
    return _alone(frame, hours) if days is None else _at_time(frame, days, hours)


def _no_such_date(frame: Frame, days: NoDay, hours: Hours | None) -> Resolution:
    wall = None if hours is None else hours.likely
    options = tuple(settle(frame, Days(day, day), wall).when for day in days.nearby)
    clock = None if wall is None or frame.zone_told else wall.at
    return Resolution(Partial(None, clock, frame.zone), (), (Doubt("no_such_date", options),))


def _on_days(frame: Frame, days: Days) -> Resolution:
    if isinstance(frame.said.day, WeekdayIn) and days.again is not None:
        days = Days(days.again, days.again)
    return _told(frame, days, None, Assumption("all_day"))


def _at_time(frame: Frame, days: Days, hours: Hours) -> Resolution:
    candidates = list(_candidates(days, frame.today))
    choices = ((day, wall) for day in candidates for wall in _walls(frame, day, hours))
    begun = frame.anchor.replace(second=0, microsecond=0) if hours.working else None
    ahead = next((choice for choice in choices if _is_ahead(frame, *choice, begun)), None)
    day, wall = ahead or (candidates[0], hours.likely)
    return _told(frame, replace(days, first=day, last=day), wall, *_half(frame, hours, wall, (day,)))


def _candidates(days: Days, today: date) -> Iterator[date]:
    """The first of the days that is not over, the one after it, and where there is one the next round."""
    first = min(max(days.first, today), days.last)
    yield first
    if first < days.last:
        yield first + timedelta(days=1)
    if days.again is not None:
        yield days.again


def _walls(frame: Frame, day: date, hours: Hours) -> Iterable[Wall]:
    """On a day that has begun a bare hour is the one still ahead; but a weekday is not today for that."""
    if hours.nearest and day == frame.today and not isinstance(frame.said.day, WeekdayIn):
        return sorted(hours.walls, key=lambda wall: wall.on(day))
    return (hours.likely,)


def _starts(frame: Frame, day: date, wall: Wall) -> datetime:
    return instant(local(wall.on(day), frame.tz))


def _is_ahead(frame: Frame, day: date, wall: Wall, begun: datetime | None = None) -> bool:
    """`begun`: this very minute counts as well (오늘 10시 회의, at ten)."""
    starts = _starts(frame, day, wall)
    return starts > instant(frame.anchor) or (begun is not None and starts == instant(begun))


def _alone(frame: Frame, hours: Hours) -> Resolution:
    """A time without a date is the next one to come."""
    by_day = hours.working and frame.anchor.astimezone(frame.tz).hour < _EVENING
    walls = hours.walls if hours.nearest and not by_day else (hours.likely,)
    day, wall = _next_to_come(frame, walls)
    guesses = (Assumption("date"), *_half(frame, hours, wall, _around(frame)))
    return _told(frame, Days(day, day), wall, *guesses)


def _around(frame: Frame) -> list[date]:
    today = frame.anchor.astimezone(frame.tz).date()
    return [today + timedelta(days=n) for n in (-1, 0, 1, 2)]


def _next_to_come(frame: Frame, walls: Iterable[Wall]) -> Choice:
    choices = [(day, wall) for wall in walls for day in _around(frame) if _is_ahead(frame, day, wall)]
    return min(choices, key=lambda choice: _starts(frame, *choice))


def _half(frame: Frame, hours: Hours, wall: Wall, days: Iterable[date]) -> tuple[Assumption, ...]:
    """Which half of the day was guessed, unless the other one is over already."""
    other = next((reading for reading in hours.walls if reading != wall), None)
    if other is None:
        return ()
    day = next((day for day in days if _is_ahead(frame, day, other)), None)
    return () if day is None else (Assumption("half_day", settle(frame, Days(day, day), other).when),)


def _first_of_many(frame: Frame, days: Days | None, hours: Hours | None, rule: Recurrence) -> Resolution:
    floor = frame.today if days is None else days.first
    rule = rule if days is None else with_phase(rule, floor)
    walls = None if hours is None else hours.likely
    first = next(
        (day for day in repeat_days(rule, max(floor, frame.today)) if _not_over(frame, day, walls)), None
    )
    if first is None:
        return Resolution(Partial(None, None, frame.zone), (), (Doubt("no_such_date"),))
    chosen = Days(first, first)
    if hours is None:
        return _told(frame, chosen, None, Assumption("all_day"))
    return _told(frame, chosen, hours.likely, *_half(frame, hours, hours.likely, (first,)))


def _not_over(frame: Frame, day: date, wall: Wall | None) -> bool:
    return wall is None or _starts(frame, day, wall) >= instant(frame.anchor)


def _told(frame: Frame, days: Days, wall: Wall | None, *guesses: Assumption) -> Resolution:
    settled = settle(frame, days, wall)
    doubts = (*settled.doubts, *wrong_weekday(frame, days, wall))
    return Resolution(
        settled.when,
        (*guesses, *_guesses(frame, days)),
        doubts or _past(frame, days, wall, settled.when),
    )


def _guesses(frame: Frame, days: Days) -> Iterator[Assumption]:
    if days.rolled:
        yield Assumption("year")
    if frame.zone_told:
        yield Assumption("zone")
    if isinstance(frame.said.day, LunarDate):
        yield Assumption("lunar")


def _past(frame: Frame, days: Days, wall: Wall | None, when: Settled) -> tuple[Doubt, ...]:
    """Over already, though the year was said, or today was: as said, or the next such day."""
    if not _is_over(when, frame) or not (days.dated or (wall is not None and days.first == frame.today)):
        return ()
    later = _next_such_day(frame, days)
    return (
        Doubt("past", (when, *(() if later is None else (settle(frame, Days(later, later), wall).when,)))),
    )


def _is_over(when: Settled, frame: Frame) -> bool:
    if isinstance(when, AllDay):
        return when.last < frame.today
    return instant(when.end or when.start) < instant(frame.anchor)


def _next_such_day(frame: Frame, days: Days) -> date | None:
    if days.first == frame.today:
        return frame.today + timedelta(days=1)
    found = days_of(CalendarDate(days.first.day, days.first.month), frame.today)
    return found.first if isinstance(found, Days) else None
