"""Everything that we hold about one person: counted, and read out."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    bindparam,
    func,
    select,
)

from adapters.database import accounts, documents, grants, lines, spending, transcript
from adapters.database.accounts import is_person, person_of
from adapters.database.events import ALIVE, OWN
from adapters.database.schema import (
    changes,
    chat_history,
    conversations,
    events,
    identities,
    readings,
    users,
)
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import Held
from core.errors import Unreadable
from core.own_store import Possessions, Recorded, Spoken
from core.records import Account

USER = bindparam("b_user", type_=users.c.id.type)
NOBODY = UUID(int=0)
BLOBS = select(chat_history.c.blobs).where(chat_history.c.user_id == USER, chat_history.c.blobs.is_not(None))
STATES = (
    select(conversations.c.state)
    .where(conversations.c.user_id == USER)
    .order_by(conversations.c.platform, conversations.c.channel)
)
EVENTS = select(events.c.id, events.c.body).where(OWN, ALIVE).order_by(events.c.start_time, events.c.id)
LINES = select(chat_history).where(chat_history.c.user_id == USER).order_by(chat_history.c.position)
CHANGES = select(changes).where(changes.c.user_id == USER).order_by(changes.c.seq)
WHO = select(identities.c.user_id).where(is_person())
PEOPLE = select(identities.c.platform, identities.c.external_id).where(identities.c.user_id == USER)


def talks(connection: Connection, account: UUID) -> tuple[Conversation, ...]:
    """The states of all conversations; one that cannot be read is left out."""
    rows = connection.scalars(STATES, {"b_user": account}).all()
    found = (documents.states.read_or_log(text, account) for text in rows)
    return tuple(one for one in found if one is not None)


def held(connection: Connection, account: Account, since: datetime) -> Held:
    """How much there is."""

    def count(table: Table, *where: ColumnElement[bool]) -> int:
        asked = select(func.count()).select_from(table).where(table.c.user_id == account.id, *where)
        return connection.scalar(asked) or 0

    return Held(
        events=count(events, ALIVE),
        messages=count(chat_history),
        pictures=len(pictures_of(connection, account.id, since)),
        chats=count(conversations),
        changes=count(changes),
        emails=tuple(
            one.identity.email for one in grants.of_account(connection, account) if one.state != "waiting"
        ),
    )


def possessions(connection: Connection, key: ConversationKey) -> Possessions | None:
    """All of it."""
    user = connection.scalar(WHO, person_of(key))
    account = accounts.read(connection, user) if user is not None else None
    if account is None:
        return None
    own = {"b_user": account.id}
    rows = connection.execute(EVENTS, own).all()
    read = (documents.events.read_or_log(row.body, row.id) for row in rows)
    return Possessions(
        account,
        people=tuple((row.platform, row.external_id) for row in connection.execute(PEOPLE, own)),
        grants=grants.of_account(connection, account),
        events=tuple(event for event in read if event is not None),
        spoken=tuple(_spoken(row) for row in connection.execute(LINES, own)),
        recorded=tuple(filter(None, map(_recorded, connection.execute(CHANGES, own)))),
        readings=_readings(connection, pictures_of(connection, account.id)),
        spent=spending.all_of(connection, account.id),
    )


def _spoken(row: Row[Any]) -> Spoken:
    return Spoken(ConversationKey(row.platform, row.channel, row.person), transcript.line(row))


def _recorded(row: Row[Any]) -> Recorded | None:
    """What is damaged must not keep the rest from its owner."""
    try:
        return Recorded(row.created_at, lines.line_of(row))
    except Unreadable:
        return None


def pictures_of(connection: Connection, account: UUID, since: datetime | None = None) -> list[str]:
    """Pictures that came with their messages; all, or only with those `since` then."""
    asked = BLOBS if since is None else BLOBS.where(chat_history.c.created_at >= since)
    rows = connection.scalars(asked, {"b_user": account})
    return list(dict.fromkeys(blob for names in rows for blob in documents.read_names(names)))


def _readings(connection: Connection, blobs: list[str]) -> dict[str, str]:
    asked = select(readings).where(readings.c.blob.in_(blobs))
    found = (
        (row.blob, documents.readings.read_or_log(row.reading, NOBODY)) for row in connection.execute(asked)
    )
    return {blob: reading.text for blob, reading in found if reading is not None}
