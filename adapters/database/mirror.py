"""What remote calendars said last, resource by resource."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from adapters.database import codec, documents
from adapters.database.mirror_schema import mirror
from adapters.database.schema import events
from adapters.database.transaction import Dialect
from core.calendar.change import Change
from core.calendar.mirror.resource import Mirrored, Resource

INSTANT = events.c.last_synced_at.type
OF_ROOTS = select(mirror).where(
    mirror.c.calendar_id == bindparam("b_calendar"), mirror.c.root.in_(bindparam("b_roots", expanding=True))
)
ETAGS = select(mirror.c.remote_id, mirror.c.etag).where(
    mirror.c.calendar_id == bindparam("b_calendar"),
    mirror.c.remote_id.in_(bindparam("b_ids", expanding=True)),
    mirror.c.etag.is_not(None),
)
UNSWEPT = select(
    mirror.c.remote_id, mirror.c.etag, mirror.c.updated, mirror.c.master, mirror.c.original, mirror.c.marker
).where(
    mirror.c.calendar_id == bindparam("b_calendar"),
    mirror.c.alive,
    mirror.c.etag.is_not(None),
    mirror.c.updated <= bindparam("b_until", type_=INSTANT),
)
SYNCED = (
    events.update()
    .where(events.c.id == bindparam("b_event"))
    .values(google_event_id=bindparam("b_remote"), last_synced_at=bindparam("b_at", type_=INSTANT))
)
NOTHING = dict.fromkeys(("etag", "updated", "master", "original", "marker", "content", "document"))


class Mirror:
    """Keeps resources."""

    def __init__(self, dialect: Dialect) -> None:
        put = dialect.insert(mirror)
        said = {column.name: put.excluded[column.name] for column in mirror.c if not column.primary_key}
        self._put = put.on_conflict_do_update(index_elements=list(mirror.primary_key), set_=said)
        self._reserve = put.on_conflict_do_nothing()

    def keep(self, connection: Connection, calendar: UUID, members: Sequence[Mirrored], at: datetime) -> None:
        """Exactly as they are given."""
        if members:
            connection.execute(self._put, [_row(calendar, member) for member in members])
            told = [{"b_event": one.event, "b_remote": one.id[:255], "b_at": at} for one in members]
            connection.execute(SYNCED, told)

    def reserve(self, connection: Connection, line: Change) -> None:
        """A remote id, where the line makes an event or a series of its own."""
        after, calendar = line.after, line.calendar
        if after is None or calendar is None or after.series is not None:
            return
        if line.base is None or line.base.placement is None:
            reserved = Mirrored(after.id.hex, after.id.hex, after.id, None, ours=True)
            connection.execute(self._reserve, _row(calendar, reserved))


def etags(connection: Connection, calendar: UUID, ids: Collection[str]) -> dict[str, str]:
    """By id, of what something was heard of."""
    rows = connection.execute(ETAGS, {"b_calendar": calendar, "b_ids": list(ids)})
    return {row.remote_id: row.etag for row in rows}


def of_roots(connection: Connection, calendar: UUID, roots: Sequence[str]) -> tuple[Mirrored, ...]:
    """Members of these families, by id. Raises Unreadable."""
    rows = connection.execute(OF_ROOTS, {"b_calendar": calendar, "b_roots": roots})
    return tuple(sorted((_mirrored(row) for row in rows), key=lambda one: one.id))


def unswept(connection: Connection, calendar: UUID, until: datetime) -> tuple[Resource, ...]:
    """What may be gone there, without what it said."""
    rows = connection.execute(UNSWEPT, {"b_calendar": calendar, "b_until": until})
    return tuple(_resource(row) for row in rows)


def _row(calendar: UUID, member: Mirrored) -> dict[str, object]:
    own = {"remote_id": member.id, "root": member.root, "event_id": member.event, "ours": member.ours}
    resource = member.resource
    if resource is None:
        return {"calendar_id": calendar, **own, **NOTHING, "alive": True}
    return {
        "calendar_id": calendar,
        **own,
        "alive": resource.alive,
        "etag": resource.etag,
        "updated": resource.updated,
        "master": resource.master,
        "original": codec.write_original(resource.original),
        "marker": resource.marker,
        "content": documents.events.write(resource.content) if resource.content else None,
        "document": documents.storable(resource.document),
    }


def _mirrored(row: Row[*tuple[Any, ...]]) -> Mirrored:
    if row.etag is None:
        return Mirrored(row.remote_id, row.root, row.event_id, None, row.ours)
    content = documents.events.read(row.content, row.event_id) if row.content else None
    resource = replace(_resource(row), content=content, alive=row.alive, document=row.document)
    return Mirrored(row.remote_id, row.root, row.event_id, resource, row.ours)


def _resource(row: Row[*tuple[Any, ...]]) -> Resource:
    """Without what it said."""
    return Resource(
        id=row.remote_id,
        etag=row.etag,
        updated=row.updated,
        content=None,
        master=row.master,
        original=codec.read_original(row.original),
        marker=row.marker,
    )
