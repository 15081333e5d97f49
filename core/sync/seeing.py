"""What of a family differs from what is shown: somebody else did that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event, Original
from core.calendar.mirror.projection import mirrored, shown
from core.calendar.mirror.resource import Family, Mirrored
from core.calendar.mirror.sameness import same, tells_the_same
from core.calendar.occurrences import date_of, instance_at, is_copy, takes_place
from core.dialogue.inputs import Sighting


def sightings_of(family: Family) -> tuple[Sighting, ...]:
    before = {row.id: row for row in family.rows if row.series in (None, family.root)}
    after = {row.id: row for row in shown(family)}
    ids = dict.fromkeys((*before, *after))
    pairs = (Sighting(before.get(row), after.get(row)) for row in ids)
    return tuple(pair for pair in pairs if not same(pair.before, pair.after))


def as_it_stands(seen: Sighting, families: Collection[Family]) -> Sighting:
    """A date that says again what its series says is there still, also where the person has given up the series, or
    that part of it, and the remote calendar has yet to hear of that: nobody deleted it.
    """
    row = seen.before
    if seen.after is not None or row is None:
        return seen
    if row.series is None:
        return _grown_up(row, families) or seen
    family = next((one for one in families if one.root == row.series), None)
    if row.original is None or family is None:
        return seen
    there = next((one for one in mirrored(family) if one.id == family.root), None)
    if there is None or not takes_place(there, row.original) or _stands_here(row, family):
        return seen
    return Sighting(row, instance_at(there, row.original, row.id))


def paired(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The same date of a series, or an event whose deletion was taken back, may have been one row and be another: to a
    person that is one change. What is left of such a series belongs to the row that it is now.
    """
    came = [seen for seen in sightings if seen.before is None]
    left = [seen for seen in sightings if seen.after is None]
    pairs = [(old, new) for old in left for new in came if _are_one(row_of(old), row_of(new))]
    yield from (Sighting(old.before, new.after) for old, new in pairs)
    one_of_two = {id(seen) for pair in pairs for seen in pair}
    became = {row_of(old).id: row_of(new).id for old, new in pairs}
    yield from (_following(seen, became) for seen in sightings if id(seen) not in one_of_two)


def traced(sightings: Sequence[Sighting], lines: Iterable[Change]) -> tuple[Sighting, ...]:
    """What was deleted and brought back by these lines, more than once, is what it was before, as far as that is there."""
    rows = [line.after for line in lines if line.after is not None and line.after.placement is not None]
    was = {row.id: row.placement.like for row in rows if row.placement and row.placement.like}
    came = {seen.after.id for seen in sightings if seen.after is not None}
    was = {row: like for row, like in was.items() if row not in came}
    return tuple(_traced(seen, was) for seen in sightings)


def is_news(seen: Sighting) -> bool:
    """Whether it tells a person anything: the same in another row does not."""
    before, after = seen.before, seen.after
    if before is None or after is None:
        return True
    original = before.original or after.original
    return not tells_the_same(replace(before, id=after.id, series=after.series, original=original), after)


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


def _grown_up(row: Event, families: Collection[Family]) -> Sighting | None:
    """A date whose series nobody had told us of until now: it goes on in that series, by its rule."""
    for family in families:
        original = next((_original(one) for one in family.members if one.event == row.id), None)
        series = next((one for one in shown(family) if one.id == family.root), None)
        if original and series and takes_place(series, original):
            was = replace(row, series=family.root, original=original)
            return Sighting(was, instance_at(series, original, row.id))
    return None


def _original(member: Mirrored) -> Original | None:
    return member.resource.original if member.resource is not None and member.resource.alive else None


def _stands_here(row: Event, family: Family) -> bool:
    """Whether the date of the row is on our calendar, by the rule or in another row."""
    date, original = date_of(row), row.original
    return any(
        date_of(one) == date or (one.id == family.root and original and takes_place(one, original))
        for one in shown(family)
    )


def _says_the_same(one: Event, row: Event) -> bool:
    names = ("title", "when", "location", "recurrence", "response")
    return all(getattr(one, name) == getattr(row, name) for name in names)


def _traced(seen: Sighting, was: Mapping[UUID, UUID]) -> Sighting:
    before = seen.before
    if before is None or before.placement is None or before.placement.like is None or seen.after is not None:
        return seen
    like = before.placement.like
    while like in was:
        like = was[like]
    return Sighting(replace(before, placement=replace(before.placement, like=like)), None)


def _following(seen: Sighting, became: Mapping[UUID, UUID]) -> Sighting:
    """With its series, if that is another row by now."""
    before = seen.before
    if before is None or before.series is None or seen.after is not None:
        return seen
    return Sighting(replace(before, series=became.get(before.series, before.series)), None)


def _are_one(left: Event, came: Event) -> bool:
    if left.placement is not None and left.placement.like == came.id:
        return True
    return left.original is not None and date_of(left) == date_of(came)
