"""A resource that was read finds the row that it is here, and whether it is news of it at all."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID, uuid5

from core.calendar.event import Original
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.occurrences import key


def adopted(family: Family, resource: Resource) -> Mirrored:
    """A resource of this family as it is kept: under the row it had, or that stands for the same instance here."""
    known = next((one for one in family.members if one.id == resource.id), None)
    event = family.root if resource.id == family.id else _row_id(family, resource, known)
    if known is not None:
        return replace(known, event=event, resource=resource)
    return Mirrored(resource.id, family.id, event, resource, ours=event.hex == resource.id)


def row_of_ours(remote_id: str) -> UUID | None:
    """The row that was once made under this remote id here, if it was."""
    return UUID(hex=remote_id) if re.fullmatch("[0-9a-f]{32}", remote_id) else None


def is_newer(resource: Resource, than: Resource | None) -> bool:
    """Whether it may take the place of what we hold; an answer that was overtaken may not."""
    return than is None or (resource.etag != than.etag and resource.updated >= than.updated)


def _row_id(family: Family, resource: Resource, known: Mirrored | None) -> UUID:
    """That of the row which stands for this instance now, ours that is pending among them; or that stood for it."""
    lines = (line.after for line in family.pending if line.after is not None)
    for row in (*family.rows, *lines):
        if row.series == family.root and _same_original(row.original, resource.original):
            return row.id
    return known.event if known else uuid5(family.calendar, resource.id)


def _same_original(one: Original | None, other: Original | None) -> bool:
    return one is not None and other is not None and key(one) == key(other)
