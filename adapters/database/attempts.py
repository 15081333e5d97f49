"""Ways to Google that were opened, each to be gone once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from adapters.database.keys import key_columns
from adapters.database.mirror_schema import oauth_attempts
from core.dialogue.message import ConversationKey
from core.records import Attempt

INSTANT = oauth_attempts.c.expires_at.type
ATTEMPT = select(oauth_attempts).where(
    oauth_attempts.c.id == bindparam("b_id"), oauth_attempts.c.expires_at > bindparam("b_now", type_=INSTANT)
)
TAKE_ATTEMPT = oauth_attempts.delete().where(oauth_attempts.c.id == bindparam("b_id"))
SWEEP = oauth_attempts.delete().where(oauth_attempts.c.expires_at <= bindparam("b_now", type_=INSTANT))


def put(connection: Connection, attempt: Attempt) -> None:
    """Keep it."""
    row = {"id": attempt.id, "verifier": attempt.verifier, "expires_at": attempt.expires_at}
    connection.execute(oauth_attempts.insert(), {**row, **key_columns(attempt.key)})


def look_at(connection: Connection, wanted: UUID, now: datetime) -> Attempt | None:
    """Looked at, and left."""
    row = connection.execute(ATTEMPT, {"b_id": wanted, "b_now": now}).first()
    if row is None:
        return None
    return Attempt(
        row.id, ConversationKey(row.platform, row.channel, row.person), row.verifier, row.expires_at
    )


def take(connection: Connection, wanted: UUID, now: datetime) -> Attempt | None:
    """Whoever deletes it has it."""
    found = look_at(connection, wanted, now)
    taken = connection.execute(TAKE_ATTEMPT, {"b_id": wanted}).rowcount == 1
    connection.execute(SWEEP, {"b_now": now})
    return found if taken else None
