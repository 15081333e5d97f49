"""Days of the month, seen from today: dates, nth weekdays, whole months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.calendar.time.days import Days, Found, NoDay, make_date, month_after, months_on, one_day, whole_year
from core.calendar.time.expression import CalendarDate, MonthsAway, WeekdayOf, WholeMonth, WholeQuarter
from core.calendar.time.holidays import nth_weekday


def in_order(said: CalendarDate, day_first: bool) -> CalendarDate:
    """A date written 3/4 with its month and its day where they belong."""
    month, day = said.month or 0, said.day or 0
    if (day_first and 1 <= day <= 12) or month > 12 >= day:
        return replace(said, month=day, day=month)
    return said


def calendar_date(said: CalendarDate, today: date) -> Found:
    """The next such date, or the very one where the year was said."""
    if said.month is None:
        return _day_of_some_month(said, today)
    if said.day is None:
        return whole_month(WholeMonth(month=said.month, year=said.year), today)
    if said.year is not None:
        found = make_date(said.year, said.month, said.day)
        return no_date(said.year, said.month, said.day) if found is None else one_day(found, dated=True)
    return _yearly(said.month, said.day, today)


def _yearly(month: int, day: int, today: date) -> Found:
    this, following = make_date(today.year, month, day), make_date(today.year + 1, month, day)
    if this is not None and this >= today:
        return one_day(this)
    if following is not None:
        return one_day(following, rolled=this is not None)
    soon = today.year if date(today.year, max(1, min(month, 12)), 28) >= today else today.year + 1
    missing = no_date(soon, month, day)
    leap = next((d for year in range(soon, soon + 9) if (d := make_date(year, month, day)) is not None), None)
    return missing if leap is None else NoDay((*missing.nearby, leap))


def no_date(year: int, month: int, day: int) -> NoDay:
    """No such day of that month: its last day, or the one after it."""
    last = make_date(year, month, -1)
    if last is None or not 28 < day <= 31:
        return NoDay()
    return NoDay((last, last + timedelta(days=1)))


def _day_of_some_month(said: CalendarDate, today: date) -> Found:
    if said.day is None:
        return NoDay() if said.year is None else whole_year(said.year)
    if said.year is not None:
        return one_day(make_date(said.year, today.month, said.day), dated=True)
    months = (month_after(today, n) for n in range(14))
    days = [
        day
        for year, month in months
        if (day := make_date(year, month, said.day)) is not None and day >= today
    ]
    return Days(days[0], days[0], again=days[1] if days[0] == today else None) if days else NoDay()


def months_away(said: MonthsAway, today: date) -> Found:
    """So many months on: the same day of the month, the last of a shorter one; or the day said."""
    if said.day is None:
        return one_day(months_on(today, said.months))
    year, month = month_after(today, said.months)
    found = make_date(year, month, said.day)
    return no_date(year, month, said.day) if found is None else one_day(found)


def weekday_of(said: WeekdayOf, today: date) -> Found:
    """The nth such weekday of a month: of the one said, or of the next that still has it to come."""
    weekday = said.weekday % 7
    if said.months_away is not None:
        return one_day(_nth(*month_after(today, said.months_away), weekday, said.nth))
    if said.month is not None:
        return _nth_of_month(said, said.month, weekday, today)
    start = 0 if said.year is None else (said.year - today.year) * 12 - today.month + 1
    months = (month_after(today, n) for n in range(start, start + 14))
    days = (day for year, month in months if (day := _nth(year, month, weekday, said.nth)) is not None)
    return one_day(next((day for day in days if said.year is not None or day >= today), None))


def _nth_of_month(said: WeekdayOf, month: int, weekday: int, today: date) -> Found:
    if said.year is not None:
        return one_day(_nth(said.year, month, weekday, said.nth), dated=True)
    this = _nth(today.year, month, weekday, said.nth)
    if this is not None and this >= today:
        return one_day(this)
    return one_day(_nth(today.year + 1, month, weekday, said.nth), rolled=this is not None)


def _nth(year: int, month: int, weekday: int, nth: int) -> date | None:
    return None if make_date(year, month, 1) is None else nth_weekday(year, month, weekday, nth)


_THIRDS = {"early": (1, 10), "middle": (11, 20), "late": (21, -1), None: (1, -1)}


def whole_month(said: WholeMonth, today: date) -> Found:
    """All of a month, or a third of it."""
    year, month, rolled = today.year, said.month, False
    if month is None:
        year, month = month_after(today, said.months_away or 0)
    elif said.year is None:
        rolled = month < today.month
        year += rolled
    first_day, last_day = _THIRDS[said.third]
    year = year if said.year is None else said.year
    first, last = make_date(year, month, first_day), make_date(year, month, last_day)
    if first is None or last is None:
        return NoDay()
    return Days(first, last, rolled=rolled, dated=said.year is not None)


def whole_quarter(said: WholeQuarter, today: date) -> Found:
    """Its three months."""
    year, month = month_after(today, 3 * said.quarters_away - (today.month - 1) % 3)
    first, last = make_date(year, month, 1), make_date(year, month + 2, -1)
    return NoDay() if first is None or last is None else Days(first, last)
