"""What is due by the clock: instants beside events and accounts, each found by its index."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, union

from adapters.database import documents
from adapters.database.events import IS_SHOWN, OWN
from adapters.database.schema import conversations, events, users
from core.calendar.reminding import UNKNOWN, DueRow
from core.dialogue.message import Preferences
from core.due_store import Due
from core.records import Account

INSTANT = events.c.due_at.type
NOW = bindparam("b_now", type_=INSTANT)
ACCOUNTS = union(
    select(events.c.user_id).where(events.c.due_at <= NOW),
    select(users.c.id).where(users.c.due_at <= NOW),
).limit(bindparam("b_limit"))
ROWS = (
    select(events.c.id, events.c.body, events.c.due_at, IS_SHOWN.label("shown"))
    .where(OWN, events.c.due_at <= NOW)
    .order_by(events.c.due_at, events.c.id)
)
DAY = select(users.c.due_at).where(users.c.id == bindparam("b_user"), users.c.due_at <= NOW)
_DUE = bindparam("b_due", type_=INSTANT)
SET_ROW = events.update().where(OWN, events.c.id == bindparam("b_id")).values(due_at=_DUE)
SET_DAY = users.update().where(users.c.id == bindparam("b_user")).values(due_at=_DUE)
LOOK_AT_DAYS = events.update().where(OWN, events.c.all_day, events.c.due_at.is_not(None)).values(due_at=_DUE)
NEXT = tuple(
    select(column).where(column > NOW).order_by(column).limit(1)
    for column in (events.c.due_at, users.c.due_at, conversations.c.wake_at)
)


def accounts(connection: Connection, now: datetime, limit: int) -> tuple[UUID, ...]:
    """Each once."""
    return tuple(connection.scalars(ACCOUNTS, {"b_now": now, "b_limit": limit}))


def of_account(connection: Connection, account: Account, now: datetime) -> Due:
    """Its rows and its day."""
    asked: dict[str, Any] = {"b_user": account.id, "b_now": now}
    rows: list[DueRow] = []
    for row in connection.execute(ROWS, asked).all():
        event = documents.events.read_or_log(row.body, row.id)
        if event is None:
            _set_row(connection, account, row.id, None)
        else:
            rows.append(DueRow(event, row.due_at, bool(row.shown)))
    return Due(tuple(rows), connection.scalar(DAY, asked))


def look_again(
    connection: Connection, account: Account, rows: Mapping[UUID, datetime | None], day: datetime | None
) -> None:
    """Until then nobody looks."""
    for row, due in rows.items():
        _set_row(connection, account, row, due)
    connection.execute(SET_DAY, {"b_user": account.id, "b_due": day})


def settled(connection: Connection, account: UUID, preferences: Preferences) -> None:
    """Another time for its day, or another zone: the next round works out what that means."""
    day = None if preferences.briefing is None else UNKNOWN
    connection.execute(SET_DAY, {"b_user": account, "b_due": day})
    connection.execute(LOOK_AT_DAYS, {"b_user": account, "b_due": UNKNOWN})


def next_after(connection: Connection, after: datetime) -> datetime | None:
    """The first of all."""
    found = (connection.scalar(statement, {"b_now": after}) for statement in NEXT)
    return min((one for one in found if one is not None), default=None)


def _set_row(connection: Connection, account: Account, row: UUID, due: datetime | None) -> None:
    connection.execute(SET_ROW, {"b_user": account.id, "b_id": row, "b_due": due})
