"""What is older than anybody needs, struck out a little at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Table, and_, bindparam, delete, select, tuple_

from adapters.database import attempts, documents, links
from adapters.database.erasing import Dooming
from adapters.database.own_schema import doomed
from adapters.database.schema import admitted, answers, chat_history, conversations, readings
from adapters.database.spending import SWEEP as OLD_SPENDING

BEFORE = bindparam("b_before", type_=admitted.c.at.type)
LIMIT: BindParameter[int] = bindparam("b_limit")
OLD_LINES = (
    select(chat_history.c.id, chat_history.c.blobs)
    .where(chat_history.c.created_at < BEFORE)
    .order_by(chat_history.c.created_at)
    .limit(LIMIT)
)
NAME = tuple(conversations.c[name] for name in ("platform", "channel", "person"))
_SAID = select(chat_history.c.id).where(and_(*(chat_history.c[one.name] == one for one in NAME)))
IDLE = select(*NAME).where(conversations.c.wake_at.is_(None), ~_SAID.exists()).limit(LIMIT)


def _old(table: Table, name: Column[Any]) -> tuple[Table, Column[Any], Any]:
    return table, name, select(name).where(table.c.at < BEFORE).order_by(table.c.at).limit(LIMIT)


OLD = (
    _old(admitted, admitted.c.input_id),
    _old(answers, answers.c.request),
    _old(readings, readings.c.blob),
)


def tidy(connection: Connection, dooming: Dooming, before: datetime, now: datetime, limit: int) -> int:
    """How much went."""
    asked = {"b_before": before, "b_limit": limit}
    gone = _lines(connection, dooming, asked, now)
    gone += _idle(connection, limit) if gone else 0
    for table, name, statement in OLD:
        old = connection.scalars(statement, asked).all()
        if old:
            gone += connection.execute(delete(table).where(name.in_(old))).rowcount
    connection.execute(OLD_SPENDING, {"b_day": before.date()})
    for sweep in (attempts.SWEEP, links.SWEEP):
        connection.execute(sweep, {"b_now": now})
    return gone


def keep(connection: Connection, blobs: Sequence[str]) -> None:
    """They are named."""
    connection.execute(delete(doomed).where(doomed.c.blob.in_(blobs)))


def _lines(connection: Connection, dooming: Dooming, asked: dict[str, Any], now: datetime) -> int:
    """The oldest, with what came with them."""
    rows = connection.execute(OLD_LINES, asked).all()
    if not rows:
        return 0
    blobs = list(dict.fromkeys(blob for row in rows for blob in documents.read_names(row.blobs)))
    dooming.doom(connection, blobs, None, now)
    if blobs:
        connection.execute(delete(readings).where(readings.c.blob.in_(blobs)))
    connection.execute(delete(chat_history).where(chat_history.c.id.in_([row.id for row in rows])))
    return len(rows)


def _idle(connection: Connection, limit: int) -> int:
    rows = [tuple(row) for row in connection.execute(IDLE, {"b_limit": limit})]
    if rows:
        connection.execute(delete(conversations).where(tuple_(*NAME).in_(rows)))
    return len(rows)
