"""What is owed: effects that were decided on and not carried out yet. A settled one leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, exists, or_, select

from adapters.database import documents
from adapters.database.conversations import key_columns
from adapters.database.schema import owed
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.ports import Debt

SAY = Say.__name__
HELD = (owed.c.id == bindparam("b_id")) & (owed.c.lease_token == bindparam("b_token"))


def _waits_for_another() -> ColumnElement[bool]:
    """Says of one conversation go out in order."""
    older = owed.alias()
    same = and_(*(older.c[name] == owed.c[name] for name in ("platform", "channel", "person")))
    return and_(owed.c.kind == SAY, exists().where(same, older.c.kind == SAY, older.c.seq < owed.c.seq))


def _due() -> Select[*tuple[object, ...]]:
    now = bindparam("b_now", type_=owed.c.due_at.type)
    free = or_(owed.c.lease_until.is_(None), owed.c.lease_until <= now)
    found = select(owed).where(owed.c.due_at <= now, free, ~_waits_for_another())
    return found.order_by(owed.c.seq).limit(bindparam("b_limit")).with_for_update(of=owed, skip_locked=True)


DUE = _due()
ONE_DUE = DUE.where(owed.c.id == bindparam("b_only"))
TAKE = (
    owed.update()
    .where(owed.c.id == bindparam("b_id"))
    .values(lease_token=bindparam("b_token"), lease_until=bindparam("b_until", type_=owed.c.due_at.type))
)


def owe(connection: Connection, debts: Sequence[Debt], at: datetime) -> None:
    """Note them, in this order."""
    rows = [
        {
            "id": debt.id,
            **key_columns(debt.key),
            "kind": type(debt.effect).__name__,
            "effect": documents.effects.write(debt.effect),
            "due_at": at,
            "lease_token": debt.token,
            "attempts": debt.attempts,
        }
        for debt in debts
    ]
    if rows:
        connection.execute(owed.insert(), rows)


def settle(connection: Connection, debt: Debt) -> bool:
    """Strike it out, if the lease is still ours."""
    done = connection.execute(owed.delete().where(HELD), {"b_id": debt.id, "b_token": debt.token})
    return done.rowcount == 1


def lease(
    connection: Connection, now: datetime, until: datetime, limit: int, only: UUID | None
) -> tuple[Debt, ...]:
    """Take those that are due and free; on PostgreSQL what somebody else is just taking is passed over."""
    asked = {"b_now": now, "b_limit": limit}
    if only is None:
        rows = connection.execute(DUE, asked).all()
    else:
        rows = connection.execute(ONE_DUE, {**asked, "b_only": only}).all()
    taken = [{"b_id": row.id, "b_token": row.lease_token + 1, "b_until": until} for row in rows]
    if taken:
        connection.execute(TAKE, taken)
    return tuple(_debt(row) for row in rows)


def postpone(connection: Connection, debt: Debt, due: datetime) -> None:
    """Give it back for later, if the lease is still ours."""
    given = owed.update().where(HELD).values(due_at=due, lease_until=None, attempts=owed.c.attempts + 1)
    connection.execute(given, {"b_id": debt.id, "b_token": debt.token})


def _debt(row: Row[*tuple[object, ...]]) -> Debt:
    return Debt(
        row.id,
        ConversationKey(row.platform, row.channel, row.person),
        row.seq,
        documents.effects.read(row.effect),
        row.attempts,
        row.lease_token + 1,
    )
