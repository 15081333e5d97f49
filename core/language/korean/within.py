"""Days told apart from the week, the month or the year that they are in: 다음주 휴가 월~수, 이번주 출장 화수."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    Holiday,
    LunarDate,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.holidays import solar_day
from core.language.korean.pieces import DayList, DaySpan, Repeat
from core.language.korean.recurrence import WEEKDAY_CODES
from core.language.korean.told import Told, changed


def week_of_days(told: Told) -> int | None:
    """How many weeks away the whole week is that was told before, if one was."""
    spoken = told.spoken
    whole = isinstance(spoken.day, WholeWeek) and spoken.day.days == (0, 6)
    alone = spoken.until_day is None and not told.opened and told.rule is None and not spoken.deadline
    return spoken.day.week if whole and alone and isinstance(spoken.day, WholeWeek) else None


def span_in_week(told: Told, span: DaySpan) -> Spoken | None:
    """월~수 of the week before it."""
    week, first, last = week_of_days(told), span.first, span.last
    if week is None or not (isinstance(first, WeekdayIn) and isinstance(last, WeekdayIn)):
        return None
    if first.week is not None:
        return None
    return changed(told.spoken, day=replace(first, week=week), until_day=replace(last, week=week))


def days_in_week(told: Told, said: Repeat | DayList) -> Told | None:
    """화수 · 월, 수 of the week before it: no series."""
    week = week_of_days(told)
    weekdays = _weekdays(said)
    if week is None or not weekdays:
        return None
    first, *others = [WeekdayIn(weekday, week) for weekday in weekdays]
    return changed(told, spoken=changed(told.spoken, day=first), also=tuple(others))


def _weekdays(said: Repeat | DayList) -> list[int]:
    if isinstance(said, Repeat):
        return [WEEKDAY_CODES.index(code) for code in said.rule.by_day] if said.bare else []
    return [day.weekday for day in said.days if isinstance(day, WeekdayIn) and day.week is None]


def in_its_year(spoken: Spoken, day: Day) -> Spoken | None:
    """내년 설: the day with the year that was said before it."""
    match spoken.day, day:
        case WholeYear(years_away=away), CalendarDate(month=int()) | Holiday() | LunarDate() if (
            day.year is None
        ):
            return changed(spoken, day=replace(day, years_away=away))
        case WholeYear(years_away=away), WeekdayOf(month=None, months_away=None, nth=nth):
            return changed(spoken, day=replace(day, month=12 if nth < 0 else 1, years_away=away))
        case _:
            return None


def first_of_month(spoken: Spoken, day: Day) -> Spoken | None:
    """다음 달 수요일: its first."""
    match spoken.day, day:
        case WholeMonth(third=None) as month, WeekdayIn(weekday=weekday, week=None):
            first = WeekdayOf(weekday, 1, month.month, month.months_away, month.year, month.years_away)
            return changed(spoken, day=first)
        case _:
            return None


def of_holiday(spoken: Spoken, day: Day) -> Spoken | None:
    """25일 크리스마스: of its month."""
    match spoken.day, day:
        case CalendarDate(day=int() as number, month=None), Holiday(name=name) if solar_day(name) == number:
            return changed(spoken, day=day)
        case _:
            return None
