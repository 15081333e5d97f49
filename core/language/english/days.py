"""What English words for days mean: each function turns a match of `day_rules.py` into a Day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from core.calendar.time.expression import (
    CalendarDate,
    Day,
    DaysAway,
    DaysFrom,
    Holiday,
    MonthsAway,
    WeekdayIn,
    WeekdayOf,
    WholeMonth,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.holiday_names import ENGLISH as HOLIDAYS
from core.calendar.time.office_days import Workday, WorkdaysAway
from core.language.english.words import DAYS, MONTH_UNITS, MONTHS, NUMBERS, ORDINALS, WEEKDAYS

Match: TypeAlias = re.Match[str]
Meaning: TypeAlias = Callable[[Match], Day | None]

STEPS: Mapping[str, int] = {
    "this": 0,
    "the": 0,
    "current": 0,
    "next": 1,
    "following": 1,
    "last": -1,
    "past": -1,
}
HOLIDAY_KEYS: Mapping[str, str] = {name.replace("'", ""): key for name, key in HOLIDAYS.items()}


def number(words: str) -> int:
    """What a number word or numeral says."""
    return int(words) if words.isdecimal() else NUMBERS[" ".join(words.split())]


def ordinal(words: str) -> int:
    """What 3, 3rd, third or twenty-first says."""
    digits = words.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else ORDINALS[" ".join(words.split())]


def year_of(said: str | None) -> int | None:
    """A year of two or four digits."""
    return int(said) + (2000 if len(said) == 2 else 0) if said else None


def iso(m: Match) -> Day:
    """2026-12-18."""
    return CalendarDate(int(m[3]), int(m[2]), int(m[1]))


def slashed(m: Match) -> Day | None:
    """12/18, 18/12/26: which one is the month is left to the resolver."""
    month, day = int(m[1]), int(m[2])
    possible = 1 <= min(month, day) <= 12 and max(month, day) <= 31
    return CalendarDate(day, month, year_of(m[3]), slashed=True) if possible else None


def dotted(m: Match) -> Day | None:
    """18.12.2026, 18.12. at 6."""
    return CalendarDate(int(m[1]), int(m[2]), year_of(m[3])) if m[3] or int(m[2]) <= 12 else None


def day_month(m: Match) -> Day:
    """The 18th of December, 18 Dec 2026."""
    return CalendarDate(ordinal(m[1]), MONTHS[m[2]], year_of(m[3]))


def month_day(m: Match) -> Day:
    """December the 18th."""
    return CalendarDate(ordinal(m[2]), MONTHS[m[1]], year_of(m[3]))


def nth(m: Match) -> Day | None:
    """The 14th; but mum's 60th is no day."""
    return CalendarDate(day) if (day := ordinal(m[1])) <= 31 else None


def nth_of_step(m: Match) -> Day:
    """The 3rd of next month."""
    return MonthsAway(STEPS[m[2]], ordinal(m[1]))


def step_nth(m: Match) -> Day:
    """Next month on the 3rd."""
    return MonthsAway(STEPS[m[1]], ordinal(m[2]))


def nth_weekday(m: Match) -> WeekdayOf:
    """The last Friday of next month, the first Monday in May 2027."""
    which, weekday = -1 if m[1] == "last" else ordinal(m[1]), WEEKDAYS[m[2]]
    if m[4]:
        return WeekdayOf(weekday, which, month=MONTHS[m[4]], year=year_of(m[5]))
    return WeekdayOf(weekday, which, months_away=STEPS[m[3]] if m[3] in {"this", "next", "last"} else None)


def office_day(m: Match) -> Day:
    """The last business day of the month, the third working day of May."""
    which = -1 if m[1] == "last" else ordinal(m[1])
    if m[3]:
        return Workday(which, MONTHS[m[3]], year=year_of(m[4]))
    return Workday(which, months_away=STEPS[m[2]] if m[2] in {"this", "next", "last"} else None)


def office_days_on(m: Match) -> Day:
    """Three business days from now."""
    return WorkdaysAway(number(m[1]))


def step_weekday(m: Match) -> Day:
    """Next Friday is next week's; this or the coming one is the nearest."""
    return WeekdayIn(WEEKDAYS[m[2]], {"next": 1, "last": -1, "past": -1}.get(m[1]))


def weekday_step(m: Match) -> Day:
    """Friday next week."""
    return WeekdayIn(WEEKDAYS[m[1]], STEPS[m[2]])


def weekday_week(m: Match) -> Day:
    """Friday week: a week after the nearest one."""
    return DaysFrom(WeekdayIn(WEEKDAYS[m[1]]), 7)


