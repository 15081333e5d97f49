"""Which hours a part of the day has, where a question is about a part and not about one time."""

from __future__ import annotations

from datetime import date, time

from core.calendar.instants import days_on, wall
from core.calendar.time.expression import DayPart, Spoken, TimeExpression
from core.calendar.when import Window

HOURS: dict[DayPart, tuple[int, int]] = {
    "am": (0, 12),
    "pm": (12, 24),
    "dawn": (0, 6),
    "morning": (6, 12),
    "noon": (12, 13),
    "lunch": (11, 14),
    "afternoon": (12, 18),
    "evening": (17, 22),
    "dinner": (17, 22),
    "night": (20, 24),
}


def part_of(expression: TimeExpression | None) -> DayPart | None:
    """The part of the day that was said without an hour."""
    if not isinstance(expression, Spoken) or expression.clock is None or expression.clock.hour is not None:
        return None
    part = expression.clock.part
    return part if part in HOURS else None


def hours_of(part: DayPart, day: date, zone: str) -> Window:
    """Those hours of a day, on the clocks of `zone`."""
    first, last = HOURS[part]
    end = wall(days_on(day, 1), time(0), zone) if last == 24 else wall(day, time(last), zone)
    return Window(wall(day, time(first), zone), end)
