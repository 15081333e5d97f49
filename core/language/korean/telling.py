"""Adds one piece of time to what was told, or finds that it contradicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    Day,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    Latest,
    LunarDate,
    MonthsAway,
    Phrase,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeQuarter,
    WholeWeek,
    WholeYear,
)
from core.calendar.time.office_days import Workday, WorkdaysAway
from core.language.korean.pieces import (
    ClockSpan,
    DayList,
    DaySpan,
    Length,
    NextTo,
    Piece,
    Reminder,
    Repeat,
    Said,
    Sign,
    Times,
    Weekday,
    Zone,
)
from core.language.korean.told import Told, changed
from core.language.korean.within import days_in_week, first_of_month, in_its_year, of_holiday, span_in_week


def tell(told: Told, piece: Piece) -> Told | None:
    """The same with one more piece, or None where it contradicts."""
    said = piece.said
    added = _ADD[type(said)](told, said)
    last = said if said is Sign.AND or isinstance(said, _DAYS) else None
    return added if added is None or added.last is last else changed(added, last=last)


def _day(told: Told, day: Day) -> Told | None:
    spoken = told.spoken
    if told.until and (spoken.until_day is None or told.instead):
        return changed(told, spoken=changed(spoken, until_day=_like(spoken.day, day)))
    if spoken.day is None or told.instead:
        return changed(told, spoken=changed(spoken, day=day)) if told.elapsed is None else None
    merged = (
        in_its_year(spoken, day)
        or first_of_month(spoken, day)
        or of_holiday(spoken, day)
        or _merged(spoken, day)
    )
    if merged is not None:
        return changed(told, spoken=merged)
    if is_day(told.last) or (told.last is Sign.AND and spoken.clock is None):
        return (
            changed(told, also=(*told.also, _like(spoken.day, day))) if _listable(spoken.day, day) else None
        )
    return None


def is_day(said: Said | None) -> bool:
    """Whether it is a day that other pieces may stand beside."""
    return isinstance(said, _DAYS)


def _listable(first: Day, day: Day) -> bool:
    return isinstance(day, WeekdayIn | CalendarDate | DaysAway | MonthsAway) and not isinstance(
        first, WholeWeek | WholeMonth | WholeYear
    )


def _like(first: Day | None, day: Day) -> Day:
    """A later day with what goes without saying: 다음주 월요일부터 수요일."""
    match first, day:
        case WeekdayIn(week=int() as week), WeekdayIn(week=None):
            return replace(day, week=week)
        case CalendarDate(day=int() as start, month=int() as month, year=year), CalendarDate(
            month=None, day=int() as end
        ):
            return replace(day, month=month, year=year) if end > start else day
        case MonthsAway(months=months, day=int()), CalendarDate(month=None, day=int() as end):
            return MonthsAway(months, end)
        case _:
            return day


def _merged(spoken: Spoken, day: Day) -> Spoken | None:
    match spoken.day, day:
        case WholeWeek(week=week), WeekdayIn(week=None):
            return changed(spoken, day=replace(day, week=week))
        case WholeMonth(months_away=int() as away, third=None), CalendarDate(month=None):
            return changed(spoken, day=MonthsAway(away, day.day))
        case MonthsAway(months=away, day=None), CalendarDate(month=None):
            return changed(spoken, day=MonthsAway(away, day.day))
        case WholeMonth(months_away=int() as away, third=None), WeekdayOf(month=None, months_away=None):
            return changed(spoken, day=replace(day, months_away=away))
        case WholeMonth(month=int() as month, year=year, third=None), CalendarDate(month=None):
            return changed(spoken, day=replace(day, month=month, year=year))
        case WeekdayIn(weekday=weekday, week=week), CalendarDate() if spoken.weekday is None:
            return changed(spoken, day=day, weekday=weekday + 7 * max(week or 0, 0))
        case CalendarDate() | DaysAway() | MonthsAway() | Holiday() | LunarDate() | DaysFrom(), WeekdayIn(
            week=None
        ):
            return None if spoken.weekday is not None else changed(spoken, weekday=day.weekday)
        case _:
            return None


def _days(told: Told, span: DaySpan) -> Told | None:
    if (spoken := span_in_week(told, span)) is not None:
        return changed(told, spoken=spoken)
    if told.spoken.until_day is not None or (told.spoken.day is not None and not told.instead):
        return None
    return changed(told, spoken=changed(told.spoken, day=span.first, until_day=span.last))


def _day_list(told: Told, several: DayList) -> Told | None:
    if (in_week := days_in_week(told, several)) is not None:
        return in_week
    if told.spoken.day is not None and not told.instead:
        return None
    first, *others = several.days
    return changed(told, spoken=changed(told.spoken, day=first), also=tuple(others))


def _clock(told: Told, clock: Clock) -> Told | None:
    spoken = told.spoken
    if told.elapsed is not None:
        return None
    if told.until and (spoken.clock is not None or spoken.until_day is not None):
        free = spoken.until_clock is None or told.instead
        return changed(told, spoken=changed(spoken, until_clock=clock)) if free else None
    if spoken.clock is None or told.instead:
        return changed(told, spoken=changed(spoken, clock=clock))
    if spoken.clock.hour is None and clock.part == "midnight":
        return changed(told, spoken=changed(spoken, clock=clock))
    if spoken.clock.hour is None and clock.hour is not None and clock.part is None:
        return changed(told, spoken=changed(spoken, clock=replace(clock, part=spoken.clock.part)))
    return None


def _clocks(told: Told, span: ClockSpan) -> Told | None:
    spoken = told.spoken
    if told.elapsed is not None or spoken.until_clock is not None:
        return None
    first = span.first
    if spoken.clock is not None and not told.instead:
        if spoken.clock.hour is not None or first.part is not None:
            return None
        first = replace(first, part=spoken.clock.part)
    return changed(told, spoken=changed(spoken, clock=first, until_clock=span.last))


def _length(told: Told, length: Length) -> Told | None:
    spoken = told.spoken
    if spoken.minutes or spoken.days or told.months:
        return None
    spoken = changed(spoken, minutes=length.minutes or None, days=length.days or None)
    return changed(told, spoken=spoken, months=length.months)


def _elapsed(told: Told, elapsed: Elapsed) -> Told | None:
    if told.elapsed is not None or told.timed or told.spoken.day not in (None, DaysAway(0)):
        return None
    return changed(told, elapsed=elapsed)


def _zone(told: Told, zone: Zone) -> Told | None:
    if told.until or told.spoken.zone is not None:
        return changed(told, spoken=changed(told.spoken, until_zone=zone.name))
    return changed(told, spoken=changed(told.spoken, zone=zone.name))


def _next_to(told: Told, beside: NextTo) -> Told | None:
    spoken, day = told.spoken, told.spoken.day
    if told.until and spoken.until_day is None:
        until = None if day is None else DaysFrom(day, beside.days, beside.months)
        return changed(told, spoken=changed(spoken, until_day=until))
    if day is not None and spoken.until_day is not None:
        day = day if beside.days < 0 else spoken.until_day
        spoken = changed(spoken, until_day=None)
    if day is None:
        return changed(told, spoken=changed(spoken, day=DaysAway(beside.days))) if beside.days > 0 else None
    return changed(told, spoken=changed(spoken, day=DaysFrom(day, beside.days, beside.months)))


def _weekday(told: Told, said: Weekday) -> Told | None:
    return (
        changed(told, spoken=changed(told.spoken, weekday=said.weekday))
        if told.spoken.weekday is None
        else told
    )


def _repeat(told: Told, repeat: Repeat) -> Told | None:
    if (several := days_in_week(told, repeat)) is not None:
        return several
    if told.rule is not None and not told.instead:
        return _same_rule(told, repeat)
    told = changed(told, rule=repeat.rule)
    if repeat.day is None or told.spoken.day is not None:
        return told
    return changed(told, spoken=changed(told.spoken, day=repeat.day))


def _same_rule(told: Told, repeat: Repeat) -> Told | None:
    """격주로 월수금, 평일 매일: one rule tells the days of the other."""
    rule, other = told.rule, repeat.rule
    if rule is None or bool(rule.by_day) == bool(other.by_day):
        return None
    if "DAILY" in (rule.freq, other.freq):
        return changed(told, rule=other if other.by_day else rule)
    if rule.by_day or rule.freq != other.freq:
        return None
    return changed(told, rule=replace(rule, by_day=other.by_day))


def _times(told: Told, times: Times) -> Told | None:
    return changed(told, times=times.count) if told.rule is not None else None


def _reminder(told: Told, reminder: Reminder) -> Told | None:
    return changed(told, reminders=(*told.reminders, reminder.minutes))


def _sign(told: Told, sign: Sign) -> Told | None:
    match sign:
        case Sign.FROM:
            return changed(told, until=True, opened=True)
        case Sign.UNTIL if not told.until:
            return changed(told, spoken=changed(told.spoken, deadline=True))
        case Sign.UNTIL:
            return changed(told, until=False)
        case Sign.INSTEAD:
            return changed(told, instead=True)
        case _:
            return told


def _phrase(told: Told, phrase: Phrase) -> Told | None:
    return None if told.anchored else changed(told, phrase=phrase.text)


_DAYS = (
    CalendarDate, DaysAway, MonthsAway, WeekdayIn, WeekdayOf, WeekOf, WholeWeek, WholeMonth, WholeQuarter, WholeYear, Holiday, LunarDate,
    DaysFrom, Latest, Workday, WorkdaysAway,
)  # fmt: skip
_ADD: Mapping[type[object], Callable[[Told, Any], Told | None]] = dict.fromkeys(_DAYS, _day) | {
    DaySpan: _days,
    DayList: _day_list,
    Clock: _clock,
    ClockSpan: _clocks,
    Length: _length,
    Elapsed: _elapsed,
    Zone: _zone,
    NextTo: _next_to,
    Weekday: _weekday,
    Repeat: _repeat,
    Times: _times,
    Reminder: _reminder,
    Sign: _sign,
    Phrase: _phrase,
}
