"""The list of a Google account's calendars, as it is taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam

from adapters.database.calendars import ANEW, AT_ONCE, LINKED, choose
from adapters.database.mirror_schema import calendars
from core.records import CalendarEntry, Grant

Values: TypeAlias = dict[str, Any]
OF_GRANT = LINKED.where(calendars.c.grant_id == bindparam("b_grant"))
LISTED = (
    calendars.update()
    .where(calendars.c.id == bindparam("b_id"))
    .values({name: bindparam(f"b_{name}") for name in ("name", "zone", "role", "is_primary")})
    .values({name: bindparam(f"b_{name}") for name in ("followed", "is_target", "listed")})
)
BACK = calendars.update().where(calendars.c.id == bindparam("b_id")).values(ANEW)
FIRST = {"dirty": 0, "push_fence": 0, "pull_fence": 0}


def list_calendars(
    connection: Connection,
    grant: Grant,
    entries: Sequence[CalendarEntry],
    newborn: Mapping[str, UUID],
) -> None:
    """These are the grant's calendars; new ones are due at once."""
    known = {row.remote_id: row for row in connection.execute(OF_GRANT, {"b_grant": grant.id})}
    listed = {entry.remote_id: entry for entry in entries}
    new = [
        {**_born(entry), **FIRST, "id": newborn[entry.remote_id], "user_id": grant.account, "grant_id": grant.id,
         "due_at": AT_ONCE}
        for entry in listed.values()
        if entry.remote_id not in known
    ]  # fmt: skip
    if new:
        connection.execute(calendars.insert(), new)
    seen = [
        _seen(row, listed[remote_id]) if remote_id in listed else _lost(row)
        for remote_id, row in known.items()
    ]
    if seen:
        connection.execute(LISTED, seen)
    back = [{"b_id": row.id} for row in known.values() if _is_back(row, listed.get(row.remote_id))]
    if back:
        connection.execute(BACK, back)
    choose(connection, grant.account)


def _born(entry: CalendarEntry) -> Values:
    return {
        "remote_id": entry.remote_id,
        "name": entry.name,
        "zone": entry.zone,
        "role": entry.role,
        "is_primary": entry.primary,
        "followed": entry.chosen,
        "is_target": False,
        "listed": True,
    }


def _seen(row: Row[*tuple[Any, ...]], entry: CalendarEntry) -> Values:
    now = _born(entry)
    if row.listed:
        now["followed"] = row.followed
    now["is_target"] = row.is_target and entry.role in ("owner", "writer")
    return {"b_id": row.id} | {f"b_{name}": value for name, value in now.items() if name != "remote_id"}


def _is_back(row: Row[*tuple[Any, ...]], entry: CalendarEntry | None) -> bool:
    """Whether it was lost, or could not be read, and is there again: what we have of it is old."""
    if entry is None or entry.role == "free_busy":
        return False
    return not row.listed or row.role == "free_busy"


def _lost(row: Row[*tuple[Any, ...]]) -> Values:
    kept = {f"b_{name}": getattr(row, name) for name in ("name", "zone", "role", "is_primary")}
    return {**kept, "b_id": row.id, "b_followed": False, "b_is_target": False, "b_listed": False}
