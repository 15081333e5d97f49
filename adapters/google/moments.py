"""Starts, ends and originals of events: Google's dates, moments and zones as ours, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.google.loose import Table, private, table, text
from core.calendar.event import Original
from core.calendar.instants import days_on, later, utc
from core.calendar.when import ASSUMED_LENGTH, AllDay, Settled, Timed

NOTED_END = "haruEnd"


def when_of(event: Table, home: str) -> Settled | None:
    """When it is; None where that cannot be told. `home` is the calendar's zone, empty where unknown."""
    start, end = table(event.get("start")), table(event.get("end"))
    first = day(start.get("date"))
    if first is not None:
        last = day(end.get("date"))
        return AllDay(first, max(first, days_on(last, -1)) if last else first)
    begins = instant(start, home)
    if begins is None:
        return None
    zone, other = zone_of(start, begins, home), known_zone(end.get("timeZone"))
    return _held(event, Timed(begins, instant(end, home), zone, other if other != zone else None))


def original_of(event: Table, home: str) -> Original | None:
    """The start that the rule gave to this instance; its id tells it as well."""
    if not event.get("recurringEventId"):
        return None
    told = table(event.get("originalStartTime"))
    found = day(told.get("date")) or instant(told, home)
    if isinstance(found, datetime):
        return Timed(found, None, zone_of(told, found, home)).start
    return found or _from_id(text(event.get("id")).rpartition("_")[2])


def day(value: object) -> date | None:
    """A day, `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """An aware moment, RFC 3339."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def instant(told: Table, home: str) -> datetime | None:
    """The moment of a start or an end; without an offset it is what the clocks of its zone show."""
    value = told.get("dateTime")
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if found is None or found.tzinfo is not None:
        return found
    return found.replace(tzinfo=ZoneInfo(known_zone(told.get("timeZone")) or home or "UTC"))


def zone_of(told: Table, at: datetime, home: str) -> str:
    """Its own zone, the calendar's where that is missing or exists no more, else a fixed one of the same offset."""
    return known_zone(told.get("timeZone")) or home or _fixed(at.utcoffset() or timedelta())


def known_zone(name: object) -> str | None:
    """The name, if there is such a zone."""
    return name if isinstance(name, str) and _exists(name) else None


def start_and_end(when: Settled) -> tuple[Table, Table]:
    """As Google wants them: the day after the last, and always an end."""
    if isinstance(when, AllDay):
        return {"date": when.first.isoformat()}, {"date": days_on(when.last, 1).isoformat()}
    end = when.end or assumed_end(when)
    return (
        {"dateTime": stamp(when.start), "timeZone": when.zone},
        {"dateTime": stamp(end), "timeZone": when.end_zone or when.zone},
    )


def noted_end(when: Settled) -> str | None:
    """What is noted where nobody said an end, so that the one we had to give is known again."""
    return stamp(assumed_end(when)) if isinstance(when, Timed) and when.end is None else None


def assumed_end(when: Timed) -> datetime:
    """The end of one that has none, as Google cannot go without."""
    return Timed(later(when.start, ASSUMED_LENGTH), None, when.end_zone or when.zone).start


def stamp(at: datetime) -> str:
    """RFC 3339 to the second; in UTC where the zone's offset then had seconds of its own."""
    offset = at.utcoffset() or timedelta()
    return (utc(at) if offset.total_seconds() % 60 else at).isoformat(timespec="seconds")


def compact(at: date) -> str:
    """A day, or what the clocks show, as RFC 5545 writes it: `20261124`, `20261124T150000`."""
    plain = at.replace(tzinfo=None, microsecond=0) if isinstance(at, datetime) else at
    return plain.isoformat().replace("-", "").replace(":", "")


def _held(event: Table, when: Timed) -> Timed:
    """Without the end that nobody said, and never ending before it starts."""
    if when.end is None or event.get("endTimeUnspecified") is True or _is_unsaid(event, when):
        return Timed(when.start, None, when.zone, when.end_zone)
    if utc(when.end) < utc(when.start):
        return Timed(when.start, when.start, when.zone, when.end_zone)
    return when


def _is_unsaid(event: Table, when: Timed) -> bool:
    """Whether the end still is the one that we noted; an instance has the note of its series, for another day."""
    noted = moment(private(event).get(NOTED_END))
    if noted is None or when.end is None:
        return False
    if utc(noted) == utc(when.end):
        return True
    if not event.get("recurringEventId") or utc(when.end) - utc(when.start) != ASSUMED_LENGTH:
        return False
    return Timed(noted, None, when.end_zone or when.zone).start.time() == when.end.time()


def _from_id(ending: str) -> Original | None:
    try:
        if len(ending) == 8:
            return datetime.strptime(ending, "%Y%m%d").replace(tzinfo=UTC).date()
        return datetime.strptime(ending, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _exists(name: str) -> bool:
    try:
        return bool(ZoneInfo(name).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _fixed(offset: timedelta) -> str:
    hours, rest = divmod(offset, timedelta(hours=1))
    if rest or not hours or not -12 <= hours <= 14:
        return "UTC"
    return f"Etc/GMT{-hours:+d}"
