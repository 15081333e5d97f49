"""A resource that was read finds the row that it is here, and whether it is news of it at all."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Family, Mirrored, Resource, is_by_itself
from core.calendar.occurrences import key


def adopted(family: Family, resource: Resource) -> Mirrored:
    """A resource of this family as it is kept: under the row it had, or that stands for the same instance here."""
    known = next((one for one in family.members if one.id == resource.id), None)
    event = family.root if resource.id == family.id else _row_id(family, resource, known)
    if known is not None and known.resource is not None and not resource.alive:
        resource = replace(resource, document=known.resource.document)  # its last words: it may come back
    if known is not None:
        return replace(known, event=event, resource=resource)
    return Mirrored(resource.id, family.id, event, resource, ours=event.hex == resource.id)


def evicted(member: Mirrored) -> Mirrored:
    """An instance whose row went over to another date, in a row that is nobody else's."""
    return replace(member, event=uuid5(member.event, member.id))


def row_of_ours(remote_id: str) -> UUID | None:
    """The row that was once made under this remote id here, if it was."""
    return UUID(hex=remote_id) if re.fullmatch("[0-9a-f]{32}", remote_id) else None


def is_newer(resource: Resource, than: Resource | None) -> bool:
    """Whether it may take the place of what we hold; an answer that was overtaken may not."""
    return than is None or (resource.etag != than.etag and resource.updated >= than.updated)


def _row_id(family: Family, resource: Resource, known: Mirrored | None) -> UUID:
    """That of the row which stands for this instance now, ours that is pending among them; or that stood for it.

    Of two rows one of which is to take the other's date: that whose line it was that wrote last.
    """
    for line in family.pending:
        if resource.marker.startswith(line.id.hex) and _stands_for(line.after, family, resource):
            return line.event
    if known is not None and any(_leaves(line, known, resource) for line in family.pending):
        return known.event
    lines = (line.after for line in family.pending if line.after is not None)
    rows = (*family.rows, *lines)
    held = _held_elsewhere(family, resource)
    for row in rows:
        if _stands_for(row, family, resource) and row.id not in held:
            return row.id
    elsewhere = {row.id for row in rows} - _without_series(family)
    born = uuid5(family.calendar, resource.id)
    found = known.event if known and known.event not in elsewhere else born
    return uuid5(found, resource.id) if found in elsewhere else found


def _held_elsewhere(family: Family, resource: Resource) -> set[UUID]:
    """Rows that have yet to leave the date of another resource, where they stand until then."""
    others = [(one, one.resource) for one in family.members if one.id != resource.id]
    living = [(one, there) for one, there in others if there is not None and there.alive]
    return {one.event for one, there in living if any(_leaves(line, one, there) for line in family.pending)}


def _without_series(family: Family) -> set[UUID]:
    """Rows of instances that were heard of before their series was."""
    own = {row.id for row in family.rows if row.series is None and row.id != family.root}
    return own - {line.event for line in family.pending if not is_by_itself(line, family.root)}


def _stands_for(row: Event | None, family: Family, resource: Resource) -> bool:
    return row is not None and row.series == family.root and _same_original(row.original, resource.original)


def _leaves(line: Change, known: Mirrored, resource: Resource) -> bool:
    """Whether the row has yet to go from this date to another, or to another series."""
    base, after = line.base, line.after
    if line.event != known.event or base is None or after is None:
        return False
    goes = (after.series, after.original) != (base.series, base.original)
    return goes and _same_original(base.original, resource.original)


def _same_original(one: Original | None, other: Original | None) -> bool:
    return one is not None and other is not None and key(one) == key(other)
