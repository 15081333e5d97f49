"""Lines of the ledger as rows, and those of them that a remote calendar does not have yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, exists, or_, select

from adapters.database import documents
from adapters.database.keys import key_columns
from adapters.database.mirror_schema import pending
from adapters.database.schema import changes
from core.calendar.change import Change
from core.dialogue.message import ConversationKey
from core.errors import Unreadable
from core.records import Account, Errand, Owing

INSTANT = changes.c.created_at.type
NOW_GIVEN = bindparam("b_now", type_=INSTANT)
OPEN = pending.insert().values(
    seq=select(changes.c.seq).where(changes.c.id == bindparam("b_change")).scalar_subquery()
)


_older = pending.alias()


def _behind(*same: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*same, _older.c.seq < pending.c.seq)


_FAMILIES = pending.c.root_id, pending.c.left_id
_own = changes.alias()
# Neither overtakes what went before in its family or its saga, or what it takes back, due or not. Asked one by one:
# PostgreSQL would answer an "or" by reading everything that is older.
READY = and_(
    pending.c.due_at <= NOW_GIVEN,
    ~_behind(_older.c.root_id.in_(_FAMILIES)),
    ~_behind(_older.c.left_id.in_(_FAMILIES)),
    ~_behind(_older.c.group_id == pending.c.group_id, _older.c.saga == pending.c.saga),
    ~_behind(_own.c.seq == pending.c.seq, _own.c.undoes == _older.c.group_id),
)
NEXT = (
    select(pending)
    .where(pending.c.calendar_id == bindparam("b_calendar"), READY)
    .order_by(pending.c.seq)
    .limit(1)
)
OF_GROUP = (
    select(changes)
    .where(changes.c.user_id == bindparam("b_user"), changes.c.group_id == bindparam("b_group"))
    .order_by(changes.c.seq)
)
OF_FAMILIES = (
    select(changes)
    .join(pending, pending.c.seq == changes.c.seq)
    .where(
        or_(
            pending.c.root_id.in_(bindparam("b_roots", expanding=True)),
            pending.c.left_id.in_(bindparam("b_roots", expanding=True)),
            pending.c.event_id.in_(bindparam("b_rows", expanding=True)),
        )
    )
    .order_by(changes.c.seq)
)
TAKING_BACK = (
    select(changes)
    .join(pending, pending.c.seq == changes.c.seq)
    .where(changes.c.user_id == bindparam("b_user"), changes.c.undoes == bindparam("b_group"))
    .order_by(changes.c.seq)
)
OWNER_OF_GROUP = select(pending.c.user_id).where(pending.c.group_id == bindparam("b_group")).limit(1)


def row_of(account: Account, line: Change, at: datetime) -> dict[str, object]:
    """A line as it is kept."""
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
        "saga": line.saga,
        "notify": line.notify,
        "seen": documents.events.write(line.seen) if line.seen else None,
    }


def line_of(row: Row[*tuple[Any, ...]]) -> Change:
    """The line again. Raises Unreadable."""
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
        saga=row.saga,
        notify=row.notify,
        seen=documents.events.read(row.seen, row.id) if row.seen else None,
    )


def open_line(
    connection: Connection, account: Account, line: Change, at: datetime, key: ConversationKey | None
) -> None:
    """A line that is in the ledger waits for its remote calendar from now on."""
    about = {
        "change_id": line.id,
        "user_id": account.id,
        "calendar_id": line.calendar,
        "event_id": line.event,
    }
    kin = {"root_id": line.root, "left_id": line.left, "group_id": line.group, "saga": line.saga}
    heard = key_columns(key) if key else dict.fromkeys(("platform", "channel", "person"))
    connection.execute(OPEN, {**about, **kin, **heard, "due_at": at, "b_change": line.id})


def next_line(connection: Connection, errand: Errand, account: Account, now: datetime) -> Owing | None:
    """The first that may go, with its group. Raises Unreadable, about the line."""
    first = connection.execute(NEXT, {"b_calendar": errand.calendar.id, "b_now": now}).first()
    if first is None:
        return None
    rows = connection.execute(OF_GROUP, {"b_user": account.id, "b_group": first.group_id}).all()
    try:
        group = tuple(line_of(row) for row in rows)
    except Unreadable as error:
        raise Unreadable("a line that waits", first.change_id) from error
    line = next((line for line in group if line.id == first.change_id), None)
    key = ConversationKey(first.platform, first.channel, first.person) if first.platform is not None else None
    return None if line is None else Owing(line, group, account, key)


def of_families(
    connection: Connection, account: Account, roots: Sequence[UUID], rows: Sequence[UUID]
) -> tuple[Change, ...]:
    """Open lines about any of these, oldest first. Raises Unreadable."""
    # Whose they are is looked at here: SQLite would read all lines of the account for it.
    found = connection.execute(OF_FAMILIES, {"b_roots": roots, "b_rows": rows})
    return tuple(line_of(row) for row in found if row.user_id == account.id)


def taking_back(connection: Connection, account: Account, group: UUID) -> tuple[Change, ...]:
    """Open lines that take this group back, oldest first. Raises Unreadable."""
    rows = connection.execute(TAKING_BACK, {"b_user": account.id, "b_group": group})
    return tuple(line_of(row) for row in rows)


def group_is_open(connection: Connection, account: Account, group: UUID) -> bool:
    """Whether any line of it is."""
    return connection.scalar(OWNER_OF_GROUP, {"b_group": group}) == account.id
