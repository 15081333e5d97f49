"""The day on which a message was written, from the date line above it, and words that count from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from core.calendar.time.days import Days
from core.calendar.time.expression import CalendarDate, Day, Holiday, LunarDate, Spoken, TimeExpression
from core.calendar.time.resolve_day import days_of
from core.dialogue.interpretation import EventProposal
from core.language.picture.chat import printed_day

CYCLE = range(2024, 2052)  # weekdays come round every 28 years
ABSOLUTE = (CalendarDate, Holiday, LunarDate)


def _a_year_like(line: CalendarDate, weekday: int | None) -> date | None:
    """A day with this month, day and weekday in some year: enough to count weekdays from."""
    for year in CYCLE:
        try:
            day = date(year, line.month or 0, line.day or 0)
        except ValueError:
            continue
        if weekday is None or day.weekday() == weekday:
            return day
    return None


def _counted(day: Day | None, today: date) -> tuple[CalendarDate | None, int | None]:
    if day is None or isinstance(day, ABSOLUTE):
        return None, None
    found = days_of(day, today)
    if not isinstance(found, Days) or found.first != found.last:
        return None, None
    return CalendarDate(found.first.day, found.first.month), found.first.weekday()


def _dated(said: Spoken, today: date) -> Spoken:
    """`내일` below a date line without a year: the month and day that it was, with the weekday to check."""
    day, weekday = _counted(said.day, today)
    until, _ = _counted(said.until_day, today)
    if day is not None:
        said = replace(said, day=day, weekday=weekday)
    return said if until is None else replace(said, until_day=until)


def anchored(time: TimeExpression, line: Spoken | None) -> EventProposal:
    """A time as said below a date line (None: no line, or today's)."""
    day = printed_day(line)
    if line is None or day is None:
        return EventProposal(time=time)
    if day.year is not None:
        try:
            return EventProposal(
                time=time, anchor=datetime(day.year, day.month or 0, day.day or 0, 12, tzinfo=UTC)
            )
        except ValueError:
            return EventProposal(time=time)
    today = _a_year_like(day, line.weekday)
    if today is None or not isinstance(time, Spoken):
        return EventProposal(time=time)
    return EventProposal(time=_dated(time, today))