def weekday_after_next(m: Match) -> Day:
    """The Friday after next."""
    return WeekdayIn(WEEKDAYS[m[1]], 2)


def step_week_weekday(m: Match) -> Day:
    """Next week on Friday."""
    return WeekdayIn(WEEKDAYS[m[2]], STEPS[m[1]])


def bare_weekday(m: Match) -> Day:
    """Friday."""
    return WeekdayIn(WEEKDAYS[m[1]])


_SPANS: Mapping[str, Callable[[int], Day]] = {
    "week": WholeWeek,
    "weekend": lambda step: WholeWeek(step, (5, 6)),
    "month": WholeMonth,
    "year": WholeYear,
}


def step_span(m: Match) -> Day:
    """Next week, this weekend, last month."""
    return _SPANS[m[2]](STEPS.get(m[1], 0))


def weekend(_: Match) -> Day:
    """The weekend."""
    return WholeWeek(0, (5, 6))


def span_after_next(m: Match) -> Day:
    """The week after next."""
    return _SPANS[m[1]](2)


_EDGE_DAYS: Mapping[tuple[str, str], int] = {
    ("week", "end"): 4,
    ("week", "middle"): 2,
    ("weekend", "end"): 6,
    ("weekend", "beginning"): 5,
    ("weekend", "start"): 5,
}


def edge(m: Match) -> Day:
    """The end of next month, the beginning of May."""
    step, unit = STEPS[m[2] or "this"], m[3]
    if unit in MONTHS:
        return CalendarDate(-1, MONTHS[unit]) if m[1] == "end" else _third(m[1], None, MONTHS[unit])
    if unit == "month":
        return MonthsAway(step, -1) if m[1] == "end" else _third(m[1], step, None)
    if unit == "year":
        return CalendarDate(31, 12) if m[1] == "end" and step == 0 else WholeYear(step)
    return WeekdayIn(_EDGE_DAYS.get((unit, m[1]), 0), step)


def edge_day(m: Match) -> Day:
    """The first day of October, the last day of next month."""
    day = -1 if m[1] == "last" else 1
    return CalendarDate(day, MONTHS[m[2]]) if m[2] else MonthsAway(STEPS[m[3] or "this"], day)


def _third(word: str, step: int | None, month: int | None) -> Day:
    if word.startswith("mid"):
        return WholeMonth(step, month, third="middle")
    return WholeMonth(step, month, third="late" if word == "late" else "early")


def part_of_month(m: Match) -> Day:
    """Mid December, early next month."""
    return _third(m[1], None, MONTHS[m[2]]) if m[2] else _third(m[1], STEPS[m[3]], None)


_PART_DAYS: Mapping[str, tuple[int, int]] = {"early": (0, 1), "mid": (1, 3), "late": (3, 4), "later": (3, 4)}


def part_of_week(m: Match) -> Day:
    """Early next week, later this week."""
    return WholeWeek(STEPS.get(m[2], 0), _PART_DAYS[m[1]])


def whole_month(m: Match) -> Day:
    """December, next to a word that makes it a time."""
    return WholeMonth(month=MONTHS[m[1]], year=year_of(m[2]))


def away(count: int, unit: str) -> Day | None:
    """So many days, weeks or months from today."""
    if unit in DAYS:
        return DaysAway(count * DAYS[unit])
    return MonthsAway(count * MONTH_UNITS[unit])


def from_now(m: Match) -> Day | None:
    """In three days, two weeks from now."""
    return away(number(m[1]), m[2])


def ago(m: Match) -> Day | None:
    """Three days ago."""
    return away(-number(m[1]), m[2])


def week_on(m: Match) -> Day:
    """A week on Friday."""
    return DaysFrom(WeekdayIn(WEEKDAYS[m[2]]), 7 * number(m[1] or "a"))


def week_today(m: Match) -> Day:
    """A week today, two weeks tomorrow, a fortnight today."""
    unit = m[2].rstrip("s")
    return DaysAway(number(m[1] or "a") * DAYS[unit] + (m[3] != "today"))


def today_week(m: Match) -> Day:
    """Today week, tomorrow fortnight."""
    return DaysAway(DAYS[m[2]] + (m[1] not in {"today", "tday"}))


def fortnight_on(m: Match) -> Day:
    """A fortnight on Friday."""
    return DaysFrom(WeekdayIn(WEEKDAYS[m[2]]), 14 * number(m[1] or "a"))


def holiday(m: Match) -> Day:
    """Christmas Eve, Labor Day 2027."""
    return Holiday(HOLIDAY_KEYS[" ".join(m[1].replace("'", "").split())], year_of(m[2]))


def always(day: Day) -> Meaning:
    """A word that means one day: tomorrow."""
    return lambda _: day
