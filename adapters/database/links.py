"""Codes that link two conversations, each to be typed once."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from adapters.database.keys import key_columns
from adapters.database.own_schema import links
from core.dialogue.message import ConversationKey
from core.own_store import LinkCode

INSTANT = links.c.expires_at.type
NOW = bindparam("b_now", type_=INSTANT)
UNTYPED = links.c.taker_platform.is_(None)
REPLACE = links.delete().where(links.c.user_id == bindparam("b_user"), UNTYPED)
SWEEP = links.delete().where(links.c.expires_at <= NOW)
ONE = select(links).where(links.c.id == bindparam("b_id"))
OPEN = select(links).where(links.c.digest == bindparam("b_digest"), UNTYPED, links.c.expires_at > NOW)
TAKE = (
    links.update()
    .where(links.c.id == bindparam("b_id"), UNTYPED)
    .values(
        expires_at=bindparam("b_until", type_=INSTANT),
        taker_platform=bindparam("b_platform"),
        taker_channel=bindparam("b_channel"),
        taker_person=bindparam("b_person"),
    )
)
DROP = links.delete().where(links.c.id == bindparam("b_id"))


def put(connection: Connection, code: LinkCode) -> None:
    """In place of those of the same account that nobody typed."""
    connection.execute(REPLACE, {"b_user": code.account})
    row = {"id": code.id, "user_id": code.account, "digest": code.digest, "expires_at": code.expires_at}
    connection.execute(links.insert(), {**row, **key_columns(code.key)})


def take(
    connection: Connection, digest: str, account: UUID, taker: ConversationKey, now: datetime, until: datetime
) -> LinkCode | None:
    """Whoever writes their name on it has it."""
    connection.execute(SWEEP, {"b_now": now})
    row = connection.execute(OPEN, {"b_digest": digest, "b_now": now}).first()
    if row is None or row.user_id == account:
        return _code(row) if row else None
    mine = {"b_platform": taker.platform, "b_channel": taker.channel, "b_person": taker.user}
    taken = connection.execute(TAKE, {"b_id": row.id, "b_until": until, **mine}).rowcount == 1
    return look_at(connection, row.id) if taken else None


def look_at(connection: Connection, code: UUID) -> LinkCode | None:
    """As it is now."""
    row = connection.execute(ONE, {"b_id": code}).first()
    return _code(row) if row else None


def drop(connection: Connection, code: UUID) -> None:
    """It is of no use any more."""
    connection.execute(DROP, {"b_id": code})


def _code(row: Row[Any]) -> LinkCode:
    typed = row.taker_platform is not None
    taker = ConversationKey(row.taker_platform, row.taker_channel, row.taker_person) if typed else None
    key = ConversationKey(row.platform, row.channel, row.person)
    return LinkCode(row.id, row.user_id, key, row.digest, row.expires_at, taker)
