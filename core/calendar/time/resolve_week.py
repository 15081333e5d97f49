"""Weeks of a month, seen from today. A week belongs to the month that its Thursday is in (ISO 8601, KS X)."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar.time.days import Days, Found, NoDay, make_date, month_after
from core.calendar.time.expression import WeekOf
from core.calendar.time.holidays import nth_weekday

_THURSDAY = 3


def week_of(said: WeekOf, today: date) -> Found:
    """The nth week of the month that was said, or of the next such month that still has it to come."""
    if said.month is None:
        return _week(*month_after(today, said.months_away or 0), said) or NoDay()
    if said.year is not None:
        return _week(said.year, said.month, said, dated=True) or NoDay()
    this = _week(today.year, said.month, said)
    if this is not None and this.last >= today:
        return this
    return _week(today.year + 1, said.month, said, rolled=this is not None) or NoDay()


def _week(year: int, month: int, said: WeekOf, rolled: bool = False, dated: bool = False) -> Days | None:
    exists = make_date(year, month, 1) is not None
    thursday = nth_weekday(year, month, _THURSDAY, said.nth) if exists else None
    if thursday is None:
        return None
    monday = thursday - timedelta(days=_THURSDAY)
    first, last = sorted(said.days)
    return Days(monday + timedelta(days=first), monday + timedelta(days=last), rolled=rolled, dated=dated)
