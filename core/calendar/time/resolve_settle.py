"""From a chosen day and hour to a When, with the doubts that show only then: end, clock change, weekday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.calendar.time.days import Days, make_date, monday
from core.calendar.time.expression import CalendarDate, Spoken
from core.calendar.time.resolution import Doubt
from core.calendar.time.resolve_clock import Wall
from core.calendar.time.resolve_frame import Frame, local
from core.calendar.when import AllDay, Settled, Timed


@dataclass(frozen=True, slots=True)
class Settlement:
    """A When and what is wrong with it."""

    when: Settled
    doubts: tuple[Doubt, ...] = ()


def settle(frame: Frame, days: Days, wall: Wall | None) -> Settlement:
    """`days.first` is the day that was chosen."""
    return _whole_days(frame, days) if wall is None else _timed(frame, wall.on(days.first))


def _whole_days(frame: Frame, days: Days) -> Settlement:
    last = frame.last_day(days)
    if isinstance(last, str):
        return Settlement(AllDay(days.first, days.first), (Doubt(last),))
    return Settlement(AllDay(last if frame.said.deadline else days.first, last))


def _timed(frame: Frame, wall: datetime) -> Settlement:
    readings = _readings(wall, frame.tz)
    spans = [_span(frame, start) for start in readings]
    if len(spans) == 1:
        return spans[0]
    return replace(spans[0], doubts=(*spans[0].doubts, Doubt("gap", tuple(span.when for span in spans))))


def _readings(wall: datetime, tz: ZoneInfo) -> list[datetime]:
    """One; or two for a wall time that a clock change leaves out: by the one before it and the one after."""
    start = local(wall, tz)
    if start.replace(tzinfo=None) == wall:
        return [start]
    return [start, local(wall.replace(fold=1), tz)]


def _span(frame: Frame, start: datetime) -> Settlement:
    end = frame.end(start)
    end_zone = frame.until_tz.key if frame.until_tz is not frame.tz else None
    if isinstance(end, str):
        return Settlement(Timed(start, None, frame.zone), (Doubt(end),))
    return Settlement(Timed(start, end, frame.zone, end_zone if end is not None else None))


def wrong_weekday(frame: Frame, days: Days, wall: Wall | None) -> tuple[Doubt, ...]:
    """Date and weekday disagree: the date as said, the weekday as said, a year where both agree.

    A weekday of 7 and more is that of a coming week: 11 is next week's Friday.
    """
    weekday = frame.said.weekday
    if weekday is None or days.first != days.last or days.first.weekday() == weekday % 7:
        return ()
    near = [
        days.first,
        *_weekdays(frame, days.first, weekday),
        *_other_years(frame.said, frame.today, weekday % 7),
    ]
    options = (settle(frame, Days(day, day), wall).when for day in dict.fromkeys(near))
    return (Doubt("weekday_mismatch", tuple(options)),)


def _weekdays(frame: Frame, day: date, weekday: int) -> Iterator[date]:
    """That of the week that was said; else the one nearest to the date, or both where neither is nearer."""
    if weekday >= 7:
        yield monday(frame.today) + timedelta(days=weekday)
        return
    ahead = (weekday - day.weekday()) % 7
    after, before = day + timedelta(days=ahead), day - timedelta(days=7 - ahead)
    sides = [before, after] if ahead > 3 else [after, before]
    yield from [side for side in sides if side >= frame.today][: 2 if ahead in {3, 4} else 1]


def _other_years(said: Spoken, today: date, weekday: int) -> Iterator[date]:
    if isinstance(said.day, CalendarDate) and said.day.year is None and said.day.month and said.day.day:
        for year in range(today.year, today.year + 3):
            day = make_date(year, said.day.month, said.day.day)
            if day is not None and day >= today and day.weekday() == weekday:
                yield day
