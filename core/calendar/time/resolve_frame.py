"""What is being resolved, and from where: the words, the anchor, the zones; and the end that a start has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.calendar.time.day_order import day_first_in
from core.calendar.time.days import Days, Found, NoDay, make_date
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    DaysFrom,
    Holiday,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WholeMonth,
)
from core.calendar.time.resolution import DoubtKind, Habits
from core.calendar.time.resolve_clock import Hours, before, hours_of
from core.calendar.time.resolve_day import days_of, in_its_year

_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Frame:
    """`anchor` is local to the user; `tz` and `until_tz` are the zones in which the two ends were told."""

    said: Spoken
    anchor: datetime
    zone: str
    day_first: bool
    tz: ZoneInfo
    until_tz: ZoneInfo

    @classmethod
    def of(cls, said: Spoken, anchor: datetime, zone: str, habits: Habits) -> Frame:
        """Words that name no zone, or an unknown one, are told in the user's."""
        own = ZoneInfo(zone)
        tz = known_zone(said.zone) or own
        day_first = habits.day_first or day_first_in(zone)
        return cls(_tidy(said), anchor, zone, day_first, tz, known_zone(said.until_zone) or tz)

    @property
    def today(self) -> date:
        """The user's day."""
        return self.anchor.date()

    @property
    def zone_told(self) -> bool:
        """Whether another zone than the user's was named for the start."""
        return self.tz.key != self.zone

    def days(self) -> Found | None:
        """The days that were said; None where none was."""
        day = self.said.day
        return None if day is None else self._running(days_of(day, self.today, self.day_first, self.zone))

    def _running(self, found: Found) -> Found:
        """10월 1일부터 11월 30일까지, said in between: it has begun already."""
        day, until = self.said.day, self.said.until_day
        if not (isinstance(found, Days) and found.rolled and isinstance(day, CalendarDate | WholeMonth)):
            return found
        if (
            not isinstance(until, CalendarDate | WholeMonth)
            or until.year is not None
            or self.said.clock is not None
        ):
            return found
        first = make_date(found.first.year - 1, found.first.month, found.first.day)
        last = None if first is None else days_of(until, first, self.day_first)
        if first is None or not isinstance(last, Days) or last.last < self.today:
            return found
        return Days(first, first)

    def hours(self) -> Hours | None:
        """The readings of the start; None where no time was said, or one that does not exist."""
        said = self.said
        hours = None if said.clock is None else hours_of(said.clock, said.leaning)
        end = None if said.until_clock is None else hours_of(said.until_clock)
        if hours is not None and hours.other is not None and end is not None and end.other is None:
            return before(hours, end.likely)
        return hours

    def last_day(self, days: Days) -> date | DoubtKind:
        """The last of the whole days, or what is wrong with it."""
        said = self.said
        if said.until_day is not None:
            return self._until_day(said.until_day, days.first)
        return days.first + timedelta(days=said.days - 1) if said.days and said.days > 0 else days.last

    def end(self, start: datetime) -> datetime | DoubtKind | None:
        """The end of what starts then (aware), None where none was said, or what is wrong with it."""
        said = self.said
        if said.until_clock is not None:
            return self._until_clock(start, said.until_clock)
        if said.until_day is not None or (said.days or 0) > 1:
            first = start.astimezone(self.tz).date()
            last = self.last_day(Days(first, first))
            return last if isinstance(last, str) else _midnight_after(last, self.until_tz)
        if not said.minutes:
            return None
        return in_minutes(start, said.minutes) if said.minutes > 0 else "ends_before_start"

    def _until_day(self, until: Day, first: date) -> date | DoubtKind:
        until = in_its_year(until, self.today)
        follows = isinstance(until, WeekdayIn) and until.week is None
        follows = follows or (isinstance(until, CalendarDate | Holiday | WholeMonth) and until.year is None)
        follows = follows or (isinstance(until, DaysFrom) and isinstance(until.base, MonthsAway))
        found = days_of(until, first if follows else self.today, self.day_first, self.zone)
        if isinstance(found, NoDay):
            return "no_such_date"
        backwards = found.last < first or (found.rolled and found.last - first > _HALF_A_YEAR)
        return "ends_before_start" if backwards else found.last

    def _until_clock(self, start: datetime, clock: Clock) -> datetime | DoubtKind:
        hours = hours_of(clock, self.said.leaning)
        if hours is None:
            return "no_such_time"
        first = start.astimezone(self.until_tz).date()
        days, walls = [first + timedelta(days=n) for n in (-1, 0, 1)], hours.walls
        if self.said.until_day is not None:
            last = self._until_day(self.said.until_day, start.astimezone(self.tz).date())
            if isinstance(last, str):
                return last
            days, walls = [last], walls if last == first else (hours.likely,)
        ends = [local(wall.on(day), self.until_tz) for day in days for wall in walls]
        end = min((end for end in ends if instant(end) > instant(start)), key=instant, default=None)
        return "ends_before_start" if end is None else end


def instant(moment: datetime) -> datetime:
    """The same moment in UTC: in one and the same zone Python compares wall times instead."""
    return moment.astimezone(_UTC)


_UTC = ZoneInfo("UTC")


def in_minutes(start: datetime, minutes: int) -> datetime:
    """So many minutes later on the clock of the world, not of the wall."""
    return (instant(start) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def local(wall: datetime, tz: tzinfo | None) -> datetime:
    """A wall time in a zone: of one that comes twice the first, of one that never comes the hour after."""
    return instant(wall.replace(tzinfo=tz)).astimezone(tz)


def _midnight_after(day: date, tz: ZoneInfo) -> datetime:
    return local(datetime.combine(day + timedelta(days=1), time.min), tz)


def known_zone(name: str | None) -> ZoneInfo | None:
    """The zone of that name, if there is one."""
    try:
        return None if name is None else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _tidy(said: Spoken) -> Spoken:
    """An end without a start is a deadline; a weekday without a date is the day."""
    if said.day is None and said.weekday is not None:
        said = replace(said, day=WeekdayIn(said.weekday), weekday=None)
    if said.clock is None and said.until_clock is not None and said.until_day is None:
        said = replace(said, clock=said.until_clock, until_clock=None, deadline=True)
    if said.day is None and said.clock is None and said.until_day is not None:
        said = replace(
            said, day=said.until_day, clock=said.until_clock, until_day=None, until_clock=None, deadline=True
        )
    return said
