"""Which time zone a file means: by its IANA name, by Microsoft's, or by the hours that the file itself gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.calendar.ical.components import Component
from core.calendar.ical.windows_zones import WINDOWS_ZONES

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?", re.ASCII)
_WINTER, _SUMMER = datetime(2026, 1, 15), datetime(2026, 7, 15)
_CANDIDATES = (
    "Asia/Seoul", "Asia/Shanghai", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Phoenix", "America/Anchorage", "Pacific/Honolulu", "America/Halifax", "America/St_Johns",
    "America/Sao_Paulo", "America/Bogota", "America/Caracas", "America/Santiago", "Europe/London", "Europe/Berlin",
    "Europe/Athens", "Europe/Moscow", "Africa/Lagos", "Africa/Johannesburg", "Asia/Jerusalem", "Asia/Dubai",
    "Asia/Tehran", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon",
    "Asia/Bangkok", "Australia/Perth", "Australia/Adelaide", "Australia/Darwin", "Australia/Brisbane",
    "Australia/Sydney", "Pacific/Noumea", "Pacific/Auckland", "Pacific/Apia", "UTC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Zone:
    """An IANA name; `guessed` where the file names none that anybody knows."""

    name: str
    guessed: bool = False


class Zones:
    """Those of one file. `home` is where its reader lives: clocks without a zone are theirs."""

    def __init__(self, home: str, told: Iterable[Component], shown: str = "") -> None:
        self._home = home
        self._told = {one.value("TZID"): one for one in told}
        self._known: dict[str, Zone] = {"": Zone(home)}
        self.shown = _by_name(shown) or home

    def named(self, name: str) -> Zone:
        """The zone behind a TZID; the reader's own where none was said."""
        if name not in self._known:
            found = _by_name(name) or self._by_definition(name)
            self._known[name] = Zone(found) if found else Zone(self._home, guessed=True)
        return self._known[name]

    def _by_definition(self, name: str) -> str | None:
        told = self._told.get(name)
        if told is None:
            return None
        return _by_name(told.value("X-LIC-LOCATION")) or self._by_hours(told)

    def _by_hours(self, told: Component) -> str | None:
        """A zone whose clocks are as far from UTC in winter and in summer."""
        hours = {part.name: found for part in sorted(told.inside, key=_begins) if (found := _offset(part))}
        normal = hours.get("STANDARD", hours.get("DAYLIGHT"))
        if normal is None:
            return None
        other = hours.get("DAYLIGHT", normal)
        wanted = (other, normal) if _is_southern(told) else (normal, other)
        for name in (self._home, *_CANDIDATES):
            if _clocks(name) == wanted:
                return name
        return _fixed(normal[0])


def _begins(part: Component) -> str:
    return part.value("DTSTART")


def _offset(part: Component) -> tuple[timedelta] | None:
    """Wrapped: an offset of nothing is one too."""
    found = _OFFSET.fullmatch(part.value("TZOFFSETTO"))
    if found is None:
        return None
    told = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return (-told if found[1] == "-" else told,)


def _is_southern(told: Component) -> bool:
    """Whether the clocks go forward in the second half of the year."""
    starts = [_begins(part)[4:6] for part in told.inside if part.name == "DAYLIGHT"]
    return bool(starts) and starts[-1] >= "08"


@lru_cache(maxsize=128)
def _clocks(name: str) -> tuple[tuple[timedelta], tuple[timedelta]]:
    zone = ZoneInfo(name)
    winter, summer = (at.replace(tzinfo=zone).utcoffset() or timedelta() for at in (_WINTER, _SUMMER))
    return (winter,), (summer,)


def _fixed(offset: timedelta) -> str | None:
    hours, rest = divmod(offset, timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if not rest and hours and -12 <= hours <= 14 else None


@lru_cache(maxsize=512)
def _by_name(told: str) -> str | None:
    """An IANA name, perhaps behind the address of whoever published it, or Microsoft's."""
    return WINDOWS_ZONES.get(told.strip().casefold()) or next(filter(_exists, _endings(told.strip())), None)


def _endings(told: str) -> Iterator[str]:
    parts = told[:200].split("/")
    for taken in (len(parts), 3, 2, 1):
        yield "/".join(parts[-taken:])


def _exists(name: str) -> bool:
    if not _NAME.fullmatch(name):
        return False
    try:
        return bool(ZoneInfo(name).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
