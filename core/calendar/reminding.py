"""When somebody is to be reminded of what: the moments of reminders, and which of them are still worth telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from core.calendar.event import Event, Occurrence, Original
from core.calendar.instants import day_of, days_on, later, span, utc, wall
from core.calendar.occurrences import instance_at, instances, is_copy, key, takes_place
from core.calendar.when import AllDay, Settled, Timed

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""Due since nobody knows when: what became due just now is told, and nothing older."""
JUST_NOW = timedelta(seconds=30)
GRACE = timedelta(minutes=5)
LONGEST_SILENCE = timedelta(days=60)
_FARTHEST = 10 * 366 * 24 * 60


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row of a calendar that is to be looked at: nothing of it that was due before `since` was left untold.

    `shown`: its person looks at the calendar that it lies in.
    """

    event: Event
    since: datetime
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Alarm:
    """`minutes` before an occurrence, which is at `moment`."""

    occurrence: Occurrence
    minutes: int
    moment: datetime


def moment_of(when: Settled, minutes: int, zone: str) -> datetime:
    """When one is reminded so many minutes before. Of whole days the minutes are counted back from local midnight by the
    clock on the wall, as Google does it: 15 hours before is 9 in the morning on the day before.
    """
    before = timedelta(minutes=min(max(minutes, -_FARTHEST), _FARTHEST))
    if isinstance(when, Timed):
        return later(when.start, -before)
    try:
        local = datetime.combine(when.first, time.min) - before
    except OverflowError:
        return later(span(when, zone).start, -before)
    return utc(wall(local.date(), local.time(), zone))


def next_due(event: Event, after: datetime, zone: str) -> datetime | None:
    """The first moment later than `after` at which one is to be reminded of the event, or of any time of the series."""
    moments = (_next(event, minutes, after, zone) for minutes in event.reminders or ())
    return min((moment for moment in moments if moment is not None), default=None)


def alarms(event: Event, since: datetime, until: datetime, zone: str) -> Iterator[Alarm]:
    """All whose moment lies in `since`..`until`, both included."""
    for minutes in dict.fromkeys(event.reminders or ()):
        last = days_on(_day(until, minutes, event, zone), 2)
        for one in instances(event, _day(since, minutes, event, zone), last):
            moment = moment_of(one.when, minutes, zone)
            if utc(since) <= moment <= utc(until):
                yield Alarm(one, minutes, moment)


def worth_telling(rows: Iterable[DueRow], now: datetime, zone: str) -> tuple[Alarm, ...]:
    """What is to be told by now, by start: of each occurrence the last alarm alone, and none of what has begun already.

    What lies in two calendars is told once; what was declined is not.
    """
    latest: dict[tuple[UUID, Settled], Alarm] = {}
    for row in rows:
        if row.shown and row.event.response != "declined":
            for alarm in alarms(row.event, _since(row, now), now, zone):
                place = (alarm.occurrence.event.id, alarm.occurrence.when)
                known = latest.get(place)
                if not _is_over(alarm, now, zone) and (known is None or known.moment < alarm.moment):
                    latest[place] = alarm
    return _once(sorted(latest.values(), key=lambda alarm: _order(alarm, zone)))


def occurrence_in(rows: Iterable[Event], event: UUID, original: Original | None) -> Occurrence | None:
    """The occurrence as it is now, among the row and the changed instances of its series; None where it is gone."""
    row = next((one for one in rows if one.id == event), None)
    if row is None or original is None or row.recurrence is None:
        return None if row is None else Occurrence(row, row.when)
    changed = (one for one in rows if one.series == event and one.original is not None)
    own = next((one for one in changed if one.original and key(one.original) == key(original)), None)
    if own is not None:
        return Occurrence(own, own.when)
    return Occurrence(row, instance_at(row, original).when, original) if takes_place(row, original) else None


def _next(event: Event, minutes: int, after: datetime, zone: str) -> datetime | None:
    moments = (
        moment_of(one.when, minutes, zone)
        for one in instances(event, _day(after, minutes, event, zone), date.max)
    )
    return next((moment for moment in moments if moment > utc(after)), None)


def _day(moment: datetime, minutes: int, event: Event, zone: str) -> date:
    """A day before all that begin so many minutes after it."""
    home = event.when.zone if isinstance(event.when, Timed) else zone
    ahead = timedelta(minutes=min(max(minutes, -_FARTHEST), _FARTHEST))
    return days_on(day_of(later(moment, ahead), home), -2)


def _since(row: DueRow, now: datetime) -> datetime:
    if row.since <= UNKNOWN:
        return later(now, -JUST_NOW)
    return max(utc(row.since), later(now, -LONGEST_SILENCE))


def _is_over(alarm: Alarm, now: datetime, zone: str) -> bool:
    """A day is told of as long as it lasts, and anything else until it has well begun."""
    when = alarm.occurrence.when
    if isinstance(when, AllDay):
        first = AllDay(when.first, when.first)
        return max(span(first, zone).end, later(alarm.moment, GRACE)) <= utc(now)
    return later(max(utc(when.start), alarm.moment), GRACE) < utc(now)


def _order(alarm: Alarm, zone: str) -> tuple[datetime, str, str]:
    one = alarm.occurrence
    return span(one.when, zone).start, one.event.title, str(one.event.id)


def _once(found: Iterable[Alarm]) -> tuple[Alarm, ...]:
    kept: list[Alarm] = []
    for alarm in found:
        one = alarm.occurrence
        if not any(
            other.occurrence.when == one.when and is_copy(other.occurrence.event, one.event) for other in kept
        ):
            kept.append(alarm)
    return tuple(kept)
