"""Whether something is on the calendar already, perhaps in other words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta
from uuid import UUID

from core.calendar.event import Event, Occurrence
from core.calendar.instants import day_of, days_on, later, overlap, span, wall
from core.calendar.occurrences import agenda, without
from core.calendar.titles.likeness import alike
from core.calendar.when import Settled, Window

_AT_ONCE = 0.7
_SAME_DAY = 0.8
_ELSEWHERE = 0.5


def duplicates(
    title: str,
    when: Settled,
    events: Iterable[Event],
    zone: str,
    location: str = "",
    ignoring: frozenset[UUID] = frozenset(),
) -> tuple[Occurrence, ...]:
    """Occurrences on the same local days with a title like this one, by start.

    At the same time or place 회의 and 팀 회의 are taken for one thing; at another time they are two.
    """
    found = agenda(without(events, ignoring), _whole_days(when, zone), zone)
    return tuple(one for one in found if alike(title, one.event.title) >= _enough(when, location, one, zone))


def _whole_days(when: Settled, zone: str) -> Window:
    taken = span(when, zone)
    first = day_of(taken.start, zone)
    last = max(first, day_of(later(taken.end, -timedelta.resolution), zone))
    return Window(wall(first, time.min, zone), wall(days_on(last, 1), time.min, zone))


def _enough(when: Settled, location: str, one: Occurrence, zone: str) -> float:
    """How alike the titles have to be."""
    if type(when) is type(one.when) and overlap(span(when, zone), span(one.when, zone)):
        return _AT_ONCE
    if not location or not one.event.location:
        return _SAME_DAY
    nearness = alike(location, one.event.location)
    if nearness < _ELSEWHERE:
        return 2.0
    return _AT_ONCE if nearness >= _SAME_DAY else _SAME_DAY
