"""What core's classes do not say of themselves: how far numbers may go, and which texts are written in a fixed way."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.openai.forms import ZONE, Choice, Form, Number, matching
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    LunarDate,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeQuarter,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.holidays import KEYS
from core.calendar.time.office_days import Workday, WorkdaysAway
from core.dialogue.interpretation import EventProposal, Patch, Pick

EVENTS, PEOPLE = 50, 50
"""A timetable of a whole week still fits."""
_YEAR, _YEARS = Number(1970, 2199), Number(-100, 100)
_MONTH, _WEEKDAY, _NTH = Number(1, 12), Number(0, 6), Number(-1, 5)
_DAY, _DAYS, _MINUTES = Number(-1, 31), Number(-36_600, 36_600), Number(-5_300_000, 5_300_000)
_REMINDER = Number(0, 40_320)

NUMBERS: Mapping[tuple[type, str], Number] = {
    (CalendarDate, "day"): _DAY,
    (CalendarDate, "month"): Number(1, 31),  # the day may have been written first
    (CalendarDate, "year"): _YEAR,
    (CalendarDate, "years_away"): _YEARS,
    (DaysAway, "days"): _DAYS,
    (MonthsAway, "months"): Number(-1_200, 1_200),
    (MonthsAway, "day"): _DAY,
    (WeekdayIn, "weekday"): _WEEKDAY,
    (WeekdayIn, "week"): Number(-520, 520),
    (WeekdayOf, "weekday"): _WEEKDAY,
    (WeekdayOf, "nth"): _NTH,
    (WeekdayOf, "month"): _MONTH,
    (WeekdayOf, "months_away"): Number(-1_200, 1_200),
    (WeekdayOf, "year"): _YEAR,
    (WeekdayOf, "years_away"): _YEARS,
    (Workday, "nth"): Number(-23, 23),
    (Workday, "month"): _MONTH,
    (Workday, "months_away"): Number(-1_200, 1_200),
    (Workday, "year"): _YEAR,
    (Workday, "years_away"): _YEARS,
    (WorkdaysAway, "days"): Number(-1_000, 1_000),
    (WholeWeek, "week"): Number(-520, 520),
    (WholeWeek, "days"): _WEEKDAY,
    (WeekOf, "nth"): Number(-1, 53),
    (WeekOf, "month"): _MONTH,
    (WeekOf, "months_away"): Number(-1_200, 1_200),
    (WeekOf, "year"): _YEAR,
    (WeekOf, "years_away"): _YEARS,
    (WeekOf, "days"): _WEEKDAY,
    (WholeMonth, "months_away"): Number(-1_200, 1_200),
    (WholeMonth, "month"): _MONTH,
    (WholeMonth, "year"): _YEAR,
    (WholeMonth, "years_away"): _YEARS,
    (WholeQuarter, "quarters_away"): Number(-400, 400),
    (WholeYear, "years_away"): _YEARS,
    (Holiday, "year"): _YEAR,
    (Holiday, "years_away"): _YEARS,
    (LunarDate, "month"): _MONTH,
    (LunarDate, "day"): Number(1, 30),
    (LunarDate, "year"): _YEAR,
    (LunarDate, "years_away"): _YEARS,
    (DaysFrom, "days"): _DAYS,
    (DaysFrom, "months"): Number(-1_200, 1_200),
    (Clock, "hour"): Number(0, 99),
    (Clock, "minute"): Number(0, 99),
    (Spoken, "minutes"): _MINUTES,
    (Spoken, "days"): Number(1, 3_660),
    (Spoken, "weekday"): Number(0, 3_660),
    (Elapsed, "minutes"): _MINUTES,
    (Elapsed, "length"): Number(0, 5_300_000),
    (Elapsed, "days"): _DAYS,
    (EventProposal, "reminders"): _REMINDER,
    (Patch, "shift_minutes"): _MINUTES,
    (Patch, "extend_minutes"): _MINUTES,
    (Patch, "reminders"): _REMINDER,
    (Pick, "number"): Number(1, 999),
    (Recurrence, "interval"): Number(1, 1_000),
    (Recurrence, "count"): Number(1, 10_000),
    (Recurrence, "by_month_day"): Number(-31, 31),
    (Recurrence, "by_month"): _MONTH,
    (Recurrence, "by_set_pos"): Number(-366, 366),
    (Recurrence, "by_week_no"): Number(-53, 53),
    (Recurrence, "by_year_day"): Number(-366, 366),
}

HOLIDAYS = Choice(tuple(sorted(KEYS)), "HolidayName")
TEXTS: Mapping[tuple[type, str], Form] = {
    (Holiday, "name"): HOLIDAYS,
    (Spoken, "zone"): ZONE,
    (Spoken, "until_zone"): ZONE,
    (Patch, "without"): matching(r"MO|TU|WE|TH|FR|SA|SU", "SA|SU"),
    (Recurrence, "by_day"): matching(r"(?:[+-]?[1-5]?\d)?(?:MO|TU|WE|TH|FR|SA|SU)", "MO|1TU|-1FR"),
}
