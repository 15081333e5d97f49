"""Weeks of a month, seen from today. A week belongs to the month that its Thursday is in (ISO 8601, KS X)."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar.time.days import Days, Found, NoDay, make_date, month_after
from core.calendar.time.expression import WeekOf
from core.calendar.time.holidays import nth_weekday

_THURSDAY = 3


def week_of(said: WeekOf, today: date) -> Found:
    """The nth week of the month that was said, or of the next such month that still has it to come."""
    if said.month is None and said.months_away is None and said.year is not None:
        return _week_of_year(said.year, said)
    if said.month is None:
        return _week(*month_after(today, said.months_away or 0), said) or NoDay()
    if said.year is not None:
        return _week(said.year, said.month, said, dated=True) or NoDay()
    this = _week(today.year, said.month, said)
    if this is not None and this.last >= today:
        return this
    return _week(today.year + 1, said.month, said, rolled=this is not None) or NoDay()


def _week_of_year(year: int, said: WeekOf) -> Found:
    """The last is the one that December 28th is in."""
    if make_date(year, 1, 1) is None:
        return NoDay()
    last = date(year, 12, 28).isocalendar().week
    nth = last if said.nth == -1 else said.nth
    if not 1 <= nth <= last:
        return NoDay()
    return _days(date.fromisocalendar(year, nth, 1), said, dated=True)


def _week(year: int, month: int, said: WeekOf, rolled: bool = False, dated: bool = False) -> Days | None:
    exists = make_date(year, month, 1) is not None
    thursday = nth_weekday(year, month, _THURSDAY, said.nth) if exists else None
    if thursday is None:
        return None
    return _days(thursday - timedelta(days=_THURSDAY), said, rolled, dated)


def _days(monday: date, said: WeekOf, rolled: bool = False, dated: bool = False) -> Days:
    first, last = sorted(said.days)
    return Days(monday + timedelta(days=first), monday + timedelta(days=last), rolled=rolled, dated=dated)
