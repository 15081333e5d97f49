"""Instants, days and zones as Google writes them, and a clock that a test can hold and turn."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|z|[+-]\d\d:\d\d)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Clock:
    """A clock for the world: stands still until it is turned, or runs beside the machine's own."""

    def __init__(self, start: datetime | None = None) -> None:
        self._runs = start is None
        self._start = start or datetime.now(UTC)
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        gone = time.monotonic() - self._since if self._runs else 0
        return self._start + timedelta(seconds=gone)

    def advance(self, seconds: float) -> None:
        self._start += timedelta(seconds=seconds)

    def set(self, moment: datetime) -> None:
        self._start, self._since = moment, time.monotonic()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo | None:
    """The zone of that IANA name; None when there is no such zone."""
    return ZoneInfo(name) if name in _names() else None


@lru_cache(maxsize=65536)
def instant(text: str, zone_name: str | None = None) -> datetime | None:
    """An RFC 3339 moment; without an offset it is a wall time in the zone. None when it is neither."""
    found = INSTANT.fullmatch(text)
    if not found:
        return None
    *numbers, offset = found.groups()
    try:
        wall = datetime(*map(int, numbers))  # type: ignore[arg-type]
        if offset:
            return wall.replace(tzinfo=UTC) - _offset(offset)
        where = zone(zone_name) if zone_name else None
        return wall.replace(tzinfo=where).astimezone(UTC) if where else None
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timedelta:
    if text in "Zz":
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1)


def has_offset(text: str) -> bool:
    found = INSTANT.fullmatch(text)
    return bool(found and found.group(7))


@lru_cache(maxsize=65536)
def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def written(moment: datetime, zone_name: str) -> str:
    """`2026-11-22T15:00:00+09:00`, or with Z in UTC, as Google shows it in that zone."""
    where = zone(zone_name) or UTC
    try:
        text = moment.astimezone(where).isoformat(timespec="seconds")
    except (OverflowError, ValueError):
        text = moment.isoformat(timespec="seconds")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def stamp(moment: datetime) -> str:
    """`2026-11-22T06:00:00.000Z`, the form of `updated` and `created`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
