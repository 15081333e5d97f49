"""Phrases that a library resolves: its answer in our words. It is always told what time it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.calendar.time.expression import Phrase
from core.calendar.time.resolution import Assumption, Resolution
from core.calendar.when import AllDay, Partial, Timed, When

if TYPE_CHECKING:
    from korean_datetime import TemporalExpression


def resolve_phrase(phrase: Phrase, anchor: datetime, zone: str) -> Resolution:
    """Korean phrases through korean_datetime; there is no library for English."""
    if phrase.lang == "ko" and (found := _read(phrase.text, anchor)) is not None:
        return _whole_days(found) if found.kind.value == "date" else _timed(found, anchor, zone)
    return Resolution(Partial(None, None, zone))


def _read(text: str, anchor: datetime) -> TemporalExpression | None:
    from korean_datetime import parse

    return parse(text, now=anchor.replace(tzinfo=None, microsecond=0))


def _whole_days(found: TemporalExpression) -> Resolution:
    first = found.start.date()
    last = max(first, (found.end - timedelta(microseconds=1)).date())
    return Resolution(AllDay(first, last), (Assumption("all_day"), *_rolled(found)))


def _timed(found: TemporalExpression, anchor: datetime, zone: str) -> Resolution:
    tz = ZoneInfo(zone)
    start = found.start.replace(tzinfo=tz)
    end = found.end.replace(tzinfo=tz) if found.is_range and found.end > found.start else None
    guesses = (
        *((Assumption("date"),) if found.kind.value == "time" else _rolled(found)),
        *((Assumption("half_day", _other_half(start, end, anchor, zone)),) if _half_guessed(found) else ()),
    )
    return Resolution(Timed(start, end, zone), guesses)


def _rolled(found: TemporalExpression) -> tuple[Assumption, ...]:
    return (Assumption("year"),) if "cycle_shifted" in _flags(found) else ()


def _half_guessed(found: TemporalExpression) -> bool:
    return bool({"meridiem", "noon_or_midnight"} & _flags(found))


def _flags(found: TemporalExpression) -> set[str]:
    return {flag.value for flag in found.ambiguities}


def _other_half(start: datetime, end: datetime | None, anchor: datetime, zone: str) -> When | None:
    by = timedelta(hours=12 if start.hour < 12 else -12)
    other = Timed(start + by, None if end is None else end + by, zone)
    return other if other.start > anchor else None
