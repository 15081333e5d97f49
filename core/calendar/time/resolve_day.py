"""Which days a `Day` means, seen from today. Knows nothing of the time of day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.calendar.time.days import Days, Found, NoDay, make_date, monday, months_on, one_day, whole_year
from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DaysAway,
    DaysFrom,
    Holiday,
    Latest,
    LunarDate,
    MonthsAway,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeQuarter,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.holidays import holiday_date, next_holiday
from core.calendar.time.lunar import lunar_to_solar, next_lunar
from core.calendar.time.office_days import SomeDay, Workday, WorkdaysAway
from core.calendar.time.resolve_latest import latest
from core.calendar.time.resolve_month import (
    calendar_date,
    in_order,
    months_away,
    weekday_of,
    whole_month,
    whole_quarter,
)
from core.calendar.time.resolve_week import week_of
from core.calendar.time.resolve_workday import workday, workdays_away


def days_of(day: Day, today: date, day_first: bool = False, zone: str = "") -> Found:
    """The days that are meant, by the holidays of a zone. Raises OverflowError where they lie outside of the calendar."""
    steps: list[DaysFrom] = []
    while isinstance(day, DaysFrom):
        steps, day = [day, *steps], day.base
    if isinstance(day, Latest):
        found = latest(day.base, today, lambda said: days_of(said, today, day_first, zone))
    else:
        found = _plain(day, today, day_first, zone)
    return found if isinstance(found, NoDay) else _after(found, steps)


def _plain(day: Day, today: date, day_first: bool, zone: str) -> Found:
    day = in_its_year(day, today)
    if isinstance(day, Workday):
        return workday(day, today, zone)
    if isinstance(day, WorkdaysAway):
        return workdays_away(day, today, zone)
    if isinstance(day, CalendarDate) and day.slashed:
        day = in_order(day, day_first)
    return _READERS[type(day)](day, today)


def _after(found: Days, steps: list[DaysFrom]) -> Found:
    for step in steps:
        moved = months_on(found.first, step.months) if step.months else found.first
        if moved is None:
            return NoDay()
        moved += timedelta(days=step.days)
        found = Days(moved, moved, rolled=found.rolled)
    return found


def in_its_year(day: Day, today: date) -> Day:
    """The same day with the year that 내년 or 작년 means."""
    match day:
        case CalendarDate() | WholeMonth() | WeekdayOf() | WeekOf() | Holiday() | LunarDate() | Workday() if (
            day.years_away is not None
        ):
            return replace(day, year=today.year + day.years_away, years_away=None)
        case _:
            return day


def _days_away(said: DaysAway, today: date) -> Found:
    return one_day(today + timedelta(days=said.days))


def _weekday_in(said: WeekdayIn, today: date) -> Found:
    weekday = said.weekday % 7
    if said.week is not None:
        return one_day(monday(today, said.week) + timedelta(days=weekday))
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    return Days(day, day, again=day + timedelta(days=7) if day == today else None)


def _whole_week(said: WholeWeek, today: date) -> Found:
    start = monday(today, said.week)
    first, last = sorted(said.days)
    return Days(start + timedelta(days=first), start + timedelta(days=last))


def _whole_year(said: WholeYear, today: date) -> Found:
    return whole_year(today.year + said.years_away)


def _holiday(said: Holiday, today: date) -> Found:
    if said.year is not None:
        exists = make_date(said.year, 1, 1) is not None
        return one_day(holiday_date(said.name, said.year) if exists else None, dated=True)
    found = next_holiday(said.name, today)
    return one_day(found, rolled=found is not None and found.year > today.year)


def _lunar_date(said: LunarDate, today: date) -> Found:
    if said.year is not None:
        found = lunar_to_solar(said.year, said.month, said.day, said.leap)
        nearby = lunar_to_solar(said.year, said.month, min(said.day, 29))
    else:
        found = next_lunar(said.month, said.day, today, said.leap)
        nearby = next_lunar(said.month, min(said.day, 29), today)
    if found is None:
        return NoDay() if nearby is None else NoDay((nearby,))
    return one_day(found, dated=said.year is not None)


_READERS: Mapping[type[object], Callable[[Any, date], Found]] = {
    CalendarDate: calendar_date,
    DaysAway: _days_away,
    MonthsAway: months_away,
    WeekdayIn: _weekday_in,
    WeekdayOf: weekday_of,
    WholeWeek: _whole_week,
    WeekOf: week_of,
    WholeMonth: whole_month,
    WholeQuarter: whole_quarter,
    WholeYear: _whole_year,
    Holiday: _holiday,
    LunarDate: _lunar_date,
    SomeDay: lambda _, today: NoDay(),
}
