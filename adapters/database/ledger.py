"""The ledger of changes. A line that is there already is not written, and not applied, again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, exists, select

from adapters.database import documents
from adapters.database.events import Calendar
from adapters.database.schema import changes
from adapters.database.transaction import COUNTED, Dialect
from core.calendar.change import Change
from core.calendar.undo import latest, reborn_as
from core.records import Account

_undo = changes.alias()
STANDS = ~exists().where(_undo.c.undoes == changes.c.group_id, _undo.c.user_id == changes.c.user_id)
OF_GROUP = (
    select(changes)
    .where(changes.c.user_id == bindparam("b_user"), changes.c.group_id == bindparam("b_group"), STANDS)
    .order_by(changes.c.seq)
)
NEWEST = (
    select(changes.c.group_id)
    .where(changes.c.user_id == bindparam("b_user"), changes.c.undoes.is_(None), STANDS)
    .where(changes.c.created_at >= bindparam("b_since", type_=changes.c.created_at.type))
    .where(changes.c.origin == bindparam("b_origin"))
    .order_by(changes.c.seq.desc())
    .limit(1)
)

BROUGHT_BACK = (
    select(changes.c.event_id, _undo.c.group_id)
    .join(_undo, (_undo.c.undoes == changes.c.group_id) & (_undo.c.user_id == changes.c.user_id))
    .where(changes.c.user_id == bindparam("b_user"), changes.c.after.is_(None))
    .where(changes.c.event_id.in_(bindparam("b_ids", expanding=True)))
)


class Ledger:
    """Writes lines, and what they say into the calendar."""

    def __init__(self, dialect: Dialect, calendar: Calendar) -> None:
        self._calendar = calendar
        add = dialect.insert(changes).on_conflict_do_nothing(index_elements=[changes.c.id])
        self._add = add.execution_options(**COUNTED)

    def write(self, connection: Connection, account: Account, lines: Sequence[Change], at: datetime) -> None:
        """Those that are new, in their order."""
        for line in lines:
            if connection.execute(self._add, _row(account, line, at)).rowcount == 1:
                self._apply(connection, account, line, at)

    def _apply(self, connection: Connection, account: Account, line: Change, at: datetime) -> None:
        if line.after is None:
            self._calendar.bury(connection, account, line.event, at)
        else:
            self._calendar.put(connection, account, line.after, at)


def of_group(connection: Connection, account: Account, group: UUID) -> tuple[Change, ...]:
    """Its lines, unless it was taken back."""
    rows = connection.execute(OF_GROUP, {"b_user": account.id, "b_group": group})
    return tuple(_change(row) for row in rows)


def reborn(connection: Connection, account: Account, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which of these were deleted and brought back, with the ids at the ends of their chains."""
    back: dict[UUID, UUID] = {}
    asked = set(ids)
    while asked:
        rows = connection.execute(BROUGHT_BACK, {"b_user": account.id, "b_ids": list(asked)})
        found = {row.event_id: reborn_as(row.event_id, row.group_id) for row in rows}
        back |= found
        asked = set(found.values()) - back.keys()
    return {event: latest(event, back) for event in ids if event in back}


def newest(connection: Connection, account: Account, since: datetime, origin: str) -> tuple[Change, ...]:
    """The lines of the newest group from this origin that can be taken back."""
    group = connection.scalar(NEWEST, {"b_user": account.id, "b_since": since, "b_origin": origin})
    return () if group is None else of_group(connection, account, group)


def _row(account: Account, line: Change, at: datetime) -> dict[str, object]:
    return {
        "id": line.id,
        "user_id": account.id,
        "event_id": line.event,
        "kind": line.kind,
        "base": documents.events.write(line.base) if line.base else None,
        "after": documents.events.write(line.after) if line.after else None,
        "origin": line.origin,
        "group_id": line.group,
        "undoes": line.undoes,
        "state": line.state,
        "attempts": line.attempts,
        "created_at": at,
    }


def _change(row: Row[*tuple[object, ...]]) -> Change:
    return Change(
        id=row.id,
        event=row.event_id,
        kind=row.kind,
        base=documents.events.read(row.base, row.id) if row.base else None,
        after=documents.events.read(row.after, row.id) if row.after else None,
        origin=row.origin,
        group=row.group_id,
        undoes=row.undoes,
        state=row.state,
        attempts=row.attempts,
    )
