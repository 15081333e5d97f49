"""A time zone as a calendar file tells it: each change of its clocks in the years that matter, by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

_STEP = timedelta(days=7)
_MOST_YEARS, _FIRST, _LAST = 60, 1900, 2200


def zone_lines(name: str, first: int, last: int) -> Iterator[str]:
    """A VTIMEZONE that holds from the year `first` to the year `last`."""
    zone, first = ZoneInfo(name), min(max(first, _FIRST), _LAST)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    end = datetime(min(last, first + _MOST_YEARS, _LAST) + 1, 1, 1, tzinfo=UTC)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    yield from _part(begin, zone, _offset(begin, zone))
    for moment in _changes(begin, end, zone):
        yield from _part(moment, zone, _offset(moment - timedelta(minutes=1), zone))
    yield "END:VTIMEZONE"


def _changes(begin: datetime, end: datetime, zone: tzinfo) -> Iterator[datetime]:
    """The first minute of each other offset."""
    while begin < end:
        after = begin + _STEP
        if _offset(after, zone) != _offset(begin, zone):
            yield _first_other(begin, after, zone)
        begin = after


def _first_other(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) // timedelta(minutes=2) * timedelta(minutes=1)
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _part(moment: datetime, zone: tzinfo, was: timedelta) -> Iterator[str]:
    kind = "DAYLIGHT" if moment.astimezone(zone).dst() else "STANDARD"
    wall = (moment + was).replace(tzinfo=None)
    yield from (f"BEGIN:{kind}", f"DTSTART:{wall:%Y%m%dT%H%M%S}")
    yield from (
        f"TZOFFSETFROM:{_written(was)}",
        f"TZOFFSETTO:{_written(_offset(moment, zone))}",
        f"END:{kind}",
    )


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _written(offset: timedelta) -> str:
    seconds = round(abs(offset).total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{minutes:02d}"
