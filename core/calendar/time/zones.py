"""Which time zone somebody means: an IANA name, a city or country in Korean or English, or an offset."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from core.calendar.time.zone_names import NAMES, SEVERAL

_TAIL = re.compile(
    r"(?:(?<=\S) ?(?:표준시|현지 시간|시간대|시간|기준)| (?:standard |local )?(?:time ?zone|time))$"
)
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\-−–]) ?(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_FURTHEST = timedelta(hours=14)


def zones_of(text: str, at: datetime) -> tuple[str, ...]:
    """The IANA names that it may mean: none, one, or those to choose from. An offset counts as of `at`."""
    words = _plain(text)
    offset = _OFFSET.fullmatch(words)
    if offset is not None:
        return _at_offset(_length(offset), at)
    short = _TAIL.sub("", words)
    return _named(words) or _exact(words) or _named(short)


def zone_name(zone: str, lang: str) -> str:
    """What people call it: a city where we know one, otherwise the last word of its name."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    if fixed is not None:
        return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}"
    korean, english = NAMES.get(zone, ((), ()))
    known = korean if lang == "ko" else english
    return known[0] if known else zone.rpartition("/")[2].replace("_", " ")


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split()).strip(" .,!?~“”\"'")


def _exact(words: str) -> tuple[str, ...]:
    found = _iana().get(words)
    return (found,) if found else ()


def _named(words: str) -> tuple[str, ...]:
    """Our own names first; then the cities that zones are called after."""
    return _known().get(words.replace(" ", "")) or _cities().get(words, ())


@cache
def _iana() -> dict[str, str]:
    return {name.replace("_", " ").casefold(): name for name in available_timezones()}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(available_timezones()):
        area, _, city = name.rpartition("/")
        if area.partition("/")[0] in _AREAS:
            word = city.replace("_", " ").casefold()
            found[word] = (*found.get(word, ()), name)
    return found


_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)


@cache
def _known() -> dict[str, tuple[str, ...]]:
    several = {_tight(word): zones for words, zones in SEVERAL.items() for word in words}
    one = {_tight(word): (zone,) for zone, (ko, en) in NAMES.items() for word in (*ko, *en)}
    return several | one


def _tight(word: str) -> str:
    return word.casefold().replace(" ", "")


def _length(offset: re.Match[str]) -> timedelta:
    length = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return length if offset[1] == "+" else -length


def _at_offset(offset: timedelta, at: datetime) -> tuple[str, ...]:
    """Of the places that we know one for each way of keeping that time; without any, the bare offset."""
    if abs(offset) > _FURTHEST:
        return ()
    kept: dict[tuple[timedelta, timedelta], str] = {}
    for zone in NAMES:
        if zone != "UTC" and _offset(zone, at) == offset:
            kept.setdefault(
                (_offset(zone, at.replace(month=1, day=1)), _offset(zone, at.replace(month=7, day=1))), zone
            )
    if not offset:
        return "UTC", *kept.values()
    return tuple(kept.values()) or _bare(offset)


def _bare(offset: timedelta) -> tuple[str, ...]:
    hours, rest = divmod(abs(offset), timedelta(hours=1))
    name = f"Etc/GMT{'-' if offset > timedelta(0) else '+'}{hours}"
    return (name,) if not rest and name.casefold() in _iana() else ()


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
