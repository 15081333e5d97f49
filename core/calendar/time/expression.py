"""Time as it was said, before anybody asked what day it is. `resolve.py` turns it into a When against an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.calendar.time.office_days import SomeDay, Workday, WorkdaysAway

DayPart = Literal[
    "am", "pm", "dawn", "morning", "noon", "lunch", "afternoon", "evening", "dinner", "night", "midnight"
]
MonthThird = Literal["early", "middle", "late"]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """12월 24일 · the 14th · 2027년 3월 (day None: the whole month). Day -1 is the last of its month.

    `slashed`: written 3/4 in a language where either may be the month; the month is put first here, and resolve
    changes their places where that is the habit or the only date there is. `years_away` counts the year from the
    anchor's instead: 내년 3월 5일 (1), as it does in the other days that have it.
    """

    day: int | None
    month: int | None = None
    year: int | None = None
    slashed: bool = False
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class DaysAway:
    """오늘 0 · 내일 1 · 나흘 뒤 4 · yesterday -1."""

    days: int


@dataclass(frozen=True, slots=True)
class MonthsAway:
    """다음 달 3일 (1, 3) · 이달 말일 (0, -1) · 석 달 뒤 (3, None: the same day of the month)."""

    months: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """다음주 화요일 (1, 1) · bare 금요일 (4, None: the nearest one to come). Monday is 0, weeks begin on Monday."""

    weekday: int
    week: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """11월 셋째 주 목요일 · the last Friday of next month. `nth` 1..5, or -1 for the last.

    `month` 1..12, or `months_away` from the anchor's month; neither: the next one to come.
    """

    weekday: int
    nth: int
    month: int | None = None
    months_away: int | None = None
    year: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class WholeWeek:
    """다음주 (1) · 이번 주 (0); `days` picks some of it: weekend (5, 6)."""

    week: int
    days: tuple[int, int] = (0, 6)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """11월 셋째 주 · the last week of next month: `nth` 1..5, or -1 for the last; `days` picks some of it.

    `month` 1..12, or `months_away` from the anchor's month. With neither and a year, its ISO week: 올해 31주차.
    """

    nth: int
    month: int | None = None
    months_away: int | None = None
    year: int | None = None
    years_away: int | None = None
    days: tuple[int, int] = (0, 6)


@dataclass(frozen=True, slots=True)
class WholeMonth:
    """이번 달 (0) · next month (1); `third` for 월초, 중순, 월말. `month` 1..12 names one instead."""

    months_away: int | None = None
    month: int | None = None
    year: int | None = None
    third: MonthThird | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class WholeQuarter:
    """이번 분기 (0) · next quarter (1)."""

    quarters_away: int


@dataclass(frozen=True, slots=True)
class WholeYear:
    """올해 (0) · next year (1)."""

    years_away: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: a key of `core/calendar/time/holidays.py` (`seollal`, `chuseok`, `christmas`, `labor_day_us` …)."""

    name: str
    year: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class LunarDate:
    """음력 1월 1일; `leap` for 윤달."""

    month: int
    day: int
    leap: bool = False
    year: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class DaysFrom:
    """설날 다음날: so many days after another day. `months` go first: 1월 31일에서 한 달 뒤 (0, 1)."""

    base: Day
    days: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class Latest:
    """지난 추석 · 지난 3월 5일 · last Christmas: the last one that is over."""

    base: Day


Day: TypeAlias = (
    CalendarDate
    | DaysAway
    | MonthsAway
    | WeekdayIn
    | WeekdayOf
    | WholeWeek
    | WeekOf
    | WholeMonth
    | WholeQuarter
    | WholeYear
    | Holiday
    | LunarDate
    | DaysFrom
    | Latest
    | Workday
    | WorkdaysAway
    | SomeDay
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as said: 3시 (3), 오후 3시 반 (3, 30, pm), 점심 (None, part lunch). Hour 0..24 as said.

    An hour or minute that does not exist (25시) is kept as said; resolve doubts it.
    """

    hour: int | None
    minute: int = 0
    part: DayPart | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A day and a time of day, a range, a deadline: whatever of it was said.

    `minutes` is a said length. `days` is a said length in days (2박 3일 = 3). `zone` is the IANA zone the words
    name, `until_zone` that of the end. `weekday` was said beside a date and is checked against it: 0 to 6, and 7 more for
    each week ahead that was said (다음주 금요일 11월 30일: 11). `leaning` comes from words like 회식 or breakfast that tell
    morning from evening for a bare hour; work: 회의 at 10 is at no hour of the night.
    """

    day: Day | None = None
    clock: Clock | None = None
    until_day: Day | None = None
    until_clock: Clock | None = None
    minutes: int | None = None
    days: int | None = None
    zone: str | None = None
    until_zone: str | None = None
    weekday: int | None = None
    leaning: Literal["am", "pm", "work"] | None = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Elapsed:
    """두 시간 뒤 · in 15 minutes: an instant counted from the anchor. `length` is a said duration in minutes.

    `days` are counted on the wall: this time next week (7) is the same hour, whatever the clocks did meanwhile.
    """

    minutes: int
    length: int | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a library resolves well; resolved again against whatever anchor is given."""

    text: str
    lang: Literal["ko", "en"]


TimeExpression: TypeAlias = Spoken | Elapsed | Phrase
