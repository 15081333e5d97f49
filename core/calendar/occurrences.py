"""When events take place: series unrolled in the wall time of their zone, all rows together as an agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TypeAlias
from uuid import UUID

from core.calendar.event import Event, Occurrence, Original
from core.calendar.instants import day_of, days_on, later, span, utc, wall, within
from core.calendar.rule_days import rule_days
from core.calendar.when import AllDay, Settled, Timed, Window, first_day

_CAP = 1_000
_COUNTABLE = 10_000
Date: TypeAlias = tuple[UUID, Original]
"""A series, and one of its originals."""


def occurrences(event: Event, window: Window, zone: str) -> tuple[Occurrence, ...]:
    """Those that fall into the window, at most 1,000 of them. `zone` places whole days on the clock."""
    frame = Window(utc(window.start), utc(window.end))
    taken = span(event.when, zone)
    if event.recurrence is None:
        return (Occurrence(event, event.when),) if within(taken, frame) else ()
    home = event.when.zone if isinstance(event.when, Timed) else zone
    since = days_on(day_of(frame.start, home), -(taken.end - taken.start).days - 2)
    found = instances(event, since, day_of(frame.end, home))
    return tuple(islice((one for one in found if within(span(one.when, zone), frame)), _CAP))


def agenda(events: Iterable[Event], window: Window, zone: str) -> tuple[Occurrence, ...]:
    """Everything in the window by start, what lasts all day first. What lies in several remote calendars is there once,
    as it stands in the one where most can be done about it.
    """
    found = (one for event in events for one in occurrences(event, window, zone))
    return tuple(_once(sorted(found, key=lambda one: _order(one, zone))))


def how_many(event: Event, zone: str) -> int | None:
    """How often it takes place in all. None when there is no end, or none within 10,000 times."""
    rule = event.recurrence
    if rule is not None and rule.count is None and rule.until is None:
        return None
    home = event.when.zone if isinstance(event.when, Timed) else zone
    everything = instances(event, day_of(span(event.when, home).start, home), date.max)
    number = sum(1 for _ in islice(everything, _COUNTABLE + 1))
    return number if number <= _COUNTABLE else None


def next_occurrence(event: Event, after: datetime, zone: str) -> Occurrence | None:
    """The first that begins at `after` or later; of whole days also the one that `after` falls on."""
    if isinstance(event.when, AllDay):
        today = day_of(after, zone)
        return next((one for one in instances(event, today, date.max) if first_day(one.when) >= today), None)
    since = days_on(day_of(after, event.when.zone), -1)
    found = instances(event, since, date.max)
    return next((one for one in found if span(one.when, zone).start >= utc(after)), None)


def instances(event: Event, since: date, last: date) -> Iterator[Occurrence]:
    """In order, those whose rule gives a day in `since`..`last`; a single event whenever it is."""
    if event.recurrence is None:
        yield Occurrence(event, event.when)
        return
    gone = {key(original) for original in event.excluded}
    for day in rule_days(event.recurrence, first_day(event.when), since, last):
        when = when_on(event.when, day)
        original = original_of(when)
        if day not in gone and key(original) not in gone:
            yield Occurrence(event, when, original)


def instance_at(series: Event, original: Original, row: UUID | None = None) -> Event:
    """The instance as the rule has it; as a row of its own under the id `row`."""
    return replace(
        series,
        id=row or series.id,
        when=when_on(series.when, rule_day(series.when, original)),
        recurrence=None,
        excluded=(),
        series=series.id,
        original=original,
    )


def takes_place(series: Event, original: Original) -> bool:
    """Whether the series has an instance there, by its rule and the dates that it leaves out."""
    day = rule_day(series.when, original)
    return any(one.original and key(one.original) == key(original) for one in instances(series, day, day))


def when_on(when: Settled, day: date) -> Settled:
    """The same clock, and the same length to the second, on another day (RFC 5545 §3.8.5.3)."""
    if day == first_day(when):
        return when
    if isinstance(when, AllDay):
        return AllDay(day, days_on(day, when.days - 1))
    start = wall(day, when.start.time().replace(fold=0), when.zone)
    end = later(start, utc(when.end) - utc(when.start)) if when.end else None
    return Timed(start, end, when.zone, when.end_zone)


def original_of(when: Settled) -> Original:
    """The RECURRENCE-ID of an instance that takes place as the rule says."""
    return when.start if isinstance(when, Timed) else when.first


def key(original: Original) -> Original:
    """What makes two originals the same, whatever zone they are written in."""
    return utc(original) if isinstance(original, datetime) else original


def date_of(row: Event | None) -> Date | None:
    """Which date of which series a changed instance stands for."""
    return (row.series, key(row.original)) if row and row.series and row.original else None


def rule_day(when: Settled, original: Original) -> date:
    """The day of the rule that an original stands for. A series has at most one a day."""
    if isinstance(original, datetime):
        return day_of(original, when.zone) if isinstance(when, Timed) else original.date()
    return original


def _order(one: Occurrence, zone: str) -> tuple[date, bool, datetime, str, str]:
    start = span(one.when, zone).start
    day = day_of(start, zone) if isinstance(one.when, Timed) else one.when.first
    return day, isinstance(one.when, Timed), start, one.event.title, str(one.event.id)


def is_copy(one: Event, other: Event) -> bool:
    """Whether both are one event that lies in two remote calendars."""
    if one.placement is None or other.placement is None or one.placement.calendar == other.placement.calendar:
        return False
    return bool(one.placement.uid) and one.placement.uid == other.placement.uid


def without(events: Iterable[Event], ids: Collection[UUID]) -> Iterator[Event]:
    """These rows less those of the ids, and less their copies in other calendars."""
    rows = list(events)
    gone = [row for row in rows if row.id in ids]
    return (row for row in rows if row.id not in ids and not any(is_copy(row, one) for one in gone))


def _once(found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """What has copies only once, in the place of the first."""
    kept: list[Occurrence] = []
    places: dict[tuple[str, Settled], list[int]] = {}
    for one in found:
        uid = one.event.placement.uid if one.event.placement else ""
        alike = places.setdefault((uid, one.when), []) if uid else []
        place = next((n for n in alike if is_copy(one.event, kept[n].event)), None)
        if place is None:
            alike.append(len(kept))
            kept.append(one)
        elif _is_guarded(kept[place]) and not _is_guarded(one):
            kept[place] = one
    return iter(kept)


def _is_guarded(one: Occurrence) -> bool:
    return one.event.placement is not None and one.event.placement.guard is not None
