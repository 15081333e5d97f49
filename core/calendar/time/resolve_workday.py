"""Days on which people work: from Monday to Friday, in Korea but for its public holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from core.calendar.time.days import Days, Found, NoDay, make_date, month_after, one_day
from core.calendar.time.days_off import KOREA, public_holidays
from core.calendar.time.office_days import Workday, WorkdaysAway

_MOST = 1_000


def workday(said: Workday, today: date, zone: str) -> Found:
    """The nth of a month: of the one said, or of the next that still has it to come."""
    if said.month is not None:
        this = _nth(said.year or today.year, said.month, said.nth, zone)
        if said.year is not None or (this is not None and this >= today):
            return one_day(this, dated=said.year is not None)
        return one_day(_nth(today.year + 1, said.month, said.nth, zone), rolled=this is not None)
    if said.months_away is not None:
        return one_day(_nth(*month_after(today, said.months_away), said.nth, zone))
    found = (_nth(*month_after(today, n), said.nth, zone) for n in range(3))
    return one_day(next((day for day in found if day is not None and day >= today), None))


def workdays_away(said: WorkdaysAway, today: date, zone: str) -> Found:
    """So many of them after today, or before it."""
    if not 1 <= abs(said.days) <= _MOST:
        return NoDay() if said.days else Days(today, today)
    step = timedelta(days=1 if said.days > 0 else -1)
    days = _working(today + step, step, zone)
    return one_day(next(islice(days, abs(said.days) - 1, None), None))


def _nth(year: int, month: int, nth: int, zone: str) -> date | None:
    first, last = make_date(year, month, 1), make_date(year, month, -1)
    if first is None or last is None or not nth:
        return None
    start, step = (first, 1) if nth > 0 else (last, -1)
    day = next(islice(_working(start, timedelta(days=step), zone), min(abs(nth), 31) - 1, None))
    return day if first <= day <= last else None


def _working(day: date, step: timedelta, zone: str) -> Iterator[date]:
    year, free = 0, frozenset[date]()
    while True:
        if day.year != year:
            year, free = day.year, frozenset(public_holidays(day.year)) if zone == KOREA else frozenset()
        if day.weekday() < 5 and day not in free:
            yield day
        day += step
