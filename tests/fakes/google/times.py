"""When an event is: its start and end as instants, their normal form, and the occurrences of a series."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from tests.fakes.google import moments, recurrence, refusals
from tests.fakes.google.message import Resource

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
SLACK = timedelta(days=2)


class Span(NamedTuple):
    start: datetime
    end: datetime

    def meets(self, other: Span) -> bool:
        """Both bounds of a window are exclusive; an event without length is met at its moment."""
        return self.start < other.end and self.end > other.start


def normal(given: Resource, which: str, calendar_zone: str, repeats: bool) -> Resource:
    """A start or end as Google keeps it. Refuses what is neither a day nor a moment, or in no zone."""
    day, text, zone = (given.get(name) for name in ("date", "dateTime", "timeZone"))
    if (day is None) == (text is None):
        raise (
            refusals.invalid(f"Invalid {which} time.") if day else refusals.required(f"Missing {which} time.")
        )
    if zone is not None and moments.zone(zone) is None:
        raise refusals.invalid(f"Invalid time zone definition for {which} time.")
    if day is not None:
        return {"date": day}
    if repeats and zone is None:
        raise refusals.required(f"Missing time zone definition for {which} time.")
    if not moments.has_offset(text or "") and zone is None:
        raise refusals.required(f"Missing time zone definition for {which} time.")
    moment = moments.instant(text or "", zone)
    if moment is None:
        raise refusals.invalid(f"Invalid {which} time.")
    return {"dateTime": moments.written(moment, calendar_zone), "timeZone": zone or calendar_zone}


def moment(given: Resource | None, zone_name: str) -> datetime | None:
    """The instant of a start or end; a whole day begins at its midnight in `zone_name`."""
    if not given:
        return None
    if given.get("date"):
        return moments.instant(f"{given['date']}T00:00:00", zone_name if moments.zone(zone_name) else "UTC")
    return moments.instant(given.get("dateTime") or "", given.get("timeZone"))


def span(event: Resource, zone_name: str) -> Span:
    """From start to end; an event that has lost its times is nowhere, at the beginning of all time."""
    start = moment(event.get("start"), zone_name) or FIRST
    return Span(start, moment(event.get("end"), zone_name) or start)


def check_order(event: Resource, zone_name: str) -> None:
    if ("date" in event["start"]) != ("date" in event["end"]):
        raise refusals.invalid("Start and end times must either both be date or both be dateTime.")
    found = span(event, zone_name)
    if found.end < found.start or ("date" in event["start"] and found.end == found.start):
        raise refusals.empty_range()


# ── series ──


def series_zone(master: Resource) -> str | None:
    start = master.get("start") or {}
    return None if start.get("date") else start.get("timeZone") or "UTC"


def first_start(master: Resource) -> datetime | None:
    """The wall time at which the series begins."""
    zone = series_zone(master)
    found = moment(master.get("start"), "UTC")
    return recurrence.wall(found, zone) if found else None


def occurrences(master: Resource, window: Span, zone_name: str) -> list[datetime]:
    """The wall times of every occurrence that may touch the window, and a few beside it."""
    first, zone = first_start(master), series_zone(master)
    if first is None:
        return []
    low, high = (recurrence.wall(bound, zone or zone_name) for bound in window)
    own = span(master, zone_name)
    low = max(first, low - (own.end - own.start) - SLACK) if low > datetime.min + SLACK else first
    return _series(master, first).between(low, high)


def occurs(master: Resource, wall: datetime) -> bool:
    first = first_start(master)
    return first is not None and _series(master, first).first_from(wall) == wall


def _series(master: Resource, first: datetime) -> recurrence.Series:
    return recurrence.series(tuple(master["recurrence"]), first, series_zone(master))


def suffix(master: Resource, wall: datetime) -> str:
    """What an instance's id ends in: the original start in UTC, or its day."""
    return _suffix(wall, series_zone(master))


@lru_cache(maxsize=65536)
def _suffix(wall: datetime, zone: str | None) -> str:
    return f"{wall:%Y%m%d}" if zone is None else f"{_utc(wall, zone):%Y%m%dT%H%M%SZ}"


def from_suffix(master: Resource, text: str) -> datetime | None:
    """The wall time of the occurrence that such an id names; None when it names none."""
    zone = series_zone(master)
    try:
        found = datetime.strptime(text, "%Y%m%dT%H%M%SZ" if zone else "%Y%m%d")
    except ValueError:
        return None
    wall = recurrence.wall(found.replace(tzinfo=UTC), zone) if zone else found
    return wall if occurs(master, wall) else None


def occurrence_times(master: Resource, wall: datetime, zone_name: str) -> tuple[Resource, Resource]:
    """The start and end of an occurrence: whole days stay days, others keep their length in real time."""
    zone = series_zone(master)
    start, end = master["start"], master.get("end") or master["start"]
    if zone is None:
        length = (moments.day(end.get("date") or "") or wall.date()) - (
            moments.day(start["date"]) or wall.date()
        )
        return {"date": wall.date().isoformat()}, {"date": _later(wall.date(), length).isoformat()}
    begins = _utc(wall, zone)
    whole = span(master, zone_name)
    ends = begins + (whole.end - whole.start)
    shown = zone_name if moments.zone(zone_name) else "UTC"
    return (
        {"dateTime": moments.written(begins, shown), "timeZone": start.get("timeZone", shown)},
        {"dateTime": moments.written(ends, shown), "timeZone": end.get("timeZone", shown)},
    )


def _later(day: date, length: timedelta) -> date:
    return day + length


def _utc(wall: datetime, zone: str) -> datetime:
    where = moments.zone(zone) or UTC
    return wall.replace(tzinfo=where).astimezone(UTC)
