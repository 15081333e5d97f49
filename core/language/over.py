"""What was done on a Monday was done on the last one: days that come round, in words about what is over."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    Holiday,
    Latest,
    Spoken,
    TimeExpression,
    WeekdayIn,
    WholeMonth,
)


def the_last(time: TimeExpression | None) -> TimeExpression | None:
    """The same time on the last such day; a day that does not come round is the day that it is."""
    if not isinstance(time, Spoken) or time.day is None or time.until_day is not None:
        return time
    return replace(time, day=Latest(time.day)) if comes_round(time.day) else time


def comes_round(day: Day) -> bool:
    """Every week, month or year: a bare weekday, the 14th, 3월, Christmas."""
    match day:
        case WeekdayIn(week=None) | CalendarDate(year=None, years_away=None):
            return True
        case WholeMonth(month=int(), year=None, years_away=None) | Holiday(year=None, years_away=None):
            return True
        case _:
            return False
