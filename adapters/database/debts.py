"""What is owed: effects that were decided on and not carried out yet. A settled one leaves nothing behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
)

from adapters.database import documents
from adapters.database.keys import is_key, key_columns, key_of
from adapters.database.schema import owed
from adapters.database.transcript import sent_as
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.records import Debt

SAY = Say.__name__
HELD = (owed.c.id == bindparam("b_id")) & (owed.c.lease_token == bindparam("b_token"))


def _waits_for_another() -> ColumnElement[bool]:
    """Says of one conversation go out in order."""
    older = owed.alias()
    same = and_(*(older.c[name] == owed.c[name] for name in ("platform", "channel", "person")))
    first = exists().where(
        same, older.c.kind == SAY, older.c.set_aside_at.is_(None), older.c.seq < owed.c.seq
    )
    return and_(owed.c.kind == SAY, first)


ANY_SAY = select(exists().where(is_key(owed), owed.c.kind == SAY, owed.c.set_aside_at.is_(None)))
NOW_GIVEN = bindparam("b_now", type_=owed.c.due_at.type)
FREE = and_(
    owed.c.set_aside_at.is_(None),
    owed.c.due_at <= NOW_GIVEN,
    or_(owed.c.lease_until.is_(None), owed.c.lease_until <= NOW_GIVEN),
)
DUE = (
    select(owed)
    .where(FREE, ~_waits_for_another())
    .order_by(owed.c.seq)
    .limit(bindparam("b_limit"))
    .with_for_update(of=owed, skip_locked=True)
)
SAYS_DUE, ONE_DUE = DUE.where(owed.c.kind == SAY), DUE.where(owed.c.id == bindparam("b_only"))
Asked: TypeAlias = tuple[Select[*tuple[object, ...]], dict[str, object]]
JOBS_DUE = select(owed.c.id).where(FREE, owed.c.kind != SAY).order_by(owed.c.seq).limit(bindparam("b_limit"))
TAKE = (
    owed.update()
    .where(owed.c.id == bindparam("b_id"))
    .values(
        set_aside_at=bindparam("b_aside", type_=owed.c.due_at.type),
        attempts=owed.c.attempts + 1,
        lease_token=bindparam("b_token"),
        lease_until=bindparam("b_until", type_=owed.c.due_at.type),
    )
)


def owe(connection: Connection, debts: Sequence[Debt], at: datetime) -> None:
    """Note them, in this order. Those that have a lease keep it."""
    rows = [
        {
            "id": debt.id,
            **key_columns(debt.key),
            "kind": type(debt.effect).__name__,
            "effect": documents.effects.write(debt.effect),
            "due_at": at,
            "lease_token": debt.token,
            "lease_until": debt.until,
            "attempts": debt.attempts + (debt.until is not None),
        }
        for debt in debts
    ]
    if rows:
        connection.execute(owed.insert(), rows)


def owe_and_lease(
    connection: Connection, debts: Sequence[Debt], at: datetime, until: datetime
) -> tuple[Debt, ...]:
    """Note them; the Says that nothing stands before are somebody's until then. What changes a message goes after it."""
    taken = _sayable(debts)
    if taken and connection.scalar(ANY_SAY, key_of(debts[0].key)):
        taken = {}
    known = sent_as(connection, [say.reply.id for say in taken.values() if say.manner != "send"])
    owed = tuple(
        replace(debt, token=debt.token + 1, until=until, sent_as=known.get(taken[debt.id].reply.id))
        if debt.id in taken
        else debt
        for debt in debts
    )
    owe(connection, owed, at)
    return owed


def _sayable(debts: Sequence[Debt]) -> dict[UUID, Say]:
    """Says up to the first that changes the message of another."""
    found: dict[UUID, Say] = {}
    for debt in debts:
        if isinstance(debt.effect, Say):
            if any(debt.effect.reply.id == say.reply.id for say in found.values()):
                break
            found[debt.id] = debt.effect
    return found


def settle(connection: Connection, debt: Debt) -> bool:
    """Strike it out, if the lease is still ours."""
    done = connection.execute(owed.delete().where(HELD), {"b_id": debt.id, "b_token": debt.token})
    return done.rowcount == 1


def due(now: datetime, limit: int, only: UUID | None, platforms: Collection[str] | None) -> Asked:
    """What to look for: one debt, or the Says of these platforms."""
    asked: dict[str, object] = {"b_now": now, "b_limit": limit}
    if only is not None:
        return ONE_DUE, {**asked, "b_only": only}
    if platforms is None:
        return SAYS_DUE, asked
    anywhere = (
        or_(owed.c.platform == name, owed.c.platform.startswith(f"{name}:")) for name in sorted(platforms)
    )
    return SAYS_DUE.where(or_(false(), *anywhere)), asked


def lease(connection: Connection, asked: Asked, until: datetime) -> tuple[Debt, ...]:
    """Take those that are due and free; on PostgreSQL what somebody else is just taking is passed over."""
    statement, values = asked
    asked_at = values["b_now"]
    rows = connection.execute(statement, values).all()
    debts = [_debt(row, until) for row in rows]
    taken = [
        {
            "b_id": row.id,
            "b_aside": None if debt else asked_at,
            "b_token": row.lease_token + 1,
            "b_until": until,
        }
        for row, debt in zip(rows, debts, strict=True)
    ]
    if taken:
        connection.execute(TAKE, taken)
    return _as_sent(connection, [debt for debt in debts if debt is not None])


def release(connection: Connection, only: UUID | None = None) -> None:
    """End every lease, or one."""
    ended = owed.update().where(owed.c.lease_until.is_not(None)).values(lease_until=None)
    connection.execute(ended if only is None else ended.where(owed.c.id == only))


def set_aside(connection: Connection) -> int:
    """How many could not be read."""
    count = select(func.count()).select_from(owed).where(owed.c.set_aside_at.is_not(None))
    return connection.scalar(count) or 0


def jobs(connection: Connection, now: datetime, limit: int) -> tuple[UUID, ...]:
    """Those for the queue that are due and free."""
    return tuple(connection.scalars(JOBS_DUE, {"b_now": now, "b_limit": limit}))


def postpone(connection: Connection, debt: Debt, due: datetime, attempts: int) -> None:
    """Give it back for later, if the lease is still ours."""
    given = owed.update().where(HELD).values(due_at=due, lease_until=None, attempts=attempts)
    connection.execute(given, {"b_id": debt.id, "b_token": debt.token})


def _as_sent(connection: Connection, debts: Sequence[Debt]) -> tuple[Debt, ...]:
    """With what the platform knows their messages as."""
    replies = {debt.id: debt.effect.reply.id for debt in debts if isinstance(debt.effect, Say)}
    known = sent_as(connection, replies.values())
    return tuple(
        replace(debt, sent_as=known.get(replies[debt.id])) if debt.id in replies else debt for debt in debts
    )


def _debt(row: Row[*tuple[object, ...]], until: datetime) -> Debt | None:
    """What is owed; None where nobody can tell what it was."""
    effect = documents.effects.read_or_log(row.effect, row.id)
    if effect is None:
        return None
    key = ConversationKey(row.platform, row.channel, row.person)
    return Debt(row.id, key, row.seq, effect, row.attempts, row.lease_token + 1, until)
