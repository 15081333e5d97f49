"""When an event is: a timed span in a zone, whole days, or still partly unknown. Never a midnight posing as a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Timed:
    """A span of time. `start` and `end` are aware and are kept in `zone` (IANA); an unsaid `end` is None.

    `end_zone` is set only where the end is told in another zone (a flight).
    """

    start: datetime
    end: datetime | None
    zone: str
    end_zone: str | None = None

    def __post_init__(self) -> None:
        """Bring both ends into their zones, so that equal spans are equal whatever offset they came with."""
        if self.start.tzinfo is None or (self.end is not None and self.end.tzinfo is None):
            raise ValueError("Timed needs aware datetimes")
        object.__setattr__(self, "start", _in_zone(self.start, self.zone))
        if self.end is not None:
            object.__setattr__(self, "end", _in_zone(self.end, self.end_zone or self.zone))


def _in_zone(instant: datetime, zone: str) -> datetime:
    """By way of UTC, so that a wall time which the clocks skip becomes the one they show."""
    try:
        return instant.astimezone(UTC).astimezone(ZoneInfo(zone))
    except OverflowError:
        return instant.replace(tzinfo=ZoneInfo(zone))


@dataclass(frozen=True, slots=True)
class AllDay:
    """Whole days, `last` included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days, at least one."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Partial:
    """Something is still missing: the day, or both. `clock` is a local wall time in `zone`."""

    day: date | None
    clock: time | None
    zone: str


When: TypeAlias = Timed | AllDay | Partial
Settled: TypeAlias = Timed | AllDay


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of instants `[start, end)`, both aware."""

    start: datetime
    end: datetime


ASSUMED_LENGTH = timedelta(hours=1)


def first_day(when: Settled) -> date:
    """The local day on which it begins."""
    return when.start.date() if isinstance(when, Timed) else when.first
