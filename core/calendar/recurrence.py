"""A repeating rule: RFC 5545 RRULE parts as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`by_day` holds RFC 5545 weekdays, with an ordinal where there is one (`MO`, `1TU`, `-1FR`).

    `until` is the local last day on which it may still begin, included. `count` and `until` exclude one another.
    `by_set_pos` chooses among the days that the other parts give in one period; `by_week_no` and `by_year_day` are for
    yearly rules; all three count from the end where they are negative. `also` are days (RDATE) on which it takes place
    besides: `count` does not count them, and `until` does not end them.
    """

    freq: Frequency
    interval: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    by_set_pos: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    week_start: Weekday = "MO"
    also: tuple[date, ...] = ()


ONCE = Recurrence("DAILY", count=1)
"""The rule of a series that takes place on its first day and on days that are named one by one (`also`)."""


def less(rule: Recurrence, weekdays: tuple[str, ...]) -> Recurrence:
    """The rule without these weekdays, where it can be said so."""
    left = tuple(code for code in rule.by_day or WEEKDAYS if code not in weekdays)
    if not weekdays or not left or rule.interval > 1 or rule.freq not in ("DAILY", "WEEKLY"):
        return rule
    return replace(rule, freq="WEEKLY", by_day=left)
