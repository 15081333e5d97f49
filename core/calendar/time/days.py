"""Days that words mean, or that there is no such day; and the arithmetic of months and weeks."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Days:
    """`first` to `last`, both included.

    `again`: the next one, for a day that comes round, where today's may be over already. `rolled`: it is next
    year's because this year's is over. `dated`: the year was said.
    """

    first: date
    last: date
    again: date | None = None
    rolled: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class NoDay:
    """There is no such day; `nearby` are the days that may have been meant."""

    nearby: tuple[date, ...] = ()


Found: TypeAlias = Days | NoDay


def one_day(day: date | None, rolled: bool = False, dated: bool = False) -> Found:
    """A single day, if there is one."""
    return NoDay() if day is None else Days(day, day, rolled=rolled, dated=dated)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None; day -1 is the last of its month."""
    try:
        return date(year, month, monthrange(year, month)[1] if day == -1 else day)
    except (ValueError, OverflowError, IndexError):
        return None


def month_after(today: date, months: int) -> tuple[int, int]:
    """(year, month) so many months on."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def months_on(day: date, months: int) -> date | None:
    """The same day of a month so many months on, the last of a shorter one."""
    last = make_date(*month_after(day, months), -1)
    return None if last is None else last.replace(day=min(day.day, last.day))


def monday(today: date, week: int = 0) -> date:
    """The Monday of this week, or of one so many weeks on."""
    return today + timedelta(days=7 * week - today.weekday())


def whole_year(year: int) -> Found:
    """All of a year."""
    first, last = make_date(year, 1, 1), make_date(year, 12, 31)
    return NoDay() if first is None or last is None else Days(first, last)
