"""The periods of a repeating rule, and which of their days it gives (RFC 5545 §3.3.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

from core.calendar.recurrence import WEEKDAYS, Recurrence
from core.calendar.rule_places import month_length, place_in_month, place_in_year, week_in_year, weekday_of

Test: TypeAlias = Callable[[date], bool]


def periods(rule: Recurrence, start: date, since: date, last: date) -> Iterator[list[date]]:
    """The days that the rule looks at, by period: from the one that holds `since` to the one that holds `last`.

    Each is in order, and may be empty.
    """
    if rule.freq == "DAILY":
        found = _begins(start.toordinal(), since.toordinal(), last.toordinal(), rule.interval)
        return ([date.fromordinal(day)] for day in found)
    by_freq = {"WEEKLY": _weeks, "MONTHLY": _months, "YEARLY": _years}
    return by_freq[rule.freq](rule, start, since, last)


def picker(rule: Recurrence) -> Callable[[list[date]], list[date]]:
    """What the rule takes of the days of a period."""
    tests, places = tuple(_tests(rule)), rule.by_set_pos

    def pick(days: list[date]) -> list[date]:
        fitting = [day for day in days if all(test(day) for test in tests)] if tests else days
        return _at_places(fitting, places) if places else fitting

    return pick


def _at_places(days: list[date], places: tuple[int, ...]) -> list[date]:
    wanted = {place - 1 if place > 0 else len(days) + place for place in places}
    return [day for number, day in enumerate(days) if number in wanted]


# ── periods ──


def _begins(first: int, since: int, last: int, step: int) -> range:
    step = max(step, 1)
    return range(first + (since - first) // step * step, last + 1, step)


def _weeks(rule: Recurrence, start: date, since: date, last: date) -> Iterator[list[date]]:
    opening = WEEKDAYS.index(rule.week_start)
    weekdays = sorted((weekday - opening) % 7 for weekday in _weekdays(rule))
    first = start.toordinal() - (start.weekday() - opening) % 7
    for begin in _begins(first, since.toordinal(), last.toordinal(), 7 * max(rule.interval, 1)):
        yield [date.fromordinal(begin + after) for after in weekdays if begin + after > 0]


def _months(rule: Recurrence, start: date, since: date, last: date) -> Iterator[list[date]]:
    days = _days_of_a_month(rule)
    first, reached, end = (day.year * 12 + day.month - 1 for day in (start, since, last))
    for number in _begins(first, reached, end, rule.interval):
        year, month = number // 12, number % 12 + 1
        yield [] if rule.by_month and month not in rule.by_month else days(year, month)


def _years(rule: Recurrence, start: date, since: date, last: date) -> Iterator[list[date]]:
    days = _days_of_a_month(rule)
    months = [month for month in range(1, 13) if not rule.by_month or month in rule.by_month]
    for year in _begins(start.year, since.year, last.year, rule.interval):
        if rule.by_year_day:
            yield _named_in_year(year, rule.by_year_day)
        else:
            yield [day for month in months for day in days(year, month)]


def _days_of_a_month(rule: Recurrence) -> Callable[[int, int], list[date]]:
    """All of its days that may pass, by the narrowest part that the rule has."""
    weekdays = _weekdays(rule)

    def days(year: int, month: int) -> list[date]:
        length = month_length(year, month)
        if rule.by_month_day:
            numbers: Iterable[int] = {n if n > 0 else length + 1 + n for n in rule.by_month_day}
        else:
            opening = date(year, month, 1).weekday()
            numbers = (1 + (weekday - opening) % 7 + week for weekday in weekdays for week in range(0, 35, 7))
        return [date(year, month, number) for number in sorted(numbers) if 0 < number <= length]

    return days


def _named_in_year(year: int, wanted: tuple[int, ...]) -> list[date]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = {first + number - 1 if number > 0 else last + 1 + number for number in wanted}
    return [date.fromordinal(day) for day in sorted(days) if first <= day <= last]


def _weekdays(rule: Recurrence) -> set[int]:
    codes = (weekday_of(code) for code in rule.by_day)
    return {code[1] for code in codes if code} if rule.by_day else set(range(7))


# ── tests ──


def _tests(rule: Recurrence) -> Iterator[Test]:
    """What a day has to pass; its period has seen to the rest."""
    loose = rule.freq in ("DAILY", "WEEKLY") or bool(rule.by_year_day)
    if rule.by_month and loose:
        yield lambda day: day.month in rule.by_month
    if rule.by_month_day and loose:
        yield lambda day: _is_month_day(day, rule.by_month_day)
    if rule.by_week_no:
        opening = WEEKDAYS.index(rule.week_start)
        yield lambda day: not set(week_in_year(day, opening)).isdisjoint(rule.by_week_no)
    if rule.by_day and rule.freq != "WEEKLY":
        yield _weekday_test(rule)


def _is_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    return day.day in wanted or day.day - month_length(day.year, day.month) - 1 in wanted


def _weekday_test(rule: Recurrence) -> Test:
    """Ordinals count within the month, or within the year for a yearly rule that names no month."""
    codes = {code for code in map(weekday_of, rule.by_day) if code}
    if rule.freq == "DAILY" or not any(nth for nth, _ in codes):
        weekdays = {weekday for _, weekday in codes}
        return lambda day: day.weekday() in weekdays
    place = place_in_year if rule.freq == "YEARLY" and not rule.by_month else place_in_month

    def fits(day: date) -> bool:
        weekday, (front, back) = day.weekday(), place(day)
        return (front, weekday) in codes or (back, weekday) in codes or (0, weekday) in codes

    return fits
