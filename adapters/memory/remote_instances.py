"""Instances of a series in the memory calendar: their ids, and what they say as its rule has them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from adapters.memory.remote_content import kept
from core.calendar.event import Event, Original
from core.calendar.instants import utc
from core.calendar.mirror.resource import Resource
from core.calendar.occurrences import key, original_of, rule_day, when_on
from core.calendar.recurrence import Recurrence
from core.calendar.rule_days import rule_days
from core.calendar.when import AllDay, Settled, first_day


def instance_id(series: str, original: Original) -> str:
    """The series' own, and the original start in UTC or its day."""
    if isinstance(original, datetime):
        return f"{series}_{utc(original):%Y%m%dT%H%M%SZ}"
    return f"{series}_{original:%Y%m%d}"


def by_rule(series: Resource, content: Event, name: str) -> Resource | None:
    """The instance of that id that nobody has changed; None where the series, which says `content`, has none there."""
    when = place_named(content, name)
    if when is None:
        return None
    own = kept(content, name, False, when) if series.alive else None
    original = original_of(when)
    return Resource(name, series.etag, series.updated, own, series.alive, series.id, original, series.marker)


def place_named(series: Event, name: str) -> Settled | None:
    """When the instance of that id is; None where the rule does not give it, or it is left out."""
    original = _original(name.rpartition("_")[2], series.when)
    if original is None or series.recurrence is None:
        return None
    day = rule_day(series.when, original)
    if not _gives(series.recurrence, first_day(series.when), day):
        return None
    when = when_on(series.when, day)
    named = key(original)
    if key(original_of(when)) != named or any(key(one) in (named, day) for one in series.excluded):
        return None
    return when


@lru_cache(maxsize=65536)
def _gives(rule: Recurrence, start: date, day: date) -> bool:
    return next(rule_days(rule, start, day, day), None) is not None


def _original(text: str, when: Settled) -> Original | None:
    try:
        if isinstance(when, AllDay):
            return date.fromisoformat(text) if len(text) == 8 else None
        return datetime.fromisoformat(text) if len(text) == 16 and text[-1] == "Z" else None
    except ValueError:
        return None
