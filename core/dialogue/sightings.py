"""What was seen to have changed, as a person would tell it: each thing once, one day of a series as that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.calendar.event import Event, Original
from core.calendar.occurrences import instance_at, key
from core.dialogue.changed import cares, differing
from core.dialogue.inputs import Sighting

_FRAME = frozenset({"when", "recurrence"})


@dataclass(frozen=True, slots=True)
class _Series:
    """A series with the changed instances of it that were seen, by their originals."""

    seen: Sighting
    rows: tuple[Sighting, ...]

    @property
    def stands(self) -> tuple[Event, Event] | None:
        """The series before and after, if it was there both times under the same time and rule."""
        before, after = self.seen.before, self.seen.after
        if before is None or after is None or differing(before, after) & _FRAME:
            return None
        return before, after


def worth_telling(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Each as before and after; an instance without a row of its own stands under the id of its series."""
    seen_now = [seen for seen in sightings if seen.before or seen.after]
    series = {_either(seen).id: seen for seen in seen_now if _repeats(seen)}
    found = [told for seen in seen_now for told in _told(seen, series, seen_now)]
    return tuple(seen for seen in found if cares(seen.before, seen.after))


def _told(seen: Sighting, series: dict[UUID, Sighting], sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    parent = _either(seen).series
    if parent is not None and parent in series:
        return  # with its series
    yield seen
    if _either(seen).id in series:
        rows = tuple(one for one in sightings if _either(one).series == _either(seen).id)
        yield from _days(_Series(seen, rows))


def _days(series: _Series) -> Iterator[Sighting]:
    """Single days of a series that changed, went or came back; with another time or rule they are no news."""
    if series.stands is None:
        return
    before, after = series.stands
    yield from (_as_day(row, before, after) for row in series.rows if not _follows(row, before, after))
    named = {key(o) for row in series.rows for o in (_either(row).original,) if o is not None}
    for original in _missing(before.excluded, after.excluded, named):
        yield Sighting(instance_at(before, original), None)
    for original in _missing(after.excluded, before.excluded, named):
        yield Sighting(None, instance_at(after, original))


def _as_day(row: Sighting, before: Event, after: Event) -> Sighting:
    """A row that came or went, as what it was or is by the rule."""
    original = _either(row).original
    if original is None:
        return row
    if row.before is None and row.after is not None and not _left_out(before, original):
        return Sighting(instance_at(before, original, row.after.id), row.after)
    if row.after is None and not _left_out(after, original):
        return Sighting(row.before, instance_at(after, original))
    return row


def _follows(row: Sighting, before: Event, after: Event) -> bool:
    """Whether it only goes along with what became of its series."""
    if row.before is None or row.after is None:
        return False
    changed = differing(row.before, row.after)
    alike = all(getattr(row.after, name) == getattr(after, name) for name in changed)
    return changed <= differing(before, after) and alike


def _left_out(series: Event, original: Original) -> bool:
    return any(key(one) == key(original) for one in series.excluded)


def _missing(had: Iterable[Original], has: Iterable[Original], named: set[Original]) -> tuple[Original, ...]:
    """Of `has` those that are not in `had`, and that no row tells of."""
    known = {key(one) for one in had} | named
    return tuple(one for one in has if key(one) not in known)


def _repeats(seen: Sighting) -> bool:
    return any(event.recurrence is not None for event in (seen.before, seen.after) if event)


def _either(seen: Sighting) -> Event:
    event = seen.after or seen.before
    assert event is not None
    return event
