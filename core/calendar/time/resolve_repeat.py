"""The days on which a repeating rule may first take place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from core.calendar.recurrence import Recurrence
from core.calendar.time.holidays import nth_weekday

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FURTHEST = 366 * 9


def repeat_days(rule: Recurrence, floor: date) -> Iterator[date]:
    """The days from `floor` on that the rule names, in order; all of them where it names none.

    The interval is not looked at: whatever day is chosen first sets its phase.
    """
    for after in range(_FURTHEST):
        day = floor + timedelta(days=after)
        if _names(rule, day) and _is_placed(rule, day):
            yield day


def with_phase(rule: Recurrence, day: date) -> Recurrence:
    """A rule that names no days repeats the weekday, or the day of the month or year, on which it starts."""
    if rule.by_day or rule.by_month_day or rule.by_month or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, by_day=(_DAYS[day.weekday()],))
    months = (day.month,) if rule.freq == "YEARLY" else ()
    return replace(rule, by_month_day=(day.day,), by_month=months)


def _names(rule: Recurrence, day: date) -> bool:
    return (
        (not rule.by_month or day.month in rule.by_month)
        and (not rule.by_month_day or not {day.day, day.day - _length(day) - 1}.isdisjoint(rule.by_month_day))
        and (not rule.by_day or any(_is(day, code) for code in rule.by_day))
    )


def _is_placed(rule: Recurrence, day: date) -> bool:
    """The last working day of a month: at that place among the month's days that the rule names."""
    if not rule.by_set_pos or rule.freq != "MONTHLY":
        return True
    month = (day.replace(day=number + 1) for number in range(_length(day)))
    named = [one for one in month if _names(rule, one)]
    place = named.index(day)
    return not {place + 1, place - len(named)}.isdisjoint(rule.by_set_pos)


def _length(day: date) -> int:
    start = day.replace(day=28) + timedelta(days=4)
    return (start - timedelta(days=start.day)).day


def _is(day: date, code: str) -> bool:
    ordinal, name = code[:-2], code[-2:]
    if name != _DAYS[day.weekday()]:
        return False
    return not ordinal or day == nth_weekday(day.year, day.month, day.weekday(), _number(ordinal))


def _number(ordinal: str) -> int:
    return int(ordinal) if ordinal.lstrip("+-").isdecimal() else 0
