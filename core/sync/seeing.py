"""What of a family differs from what is shown: somebody else did that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from core.calendar.event import Event, Original
from core.calendar.mirror.projection import shown
from core.calendar.mirror.resource import Family
from core.calendar.mirror.sameness import same
from core.calendar.occurrences import is_copy, key
from core.dialogue.inputs import Sighting


def sightings_of(family: Family) -> tuple[Sighting, ...]:
    before = {row.id: row for row in family.rows if row.series in (None, family.root)}
    after = {row.id: row for row in shown(family)}
    ids = dict.fromkeys((*before, *after))
    pairs = (Sighting(before.get(row), after.get(row)) for row in ids)
    return tuple(pair for pair in pairs if not same(pair.before, pair.after))


def paired(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The same date of a series may have been one row and be another: to a person that is one change."""
    came = {_date(seen.after): seen for seen in sightings if seen.before is None}
    left = {_date(seen.before): seen for seen in sightings if seen.after is None}
    both = [date for date in came if date is not None and date in left]
    yield from (Sighting(left[date].before, came[date].after) for date in both)
    yield from (
        seen
        for seen in sightings
        if (seen.before and seen.after) or _date(seen.before or seen.after) not in both
    )


def row_of(seen: Sighting) -> Event:
    """As it is now, or as it was last."""
    row = seen.after or seen.before
    assert row is not None
    return row


def stands_elsewhere(seen: Sighting, nearby: Sequence[Event]) -> bool:
    """Whether another remote calendar of the same person has the very event as it is now: they know it from there.

    An invitation of one's own is another matter than the same event in a colleague's calendar.
    """
    row = row_of(seen)
    if seen.after is None:
        return row.response is None and any(is_copy(one, row) for one in nearby)
    return any(is_copy(one, row) and _says_the_same(one, row) for one in nearby)


def _says_the_same(one: Event, row: Event) -> bool:
    names = ("title", "when", "location", "recurrence", "response")
    return all(getattr(one, name) == getattr(row, name) for name in names)


def _date(row: Event | None) -> tuple[UUID, Original] | None:
    return (row.series, key(row.original)) if row and row.series and row.original else None
