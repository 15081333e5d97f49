"""The days a repeating rule gives (RFC 5545 §3.3.10; weeks begin on Monday), wherever they are asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from core.calendar.recurrence import Recurrence

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = date(9998, 12, 31)
_PATIENCE = 20_000
"""Days looked at in vain, some 55 years of them, before a rule counts as over (the 30th of February)."""


def rule_days(rule: Recurrence, start: date, since: date = date.min, last: date = date.max) -> Iterator[date]:
    """The days of a rule that begins on `start`, in order, those in `since`..`last` (both included)."""
    if rule.count is not None and rule.count < 1:
        return
    full = spelled_out(rule, start)
    fits = _test(full)
    end = min(last, rule.until or last, _LAST)
    found = vain = 0
    for day in _candidates(full, start, start if rule.count else max(since, start)):
        if day > end or vain == _PATIENCE:
            return
        if day < start or not fits(day):
            vain += 1
            continue
        vain = 0
        found += 1
        if day >= since:
            yield day
        if found == rule.count:
            return


def spelled_out(rule: Recurrence, start: date) -> Recurrence:
    """The rule with the parts that it leaves to its start."""
    if rule.by_day or rule.by_month_day or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, by_day=(WEEKDAYS[start.weekday()],))
    months = (start.month,) if rule.freq == "YEARLY" else ()
    return replace(rule, by_month_day=(start.day,), by_month=rule.by_month or months)


def weekday_of(code: str) -> tuple[int, int] | None:
    """`-1FR` is (-1, 4) and `MO` is (0, 0); None for what is no RFC 5545 weekday."""
    match = re.fullmatch(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", code)
    return (int(match[1] or 0), WEEKDAYS.index(match[2])) if match else None


def place_in_month(day: date) -> tuple[int, int]:
    """Which of its weekday a day is in its month, counted from the front and from the back: (2, -4)."""
    return (day.day - 1) // 7 + 1, -((monthrange(day.year, day.month)[1] - day.day) // 7 + 1)


def _candidates(rule: Recurrence, start: date, since: date) -> Iterator[date]:
    """Every day of every period that the rule looks at, from the one that holds `since`."""
    if rule.freq == "DAILY":
        return _periods(start.toordinal(), since.toordinal(), rule.interval, 1)
    if rule.freq == "WEEKLY":
        monday = start.toordinal() - start.weekday()
        return _periods(monday, since.toordinal(), 7 * rule.interval, 7)
    return _months(rule, start, since)


def _periods(first: int, since: int, step: int, width: int) -> Iterator[date]:
    step = max(step, width)
    begin = first + (since - first) // step * step
    return (
        date.fromordinal(day)
        for period in range(begin, _LAST.toordinal() + 1, step)
        for day in range(period, period + width)
    )


def _months(rule: Recurrence, start: date, since: date) -> Iterator[date]:
    for year, month in _month_numbers(rule, start, since):
        if not rule.by_month or month in rule.by_month:
            for day in range(1, monthrange(year, month)[1] + 1):
                yield date(year, month, day)


def _month_numbers(rule: Recurrence, start: date, since: date) -> Iterator[tuple[int, int]]:
    step = max(rule.interval, 1)
    if rule.freq == "YEARLY":
        begin = start.year + (since.year - start.year) // step * step
        return ((year, month) for year in range(begin, _LAST.year + 1, step) for month in range(1, 13))
    first, reached = (day.year * 12 + day.month - 1 for day in (start, since))
    begin = first + (reached - first) // step * step
    return ((number // 12, number % 12 + 1) for number in range(begin, (_LAST.year + 1) * 12, step))


def _test(rule: Recurrence) -> Callable[[date], bool]:
    """Whether a day passes the BY parts."""
    weekday = _weekday_test(rule)

    def fits(day: date) -> bool:
        if rule.by_month and day.month not in rule.by_month:
            return False
        if rule.by_month_day and not _is_month_day(day, rule.by_month_day):
            return False
        return not rule.by_day or weekday(day)

    return fits


def _is_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    return day.day in wanted or day.day - monthrange(day.year, day.month)[1] - 1 in wanted


def _weekday_test(rule: Recurrence) -> Callable[[date], bool]:
    """Ordinals count within the month, or within the year for a yearly rule that names no month."""
    codes = {code for code in map(weekday_of, rule.by_day) if code}
    if rule.freq in ("DAILY", "WEEKLY"):
        codes = {(0, weekday) for _, weekday in codes}
    place = _place_in_year if rule.freq == "YEARLY" and not rule.by_month else place_in_month

    def fits(day: date) -> bool:
        weekday = day.weekday()
        return any((nth, weekday) in codes for nth in (0, *place(day)))

    return fits


def _place_in_year(day: date) -> tuple[int, int]:
    gone, left = day.toordinal() - date(day.year, 1, 1).toordinal(), (date(day.year, 12, 31) - day).days
    return gone // 7 + 1, -(left // 7 + 1)
