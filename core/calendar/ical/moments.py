"""Days, moments and lengths as RFC 5545 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar.ical.components import Property
from core.calendar.ical.zones import Zones
from core.calendar.instants import wall

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII | re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class Unreadable(ValueError):
    """No time that anybody could mean."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`clock` is None), or what the clocks of `zone` show then. `utc`: it was written as an instant.

    `guessed`: which zone is meant was not to be found out.
    """

    day: date
    clock: time | None = None
    zone: str = ""
    utc: bool = False
    guessed: bool = False

    @property
    def at(self) -> datetime:
        """The instant, in its zone; a day begins with its midnight."""
        if self.utc and self.clock is not None:
            return datetime.combine(self.day, self.clock, UTC).astimezone(ZoneInfo(self.zone))
        return wall(self.day, self.clock or time.min, self.zone)


def moment(said: Property, zones: Zones, value: str | None = None) -> Moment:
    """The value of a property, or one of its values. Raises Unreadable."""
    found = _MOMENT.fullmatch((said.value if value is None else value).strip())
    if found is None:
        raise Unreadable
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        clock = time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59)) if found[4] else None
    except ValueError:
        raise Unreadable from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable
    if found[7]:
        return Moment(day, clock, zones.shown, utc=True)
    zone = zones.named(said.parameters.get("TZID", ""))
    return Moment(day, clock, zone.name, guessed=zone.guessed and clock is not None)


def length(text: str) -> timedelta:
    """How long, with its sign. Raises Unreadable."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        raise Unreadable
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    told = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -told if found[1] == "-" else told
