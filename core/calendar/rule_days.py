"""The days that a repeating rule gives, wherever they are asked for, and never for ever."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from heapq import merge
from itertools import groupby

from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.rule_periods import periods, picker

_LAST = date(9998, 12, 31)
_VAIN = 4_000
"""Days looked at in vain before a rule counts as over (the 30th of February); leap days are some 3,000 days apart."""
_EFFORT = 10_000
"""Days looked at before a rule that counts its times is one without an end: 27 years of the busiest."""


def rule_days(rule: Recurrence, start: date, since: date = date.min, last: date = date.max) -> Iterator[date]:
    """The days of a series that begins on `start`, in order, those in `since`..`last` (both included)."""
    days = ruled_days(rule, start, since, last)
    if not rule.also:
        return days
    also = sorted(rule.also)
    inside = also[bisect_left(also, since) : bisect_right(also, last)]
    return (day for day, _ in groupby(merge(days, inside)))


def ruled_days(
    rule: Recurrence, start: date, since: date = date.min, last: date = date.max
) -> Iterator[date]:
    """Without those that it has besides."""
    end = last_ruled(rule, start)
    end, since = min(last, _LAST if end is None else end), max(since, start)
    for _, days in _by_period(rule, start, since, end):
        yield from (day for day in days if since <= day <= end)


def last_ruled(rule: Recurrence, start: date) -> date | None:
    """The last day that the rule can give; None where it has no end, or one that nobody lives to see."""
    return rule.until if rule.count is None else _counted(rule, start)


def last_day(rule: Recurrence, start: date) -> date | None:
    """The same for the series with all its days."""
    end = last_ruled(rule, start)
    return end and max(end, *rule.also, start)


def is_ruled(rule: Recurrence, start: date, day: date) -> bool:
    """Whether the rule gives this day by itself."""
    return next(ruled_days(rule, start, day, day), None) is not None


def spelled_out(rule: Recurrence, start: date) -> Recurrence:
    """The rule with the parts that it leaves to its start."""
    if rule.by_day or rule.by_month_day or rule.by_year_day or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, by_day=(WEEKDAYS[start.weekday()],))
    months = (start.month,) if rule.freq == "YEARLY" else ()
    return replace(rule, by_month_day=(start.day,), by_month=rule.by_month or months)


@lru_cache(maxsize=4096)
def _counted(rule: Recurrence, start: date) -> date | None:
    """The day of the last of its times; before all others where there are none."""
    left, effort, latest = rule.count or 0, 0, date.min
    if left < 1:
        return latest
    for looked_at, found in _by_period(rule, start, start, _LAST):
        days = [day for day in found if day >= start]
        if len(days) >= left:
            return days[left - 1]
        left, effort, latest = left - len(days), effort + looked_at, days[-1] if days else latest
        if effort > _EFFORT:
            return None
    return latest


def _by_period(rule: Recurrence, start: date, since: date, last: date) -> Iterator[tuple[int, list[date]]]:
    """How many days are looked at, and what the rule gives of them, until that would be in vain."""
    full, vain = spelled_out(rule, start), 0
    pick = picker(full)
    for looked_at in periods(full, start, since, last):
        days, effort = pick(looked_at), len(looked_at) or 1
        vain = 0 if days else vain + effort
        if vain > _VAIN:
            return
        yield effort, days
