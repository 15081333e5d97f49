"""Where a day stands: which of its weekday in a month or a year, and in which week of the year (RFC 5545 §3.3.10)."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from functools import lru_cache

from core.calendar.instants import days_on
from core.calendar.recurrence import WEEKDAYS

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS: dict[str, int] = {name: number for number, name in enumerate(WEEKDAYS)}


@lru_cache(maxsize=1024)
def weekday_of(code: str) -> tuple[int, int] | None:
    """`-1FR` is (-1, 4) and `MO` is (0, 0); None for what is no RFC 5545 weekday."""
    match = re.fullmatch(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", code)
    return (int(match[1] or 0), _NUMBERS[match[2]]) if match else None


def place_in_month(day: date) -> tuple[int, int]:
    """Which of its weekday a day is in its month, counted from the front and from the back: (2, -4)."""
    return (day.day - 1) // 7 + 1, -((month_length(day.year, day.month) - day.day) // 7 + 1)


def place_in_year(day: date) -> tuple[int, int]:
    """The same in its year: (47, -6)."""
    gone, left = day.toordinal() - date(day.year, 1, 1).toordinal(), (date(day.year, 12, 31) - day).days
    return gone // 7 + 1, -(left // 7 + 1)


def week_in_year(day: date, first: int) -> tuple[int, int]:
    """Which week of the year holds it, from the front and from the back; weeks begin on the weekday `first`.

    A week belongs to the year that has four days of it or more.
    """
    middle = days_on(day, 3 - (day.weekday() - first) % 7)
    return place_in_year(middle)


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return _LENGTHS[month - 1] + (month == 2 and isleap(year))
