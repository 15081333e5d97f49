"""What else takes place at the same time. Whole days are notes, not bookings: they clash with nothing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from core.calendar.event import Event, Occurrence
from core.calendar.instants import overlap, span
from core.calendar.occurrences import agenda, when_on, without
from core.calendar.recurrence import Recurrence
from core.calendar.rule_days import rule_days
from core.calendar.when import AllDay, Settled, Timed, first_day

_LOOKED_AT = 20


def clashes(
    when: Settled, events: Iterable[Event], zone: str, ignoring: frozenset[UUID] = frozenset()
) -> tuple[Occurrence, ...]:
    """Timed occurrences that share time with `when`, by start. An unsaid end counts as an hour."""
    if isinstance(when, AllDay):
        return ()
    taken = span(when, zone)
    rows = (event for event in without(events, ignoring) if isinstance(event.when, Timed))
    return tuple(one for one in agenda(rows, taken, zone) if overlap(span(one.when, zone), taken))


def series_clashes(
    when: Settled,
    recurrence: Recurrence,
    events: Iterable[Event],
    zone: str,
    ignoring: frozenset[UUID] = frozenset(),
) -> tuple[Occurrence, ...]:
    """The same for the first 20 occurrences of a series, each clash once, by start."""
    days = islice(rule_days(recurrence, first_day(when)), _LOOKED_AT)
    proposed = [when_on(when, day) for day in days]
    taken = [span(one, zone) for one in proposed]
    near = [
        row
        for row in without(events, ignoring)
        if row.recurrence or any(overlap(span(row.when, zone), part) for part in taken)
    ]
    found = [one for part in proposed for one in clashes(part, near, zone)]
    once = {(one.event.id, span(one.when, zone).start): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: span(one.when, zone).start))
