"""Which wall times a `Clock` can mean, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from core.calendar.time.expression import Clock, DayPart

Leaning = Literal["am", "pm", "work"] | None


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall time, `days` after the day that it was said of (밤 12시 is the next day's 00:00)."""

    at: time
    days: int = 0

    def on(self, day: date) -> datetime:
        """The wall time, without a zone, on or after a day."""
        return datetime.combine(day + timedelta(days=self.days), self.at)


@dataclass(frozen=True, slots=True)
class Hours:
    """`likely` is what the words mean; `other` is the other half of the day where none was said.

    `nearest`: nothing speaks for either half, so that on a day that has begun the one still ahead is meant;
    `working`: but by day, and without one said, it is rather tomorrow morning than tonight.
    """

    likely: Wall
    other: Wall | None = None
    nearest: bool = False
    working: bool = False

    @property
    def walls(self) -> tuple[Wall, ...]:
        """All readings."""
        return (self.likely,) if self.other is None else (self.likely, self.other)


_UNSAID: Mapping[DayPart, int] = {
    "dawn": 6,
    "am": 9,
    "morning": 9,
    "noon": 12,
    "lunch": 12,
    "pm": 14,
    "afternoon": 14,
    "evening": 19,
    "dinner": 19,
    "night": 21,
    "midnight": 24,
}

_OFFICES_OPEN = 9
_AM = (*range(12), 0)
_NOON = (12, 13, 14, 15, 16, 17, 18, 7, 8, 9, 10, 11, 12)
_PM = (*range(12, 24), 12)
_EVENING = (24, *range(13, 24), 24)
_NIGHT = (24, 25, 26, 27, 28, 29, *range(18, 24), 24)

# what hours 0 to 12 are in each part of the day, counted from its midnight
_HOURS: Mapping[DayPart, tuple[int, ...]] = {
    "dawn": _AM,
    "am": _AM,
    "morning": (*range(12), 12),
    "noon": _NOON,
    "lunch": _NOON,
    "pm": _PM,
    "afternoon": _PM,
    "evening": _EVENING,
    "dinner": _EVENING,
    "night": _NIGHT,
    "midnight": _NIGHT,
}


def hours_of(clock: Clock, leaning: Leaning = None) -> Hours | None:
    """The readings of a clock; None where there is no such time."""
    hour = _unsaid(clock) if clock.hour is None else clock.hour
    if not (0 <= hour <= 24 and 0 <= clock.minute <= 59):
        return None
    if clock.hour is None or not hour <= 12:
        return Hours(_wall(hour, clock.minute))
    if clock.part is not None:
        return Hours(_wall(_HOURS[clock.part][hour], clock.minute))
    return Hours(_wall(0, clock.minute)) if hour == 0 else _bare(hour, clock.minute, leaning)


def _unsaid(clock: Clock) -> int:
    return 12 if clock.part is None else _UNSAID[clock.part]


def _wall(hour: int, minute: int) -> Wall:
    return Wall(time(hour % 24, minute), hour // 24)


def _bare(hour: int, minute: int, leaning: Leaning) -> Hours:
    if hour == 12:
        return Hours(_wall(12, minute), _wall(24, minute))
    am, pm = _wall(hour, minute), _wall(hour + 12, minute)
    if hour >= 7:
        nearest, working = leaning in (None, "work"), leaning == "work" and hour >= _OFFICES_OPEN
        return Hours(pm, am) if leaning == "pm" else Hours(am, pm, nearest, working)
    return Hours(am, pm) if leaning == "am" and hour >= 4 else Hours(pm, am)


def before(hours: Hours, end: Wall) -> Hours:
    """The start of a range whose end is certain: 9-11am is in the morning, 11-1pm begins in it."""
    minutes = {wall: (_minute_of(end) - _minute_of(wall)) % 1440 or 1440 for wall in hours.walls}
    return Hours(min(hours.walls, key=minutes.__getitem__))


def _minute_of(wall: Wall) -> int:
    return wall.days * 1440 + wall.at.hour * 60 + wall.at.minute
