"""The last such day that is over: 지난 추석, 지난 21일, last March."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from core.calendar.time.days import Days, Found, NoDay, make_date, month_after
from core.calendar.time.expression import (
    CalendarDate,
    Day,
    Holiday,
    LunarDate,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
)

_YEARS_BACK, _MONTHS_BACK = 9, 14


def latest(base: Day, today: date, days_of: Callable[[Day], Found]) -> Found:
    """Of a day that does not come round, the day itself."""
    candidates = _candidates(base, today)
    if candidates is None:
        return days_of(base)
    found = (days_of(day) for day in candidates)
    over = (days for days in found if isinstance(days, Days) and days.last < today)
    day = next(over, None)
    return NoDay() if day is None else Days(day.first, day.last)


def _candidates(base: Day, today: date) -> Iterator[Day] | None:
    """The latest first."""
    match base:
        case WeekdayIn(week=None):
            return iter([replace(base, week=0), replace(base, week=-1)])
        case CalendarDate(month=None, day=int() as day, year=None):
            months = (month_after(today, -n) for n in range(_MONTHS_BACK))
            return (CalendarDate(day, month, year) for year, month in months if make_date(year, month, day))
        case WeekdayOf(month=None, months_away=None, year=None):
            return (replace(base, months_away=-n) for n in range(_MONTHS_BACK))
        case WholeMonth(month=None) | WeekOf(month=None):
            return None
        case CalendarDate() | WholeMonth() | WeekdayOf() | WeekOf() | Holiday() | LunarDate() if (
            base.year is None and base.years_away is None
        ):
            return (replace(base, year=today.year - n) for n in range(_YEARS_BACK))
        case _:
            return None
